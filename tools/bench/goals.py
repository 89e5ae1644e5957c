"""What the project wants of itself, and how far it is: each goal with the figure that answers it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from tools.bench.builds import FULL, NOTHING
from tools.bench.results import Group, Results
from tools.bench.variants import COURSE, MATERIAL, OURS

GROWTH = ("200", "1000")
BIG = "1000"
COLD_GOALS = {"50": 1.5, BIG: 0.6}
"""CPU of a first build, of Material's."""
WARM_GOALS = {NOTHING: 0.02, "body": 0.05, "quiz": 0.05, "title": 0.25}
SERVE_GOALS = {COURSE: 0.4, "200": 0.5, BIG: 0.7}
BOOK_GOAL, BOOK_EDIT_GOAL, BOOK_MEMORY = 0.70, 0.15, 1200.0 * 1e6 / (1 << 20)
PAGE_GOAL, HIT_GOAL = 110.0, 0.3
STATES = {
    FULL: "everything",
    NOTHING: "nothing changed",
    "body": "a lesson's text",
    "quiz": "a quiz",
    "figure": "a figure",
    "title": "a lesson's title",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is wanted at most, and what was measured; None where it was not."""

    what: str
    wanted: float
    got: float | None
    unit: str = "×"

    @property
    def verdict(self) -> str:
        """Met, missed or not measured."""
        if self.got is None:
            return "not measured"
        return "met" if self.got <= self.wanted else "**missed**"


def goals_of(results: Results) -> Iterator[Goal]:
    """All goals in the order of the page."""
    yield from _build_goals(results)
    yield from _warm_goals(results)
    yield from _check_goals(results)
    yield from _serve_goals(results)
    yield from _book_goals(results)
    yield from _reader_goals(results)


def ratio(group: Group | None, name: str, ours: tuple[str, str], theirs: tuple[str, str]) -> float | None:
    """A figure of one variant and state over that of another, both medians of one group."""
    if group is None:
        return None
    over, under = group.figure(*ours, name), group.figure(*theirs, name)
    return None if over is None or not under else over / under


def growth(results: Results, variant: str) -> float | None:
    """The exponent with which CPU grows between the two sizes; 1 is in proportion."""
    small, big = (results.groups.get(("cold", size)) for size in GROWTH)
    cpu = [group.figure(variant, FULL, "cpu") if group else None for group in (small, big)]
    if not cpu[0] or not cpu[1]:
        return None
    return math.log(cpu[1] / cpu[0]) / math.log(int(GROWTH[1]) / int(GROWTH[0]))


def _build_goals(results: Results) -> Iterator[Goal]:
    big, small = results.groups.get(("cold", BIG)), results.groups.get(("cold", "50"))
    ours, material = (OURS, FULL), (MATERIAL, FULL)
    yield Goal(what="1,000 lessons, cold: wall, of Material's without quizzes", wanted=0.35,
               got=ratio(big, "wall", ours, material))  # fmt: skip
    yield Goal(what="1,000 lessons, cold: CPU, of Material's without quizzes", wanted=COLD_GOALS[BIG],
               got=ratio(big, "cpu", ours, material))  # fmt: skip
    yield Goal(what="50 lessons, cold: CPU, of Material's without quizzes", wanted=COLD_GOALS["50"],
               got=ratio(small, "cpu", ours, material))  # fmt: skip
    yield Goal(
        what="CPU from 200 to 1,000 lessons: exponent", wanted=1.10, got=growth(results, OURS), unit=""
    )
    yield Goal(what="1,000 lessons, cold: memory, of Material's", wanted=1.5,
               got=ratio(big, "peak", ours, material))  # fmt: skip


def _warm_goals(results: Results) -> Iterator[Goal]:
    for group in results.of("warm"):
        for state, wanted in WARM_GOALS.items():
            yield Goal(
                what=f"{int(group.size):,} lessons, {STATES[state]}: CPU, of Material's full build",
                wanted=wanted,
                got=ratio(group, "cpu", (OURS, state), (MATERIAL, FULL)),
            )


def _check_goals(results: Results) -> Iterator[Goal]:
    course, big = results.groups.get(("check", COURSE)), results.groups.get(("check", BIG))
    rows = (
        ("`check` of this course, cold", course, FULL, "wall", 0.8),
        ("`check` of this course, nothing changed", course, NOTHING, "wall", 0.3),
        ("`check` of 1,000 lessons after an edit, CPU", big, "body", "cpu", 1.0),
    )
    for what, group, state, name, wanted in rows:
        got = group.figure(OURS, state, name) if group else None
        yield Goal(what=what, wanted=wanted, got=got, unit=" s")


def _serve_goals(results: Results) -> Iterator[Goal]:
    for size, wanted in SERVE_GOALS.items():
        group = results.groups.get(("serve", size))
        times = [group.figure(OURS, state, "wall") for state in ("body", "quiz", "figure")] if group else []
        known = [time for time in times if time is not None]
        name = "this course" if size == COURSE else f"{int(size):,} lessons"
        what = f"save → page in the preview, {name}, slowest of lesson, quiz, figure"
        yield Goal(what=what, wanted=wanted, got=max(known, default=None), unit=" s")


def _book_goals(results: Results) -> Iterator[Goal]:
    for group in results.of("books"):
        pages = group.figure(OURS, FULL, "pages")
        name = f"a book of {pages:.0f} pages" if pages else f"the book of {group.size} lessons"
        yield Goal(what=f"{name}, cold: CPU, of one plain WeasyPrint render", wanted=BOOK_GOAL,
                   got=ratio(group, "cpu", (OURS, FULL), ("plain", FULL)))  # fmt: skip
        yield Goal(what=f"{name}, after an edit: CPU, of its cold build", wanted=BOOK_EDIT_GOAL,
                   got=ratio(group, "cpu", (OURS, "body"), (OURS, FULL)))  # fmt: skip
        if pages and pages > 900:
            got = group.figure(OURS, FULL, "peak")
            yield Goal(what=f"{name}: memory at most", wanted=round(BOOK_MEMORY), got=got, unit=" MiB")


def _reader_goals(results: Results) -> Iterator[Goal]:
    for group in results.of("reader"):
        name = "this course" if group.size == COURSE else f"{int(group.size):,} lessons"
        for page in ("home", "lesson"):
            got = group.figure(OURS, page, "kb")
            yield Goal(what=f"{name}, {page}: fetched at load", wanted=PAGE_GOAL, got=got, unit=" KB")
        searched = [row for row in group.rows if row.variant == OURS and row.edit.startswith("search ")]
        if searched:
            walls = [row.figures.get("wall", math.inf) for row in searched]
            yield Goal(what=f"{name}: first hit, slowest word", wanted=HIT_GOAL, got=max(walls), unit=" s")
