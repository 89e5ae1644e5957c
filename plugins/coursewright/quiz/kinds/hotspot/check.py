"""What can be wrong in a hotspot question beyond what is wrong in any choice."""

from __future__ import annotations

import re
from itertools import combinations

from coursewright.base.issues import IssueLog, Place
from coursewright.quiz.choices import check_options
from coursewright.quiz.kinds.hotspot.model import HotspotQuestion, Spot
from coursewright.quiz.sheet import Where

SIDES = 4
WHOLE = 100
LEAST = 5
"""Percent of a side that a finger finds on a phone."""
_PICTURE = re.compile(r"!\[[^\[\]]*[^\[\]\s][^\[\]]*\]\([^()\s]+\)")
_LIKE = "Write it as [left, top, width, height] in percent of the picture, like [10, 25, 30, 20]."


def check(question: HotspotQuestion, where: Where, issues: IssueLog) -> None:
    """Report options at fault, and what is not to be found in the figure or the picture."""
    check_options(question, where, issues)
    if bool(question.figure) == bool(question.image):
        issues.error(
            "quiz/hotspot-ground",
            where.key("image") if question.image else where.value(),
            f"'{question.id}' has {'a figure and a picture' if question.image else 'nothing to choose from'}.",
            "Delete one of the two."
            if question.image
            else "Add 'figure:' with the name of one, or 'image:'.",
        )
        return
    if question.image and not _PICTURE.fullmatch(question.image.strip()):
        issues.error(
            "quiz/hotspot-image",
            where.value("image"),
            "this is not one picture with words for those who cannot see it.",
            "Write it as '![what it shows](file.png)'.",
        )
    wanted, other = ("area", "part") if question.image else ("part", "area")
    for index, option in enumerate(question.options):
        _check_place(option, wanted, other, index, where, issues)
    if question.image:
        _check_overlaps(question, where, issues)


def _check_place(option: Spot, wanted: str, other: str, index: int, where: Where, issues: IssueLog) -> None:
    if wanted == "area" and option.part:
        return  # A part without a figure is told of every kind.
    if getattr(option, other):
        issues.error(
            "quiz/hotspot-place",
            where.key("options", index, other),
            f"'{option.id}' has an area, but the question has a figure.",
            "Write 'part:' with the id of a part of the figure in its place.",
        )
    elif not getattr(option, wanted):
        issues.error(
            "quiz/hotspot-place",
            where.value("options", index),
            f"'{option.id}' has no '{wanted}'.",
            _LIKE if wanted == "area" else "Write 'part:' with the id of a part of the figure.",
        )
    elif wanted == "area":
        _check_area(option, where.value("options", index, "area"), issues)


def _check_area(option: Spot, place: Place, issues: IssueLog) -> None:
    fault = area_fault(option)
    if fault:
        issues.error("quiz/hotspot-area", place, f"the area of '{option.id}' {fault}.", _LIKE)


def area_fault(option: Spot) -> str:
    """What is wrong with an area, as what follows its name in a sentence; "" if nothing is."""
    if len(option.area) != SIDES:
        return f"has {len(option.area)} numbers, not {SIDES}"
    left, top, width, height = option.area
    if min(width, height) < LEAST:
        return f"is less than {LEAST} % wide or high"
    if min(left, top) < 0 or left + width > WHOLE or top + height > WHOLE:
        return "lies outside the picture"
    return ""


def _check_overlaps(question: HotspotQuestion, where: Where, issues: IssueLog) -> None:
    sound = [(index, row) for index, row in enumerate(question.options) if row.area and not area_fault(row)]
    for (_, first), (index, second) in combinations(sound, 2):
        if _overlap(first, second):
            issues.error(
                "quiz/hotspot-overlap",
                where.value("options", index, "area"),
                f"'{second.id}' lies over '{first.id}'.",
                "Leave each its own place: who points there must mean one of them.",
            )


def _overlap(first: Spot, second: Spot) -> bool:
    return all(
        first.area[side] < second.area[side] + second.area[side + 2]
        and second.area[side] < first.area[side] + first.area[side + 2]
        for side in (0, 1)
    )
