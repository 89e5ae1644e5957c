"""How far robots come: what each gets right, beside what blind choices would get."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coursewright.base.issues import Issue, Place
from coursewright.quiz.robots.tricks import TRICKS, Trick
from coursewright.quiz.robots.turns import Turn

TOLERANCE = 0.02
"""How likely blind choices may come as far, at least: below this a robot's trick works."""
FEWEST_TURNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One robot's answers: the turns that its trick speaks to, and which of them it gets right."""

    trick: Trick
    turns: tuple[Turn, ...]
    right: tuple[Turn, ...]

    @property
    def expected(self) -> float:
        """How many blind choices would be right on average."""
        return sum(turn.luck for turn in self.turns)

    @property
    def works(self) -> bool:
        """Whether the robot gets further than blind choices would in all but few cases."""
        enough = len(self.turns) >= FEWEST_TURNS
        return enough and chance_of(len(self.right), [turn.luck for turn in self.turns]) < TOLERANCE


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


def chance_of(right: int, lucks: Iterable[float]) -> float:
    """How likely so many of independent choices, or more, are right (the Poisson binomial distribution)."""
    chances = [1.0]
    for luck in lucks:
        longer = [0.0] * (len(chances) + 1)
        for count, chance in enumerate(chances):
            longer[count] += chance * (1 - luck)
            longer[count + 1] += chance * luck
        chances = longer
    return sum(chances[right:])


def told_of(sitting: Sitting, place: Place, what: str, *, most: int = 0) -> Issue:
    """What is said of a robot whose trick works; `what` it sat, and how many items are named at `most` (0: all)."""
    names = [turn.name for turn in sitting.right if _stands_out(sitting.trick, turn)]
    names = names or [turn.name for turn in sitting.right]
    shown = names[:most] if most else names
    rest = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    return Issue(
        rule="lint/robot",
        place=place,
        message=(
            f"in {what} who {sitting.trick.habit} gets {len(sitting.right)} of {len(sitting.turns)} right, "
            f"and {sitting.expected:.1f} by blind choice: {', '.join(shown)}{rest}."
        ),
        hint="Change these items until the habit pays no more.",
        severity="warning",
    )


def _stands_out(trick: Trick, turn: Turn) -> bool:
    choice = trick.choose(turn)
    return choice is not None and trick.stands_out(turn, choice)
