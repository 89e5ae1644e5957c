"""YAML as plain values with the place of every key and value.

YAML is read as 1.2 with failsafe scalars: every scalar is its source text, and the field's type decides
later what it means (`yes`, `12:30` and `010` are fine as texts). Anchors, aliases, tags, merge keys and
duplicate keys are refused with a place; depth and size are limited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from coursewright.base.endings import as_it_ends, check_ending
from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Document, Places, Step, Steps, Tree
from coursewright.base.scalars import Scalar, Source
from coursewright.base.syntax import syntax_fault
from coursewright.base.textfile import read_text
from coursewright.base.traps import check_backslashes

__all__ = [
    "Document",
    "Places",
    "Step",
    "Steps",
    "Tree",
    "load_yaml",
    "names_listed",
    "read_text",
    "read_yaml",
]

MAX_DEPTH = 24
_CURE = "Write the value out in full; put a text that begins with & * or ! in quotes."


def read_yaml(path: Path, root: Path, issues: IssueLog) -> Document | None:
    """A YAML file as a Document, or None and issues; `.yml` may also be `.yaml`."""
    path = as_it_ends(path)
    check_ending(path, root, issues)
    text = read_text(path, root, issues)
    return None if text is None else load_yaml(text, path.relative_to(root).as_posix(), issues)


def load_yaml(text: str, file: str, issues: IssueLog, first_line: int = 1) -> Document | None:
    """YAML text as a Document, or None and issues; `first_line` is the line where the text begins."""
    own = IssueLog()
    reader = _Reader(file=file, first_line=first_line, issues=own, source=Source(text))
    tree: Tree = None
    try:
        # Not the C loader: it accepts other texts than this one, and not every machine has it.
        events = reader.fine_events(text)
        node = None if own.found else _Composer(events).get_single_node()
        tree = None if node is None else reader.plain(node, ())
    except yaml.MarkedYAMLError as error:
        reader.report(error)
    except yaml.reader.ReaderError as error:
        reader.report_character(error)
    issues.extend(own)
    if own.found:
        return None
    places = Places(
        file=file,
        keys=reader.keys,
        values=reader.values,
        source=reader.source,
        scalars=reader.scalars,
        first_line=first_line,
    )
    document = Document(file=file, tree=tree, places=places)
    check_backslashes(document, issues)
    return document


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


class _Composer(Composer, BaseResolver):
    """Nodes from events that were looked at already (one scan instead of two)."""

    def __init__(self, events: list[yaml.Event]) -> None:
        Composer.__init__(self)
        BaseResolver.__init__(self)
        self._events = events[::-1]

    def check_event(self, *kinds: type[yaml.Event]) -> bool:
        return bool(self._events) and (not kinds or isinstance(self._events[-1], kinds))

    def peek_event(self) -> yaml.Event | None:
        return self._events[-1] if self._events else None

    def get_event(self) -> yaml.Event | None:
        return self._events.pop() if self._events else None


@dataclass(slots=True)
class _Reader:
    """Walks a YAML text once, noting places and refusing what formats.md refuses."""

    file: str
    first_line: int
    issues: IssueLog
    source: Source
    keys: dict[Steps, Place] = field(default_factory=dict)
    values: dict[Steps, Place] = field(default_factory=dict)
    scalars: dict[Steps, Scalar] = field(default_factory=dict)

    def at(self, mark: Any) -> Place:
        # By its index: the parser's own lines also end at U+2028 and the like, an editor's do not.
        return self.at_index(mark.index)

    def at_index(self, index: int) -> Place:
        line, column = self.source.line_of(index), self.source.column_of(index)
        return Place(file=self.file, line=line + self.first_line, column=column + 1)

    def fine_events(self, text: str) -> list[yaml.Event]:
        """The parser's events, none after nesting has become too deep; what is refused becomes issues."""
        events: list[yaml.Event] = []
        anchors: set[str] = set()
        depth = documents = 0
        there = _stand_ins(text)
        back = {ord(mark): chr(code) for code, mark in there.items()}
        for event in yaml.parse(text.translate(there), Loader=_Loader):
            if back and isinstance(event, yaml.ScalarEvent):
                event.value = event.value.translate(back)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            what = "a second document (`---`)" if documents > 1 else _refused(event, anchors)
            what = f"nesting deeper than {MAX_DEPTH}" if depth > MAX_DEPTH else what
            if what:
                cure = "Delete the line, or make two files." if documents > 1 else _CURE
                place = self.at(event.start_mark)
                self.issues.error("yaml/refused", place, f"{what} is not allowed here.", cure)
            if documents > 1 or depth > MAX_DEPTH:
                break
            events.append(event)
        return [] if self.issues.found else events

    def plain(self, node: yaml.Node, path: Steps) -> Tree:
        self.values[path] = self.at(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            begin, end = node.start_mark.index, node.end_mark.index
            self.scalars[path] = Scalar(style=node.style, begin=begin, end=end, value=node.value)
            return None if node.style is None and node.value == "" else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, index)) for index, child in enumerate(node.value)]
        tree: dict[str, Tree] = {}
        ended: list[yaml.Node] = []
        for key, value in node.value:
            if self.key_is_fine(key, path):
                name = str(key.value)
                self.keys[(*path, name)] = self.at(key.start_mark)
                tree[name] = self.plain(value, (*path, name))
                if value.start_mark.index == key.end_mark.index:
                    ended.append(key)
        if ended:
            self.report_comma(ended[0])
        return tree

    def key_is_fine(self, key: yaml.Node, path: Steps) -> bool:
        place = self.at(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            self.issues.error("yaml/key", place, "a key must be a plain word.", "Write 'name: value'.")
            return False
        if str(key.value)[:1] in "\u3000\u00a0" and key.value:
            message = f"a full-width or no-break space stands before '{str(key.value).strip()}'."
            self.issues.error("yaml/key", place, message, "Indent with plain spaces.")
            return False
        if key.value == "<<" and key.style is None:
            self.issues.error(
                "yaml/refused", place, "a merge key (`<<`) is not allowed here.", "Write the keys out."
            )
            return False
        first = self.keys.get((*path, str(key.value)))
        if first is not None:
            message = f"'{key.value}' stands twice; first in line {first.line}."
            self.issues.error("yaml/duplicate-key", place, message, "Keep one of the two.")
            return False
        return True

    def report_comma(self, key: yaml.Node) -> None:
        """`{text: Enter, then wait}` parses as two keys, the second without a colon."""
        self.issues.error(
            "yaml/flow-comma", self.at(key.start_mark), f"a comma inside {{ }} ended the text before '{key.value}'.",
            "Put the text in quotes or on its own line.",
        )  # fmt: skip

    def report(self, error: yaml.MarkedYAMLError) -> None:
        if not self.issues.found:  # What was refused before this may be its cause.
            fault = syntax_fault(error, self.source)
            self.issues.error(fault.rule, self.at_index(fault.index), f"{fault.message}.", fault.cure)

    def report_character(self, error: yaml.reader.ReaderError) -> None:
        code = f"U+{ord(self.source.text[error.position]):04X}"
        place = self.at_index(error.position)
        self.issues.error(
            "yaml/character", place, f"the character {code} cannot stand in a text.", "Delete it."
        )


def _stand_ins(text: str) -> dict[int, str]:
    """For each letter of a text that PyYAML takes for a line's end (YAML 1.2 and editors do not): one it lacks."""
    free = (mark for code in count(0x100000) if (mark := chr(code)) not in text)
    return {ord(mark): next(free) for mark in "\x85\u2028\u2029" if mark in text}


def _refused(event: yaml.Event, anchors: set[str]) -> str:
    """What of an event is refused; an alias of an anchor that was told already is not told again."""
    anchor = getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        return "" if anchor in anchors else f"an alias (`*{anchor}`)"
    if anchor:
        anchors.add(anchor)
        return f"an anchor (`&{anchor}`)"
    tag = getattr(event, "tag", None)
    return f"a tag (`{tag}`)" if tag else ""


def names_listed(text: str, key: str, file: str) -> list[tuple[str, Place]]:
    """The names in a list of another program's settings, tags and all: of `- name` and of `- name: {…}`.

    Settings that are no YAML list nothing: who reads them says so.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    rows: list[yaml.Node] = next((value.value for name, value in pairs if name.value == key), [])
    nodes = [row.value[0][0] if isinstance(row, yaml.MappingNode) and row.value else row for row in rows]
    return [
        (node.value, Place(file=file, line=node.start_mark.line + 1, column=node.start_mark.column + 1))
        for node in nodes
        if isinstance(node, yaml.ScalarNode)
    ]
