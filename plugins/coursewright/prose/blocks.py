"""The data blocks of a lesson, `key: text` lines, as trees of the page's look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Prose
from coursewright.base.source import load_yaml
from coursewright.course.outline import Block
from coursewright.course.plan import read_plan
from coursewright.prose.looks.look import Conversion


def block_pairs(block: Block, issues: IssueLog) -> list[tuple[str, Prose]]:
    """The `key: text` lines of a data block, in order."""
    document = load_yaml(block.body, block.place.file, issues, first_line=block.place.line + 1)
    if document is None or not isinstance(document.tree, dict):
        return []
    return [
        (key, Prose(text=value, place=document.places.key((key,))))
        for key, value in document.tree.items()
        if isinstance(value, str) and value.strip()
    ]


def render_misconceptions(blocks: Sequence[Block], conversion: Conversion) -> Element:
    """Neighbouring misconceptions as one box."""
    pairs = [pair for block in blocks for pair in block_pairs(block, conversion.issues)]
    return conversion.look.misconceptions(pairs, conversion)


def render_stand_up(block: Block, conversion: Conversion) -> Element | None:
    """Five minutes for who leads a team: what to ask, to watch for and to thank for."""
    return conversion.look.stand_up(block_pairs(block, conversion.issues), conversion)


def render_plan(block: Block, conversion: Conversion) -> Element | None:
    """A session's plan; what is at fault in it is told by the checks."""
    plan = read_plan(block, IssueLog())
    return conversion.look.plan(plan, conversion) if plan else None


def render_use_tomorrow(block: Block, conversion: Conversion) -> Element:
    """One action for each role, by its title."""
    titles = {role.id: role.title for role in conversion.project.course.roles}
    rows = [(key, titles.get(key, key), text) for key, text in block_pairs(block, conversion.issues)]
    return conversion.look.use_tomorrow(rows, conversion)


RENDERED: Mapping[str, Callable[[Block, Conversion], Element | None]] = {
    "use-tomorrow": render_use_tomorrow,
    "stand-up": render_stand_up,
    "plan": render_plan,
}
"""Blocks that one tree stands for, by name."""
