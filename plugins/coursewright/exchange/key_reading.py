"""A key at the end of running text, put to the questions that were read before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.answer_keys import Keyed, behind_head, keyed, told
from coursewright.exchange.asking import Asking
from coursewright.exchange.sections import Section, section_of

ANSWERS, REASONS = "answers", "reasons"
_ORDER = re.compile(r"([一二三四五六七八九十])\s*[、.．:：]\s*(\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: its words, where it stands, and whether it is a heading, which says nothing of a question.

    `loud` are its signs, from and to, that are set in bold, in colour or under a marker.
    """

    text: str
    place: Place
    heading: bool = False
    loud: tuple[tuple[int, int], ...] = ()

    def loud_in(self, part: str) -> bool:
        """Whether a part of its words is set apart by its look, all of it."""
        begin = self.text.find(part.removeprefix("√ "))
        return begin >= 0 and any(
            first <= begin and begin + len(part.removeprefix("√ ")) <= last for first, last in self.loud
        )


class KeyReader:
    """What was read so far; `key` is what a key now names, `key_of` the part of the paper that it is for."""

    def __init__(self, issues: IssueLog) -> None:
        self.issues = issues
        self.found: list[Asking] = []
        self.section = Section()
        self.part = 0
        self.closed = True
        self.key = ""
        self.key_of: int | None = None

    def put(self, rows: Iterable[Keyed], place: Place) -> None:
        """What a key names by numbers, put to the questions that lack it; the rest is told."""
        for row in rows:
            asking = self._asked(row.number)
            if asking is None:
                self.tell(f"{row.number}. {row.said}", place)
                continue
            asking.answer = row.said
            if row.rest and not asking.explain:
                asking.explain = row.rest

    def _asked(self, number: int) -> Asking | None:
        """The first question of a number that lacks what is now told."""
        for row in self.found:
            held = row.explain if self.key == REASONS else row.answer
            if row.number == number and not held and self.key_of in (None, row.part):
                return row
        return None

    def keyed_part(self, text: str, row: Paragraph) -> bool:
        """Whether a line of a key begins the part of a kind: 一、单选题, with answers behind it or not."""
        head, sign, rest = text.replace(":", "：").partition("：")
        section = section_of(head) if len(head) < 30 else None
        order = _ORDER.match(text)
        if section is not None:
            parts = [
                one.part for one in self.found if one.section == section or one.section.kind == section.kind
            ]
            parts = [part for part in parts if any(one.part == part and not one.answer for one in self.found)]
        elif order and self.part > 1 and any(True for _ in keyed(order[2])):
            parts, sign, rest = ["一二三四五六七八九十".index(order[1]) + 1], "：", order[2]
        else:
            return False
        if not parts and self.key == ANSWERS:
            return False
        self.key_of = parts[0] if parts else None
        if sign and rest.strip():
            self.keyed(rest.strip(), row)
        return True

    def keyed_behind(self, text: str, row: Paragraph) -> bool:
        """Whether a line is a key with its head before it: 参考答案：1-5 ABCDA."""
        rest = behind_head(text)
        lacking = {one.number for one in self.found if not one.answer}
        if not rest or not all(one.number in lacking for one in keyed(rest)):
            return False
        self.key, self.key_of = ANSWERS, None
        return self.keyed(rest, row)

    def keyed(self, text: str, row: Paragraph) -> bool:
        """Whether a line of a key names answers, or whatever else it names, by the numbers of questions."""
        rows = list(keyed(text)) if self.key == ANSWERS else []
        if rows:
            if len(rows) > 1 and rows[-1].rest:
                self.tell(rows[-1].rest, row.place)
                rows[-1] = Keyed(number=rows[-1].number, said=rows[-1].said)
            self.put(rows, row.place)
            return True
        one = told(text)
        asking = self._asked(one.number) if one else None
        if one is None or asking is None or (self.key == ANSWERS and asking.options):
            return False
        if self.key == ANSWERS:
            asking.answer = one.said
        else:
            asking.explain = one.said
        return True

    def tell(self, text: str, place: Place) -> None:
        """A line that says nothing of any question."""
        said = " ".join(text.split())[:40]
        self.issues.warning("import/unread-text", place, f"'{said}' belongs to no question and is not read.")
