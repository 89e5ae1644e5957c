"""YAML texts as events with the indexes of their letters: the only importer of yaml.

Where libyaml is there, it reads the texts that both it and PyYAML's own scanner are known to read alike; the scanner
reads all others, and whatever libyaml refuses, so that it alone decides what YAML is and what is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Literal, NamedTuple

import yaml

try:
    from yaml._yaml import CParser
except ImportError:  # not every machine has libyaml
    CParser = None  # type: ignore[assignment,misc]  # what it is where it is missing

__all__ = [
    "ENDS",
    "LIST",
    "MAP",
    "SCALAR",
    "BadCharacter",
    "Event",
    "Unreadable",
    "Unsure",
    "names_with_indexes",
    "quick_events",
    "sure_events",
]

Unreadable = yaml.MarkedYAMLError
"""What a text that is not YAML raises, with `context`, `problem` and the marks of both."""
BadCharacter = yaml.reader.ReaderError
"""What a character that cannot stand in a text raises, with its `position`."""
Kind = Literal["document", "scalar", "list", "map", "end", "alias"]
_STRANGE = re.compile(
    "[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    r"|^(?:%|---|\.\.\.)|[|>][-+0-9]*#",
    re.MULTILINE,
)
"""What the two scanners do not read alike, or might not; tabs are among it."""


class Event(NamedTuple):
    """One step of a parser: what begins or stands where (`end` only of a scalar), its text, style and marks."""

    kind: Kind
    begin: int
    end: int = 0
    value: str = ""
    style: str | None = None
    anchor: str | None = None
    tag: str | None = None


_KINDS: dict[type[yaml.Event], Kind] = {
    yaml.DocumentStartEvent: "document",
    yaml.SequenceStartEvent: "list",
    yaml.MappingStartEvent: "map",
    yaml.SequenceEndEvent: "end",
    yaml.MappingEndEvent: "end",
    yaml.AliasEvent: "alias",
}


class Unsure(Exception):
    """Raised where libyaml might read a text otherwise than the scanner does."""


SCALAR: Any = yaml.ScalarEvent
LIST: Any = yaml.SequenceStartEvent
MAP: Any = yaml.MappingStartEvent
ENDS: Any = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
"""The classes of libyaml's events, which have `start_mark`, `end_mark`, and `value`, `style`, `anchor` and `tag`."""


@contextmanager
def quick_events(text: str) -> Iterator[Callable[[], Any]]:
    """What gives libyaml's next event. Raises Unsure where it is not there, or might read the text otherwise."""
    if CParser is None or _STRANGE.search(text):
        raise Unsure
    parser = CParser(text)
    try:
        yield parser.get_event
    except yaml.YAMLError as error:
        raise Unsure from error
    finally:
        parser.dispose()


def sure_events(text: str) -> Iterator[Event]:
    """What PyYAML's own scanner reads. Raises Unreadable and BadCharacter on the way."""
    there = _stand_ins(text)
    if not there:
        return _read(_Loader(text))
    back = {ord(mark): chr(code) for code, mark in there.items()}
    events = _read(_Loader(text.translate(there)))
    return (event._replace(value=event.value.translate(back)) for event in events)


def _read(parser: Any) -> Iterator[Event]:
    """A parser's events as ours."""
    try:
        while True:
            event: Any = parser.get_event()
            if type(event) is yaml.ScalarEvent:
                begin: Any = event.start_mark
                end: Any = event.end_mark
                yield Event(
                    "scalar",
                    begin.index,
                    end.index,
                    event.value,
                    event.style or None,
                    event.anchor,
                    event.tag,
                )
            elif kind := _KINDS.get(type(event)):
                anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
                yield Event(kind, event.start_mark.index, anchor=anchor, tag=tag)
            elif event is None or isinstance(event, yaml.StreamEndEvent):
                return
    finally:
        parser.dispose()


def _stand_ins(text: str) -> dict[int, str]:
    """For each letter of a text that PyYAML takes for a line's end (YAML 1.2 and editors do not): one it lacks."""
    free = (mark for code in count(0x100000) if (mark := chr(code)) not in text)
    return {ord(mark): next(free) for mark in "\x85\u2028\u2029" if mark in text}


_KEY = re.compile(r"[A-Za-z0-9_-]+(?=:[ \n])")
_BLOCK_LINE = re.compile(r"[^\n\r\t\0\x85\u2028\u2029:#]*[^\n\r\t\0\x85\u2028\u2029:# ](?= *\n)")
_FLOW_TEXT = re.compile(
    r"[^\n\r\t\0\x85\u2028\u2029:#,?\[\]{}]*[^\n\r\t\0\x85\u2028\u2029:#,?\[\]{} ](?=[,\]}])"
)
_NEXT_LINE = re.compile(r" *\n(?: *\n)*( *)([^ ])")


class _Loader(yaml.SafeLoader):
    """PyYAML's own loader, which reads most plain texts in one step instead of letter by letter."""

    def need_more_tokens(self) -> bool:
        if self.tokens and not self.possible_simple_keys:
            return False  # Nothing is open that a later token could turn into a key.
        return bool(super().need_more_tokens())

    def scan_plain(self) -> yaml.ScalarToken:
        match = self._short_plain()
        if match is None:
            return super().scan_plain()
        start = self.get_mark()
        length = match.end() - match.start()
        self.pointer += length
        self.index += length
        self.column += length
        self.allow_simple_key = False
        return yaml.ScalarToken(match[0], True, start, self.get_mark())

    def _short_plain(self) -> re.Match[str] | None:
        """A plain text that surely ends in this line, after which the scanner goes on as ever."""
        match = _KEY.match(self.buffer, self.pointer)
        if match is not None:
            return match
        if self.flow_level:
            return _FLOW_TEXT.match(self.buffer, self.pointer)
        match = _BLOCK_LINE.match(self.buffer, self.pointer)
        following = _NEXT_LINE.match(self.buffer, match.end()) if match else None
        if following and (len(following[1]) <= self.indent or following[2] in "#\0") and following[2] != "\t":
            return match
        return None


def names_with_indexes(text: str, key: str) -> list[tuple[str, int, int]]:
    """The names in a list of another program's settings, tags and all, with their lines and columns from 0.

    Of `- name` and of `- name: {…}`. Settings that are no YAML list nothing: who reads them says so.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    rows: list[yaml.Node] = next((value.value for name, value in pairs if name.value == key), [])
    nodes = [row.value[0][0] if isinstance(row, yaml.MappingNode) and row.value else row for row in rows]
    return [
        (node.value, node.start_mark.line, node.start_mark.column)
        for node in nodes
        if isinstance(node, yaml.ScalarNode)
    ]
