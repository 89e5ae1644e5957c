"""A trainer's notes beside and below the learner's page: each as far as it has room, the rest of it below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coursewright.base.markup import Element, Node, el, plain_text
from coursewright.handbook.typeset import Tree, ems_of

BESIDE = 34.0
"""Lines of notes that have room beside the miniature."""
LINE = 16.5
"""Ems of such a line."""
HEAD = 2.0
"""Lines of a note's number, and of the white below it."""
LEAST = 3.0
"""Lines of a note that are worth to be set apart from its others."""
SMALL = 14
"""Lines of a note that may stand beside another one."""
COLUMN = 24.5
"""Ems of a line where two notes stand side by side."""
BELOW = 18
"""Lines below the miniature."""
ALONE = frozenset({"table", "pre", "figure", "svg", "img"})
"""What wants the whole width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note for trainers with the anchor of the section that it stands in, and its number on the page."""

    anchor: str
    nodes: Tree
    number: int = 0


def numbered(notes: Sequence[Note]) -> list[Note]:
    """Notes with their numbers, from 1."""
    return [replace(note, number=number) for number, note in enumerate(notes, start=1)]


def part_notes(notes: Sequence[Note]) -> tuple[list[Note], list[Note]]:
    """What has room beside the miniature, and what stands below it; one note may be in both."""
    beside: list[Note] = []
    below = list(notes)
    room = BESIDE
    while below:
        first, rest = _cut(below[0], room - HEAD)
        if first is None:
            break
        beside.append(first)
        room -= lines_of(first.nodes, LINE) + HEAD
        if rest is not None:
            below[0] = rest
            break
        below.pop(0)
    return beside, below


def notes_fit(notes: Sequence[Note]) -> bool:
    """Whether notes have room beside and below the miniature, about."""
    if any(map(wants_width, notes)):
        return False
    _, below = part_notes(notes)
    heights = [lines_of(note.nodes, COLUMN) + HEAD for note in below]
    return sum(max(heights[row : row + 2]) for row in range(0, len(heights), 2)) <= BELOW


def note_rows(notes: Sequence[Note]) -> Iterator[tuple[Note, ...]]:
    """Small notes two by two, the others over the whole width, as one that is left."""
    pair: tuple[Note, ...] = ()
    for note in notes:
        if not is_small(note):
            yield from (pair,) if pair else ()
            pair = ()
            yield (note,)
            continue
        pair = (*pair, note)
        if len(pair) == 2:
            yield pair
            pair = ()
    if pair:
        yield pair


def is_small(note: Note) -> bool:
    """Whether a note may stand beside another one."""
    return not wants_width(note) and lines_of(note.nodes, COLUMN) <= SMALL


def wants_width(note: Note) -> bool:
    """Whether a note holds anything that needs the whole page."""
    return any(map(_is_wide, note.nodes))


def lines_of(nodes: Iterable[Node], ems: float) -> float:
    """About how many lines a note takes, each block a line more than its words fill."""
    held = tuple(nodes)
    text = "".join(map(plain_text, held))
    blocks = sum(element.tag in ("p", "li", "h4", "dt", "dd") for element in _elements(held))
    return ems_of(text) / ems + 0.6 * blocks


def _cut(note: Note, room: float) -> tuple[Note | None, Note | None]:
    """As much of a note as some lines hold, and the rest of it; None for nothing."""
    taken, rest = _fitting(note.nodes, room)
    while taken and (_is_heading(taken[-1]) or not plain_text(taken[-1]).strip()):
        rest.insert(0, taken.pop())
    if not any(plain_text(node).strip() for node in rest):
        return note, None
    if lines_of(taken, LINE) < LEAST:
        return None, note
    return replace(note, nodes=tuple(taken)), replace(note, nodes=tuple(rest))


def _fitting(nodes: Sequence[Node], room: float) -> tuple[list[Node], list[Node]]:
    """The first of some nodes, as far as they fit, and the others; of a list that does not fit its first items."""
    taken: list[Node] = []
    rest = list(nodes)
    while rest and not _is_wide(rest[0]):
        if lines_of((*taken, rest[0]), LINE) <= room:
            taken.append(rest.pop(0))
            continue
        first, other = _cut_list(rest[0], room - lines_of(taken, LINE))
        if first is not None and other is not None:
            taken.append(first)
            rest[0] = other
        break
    return taken, rest


def _cut_list(node: Node, room: float) -> tuple[Element | None, Element | None]:
    """The first items of a list, and the others, which count on; None where there is nothing to be cut."""
    if not isinstance(node, Element) or node.tag not in ("ul", "ol"):
        return None, None
    items = [child for child in node.children if isinstance(child, Element)]
    count = 0
    while count < len(items) and lines_of(items[: count + 1], LINE) <= room:
        count += 1
    if not 0 < count < len(items):
        return None, None
    attrs = dict(node.attrs)
    attrs["style"] = f"counter-reset:item {count}"
    return replace(node, children=tuple(items[:count])), el(node.tag, attrs, items[count:])


def _is_heading(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "h4"


def _is_wide(node: Node) -> bool:
    return any(element.tag in ALONE for element in _elements([node]))


def _elements(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from _elements(node.children)
