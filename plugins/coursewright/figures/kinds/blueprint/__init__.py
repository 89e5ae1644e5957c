"""`blueprint`: a service in swim lanes, with the lines of interaction, visibility and internal interaction."""

from __future__ import annotations

from coursewright.figures.kind import Kind
from coursewright.figures.kinds.blueprint.layout import layout_blueprint
from coursewright.figures.kinds.blueprint.model import Blueprint
from coursewright.figures.kinds.blueprint.rules import check_blueprint
from coursewright.figures.reading import Entry, Reader

__all__ = ["KIND", "Blueprint"]


def read_blueprint(figure: Blueprint, reader: Reader) -> tuple[Entry, ...]:
    """Lane by lane, each with its steps in columns, what they lead to, and the line below it."""
    names = {step.id: reader.text(step.text) for step in figure.steps}
    found: list[Entry] = []
    for lane in figure.lanes:
        steps = sorted((step for step in figure.steps if step.lane == lane.id), key=lambda step: step.column)
        rows = []
        for step in steps:
            marks = [reader.word(name) for name in ("fail", "wait") if getattr(step, name)]
            goals = [names[link.between[1]] for link in figure.links if link.between[0] == step.id]
            says = [*marks, *(reader.word("leads", b=goal) for goal in goals)]
            rows.append(reader.entry(step, says=" · ".join(says)))
        found.append(reader.entry(lane, *rows))
        if lane.below:
            found.append(Entry(text=reader.word(lane.below)))
    return tuple(found)


KIND = Kind(
    model=Blueprint,
    counts={"lanes": (2, 6), "steps": (2, 24), "links": (0, 40)},
    layout=layout_blueprint,
    reading=read_blueprint,
    check=check_blueprint,
)
