"""How far robots come, in numbers: what each gets right, beside what blind choices would get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import exp, lgamma, log

from coursewright.base.frozen import quickly_thawed
from coursewright.base.issues import Issue, Place

TOLERANCE = 0.02
"""How likely blind choices may come as far, at least: below this a robot's trick works."""
FEWEST_TURNS = 4
_NOTHING = 1e-15
"""Chances below this are left out of a sum that is compared with `TOLERANCE`."""


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one robot's sittings come to: the `lucks` of its turns with how many have each, and how many are `right`.

    `names` are the items that it gets right, `telling` those of them where its choice stands out, parted by blanks.
    """

    trick: str
    habit: str
    quizzes: int
    lucks: tuple[tuple[float, int], ...]
    right: int
    names: str
    telling: str

    @property
    def turns(self) -> int:
        """How many choices there were to make."""
        return sum(count for _, count in self.lucks)

    @property
    def expected(self) -> float:
        """How many blind choices would be right on average."""
        return sum(luck * count for luck, count in self.lucks)

    @property
    def works(self) -> bool:
        """Whether the robot gets further than blind choices would in all but few cases."""
        if self.turns < FEWEST_TURNS or self.right <= self.expected:
            return False  # The median is next to the mean, so that half of all blind choosers come as far.
        return chance_among(self.right, dict(self.lucks)) < TOLERANCE


def joined(tallies: Iterable[Tally]) -> Tally:
    """One robot's sittings of several quizzes together."""
    rows = list(tallies)
    counts: Counter[float] = Counter()
    for row in rows:
        counts.update(dict(row.lucks))
    return Tally(
        trick=rows[0].trick,
        habit=rows[0].habit,
        quizzes=sum(row.quizzes for row in rows),
        lucks=tuple(sorted(counts.items())),
        right=sum(row.right for row in rows),
        names=" ".join(row.names for row in rows if row.names),
        telling=" ".join(row.telling for row in rows if row.telling),
    )


def chance_of(right: int, lucks: Iterable[float]) -> float:
    """How likely so many of independent choices, or more, are right (the Poisson binomial distribution)."""
    return chance_among(right, Counter(lucks))


def chance_among(right: int, counts: Mapping[float, int]) -> float:
    """The same for choices given by their luck, with how many have it: binomials are folded, the largest last."""
    if right <= 0:
        return 1.0
    groups = [_binomial(count, luck) for luck, count in sorted(counts.items(), key=lambda row: row[1])]
    if not groups:
        return 0.0
    *others, (begin, last) = groups
    first, chances = 0, [1.0]
    for start, group in others:
        first, chances = first + start, _folded(chances, group)
    tails = [*accumulate(reversed(last))][::-1]
    total = 0.0
    for index, chance in enumerate(chances):
        need = right - (first + index) - begin
        total += chance * (tails[max(need, 0)] if need < len(tails) else 0.0)
    return total


def _binomial(count: int, luck: float) -> tuple[int, list[float]]:
    """The chances of so many right ones, from the first that matters on."""
    if luck >= 1 or luck <= 0:
        return (count if luck >= 1 else 0), [1.0]
    whole, yes, no = lgamma(count + 1), log(luck), log(1 - luck)
    chances = [
        exp(whole - lgamma(right + 1) - lgamma(count - right + 1) + right * yes + (count - right) * no)
        for right in range(count + 1)
    ]
    matter = [index for index, chance in enumerate(chances) if chance > _NOTHING]
    return matter[0], chances[matter[0] : matter[-1] + 1]


def _folded(one: list[float], two: list[float]) -> list[float]:
    """The chances of the sum of two independent counts."""
    both = [0.0] * (len(one) + len(two) - 1)
    for at, chance in enumerate(one):
        for index, other in enumerate(two):
            both[at + index] += chance * other
    return both


def told_of(tally: Tally, place: Place, what: str, *, most: int = 0) -> Issue:
    """What is said of a robot whose trick works; `what` it sat, and how many items are named at `most` (0: all)."""
    names = (tally.telling or tally.names).split()
    shown = names[:most] if most else names
    rest = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    return Issue(
        rule="lint/robot",
        place=place,
        message=(
            f"in {what} who {tally.habit} gets {tally.right} of {tally.turns} right, "
            f"and {tally.expected:.1f} by blind choice: {', '.join(shown)}{rest}."
        ),
        hint="Change these items until the habit pays no more.",
        severity="warning",
    )
