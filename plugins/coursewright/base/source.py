"""Author's files as text, and YAML as plain values with the place of every key and value.

YAML is read as 1.2 with failsafe scalars: every scalar is its source text, and the field's type decides
later what it means (`yes`, `12:30` and `010` are fine as texts). Anchors, aliases, tags, merge keys and
duplicate keys are refused with a place; depth and size are limited.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.composer import Composer
from yaml.resolver import BaseResolver

from coursewright.base.issues import IssueLog, Place

MAX_BYTES = 2_000_000
MAX_DEPTH = 24

Tree = dict[str, "Tree"] | list["Tree"] | str | None
Step = str | int
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Look-up from a path of keys and indexes to the place of its key and of its value."""

    file: str
    keys: dict[Steps, Place]
    values: dict[Steps, Place]

    def value(self, path: Steps) -> Place:
        """Place of the value at a path, or of the nearest thing above it that exists."""
        return self._nearest(self.values, path)

    def key(self, path: Steps) -> Place:
        """Place of the key that a path ends in (an item's own place in a list)."""
        return self.keys[path] if path in self.keys else self.value(path)

    def _nearest(self, table: dict[Steps, Place], path: Steps) -> Place:
        for length in range(len(path), -1, -1):
            if path[:length] in table:
                return table[path[:length]]
        return Place(file=self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML document: its file, its plain values, and where each stands."""

    file: str
    tree: Tree
    places: Places


def read_text(path: Path, root: Path, issues: IssueLog) -> str | None:
    """The text of a UTF-8 file with `\\n` line ends, or None and an issue."""
    file = path.relative_to(root).as_posix()
    try:
        raw = path.read_bytes()
    except OSError as error:
        issues.error("file/unreadable", Place(file=file), f"the file cannot be read: {error.strerror}.")
        return None
    if len(raw) > MAX_BYTES:
        issues.error("file/too-large", Place(file=file), f"the file has {len(raw)} bytes.", "Split it.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Place(
            file=file,
            line=before.count(b"\n") + 1,
            column=len(before[line_start:].decode("utf-8", errors="replace")) + 1,
        )
        issues.error("file/not-utf-8", place, "the file is not UTF-8.", "Save it as UTF-8 in your editor.")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(path: Path, root: Path, issues: IssueLog) -> Document | None:
    """A YAML file as a Document, or None and issues."""
    text = read_text(path, root, issues)
    return None if text is None else load_yaml(text, path.relative_to(root).as_posix(), issues)


def load_yaml(text: str, file: str, issues: IssueLog, first_line: int = 1) -> Document | None:
    """YAML text as a Document, or None and issues; `first_line` is the line where the text begins."""
    before = len(issues.found)
    reader = _Reader(file=file, first_line=first_line, issues=issues, keys={}, values={})
    if not reader.tabs_are_fine(text):
        return None
    try:
        # Not the C loader: it accepts other texts than this one, and not every machine has it.
        events = list(yaml.parse(text, Loader=yaml.SafeLoader))
        node = None if reader.refuse_events(events) else _Composer(events).get_single_node()
    except yaml.MarkedYAMLError as error:
        reader.report(error, text)
        return None
    except yaml.YAMLError as error:
        issues.error("yaml/syntax", Place(file=file, line=first_line), f"{error}".splitlines()[0] + ".")
        return None
    if len(issues.found) > before:
        return None
    tree = None if node is None else reader.plain(node, ())
    if len(issues.found) > before:
        return None
    places = Places(file=file, keys=reader.keys, values=reader.values)
    return Document(file=file, tree=tree, places=places)


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
    """Walks YAML nodes once, noting places and refusing what formats.md refuses."""

    file: str
    first_line: int
    issues: IssueLog
    keys: dict[Steps, Place]
    values: dict[Steps, Place]

    def at(self, mark: yaml.Mark) -> Place:
        return Place(file=self.file, line=mark.line + self.first_line, column=mark.column + 1)

    def tabs_are_fine(self, text: str) -> bool:
        fine = True
        for number, line in enumerate(text.split("\n")):
            indent = line[: len(line) - len(line.lstrip())]
            if "\t" in indent and line.strip():
                place = Place(file=self.file, line=number + self.first_line, column=indent.index("\t") + 1)
                self.issues.error(
                    "yaml/tab", place, "a tab stands in the indentation.", "Indent with two spaces instead."
                )
                fine = False
        return fine

    def refuse_events(self, events: Iterable[yaml.Event]) -> bool:
        refused = False
        depth = documents = 0
        for event in events:
            what = _refused(event)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                what = "a second document (`---`)" if documents == 2 else what
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                what = f"nesting deeper than {MAX_DEPTH}" if depth > MAX_DEPTH else what
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if what:
                self.issues.error(
                    "yaml/refused", self.at(event.start_mark), f"{what} is not allowed here.",
                    "Write the value out in full; put a text that begins with & * or ! in quotes.",
                )
                refused = True
        return refused

    def plain(self, node: yaml.Node, path: Steps) -> Tree:
        self.values[path] = self.at(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value == "" else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, index)) for index, child in enumerate(node.value)]
        return self.mapping(node, path)

    def mapping(self, node: yaml.Node, path: Steps) -> Tree:
        tree: dict[str, Tree] = {}
        for key, value in node.value:
            place = self.at(key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                self.issues.error("yaml/key", place, "a key must be a plain word.", "Write `name: value`.")
                continue
            name = str(key.value)
            if name == "<<" and key.style is None:
                self.issues.error("yaml/refused", place, "a merge key (`<<`) is not allowed here.", "Write the keys out.")
                continue
            if name in tree:
                first = self.keys[(*path, name)]
                self.issues.error(
                    "yaml/duplicate-key", place, f"'{name}' stands twice; first in line {first.line}.",
                    "Keep one of the two.",
                )
                continue
            self.keys[(*path, name)] = place
            tree[name] = self.plain(value, (*path, name))
            self.broken_flow(node, name, value, path)
        return tree

    def broken_flow(self, node: yaml.Node, name: str, value: yaml.Node, path: Steps) -> None:
        """`{text: Enter, then wait}` parses as two keys: tell the author what happened."""
        empty = isinstance(value, yaml.ScalarNode) and value.style is None and value.value == ""
        if node.flow_style and empty and value.start_mark.index == value.end_mark.index and " " in name:
            self.issues.error(
                "yaml/flow-comma", self.keys[(*path, name)], f"inside {{ }} a comma ended the text before '{name}'.",
                "Put the text in quotes or on its own line.",
            )

    def report(self, error: yaml.MarkedYAMLError, text: str) -> None:
        mark = error.problem_mark or error.context_mark
        place = self.at(mark) if mark else Place(file=self.file, line=self.first_line)
        line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
        problem = (error.problem or "the text is not YAML").removesuffix(".")
        self.issues.error("yaml/syntax", place, f"{problem}.", _cure(problem, line))


def _refused(event: yaml.Event) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"an alias (`*{event.anchor}`)"
    if getattr(event, "anchor", None):
        return f"an anchor (`&{event.anchor}`)"
    tag = getattr(event, "tag", None)
    return f"a tag (`{tag}`)" if tag else ""


def _cure(problem: str, line: str) -> str:
    if "{" in line and ("flow" in problem or "?" in line or "," in line):
        return "A comma, a colon or ? inside { } ends the text: put it in quotes or on its own line."
    if "mapping values are not allowed" in problem:
        return "A text that holds ': ' needs quotes around it."
    if "block" in problem or "expected <block end>" in problem:
        return "Check the indentation of this line against the one above."
    return "Put the text in quotes, or compare with a line that works."
