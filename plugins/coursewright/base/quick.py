"""The document of a YAML text that has no fault, by libyaml: fast, and silent about what it does not take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from coursewright.base.events import ENDS, LIST, MAP, SCALAR, Unsure, quick_events
from coursewright.base.places import Document, Places, Steps, Tree
from coursewright.base.scalars import Scalar
from coursewright.base.tree import MAX_DEPTH


def quick_document(source: Places) -> Document | None:
    """The document of a place's text; None where the scanner has to read it, be it only to say what is wrong."""
    text = source.source.text
    try:
        with quick_events(text) as following:
            builder = _Builder(text=text, following=following)
            tree = builder.build()
    except Unsure:
        return None
    places = Places(
        file=source.file, keys=builder.keys, values=builder.values, source=source.source,
        scalars=builder.scalars, first_line=source.first_line,
    )  # fmt: skip
    return Document(file=source.file, tree=tree, places=places)


@dataclass(slots=True, kw_only=True)
class _Builder:
    """Goes through a parser's events once; raises Unsure at whatever might be refused."""

    text: str
    following: Callable[[], Any]
    keys: dict[Steps, int] = field(default_factory=dict)
    values: dict[Steps, int] = field(default_factory=dict)
    scalars: dict[Steps, Scalar] = field(default_factory=dict)

    def build(self) -> Tree:
        """The tree of the one document, None where there is none."""
        self.following()  # the stream's begin
        if not hasattr(self.following(), "explicit"):
            return None  # the stream's end, and no document
        tree = self._value(self.following(), (), flow=False)
        self.following()  # the document's end
        if hasattr(self.following(), "explicit"):
            raise Unsure  # a second document
        return tree

    def _value(self, event: Any, path: Steps, *, flow: bool) -> Tree:
        begin = event.start_mark.index
        if type(event) is SCALAR:
            if event.anchor or event.tag:
                raise Unsure
            self.values[path] = begin
            value: str = event.value
            style = event.style or None
            self.scalars[path] = Scalar(style, begin, event.end_mark.index, value)
            if style is not None:
                return value
            if flow and (not value or "?" in value):
                raise Unsure  # Within brackets the scanner ends a text at a question mark.
            return value or None
        if type(event) not in (LIST, MAP) or event.anchor or event.tag or len(path) >= MAX_DEPTH:
            raise Unsure
        self.values[path] = begin
        flow = flow or self.text.startswith(("[", "{"), begin)
        return self._map(path, flow=flow) if type(event) is MAP else self._list(path, flow=flow)

    def _list(self, path: Steps, *, flow: bool) -> Tree:
        rows: list[Tree] = []
        while type(event := self.following()) not in ENDS:
            rows.append(self._value(event, (*path, len(rows)), flow=flow))
        return rows

    def _map(self, path: Steps, *, flow: bool) -> Tree:
        tree: dict[str, Tree] = {}
        while type(key := self.following()) not in ENDS:
            if type(key) is not SCALAR or key.anchor or key.tag:
                raise Unsure
            name = key.value
            if name in tree or name[:1] in _ODD or name == "<<" or (flow and "?" in name):
                raise Unsure
            value = self.following()
            if value.start_mark.index == key.end_mark.index:
                raise Unsure
            here = (*path, name)
            self.keys[here] = key.start_mark.index
            tree[name] = self._value(value, here, flow=flow)
        return tree


_ODD = ("", "\u3000", "\u00a0")
"""What keys begin with that are refused, or may be."""
