"""What a blueprint cannot be."""

from __future__ import annotations

from collections import Counter

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import did_you_mean
from coursewright.figures.kinds.blueprint.model import COLUMNS, Blueprint

MOST = 4
"""Most links that may begin or end at one step."""


def check_blueprint(figure: Blueprint, where: Where, issues: IssueLog) -> None:
    """Report steps in no lane, outside the columns or on one another, and links that lead nowhere."""
    _check_steps(figure, where, issues)
    _check_links(figure, where, issues)


def _check_steps(figure: Blueprint, where: Where, issues: IssueLog) -> None:
    lanes = [lane.id for lane in figure.lanes]
    taken: dict[tuple[str, int], str] = {}
    for index, step in enumerate(figure.steps):
        if step.lane not in lanes:
            place = where.value("steps", index, "lane")
            issues.error(
                "figure/unknown-lane",
                place,
                f"there is no lane '{step.lane}'.",
                did_you_mean(step.lane, lanes),
            )
        elif not 1 <= step.column <= COLUMNS:
            place = where.value("steps", index, "column")
            issues.error(
                "figure/column-range", place, f"there is no column {step.column}.", f"Write 1 to {COLUMNS}."
            )
        elif taken.setdefault((step.lane, step.column), step.id) != step.id:
            issues.error(
                "figure/cell-taken",
                where.value("steps", index, "column"),
                f"'{taken[step.lane, step.column]}' stands in column {step.column} of this lane already.",
                "Give one of the two another column.",
            )


def _check_links(figure: Blueprint, where: Where, issues: IssueLog) -> None:
    steps = [step.id for step in figure.steps]
    met: Counter[str] = Counter()
    seen: set[frozenset[str]] = set()
    for index, link in enumerate(figure.links):
        place = where.value("links", index, "between")
        unknown = next((at for at, name in enumerate(link.between) if name not in steps), None)
        if len(link.between) != 2 or len(set(link.between)) != 2:
            issues.error(
                "figure/link-ends",
                place,
                "a link goes from one step to another one.",
                "Write 'between: [a, b]'.",
            )
        elif unknown is not None:
            name = link.between[unknown]
            issues.error(
                "figure/unknown-step",
                where.value("links", index, "between", unknown),
                f"there is no step '{name}'.",
                did_you_mean(name, steps),
            )
        elif frozenset(link.between) in seen:
            issues.error(
                "figure/link-twice",
                place,
                "these two steps are linked already.",
                "Leave out one of the links.",
            )
        else:
            met.update(link.between)
            for name in link.between:
                if met[name] == MOST + 1:
                    issues.error(
                        "figure/crowded-step",
                        place,
                        f"this is link {MOST + 1} of '{name}', and only {MOST} have room there.",
                        "Leave some out, or lead them through another step.",
                    )
        seen.add(frozenset(link.between))
