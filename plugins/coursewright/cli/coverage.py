"""What a course covers, as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from coursewright.base.issues import visible

if TYPE_CHECKING:
    from coursewright.course.model import Framework
    from coursewright.project.counts import BankCounts, QuestionCounts
    from coursewright.project.coverage import Coverage, FrameworkCoverage, Stretch

ABREAST = 3
"""How many languages stand beside each other, so that lines stay within 100 columns."""
Row = tuple[str, ...]


def coverage_lines(coverage: Coverage) -> Iterator[str]:
    """The table in at most 100 columns where ids and titles are not long; parts that a course lacks are left out."""
    yield f"Coverage of {coverage.course} {coverage.version}"
    yield from _stretches("Lessons by module", (*coverage.modules, coverage.whole))
    yield from _stretches("Lessons by role", coverage.roles)
    yield from _stretches("Lessons by path", coverage.paths)
    yield from _questions(coverage)
    for bank in coverage.banks:
        yield from _bank(bank)
    yield from _objectives(coverage)
    yield from _frameworks(coverage)
    yield from _things(coverage)


def coverage_value(coverage: Coverage) -> dict[str, object]:
    """The same as a JSON value, with all keys in any course; docs/checking.md tells what they mean."""
    return {
        "course": coverage.course,
        "version": coverage.version,
        "languages": list(coverage.languages),
        **_length(coverage.whole),
        "modules": [{"id": row.id, **_length(row)} for row in coverage.modules],
        "roles": [{"id": row.id, **_length(row)} for row in coverage.roles],
        "paths": [{"id": row.id, **_length(row)} for row in coverage.paths],
        "questions": {use: _counts_value(row) for use, row in coverage.questions.items()},
        "banks": [{"id": bank.id, "modules": bank.modules} for bank in coverage.banks],
        "objectives": {
            "count": coverage.objectives,
            "few_items": [
                {"lesson": goal.lesson, "objective": goal.id, "items": count}
                for goal, count in coverage.few_items
            ],
        },
        "frameworks": _frameworks_value(coverage.frameworks),
        "scenarios": coverage.scenarios,
        "terms": coverage.terms,
        "cards": coverage.cards,
        "figures": {"count": coverage.figures, "hidden": list(coverage.hidden)},
    }


def _length(row: Stretch) -> dict[str, object]:
    minutes = {
        language: {"lesson": time.learn, "at_work": time.at_work} for language, time in row.minutes.items()
    }
    return {"lessons": row.lessons, "minutes": minutes}


def _counts_value(row: QuestionCounts) -> dict[str, object]:
    return {
        "count": row.count,
        "kinds": row.kinds,
        "levels": row.levels,
        "do_or_say": row.acting,
        "think_first": row.before,
    }


def _frameworks_value(found: FrameworkCoverage) -> dict[str, object]:
    return {
        "count": len(found.all),
        "graded": sum(row.graded for row in found.all),
        "figure": sum(row.figure for row in found.all),
        "not_taught": [row.id for row in found.not_taught],
        "not_asked": [row.id for row in found.not_asked],
        "not_drawn": [row.id for row in found.not_drawn],
    }


def _stretches(head: str, rows: Sequence[Stretch]) -> Iterator[str]:
    """Lessons, minutes and minutes on the job by language, a few languages abreast."""
    languages = list(rows[0].minutes) if rows else []
    for first in range(0, len(languages), ABREAST):
        some = languages[first : first + ABREAST]
        heads = [head, "lessons", *(name for each in some for name in (f"{each} min", "at work"))]
        lines = [
            (row.id, str(row.lessons), *(str(part) for name in some for part in _parts(row, name)))
            for row in rows
        ]
        yield from _table(heads, lines)


def _parts(row: Stretch, language: str) -> tuple[int, int]:
    time = row.minutes[language]
    return time.learn, time.at_work


def _questions(coverage: Coverage) -> Iterator[str]:
    """Questions by kind and level in columns by use; `all` only where there is more than one."""
    uses = {
        use: row for use, row in coverage.questions.items() if use != "all" or len(coverage.questions) > 2
    }
    every = coverage.questions["all"]
    if not every.count:
        return
    kinds = sorted(every.kinds, key=lambda name: (-every.kinds[name], name))
    levels = [name for name in _levels() if name in every.levels]
    rows = [(kind, *(str(row.kinds.get(kind, 0)) for row in uses.values())) for kind in kinds]
    rows.append(("all", *(str(row.count) for row in uses.values())))
    yield from _table(["Questions by kind", *uses], rows)
    rows = [(level, *(str(row.levels.get(level, 0)) for row in uses.values())) for level in levels]
    rows.append(("what to do or say", *(f"{row.acting_percent} %" for row in uses.values())))
    if every.before:
        rows.append(("think first, on top", *(str(row.before) for row in uses.values())))
    yield from _table(["Questions by level", *uses], rows)


def _levels() -> tuple[str, ...]:
    from coursewright.project.counts import NO_LEVEL
    from coursewright.quiz.lint.levels import LEVELS

    return (*LEVELS, NO_LEVEL)


def _bank(bank: BankCounts) -> Iterator[str]:
    levels = [name for name in _levels() if any(name in row for row in bank.modules.values())]
    rows = [(module, *_cells(row, levels)) for module, row in bank.modules.items()]
    sums = {level: sum(row.get(level, 0) for row in bank.modules.values()) for level in levels}
    yield from _table([f"Bank {bank.id}", *levels, "all"], [*rows, ("all", *_cells(sums, levels))])


def _cells(row: Mapping[str, int], levels: Iterable[str]) -> Row:
    return (*(str(row.get(level, 0)) for level in levels), str(sum(row.values())))


def _objectives(coverage: Coverage) -> Iterator[str]:
    if not coverage.objectives:
        return
    yield ""
    yield f"Objectives: {coverage.objectives}"
    few = [f"{goal.lesson}#{goal.id}  {count}" for goal, count in coverage.few_items]
    yield from _named("fewer than two questions ask for", few)


def _frameworks(coverage: Coverage) -> Iterator[str]:
    found = coverage.frameworks
    if not found.all:
        return
    graded, figure = sum(row.graded for row in found.all), sum(row.figure for row in found.all)
    yield ""
    yield f"Frameworks: {len(found.all)}, {graded} of them to be graded, {figure} to be drawn"
    yield from _named("no lesson teaches", _titles(found.not_taught))
    yield from _named("no graded question asks for", _titles(found.not_asked))
    if figure:
        yield from _named("no figure draws", _titles(found.not_drawn))


def _titles(frameworks: Iterable[Framework]) -> list[str]:
    return [f"{row.id}  {row.title}" for row in frameworks]


def _things(coverage: Coverage) -> Iterator[str]:
    counts = {
        "terms": coverage.terms,
        "scenarios": coverage.scenarios,
        "cards": coverage.cards,
        "figures": coverage.figures,
    }
    there = [f"{name} {count}" for name, count in counts.items() if count]
    if there:
        yield ""
        yield f"Beside the lessons: {', '.join(there)}"
    if coverage.figures:
        yield from _named("shown nowhere", list(coverage.hidden))


def _named(what: str, names: Sequence[str]) -> Iterator[str]:
    yield f"  {what}: {len(names) or 'none'}"
    for name in names:
        yield visible(f"    {name}")


def _table(heads: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """A head and rows, the first column to the left, numbers to the right."""
    lines = [tuple(heads), *(("  " + name, *cells) for name, *cells in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    yield ""
    for name, *cells in lines:
        numbers = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join((name.ljust(widths[0]), *numbers))
