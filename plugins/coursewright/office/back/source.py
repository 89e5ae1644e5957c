"""The text of a file as readers see it, without marks, and where each of its signs stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MARKS = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)"  # a picture
    r"|\]\([^)\n]*\)|\](?=\{)|\[(?=[^\]\n]*\](?:\(|\{))"  # around the words of a link
    r"|\[\[[^\]\n]*\]\]"  # a gap
    r"|\{[#.:][^}\n]*\}"  # an id or a class
    r"|</?[a-zA-Z][^>\n]*>"  # a tag
    r"|\\(?=[^\w\s])"  # what stands before a sign that means nothing here
    r"|\*\*|\*|==|~~|\^\^|`"
    r"|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)"
)
STARTS = re.compile(r"(?:^|\n)[ \t]*(?:(?:[-+>#|]+|\d+[.)]|\*)[ \t]*)*$|[:|\"'{\[(,][ \t]*$|[>]-?\n[ \t]*$")
ENDS = re.compile(r"[ \t]*(?:$|\n|[|\"'\]}{<,)])")
EMPHASIS = ("**", "==", "~~", "^^", "*", "`", "_")


@dataclass(slots=True)
class SourceFile:
    """A file's path and text; `plain` are its signs but marks and white space, `places` where they stand."""

    path: str
    text: str
    plain: str = field(init=False)
    places: list[int] = field(init=False)

    def __post_init__(self) -> None:
        signs, places = [], []
        end = 0
        for mark in (*MARKS.finditer(self.text), None):
            begin = mark.start() if mark else len(self.text)
            for place in range(end, begin):
                if not self.text[place].isspace():
                    signs.append(self.text[place])
                    places.append(place)
            end = mark.end() if mark else begin
        self.plain, self.places = "".join(signs), places

    @property
    def is_markdown(self) -> bool:
        """Whether it is a lesson and no YAML."""
        return self.path.endswith(".md")

    def found(self, words: str) -> Iterator[int]:
        """Where words without white space stand as a whole text, as places in `plain`."""
        place = self.plain.find(words)
        while place >= 0:
            if self._is_whole(place, place + len(words)):
                yield place
            place = self.plain.find(words, place + 1)

    def _is_whole(self, begin: int, end: int) -> bool:
        first, last = self.places[begin], self.places[end - 1] + 1
        before, after = self.before_marks(first), self.after_marks(last)
        return bool(STARTS.search(self.text[max(0, before - 200) : before])) and bool(
            ENDS.match(self.text, after)
        )

    def before_marks(self, place: int) -> int:
        """Where the marks begin that stand right before a place."""
        while True:
            found = next(
                (m for m in MARKS.finditer(self.text, max(0, place - 120), place) if m.end() == place), None
            )
            if found is None or found.start() == place:
                return place
            place = found.start()

    def after_marks(self, place: int) -> int:
        """Where the marks end that stand right behind a place."""
        found = MARKS.match(self.text, place)
        while found is not None and found.end() > place:
            place = found.end()
            found = MARKS.match(self.text, place)
        return place

    def line_of(self, place: int) -> tuple[int, int]:
        """Line and column of a place in `text`, from 1."""
        line = self.text.count("\n", 0, place) + 1
        return line, place - (self.text.rfind("\n", 0, place) + 1) + 1
