"""What a gap chain is made of: what customers and the company hold, and the gaps between."""

from __future__ import annotations

from typing import Literal

from coursewright.base.issues import IssueLog
from coursewright.base.places import Where
from coursewright.base.shape import Id, did_you_mean, model
from coursewright.figures.model import Element, Figure
from coursewright.figures.routes import Cell


@model
class Stage(Element):
    """Something held or done, by customers or in the company."""

    lane: Literal["customer", "company"]


@model
class Gap(Element):
    """What lies apart: two stages."""

    between: tuple[Id, ...]


@model
class GapChain(Figure):
    """Stages of both sides, each from the top down, and the gaps in their order."""

    type: Literal["gap-chain"]
    steps: tuple[Stage, ...]
    gaps: tuple[Gap, ...]


LANES = ("customer", "company")


def cells_of(figure: GapChain) -> dict[str, Cell]:
    """Where each stage stands: customers' in the left column, the company's in the right one."""
    rows = dict.fromkeys(LANES, 0)
    cells: dict[str, Cell] = {}
    for stage in figure.steps:
        cells[stage.id] = (rows[stage.lane], LANES.index(stage.lane))
        rows[stage.lane] += 1
    return cells


def check_gap_chain(figure: GapChain, where: Where, issues: IssueLog) -> None:
    """Report gaps that do not lie between two stages, and two gaps at one place."""
    known = [stage.id for stage in figure.steps]
    seen: dict[frozenset[str], str] = {}
    for index, gap in enumerate(figure.gaps):
        place = where.value("gaps", index, "between")
        unknown = next((at for at, name in enumerate(gap.between) if name not in known), None)
        if len(gap.between) != 2 or len(set(gap.between)) != 2:
            cure = "Write 'between: [a, b]'."
            issues.error(
                "figure/gap-ends", place, f"gap '{gap.id}' does not lie between one step and another.", cure
            )
        elif unknown is not None:
            name = gap.between[unknown]
            spot = where.value("gaps", index, "between", unknown)
            issues.error(
                "figure/unknown-step",
                spot,
                f"gap '{gap.id}' names '{name}', which is no step.",
                did_you_mean(name, known),
            )
        elif (first := seen.setdefault(frozenset(gap.between), gap.id)) != gap.id:
            message = f"gaps '{first}' and '{gap.id}' lie between the same two steps."
            issues.error("figure/gap-twice", place, message, "Leave one out, or change its ends.")
