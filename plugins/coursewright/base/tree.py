"""Events of a YAML parser -> a plain tree and the index of every key and value, or issues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from coursewright.base.events import Event
from coursewright.base.issues import IssueLog
from coursewright.base.key_lines import key_slips
from coursewright.base.places import Places, Steps, Tree
from coursewright.base.scalars import Scalar

MAX_DEPTH = 24
_DEEPER = {"list": 1, "map": 1, "end": -1}
_CURE = "Write the value out in full; put a text that begins with & * or ! in quotes."


def fine_events(events: Iterable[Event], places: Places, issues: IssueLog) -> list[Event]:
    """The events, none after nesting has become too deep or where any is refused; that becomes an issue."""
    fine: list[Event] = []
    anchors: set[str] = set()
    depth = documents = refusals = 0
    for event in events:
        depth += _DEEPER.get(event.kind, 0)
        documents += event.kind == "document"
        what = "a second document (`---`)" if documents > 1 else _refused(event, anchors)
        if depth > MAX_DEPTH:
            what = f"nesting deeper than {MAX_DEPTH}"
        if what:
            cure = "Delete the line, or make two files." if documents > 1 else _CURE
            issues.error("yaml/refused", places.at(event.begin), f"{what} is not allowed here.", cure)
            refusals += 1
        if documents > 1 or depth > MAX_DEPTH:
            break
        fine.append(event)
    return [] if refusals else fine


def _refused(event: Event, anchors: set[str]) -> str:
    """What of an event is refused; an alias of an anchor that was told already is not told again."""
    anchor = event.anchor
    if event.kind == "alias":
        return "" if anchor in anchors else f"an alias (`*{anchor}`)"
    if anchor:
        anchors.add(anchor)
        return f"an anchor (`&{anchor}`)"
    return f"a tag (`{event.tag}`)" if event.tag else ""


@dataclass(slots=True)
class TreeBuilder:
    """Goes through fine events once, noting where each key, value and text of theirs stands."""

    events: list[Event]
    places: Places
    issues: IssueLog
    keys: dict[Steps, int] = field(default_factory=dict)
    values: dict[Steps, int] = field(default_factory=dict)
    scalars: dict[Steps, Scalar] = field(default_factory=dict)
    _next: int = 0

    def build(self) -> Tree:
        """The tree of the one document, None where there is none."""
        self._next = 1  # behind the document's own event
        return self._value(()) if len(self.events) > 1 else None

    def _value(self, path: Steps) -> Tree:
        event = self._take()
        self.values[path] = event.begin
        if event.kind == "scalar":
            value = event.value
            self.scalars[path] = Scalar(style=event.style, begin=event.begin, end=event.end, value=value)
            return None if value == "" and event.style is None else value
        if event.kind == "list":
            rows: list[Tree] = []
            while self._goes_on():
                rows.append(self._value((*path, len(rows))))
            return rows
        return self._map(path)

    def _map(self, path: Steps) -> Tree:
        tree: dict[str, Tree] = {}
        ended: list[Event] = []
        while self._goes_on():
            key = self._take()
            if not self._key_is_fine(key, path):
                if key.kind != "scalar":
                    self._skip_rest()
                self._skip()
                continue
            here = (*path, key.value)
            self.keys[here] = key.begin
            if self.events[self._next].begin == key.end:
                ended.append(key)
            tree[key.value] = self._value(here)
        if ended:
            self._report_comma(ended[0])
        return tree

    def _take(self) -> Event:
        self._next += 1
        return self.events[self._next - 1]

    def _goes_on(self) -> bool:
        """Whether a collection has one more row; its end is taken."""
        ends = self.events[self._next].kind == "end"
        self._next += ends
        return not ends

    def _skip(self) -> None:
        """Pass over one value."""
        if self._take().kind in ("list", "map"):
            self._skip_rest()

    def _skip_rest(self) -> None:
        """Pass over what is left of a collection."""
        while self._goes_on():
            self._skip()

    def _key_is_fine(self, key: Event, path: Steps) -> bool:
        name = key.value
        if key.kind == "scalar" and name[:1] not in ("\u3000", "\u00a0") and name != "<<":
            first = self.keys.get((*path, name))
            if first is None:
                return True
            message = f"'{name}' stands twice; first in line {self.places.at(first).line}."
            self._report("yaml/duplicate-key", key, message, "Keep one of the two.")
        elif key.kind != "scalar":
            self._report("yaml/key", key, "a key must be a plain word.", "Write 'name: value'.")
        elif name == "<<":
            if key.style is not None:
                return True
            self._report(
                "yaml/refused", key, "a merge key (`<<`) is not allowed here.", "Write the keys out."
            )
        else:
            message = f"a full-width or no-break space stands before '{name.strip()}'."
            self._report("yaml/key", key, message, "Indent with plain spaces.")
        return False

    def _report_comma(self, key: Event) -> None:
        """`{text: Enter, then wait}` parses as two keys, the second without a colon; so does a slip in a key."""
        for slip in key_slips(key.value):
            self.issues.error(
                "yaml/syntax", self.places.at(key.begin + slip.column), f"{slip.message}.", slip.cure
            )
            return
        message = f"a comma inside {{ }} ended the text before '{key.value}'."
        self._report("yaml/flow-comma", key, message, "Put the text in quotes or on its own line.")

    def _report(self, rule: str, key: Event, message: str, cure: str) -> None:
        self.issues.error(rule, self.places.at(key.begin), message, cure)
