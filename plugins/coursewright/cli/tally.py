"""What a class got right of each question of an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from coursewright.quiz.assessment.score import Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A question: how often it was `asked`, wholly `right`, wholly `missed`, and the `share` of its credit in sum."""

    assessment: str
    question: str
    module: str
    asked: int = 0
    right: int = 0
    missed: int = 0
    share: Fraction = Fraction()

    @property
    def percent(self) -> int:
        """Of all credit that was to be had, rounded down."""
        return floor(100 * self.share / self.asked)

    def columns(self) -> dict[str, str]:
        """What a table tells, by the heads of its columns."""
        return {key: f"{value}%" if key == "percent" else str(value) for key, value in self.values().items()}

    def values(self) -> dict[str, str | int]:
        """The same as numbers."""
        return {
            "assessment": self.assessment,
            "question": self.question,
            "module": self.module,
            "asked": self.asked,
            "right": self.right,
            "missed": self.missed,
            "percent": self.percent,
        }


def tallied(rows: Iterable[tuple[str, Mapping[str, Credit]]]) -> list[Tally]:
    """The questions of some hand-ins (an assessment, credits by question), by assessment, the hardest first."""
    found: dict[tuple[str, str], Tally] = {}
    for assessment, earned in rows:
        for question, credit in earned.items():
            key = (assessment, question)
            before = found.get(key, Tally(assessment=assessment, question=question, module=credit.module))
            found[key] = replace(
                before,
                asked=before.asked + 1,
                right=before.right + (credit.got == credit.of),
                missed=before.missed + (credit.got == 0),
                share=before.share + Fraction(credit.got, credit.of),
            )
    return sorted(found.values(), key=lambda tally: (tally.assessment, tally.percent, tally.question))
