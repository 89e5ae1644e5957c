"""The plots of the page, each from the groups of one work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tools.bench.builds import FULL
from tools.bench.goals import BOOK_GOAL, COLD_GOALS, PAGE_GOAL, SERVE_GOALS, STATES, WARM_GOALS, ratio
from tools.bench.plot import Bar, Block, bar_plot, line_plot
from tools.bench.results import Group, Results
from tools.bench.tables import by_label, label, size_name
from tools.bench.variants import LABELS, MATERIAL, OURS

Bars = Callable[[Group], Iterator[Bar]]
FULL_BUILD = (MATERIAL, FULL)


def plots(results: Results) -> Mapping[str, str]:
    """The plots by name, those that there are figures for."""
    times = "times Material's {} build"
    made = {
        "cold": _bars(results, "cold", cold_bars, "First build: CPU", "times Material's without quizzes"),
        "growth": _growth_plot(results),
        "warm": _bars(results, "warm", warm_bars, "Further builds: CPU", times.format("full")),
        "serve": _bars(results, "serve", serve_bars, "From a save to the page in the preview", "seconds"),
        "books": _bars(
            results,
            "books",
            book_bars,
            "Handbooks: CPU",
            "times one plain WeasyPrint render of the same text",
        ),
        "reader": _bars(results, "reader", reader_bars, "What a lesson fetches at load", "KB, compressed"),
    }
    return {name: text for name, text in made.items() if text}


def _bars(results: Results, work: str, bars_of: Bars, title: str, unit: str) -> str:
    """A plot with a block of bars for each group of a work; an empty text where there are none."""
    blocks = [Block(title=group_name(group), bars=tuple(bars_of(group))) for group in results.of(work)]
    filled = [block for block in blocks if block.bars]
    return bar_plot(title, unit, filled) if filled else ""


def group_name(group: Group) -> str:
    """What a group is about: a book by its pages, a site by its lessons."""
    pages = group.figure(OURS, FULL, "pages")
    return f"{pages:.0f} pages" if pages else size_name(group.size)


def cold_bars(group: Group) -> Iterator[Bar]:
    """CPU of first builds."""
    for variant in by_label(group):
        of = ratio(group, "cpu", (variant, FULL), FULL_BUILD)
        if of is not None:
            yield Bar(
                label=label(variant),
                variant=variant,
                value=of,
                goal=goal(variant, COLD_GOALS.get(group.size)),
            )


def warm_bars(group: Group) -> Iterator[Bar]:
    """CPU of further builds by edit."""
    for variant in by_label(group):
        for state, wanted in WARM_GOALS.items():
            of = ratio(group, "cpu", (variant, state), FULL_BUILD)
            if of is not None:
                yield Bar(label=edited(variant, state), variant=variant, value=of, goal=goal(variant, wanted))


def serve_bars(group: Group) -> Iterator[Bar]:
    """Seconds from a save to the page."""
    for variant in by_label(group):
        for state in ("body", "quiz", "figure"):
            wall = group.figure(variant, state, "wall")
            if wall is not None:
                wanted = goal(variant, SERVE_GOALS.get(group.size))
                yield Bar(label=edited(variant, state), variant=variant, value=wall, goal=wanted)


def book_bars(group: Group) -> Iterator[Bar]:
    """CPU of a book, cold and after an edit."""
    for state, name, wanted in ((FULL, "cold", BOOK_GOAL), ("body", "after an edit", None)):
        of = ratio(group, "cpu", (OURS, state), ("plain", FULL))
        if of is not None:
            yield Bar(label=name, variant=OURS, value=of, goal=wanted)


def reader_bars(group: Group) -> Iterator[Bar]:
    """KB of a lesson."""
    for variant in by_label(group):
        weight = group.figure(variant, "lesson", "kb")
        if weight is not None:
            yield Bar(label=label(variant), variant=variant, value=weight, goal=goal(variant, PAGE_GOAL))


def goal(variant: str, wanted: float | None) -> float | None:
    """What is wanted, of ours alone."""
    return wanted if variant == OURS else None


def edited(variant: str, state: str) -> str:
    """A variant and an edit as a label."""
    return f"{label(variant).partition(',')[0]}: {STATES[state]}"


def _growth_plot(results: Results) -> str:
    lines: dict[str, dict[float, float]] = {}
    for group in results.of("cold"):
        for variant in by_label(group):
            cpu = group.figure(variant, FULL, "cpu")
            if cpu:
                lines.setdefault(variant, {})[float(group.size)] = cpu
    long = {name: lines[name] for name in LABELS if len(lines.get(name, ())) > 1}
    title, unit = "First build by number of lessons", "CPU seconds, both axes logarithmic"
    return line_plot(title, unit, long, LABELS) if long else ""
