"""Steps and the links between them, and what a flow must keep to be drawn."""

from __future__ import annotations

from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import LabelText, did_you_mean, model
from coursewright.figures.kinds.flow.ranks import plan_ranks, ring_in
from coursewright.figures.model import Element, Figure, Link

ABREAST = 3
"""Most steps beside one another."""
LANES = 4
"""Most steps and links that pass by, beside one another."""


@model
class Step(Element):
    """A step; `tag` says in a word whose it is, or where."""

    tag: LabelText | None = None


@model
class Arrow(Link):
    """A link to a later step, with words beside it."""

    text: LabelText | None = None


@model
class Flow(Figure):
    """Steps, and their links; without any links a plain chain."""

    type: Literal["flow"]
    steps: tuple[Step, ...]
    links: tuple[Arrow, ...] = ()


def pairs_of(figure: Flow) -> tuple[tuple[int, int], ...]:
    """The links as positions of their steps; those of a chain where none are written."""
    if not figure.links:
        return tuple((index, index + 1) for index in range(len(figure.steps) - 1))
    at = {step.id: index for index, step in enumerate(figure.steps)}
    return tuple((at[link.between[0]], at[link.between[1]]) for link in figure.links)


def check_flow(figure: Flow, where: Where, issues: IssueLog) -> None:
    """Links lead from step to step and never back, each step has one, and not too much stands side by side."""
    own = IssueLog()
    _check_ends(figure, where, own)
    if not own.has_errors:
        _check_ways(figure, where, own)
    if not own.has_errors:
        _check_rows(figure, where, own)
    issues.extend(own)


def _check_ends(figure: Flow, where: Where, issues: IssueLog) -> None:
    names = [step.id for step in figure.steps]
    for index, link in enumerate(figure.links):
        place = where.value("links", index, "between")
        unknown = [n for n, name in enumerate(link.between) if name not in names]
        if unknown:
            name = link.between[unknown[0]]
            issues.error(
                "figure/unknown-step",
                where.value("links", index, "between", unknown[0]),
                f"link '{link.id}' names '{name}', which is no step.",
                did_you_mean(name, names),
            )
        elif len(link.between) != 2 or link.between[0] == link.between[1]:
            issues.error(
                "figure/link-ends",
                place,
                f"link '{link.id}' does not lead from one step to another.",
                "Write two different steps, as in 'between: [a, b]'.",
            )
        elif link.between in [other.between for other in figure.links[:index]]:
            issues.error(
                "figure/link-twice",
                place,
                f"'{link.between[0]}' is linked with '{link.between[1]}' already.",
                "Leave this link out, or say both in one text.",
            )


def _check_ways(figure: Flow, where: Where, issues: IssueLog) -> None:
    pairs = pairs_of(figure)
    back = ring_in(len(figure.steps), pairs)
    if back is not None:
        issues.error(
            "figure/link-back",
            where.value("links", back, "between"),
            f"link '{figure.links[back].id}' leads back, so that the flow never ends.",
            "Leave it out, or draw a 'cycle'.",
        )
        return
    linked = {step for pair in pairs for step in pair}
    for index, step in enumerate(figure.steps):
        if index not in linked:
            issues.error(
                "figure/step-without-link",
                where.value("steps", index),
                f"no link leads to step '{step.id}' or away from it.",
                "Add a link, or leave out 'links' for a plain chain.",
            )


def _check_rows(figure: Flow, where: Where, issues: IssueLog) -> None:
    plan = plan_ranks(len(figure.steps), pairs_of(figure))
    for row in plan.rows:
        steps = [step for step in (plan.slots[slot] for slot in row) if step is not None]
        passing = len(row) - len(steps)
        if len(steps) <= ABREAST and len(row) <= LANES:
            continue
        what = f"{len(steps)} step{'s' if len(steps) > 1 else ''}"
        issues.error(
            "figure/too-many-abreast",
            where.value("steps", max(steps)),
            f"{what} would stand side by side here; a row holds {ABREAST}."
            if len(steps) > ABREAST
            else f"{what} and {passing} links that pass by would stand side by side here;"
            f" a row holds {LANES} in all.",
            "Link some of them one after the other, or make two figures of it.",
        )
        return
