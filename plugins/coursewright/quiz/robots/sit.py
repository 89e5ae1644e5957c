"""Robots sit quizzes: what each chooses, turn by turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coursewright.quiz.robots.tally import Tally
from coursewright.quiz.robots.tricks import TRICKS, Trick
from coursewright.quiz.robots.turns import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One robot's answers: the turns that its trick speaks to, and which of them it gets right."""

    trick: Trick
    turns: tuple[Turn, ...]
    right: tuple[Turn, ...]

    @property
    def tally(self) -> Tally:
        """What the sitting comes to."""
        return Tally(
            trick=self.trick.name,
            habit=self.trick.habit,
            quizzes=len({turn.quiz for turn in self.turns}),
            lucks=tuple(sorted(Counter(turn.luck for turn in self.turns).items())),
            right=len(self.right),
            names=" ".join(turn.name for turn in self.right),
            telling=" ".join(turn.name for turn in self.right if _stands_out(self.trick, turn)),
        )


def sit(turns: Sequence[Turn]) -> tuple[Sitting, ...]:
    """Every robot's sitting of the same turns."""
    return tuple(_sit(trick, turns) for trick in TRICKS)


def _sit(trick: Trick, turns: Iterable[Turn]) -> Sitting:
    choices = [(turn, choice) for turn in turns if (choice := trick.choose(turn)) is not None]
    return Sitting(
        trick=trick,
        turns=tuple(turn for turn, _ in choices),
        right=tuple(turn for turn, choice in choices if choice in turn.key),
    )


def _stands_out(trick: Trick, turn: Turn) -> bool:
    choice = trick.choose(turn)
    return choice is not None and trick.stands_out(turn, choice)
