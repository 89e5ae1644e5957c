"""`flow`: steps in rows from top to bottom, with forks and joins."""

from __future__ import annotations

from coursewright.figures.kind import Kind
from coursewright.figures.kinds.flow.layout import layout_flow
from coursewright.figures.kinds.flow.model import Flow, check_flow
from coursewright.figures.reading import Entry, Reader

__all__ = ["KIND", "Flow"]


def read_flow(figure: Flow, reader: Reader) -> tuple[Entry, ...]:
    """Steps as they are written; below each where it leads to, unless that is the next one in a plain chain."""
    names = {step.id: reader.text(step.text) for step in figure.steps}
    entries = []
    for step in figure.steps:
        ways = []
        for link in figure.links:
            start, end = link.between
            if start == step.id:
                says = f" · {reader.text(link.text)}" if link.text else ""
                ways.append(Entry(text=reader.word("link", a=names[start], b=names[end]) + says))
        entries.append(reader.entry(step, *ways, says=reader.text(step.tag)))
    return tuple(entries)


KIND = Kind(
    model=Flow,
    counts={"steps": (2, 12), "links": (0, 20)},
    layout=layout_flow,
    reading=read_flow,
    check=check_flow,
)
