"""The blueprint of an assessment by itself: numbers that can be, levels and kinds that there are, equal sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.base.source import Document, Step
from coursewright.course.blueprint import Assessment
from coursewright.quiz.assessment.forms import LETTERS
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.question import Level

LEVELS = get_args(Level)
MANY = 10**15


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """An assessment at its place in course.yml."""

    assessment: Assessment
    index: int
    document: Document

    def at(self, *steps: Step) -> Place:
        """Place of the value at some steps from the assessment."""
        return self.document.places.value(("assessments", self.index, *steps))


def check_blueprint(blueprint: Blueprint, issues: IssueLog) -> None:
    """Report what no bank could mend; modules are checked with the spine."""
    _check_ranges(blueprint, issues)
    _check_words(blueprint, issues)
    _check_totals(blueprint, issues)


def _check_ranges(blueprint: Blueprint, issues: IssueLog) -> None:
    for steps, value, least, most in _ranges(blueprint.assessment):
        if not least <= value <= most:
            cure = f"Write {least} to {most}." if most < MANY else f"Write {least} or more."
            place = blueprint.at(*steps)
            issues.error("assessment/out-of-range", place, f"{steps[-1]} {value} cannot be.", cure)
    for number, cell in enumerate(blueprint.assessment.cells):
        if len(cell.counts) != len(blueprint.assessment.levels):
            issues.error(
                "assessment/counts-and-levels", blueprint.at("cells", number, "counts"),
                f"there are {len(cell.counts)} counts for {len(blueprint.assessment.levels)} levels.",
                "Write one count for each level of 'levels', 0 where none is asked for.",
            )  # fmt: skip


def _ranges(assessment: Assessment) -> Iterator[tuple[tuple[Step, ...], int, int, int]]:
    """Every number with its steps, the least and the most it may be."""
    yield ("pass",), assessment.pass_, 0, 100
    yield ("minutes",), assessment.minutes, 0, MANY
    yield ("forms",), assessment.forms, 1, len(LETTERS)
    for place, cell in enumerate(assessment.cells):
        yield ("cells", place, "pass"), cell.pass_, 0, 100
        for at, count in enumerate(cell.counts):
            yield ("cells", place, "counts", at), count, 0, MANY
    for place, kind in enumerate(assessment.kinds):
        yield ("kinds", place, "count"), kind.count, 0, MANY
        yield ("kinds", place, "points"), kind.points, 1, MANY
    if assessment.scenario is not None:
        yield ("scenario", "count"), assessment.scenario.count, 1, MANY
        yield ("scenario", "points"), assessment.scenario.points, 1, MANY
    if assessment.retake is not None:
        yield ("retake", "days"), assessment.retake.days, 0, MANY
        yield ("retake", "times"), assessment.retake.times, 1, MANY


def _check_words(blueprint: Blueprint, issues: IssueLog) -> None:
    for what, rule, steps, words, known in (
        ("level", "assessment/unknown-level", ("levels",), blueprint.assessment.levels, LEVELS),
        (
            "kind",
            "assessment/unknown-kind",
            ("kinds", "type"),
            tuple(kind.type for kind in blueprint.assessment.kinds),
            tuple(KINDS),
        ),
        ("module", "", ("cells", "module"), tuple(cell.module for cell in blueprint.assessment.cells), ()),
    ):
        for place, word in enumerate(words):
            where = blueprint.at(steps[0], place, *steps[1:])
            if known and word not in known:
                message = f"'{word}' is no {what}."
                issues.error(rule, where, message, did_you_mean(word, known))
            elif word in words[:place]:
                issues.error(
                    "assessment/stands-twice", where, f"the {what} '{word}' stands twice.", "Join the two."
                )


def _check_totals(blueprint: Blueprint, issues: IssueLog) -> None:
    cells = sum(sum(cell.counts) for cell in blueprint.assessment.cells)
    kinds = sum(kind.count for kind in blueprint.assessment.kinds)
    if not cells:
        place = blueprint.at("cells" if blueprint.assessment.cells else "id")
        issues.error(
            "assessment/no-cells", place, "no cell asks for a question.", "Write 'cells:' with counts."
        )
    elif blueprint.assessment.kinds and cells != kinds:
        issues.error(
            "assessment/totals-differ", blueprint.at("kinds"),
            f"the kinds add up to {kinds} questions, the cells to {cells}.", "Make the two sums the same.",
        )  # fmt: skip
