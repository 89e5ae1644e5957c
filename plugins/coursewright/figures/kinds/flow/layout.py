"""Rows of steps and the arrows between them; a plain chain winds over the page on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coursewright.base.label import Label
from coursewright.figures.kinds.flow.model import Flow, Step, pairs_of
from coursewright.figures.kinds.flow.places import Place, place_slots
from coursewright.figures.kinds.flow.ranks import Ranks, plan_ranks
from coursewright.figures.kinds.flow.routes import draw_gap
from coursewright.figures.scene import Part, Point, Rect, Scene, Shape, arrow, part, stroke
from coursewright.figures.setter import LABEL, NAME, TIER, Block, Setter, Spot

PADDING = 8.0
LEAST = 44.0
"""Least height of a step."""
NARROW = 76.0
"""Labels of steps narrower than this are set smaller."""
TURN = 28.0
"""Between two steps of a chain on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A step with its set label and tag, and the tone that its place in the flow gives it."""

    step: Step
    label: Block
    tag: Block | None
    tone: str

    @property
    def height(self) -> float:
        """What it needs."""
        return max(LEAST, self.label.height + 14 + (self.tag.height + 3 if self.tag else 0))


def layout_flow(figure: Flow, setter: Setter) -> Scene:
    """In rows from top to bottom; on paper a chain without texts in lines to and fro."""
    plan = plan_ranks(len(figure.steps), pairs_of(figure))
    chain = all(len(row) == 1 for row in plan.rows)
    worded = any(link.text for link in figure.links)
    if chain and not worded and setter.room > 400:
        return _winding(figure, plan, setter)
    return _rows(figure, plan, setter)


def _rows(figure: Flow, plan: Ranks, setter: Setter) -> Scene:
    texts = {index: link.text for index, link in enumerate(figure.links) if link.text is not None}
    wordy = frozenset(hop.below for hop in plan.hops if not hop.last and hop.link in texts)
    places = place_slots(plan, setter.room, wordy)
    cards = _cards(figure, setter, [places[index].wide for index in range(len(figure.steps))])
    links: dict[int, list[Shape]] = {}
    rows: list[list[Part]] = []
    top = 1.0
    for row, slots in enumerate(plan.rows):
        height = max(cards[slot].height for slot in slots if slot < len(cards))
        rows.append(_row(plan, row, cards, places, (top, height)))
        for hop in plan.hops:
            if hop.below in slots and not hop.last:
                x = places[hop.below].x
                links[hop.link].append(stroke([(x, top), (x, top + height)]))
        top += height
        if row < len(plan.rows) - 1:
            gap = draw_gap(plan.between(row), places, texts, top, setter)
            for link, shapes in gap.shapes.items():
                links.setdefault(link, []).extend(shapes)
            top += gap.height
    return Scene(width=setter.room, height=top + 1, parts=_in_order(figure, plan, rows, links))


def _row(
    plan: Ranks, row: int, cards: Sequence[Card], places: Mapping[int, Place], at: tuple[float, float]
) -> list[Part]:
    """The steps of a row, all as high as the highest."""
    top, height = at
    found = []
    for slot in plan.rows[row]:
        if plan.slots[slot] is not None:
            place = places[slot]
            found.append(_drawn(cards[slot], (place.x - place.wide / 2, top), place.wide, height))
    return found


def _in_order(
    figure: Flow, plan: Ranks, rows: Sequence[Sequence[Part]], links: Mapping[int, Sequence[Shape]]
) -> tuple[Part, ...]:
    """Each row of steps, then the links that leave it."""
    parts: list[Part] = []
    for row, steps in enumerate(rows):
        parts.extend(steps)
        for hop in plan.between(row):
            if hop.first:
                name = figure.links[hop.link].id if figure.links else ""
                parts.append(part(name, links[hop.link]))
    return tuple(parts)


def _cards(figure: Flow, setter: Setter, wides: Sequence[float]) -> list[Card]:
    """All steps in one size of letters."""
    rooms = [wide - 2 * PADDING for wide in wides]
    style = LABEL if min(rooms) >= NARROW else NAME
    labels = setter.fit_all(
        [Spot(step.text, room) for step, room in zip(figure.steps, rooms, strict=True)], style
    )
    tags = iter(_tags(figure, setter, rooms))
    ends = pairs_of(figure)
    starts, goals = {start for start, _ in ends}, {end for _, end in ends}
    return [
        Card(
            step=step, label=labels[index], tag=next(tags) if step.tag else None,
            tone="solid" if index not in starts else "tint" if index in goals else "plain",
        )
        for index, step in enumerate(figure.steps)
    ]  # fmt: skip


def _tags(figure: Flow, setter: Setter, rooms: Sequence[float]) -> list[Block]:
    tagged: list[tuple[Label, float]] = [
        (step.tag, room) for step, room in zip(figure.steps, rooms, strict=True) if step.tag
    ]
    return setter.fit_all([Spot(label, room) for label, room in tagged], TIER)


def _drawn(card: Card, corner: Point, width: float, height: float) -> Part:
    """A step's box; its tag above its label."""
    left, top = corner
    ink = "on" if card.tone == "solid" else "ink"
    shapes: list[Shape] = [
        Rect(x=left, y=top, width=width, height=height, tone=card.tone, dashed=card.step.inferred)
    ]
    middle, centre = top + height / 2, left + width / 2
    if card.tag:
        shapes.extend(card.tag.below(centre, top + 7, ink="on" if ink == "on" else "act"))
        middle += (card.tag.height + 3) / 2
    return part(card.step.id, shapes, card.label.at(centre, middle, ink=ink))


def _winding(figure: Flow, plan: Ranks, setter: Setter) -> Scene:
    """Three steps a line, the second line backwards."""
    order = [row[0] for row in plan.rows]
    across = 2 if len(order) in (2, 4) else 3
    wide = (setter.room - 2 - (across - 1) * TURN) / across
    cards = _cards(figure, setter, [wide] * len(order))
    height = max(card.height for card in cards)
    corners = [_corner(index, across, wide, height) for index in range(len(order))]
    parts: list[Part] = []
    for index, slot in enumerate(order):
        parts.append(_drawn(cards[slot], corners[index], wide, height))
        if index + 1 < len(order):
            name = next((link.id for link in figure.links if link.between[0] == figure.steps[slot].id), "")
            parts.append(part(name, _turn(corners[index], corners[index + 1], wide, height)))
    foot = max(top for _, top in corners) + height
    return Scene(width=setter.room, height=foot + 1, parts=tuple(parts))


def _corner(index: int, across: int, wide: float, height: float) -> Point:
    line, place = divmod(index, across)
    column = place if line % 2 == 0 else across - 1 - place
    return 1 + column * (wide + TURN), 1 + line * (height + TURN)


def _turn(start: Point, end: Point, wide: float, height: float) -> Sequence[Shape]:
    """The arrow from a step to the next, across or down."""
    if start[1] == end[1]:
        y = start[1] + height / 2
        across = (
            ((start[0] + wide, y), (end[0], y)) if end[0] > start[0] else ((start[0], y), (end[0] + wide, y))
        )
        return arrow(across)
    x = start[0] + wide / 2
    return arrow([(x, start[1] + height), (x, end[1])])
