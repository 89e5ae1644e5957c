"""The tables of the page, each from the groups of one work."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from tools.bench.books import PLAIN
from tools.bench.builds import FULL, NOTHING
from tools.bench.goals import STATES, WARM_GOALS, goals_of, growth, ratio
from tools.bench.plot import short
from tools.bench.results import Group, Results
from tools.bench.variants import COURSE, LABELS, MATERIAL, OURS
from tools.bench.where import ASKED, CHECKED, DONE, EDITED, PRINTED, shares_told

NONE = "–"
WHERE = {
    FULL: "first build",
    EDITED: "after an edit of a lesson's text",
    CHECKED: "`check`, cold",
    PRINTED: "the learners' book, cold",
}


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, texts: int = 0) -> list[str]:
    """A Markdown table; numbers stand at the right, the first column and the last `texts` ones are of words."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1 - texts)}{'---|' * texts}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows)]


def cell(value: float | None, unit: str = "") -> str:
    """A figure in a cell; a dash where there is none."""
    if value is None:
        return NONE
    return f"{short(value)}{unit}" if math.isfinite(value) else "not found"


def spread(group: Group, variant: str, state: str, name: str) -> str:
    """A median, with the least and the greatest where there were several rounds."""
    middle = group.figure(variant, state, name)
    low, high = (group.figure(variant, state, name, of) for of in (min, max))
    if middle is None or low is None or high is None or low == high:
        return cell(middle)
    return f"{short(middle)} [{short(low)}–{short(high)}]"


def size_name(size: str) -> str:
    """What a size is called."""
    return "this course" if size == COURSE else f"{int(size):,} lessons"


def label(variant: str) -> str:
    """What a variant is called."""
    return LABELS.get(variant, "one plain WeasyPrint render")


def goal_table(results: Results) -> list[str]:
    """What is wanted, what was measured, and the verdict."""
    rows = [
        (goal.what, f"≤ {goal.wanted:g}{goal.unit}", cell(goal.got, goal.unit), goal.verdict)
        for goal in goals_of(results)
    ]
    return table(("What", "wanted", "measured", ""), rows)


def cold_tables(results: Results) -> Iterator[str]:
    """A table for each size, then how CPU grows."""
    for group in results.of("cold"):
        yield from ("", f"**{size_name(group.size)}**", "")
        rows = []
        for variant in by_label(group):
            figures = [spread(group, variant, FULL, name) for name in ("cpu", "wall", "peak")]
            ratios = [
                cell(ratio(group, name, (variant, FULL), (MATERIAL, FULL)), " ×") for name in ("cpu", "wall")
            ]
            rows.append((label(variant), *figures, *ratios))
        head = ("", "CPU, s", "wall, s", "memory, MiB", "CPU, of Material's", "wall, of Material's")
        yield from table(head, rows)
        yield from notes(group)
    exponents = [(label(name), cell(growth(results, name))) for name in LABELS]
    if any(text != NONE for _, text in exponents):
        yield from ("", "How CPU grows from 200 to 1,000 lessons, as an exponent (1 is in proportion):", "")
        yield from table(("", "exponent"), exponents)


def warm_tables(results: Results) -> Iterator[str]:
    """For each size what a further build costs."""
    for group in results.of("warm"):
        yield from ("", f"**{size_name(group.size)}**", "")
        rows = []
        for variant in by_label(group):
            for state in (FULL, *WARM_GOALS):
                if group.figure(variant, state, "cpu") is None:
                    continue
                of = ratio(group, "cpu", (variant, state), (MATERIAL, FULL))
                figures = (spread(group, variant, state, name) for name in ("cpu", "wall"))
                rows.append((f"{label(variant)}: {STATES[state]}", *figures, cell(of, " ×")))
        yield from table(("", "CPU, s", "wall, s", "CPU, of Material's full build"), rows)
        yield from notes(group)


def check_table(results: Results) -> Iterator[str]:
    """`check` by size and state."""
    rows = [
        (f"{size_name(group.size)}: {'cold' if state == FULL else STATES[state]}",
         *(spread(group, OURS, state, name) for name in ("cpu", "wall", "peak")))
        for group in results.of("check") for state in (FULL, NOTHING, "body")
    ]  # fmt: skip
    yield from ("", *table(("", "CPU, s", "wall, s", "memory, MiB"), rows))


def serve_table(results: Results) -> Iterator[str]:
    """Seconds from a save to the page."""
    rows, said = [], []
    for group in results.of("serve"):
        said += notes(group)
        for variant in by_label(group):
            for state in ("body", "quiz", "figure"):
                if group.figure(variant, state, "wall") is not None:
                    figures = (spread(group, variant, state, name) for name in ("wall", "cpu"))
                    name = f"{size_name(group.size)}: {label(variant)}, {STATES[state]}"
                    rows.append((name, *figures))
    yield from ("", *table(("", "save → page, s", "CPU an edit, s"), rows), *said)


def book_table(results: Results) -> Iterator[str]:
    """Books beside the plain render."""
    rows, said = [], []
    for group in results.of("books"):
        said += notes(group)
        for variant, state in ((OURS, FULL), (PLAIN, FULL), (OURS, NOTHING), (OURS, "body")):
            if group.figure(variant, state, "cpu") is None:
                continue
            figures = [spread(group, variant, state, name) for name in ("cpu", "wall", "peak")]
            of = ratio(group, "cpu", (variant, state), (PLAIN, FULL))
            what = (
                label(variant)
                if variant == PLAIN
                else f"{label(variant)}, {'cold' if state == FULL else STATES[state]}"
            )
            pages = group.figure(variant, state, "pages")
            rows.append(
                (
                    f"{size_name(group.size)}: {what}",
                    f"{pages:.0f}" if pages else NONE,
                    *figures,
                    cell(of, " ×"),
                )
            )
    head = ("", "pages", "CPU, s", "wall, s", "memory, MiB", "CPU, of the plain render")
    yield from ("", *table(head, rows), *said)


def reader_table(results: Results) -> Iterator[str]:
    """Bytes and searches."""
    rows, said = [], []
    for group in results.of("reader"):
        said += notes(group)
        for variant in by_label(group):
            weights = [cell(group.figure(variant, page, "kb")) for page in ("home", "lesson")]
            asked = [cell(group.figure(variant, page, "requests")) for page in ("home", "lesson")]
            rows.append(
                (f"{size_name(group.size)}: {label(variant)}", *weights, *asked, hits(group, variant))
            )
    head = ("", "home, KB", "lesson, KB", "requests, home", "requests, lesson", "first hit, s")
    yield from ("", *table(head, rows), *said)


def where_table(results: Results) -> Iterator[str]:
    """Who asked for the work and whose code did it, in shares of the CPU."""
    rows = [
        (f"{size_name(group.size)}: {words}", cell(group.figure(OURS, state, "cpu")), *told)
        for group in results.of("where")
        for state, words in WHERE.items()
        if all(told := [shares_told(group, state, begin) for begin in (ASKED, DONE)])
    ]
    yield from ("", *table(("", "CPU, s", "for what", "whose code"), rows, texts=2))


def hits(group: Group, variant: str) -> str:
    """Each word with the seconds until it was found, or that it was not."""
    found = [row for row in group.rows if row.variant == variant and row.edit.startswith("search ")]
    texts = [
        f"{row.edit.removeprefix('search ')} {short(row.figures['wall']) if row.figures['found'] else 'not found'}"
        for row in found
    ]
    return ", ".join(texts) or NONE


def by_label(group: Group) -> list[str]:
    """A group's variants in the order of all tables."""
    there = group.variants()
    return [name for name in LABELS if name in there] + [name for name in there if name not in LABELS]


def notes(group: Group) -> list[str]:
    """What a group left out, each as a line of its own."""
    lines = [
        f"* {size_name(group.size)}: left out: {' '.join(what.split())[:300]}" for what in group.left_out
    ]
    return ["", *lines] if lines else []
