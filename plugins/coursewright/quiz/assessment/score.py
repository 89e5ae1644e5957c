"""What the answers to a form add up to; the browser does the same in exam/score.ts (tests/cases/exam)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One question's credit, `got` parts `of`; a scenario's `total` of scores (None: not ended) and its `least`."""

    points: int
    got: int
    of: int
    module: str = ""
    total: int | None = None
    least: int | None = None

    @property
    def earned(self) -> Fraction:
        """Points; those of a scenario to one decimal, halves up."""
        share = Fraction(self.points * self.got, self.of)
        return share if self.least is None else Fraction(floor(share * 10 + Fraction(1, 2)), 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Points got of those to get; `met` is whether what must be reached was reached."""

    got: Fraction
    of: int
    met: bool

    @property
    def percent(self) -> int:
        """Rounded down, so that nothing short of a pass mark looks like it; 100 where there is nothing to get."""
        return floor(100 * self.got / self.of) if self.of else 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The whole, each module in the order asked for, each scenario; `passed` needs all of them met."""

    whole: Share
    parts: tuple[Share, ...]
    scenarios: tuple[Share, ...]

    @property
    def passed(self) -> bool:
        """Whether the pass mark, every module's and every scenario's least are met."""
        return all(share.met for share in (self.whole, *self.parts, *self.scenarios))


def add_up(rows: Sequence[Credit], least: int, parts: Sequence[tuple[str, int]]) -> Score:
    """The score of a form; `parts` are modules with the percentage that must be reached in each."""
    return Score(
        whole=_share(rows, least),
        parts=tuple(
            _share([row for row in rows if row.module == module and row.least is None], percent)
            for module, percent in parts
        ),
        scenarios=tuple(
            Share(got=row.earned, of=row.points, met=row.total is not None and row.total >= row.least)
            for row in rows
            if row.least is not None
        ),
    )


def _share(rows: Sequence[Credit], percent: int) -> Share:
    got = sum((row.earned for row in rows), Fraction())
    of = sum(row.points for row in rows)
    return Share(got=got, of=of, met=100 * got >= percent * of)


def in_points(value: Fraction) -> str:
    """Points to one decimal, halves up: `7`, `7.5`."""
    tenths = floor(value * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
