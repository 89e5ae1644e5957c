"""docs/benchmarks.md: written from what was kept, never by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.bench import tables
from tools.bench.charts import plots
from tools.bench.results import Group, Results, as_json

PAGE, FOLDER = "benchmarks.md", "benchmarks"
_HEAD = """\
# Benchmarks

Written by `python3 build.py bench`; do not edit it by hand. The figures behind it are in
[results.json](benchmarks/results.json).

How it is measured: made-up courses of Chinese lessons, about 7 KB of text and ten questions each (five single choice,
three multiple choice, two blanks), twenty lessons a module. The tools that it is compared with get the same lessons;
mkdocs-quiz also the same questions with their options and explanations, without the reasons for single options that
our format demands; Material and Zensical get no questions at all. All of them read the same Markdown extensions and
use the same features of the theme. Tools take turns in a changing order on one machine, so compare ratios, not
seconds. CPU is user and system time of a command and all that it started, wall is what one waits for; memory is that
of all its processes together, what they share counted once. Where there were several rounds, the median stands with
the least and the greatest in brackets. Ours is the command as `build.py` starts it in its environment, in one
language, without handbooks where the site is measured.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What the page says about one work: a text, the names of its plots, and what makes its tables."""

    work: str
    title: str
    text: str
    tables: Callable[[Results], Iterable[str]]
    plots: tuple[str, ...] = ()


CHAPTERS = (
    Chapter(
        work="cold",
        title="First build",
        text="""\
Nothing is there from an earlier build, neither site nor cache. Of the others, mkdocs-quiz alone builds the questions,
too.""",
        tables=tables.cold_tables,
        plots=("cold", "growth"),
    ),
    Chapter(
        work="warm",
        title="Further builds",
        text="""\
The same command again with nothing changed, then after an edit. Material keeps nothing between builds, so that each of
its builds is a full one.""",
        tables=tables.warm_tables,
        plots=("warm",),
    ),
    Chapter(
        work="check",
        title="Checking",
        text="`build.py check` reads every file and names all faults.",
        tables=tables.check_table,
    ),
    Chapter(
        work="serve",
        title="From a save to the page",
        text="""\
The preview runs; a file is saved, and the page is asked for again and again until it holds the new words. CPU is what
the preview spent until a second and a half after the page was there.""",
        tables=tables.serve_table,
        plots=("serve",),
    ),
    Chapter(
        work="books",
        title="Handbooks",
        text="""\
The whole command `build.py build --only handbooks` for one book, reading and checking included, beside one plain
WeasyPrint render of the same sections in one document with the same style sheets and typefaces. That render settles no
page numbers, prints nothing on empty pages and looks for no faults.""",
        tables=tables.book_table,
        plots=("books",),
    ),
    Chapter(
        work="where",
        title="Where the time goes",
        text="""\
Our commands alone, with a sample every four milliseconds of CPU in all their processes. *For what* is the part of the
tool that asked for the work, *whose code* the package whose code was running then: `prose` turns Markdown into pages'
and questions' HTML, `quiz` reads, checks and seals questions, `writing` looks for faults in texts, `site` and `engine`
make pages and the search's index of them, `project`, `course` and `base` read files, settings and what was kept,
`handbook` and `paper` lay out and join books. Loading of modules is what Python does before our first line runs, and
again when something is needed for the first time.""",
        tables=tables.where_table,
    ),
    Chapter(
        work="reader",
        title="What a reader fetches",
        text="""\
Chromium opens a page that it never saw, over http; bytes are those of all files it asked for, compressed, until no more
come. The first hit is timed from the word to a result that leads to the right page, search index included. The made-up
courses hide two words in one lesson.""",
        tables=tables.reader_table,
        plots=("reader",),
    ),
)


def write_page(results: Results, out: Path) -> None:
    """Write the page, its plots and the figures behind them below `out`."""
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    drawn = plots(results)
    for name, text in drawn.items():
        (folder / f"{name}.svg").write_text(text, encoding="utf-8", newline="\n")
    text = "\n".join(render_page(results, frozenset(drawn))) + "\n"
    (out / PAGE).write_text(text, encoding="utf-8", newline="\n")
    kept = as_json(results.groups.values())
    (folder / "results.json").write_text(kept, encoding="utf-8", newline="\n")


def render_page(results: Results, drawn: frozenset[str]) -> Iterator[str]:
    """The page's lines; `drawn` are the plots that there are."""
    yield _HEAD
    if not results.groups:
        yield "Nothing was measured yet."
        return
    yield from ("## Goals", "")
    yield "What the project wants of itself. A goal that is missed is shown as missed."
    yield from ("", *tables.goal_table(results))
    for chapter in CHAPTERS:
        yield from render_chapter(chapter, results, drawn)
    yield from ("", "## Machine and versions", "", *surroundings(results))


def render_chapter(chapter: Chapter, results: Results, drawn: frozenset[str]) -> Iterator[str]:
    """The lines about one work."""
    yield from ("", f"## {chapter.title}", "", chapter.text)
    groups = list(results.of(chapter.work))
    if not groups:
        yield from ("", "Not measured yet.")
        return
    for name in chapter.plots:
        if name in drawn:
            yield from ("", f"![{chapter.title}: a plot of the figures below]({FOLDER}/{name}.svg)")
    yield from chapter.tables(results)
    yield from ("", *(when(group) for group in groups))


def when(group: Group) -> str:
    """A line that says when and of what a group was measured, and how busy the machine was."""
    loads = [row.figures["load"] for row in group.rows if "load" in row.figures]
    load = f", load {min(loads):.1f}–{max(loads):.1f}" if loads else ""
    rounds = max((row.round for row in group.rows), default=0) + 1
    times = "one round" if rounds == 1 else f"{rounds} rounds"
    busy = "; **other work was going on, so wall times mean little**" if is_busy(group, loads) else ""
    return f"* {tables.size_name(group.size)}: {group.date}, commit {group.commit}, {times}{load}{busy}"


def is_busy(group: Group, loads: list[float]) -> bool:
    """Whether more wanted to run than what was measured and what one machine does by itself."""
    processors = int(group.machine["processor"].split()[0])
    return max(loads, default=0.0) > 1.5 * processors + 1


def surroundings(results: Results) -> list[str]:
    """The machines and the versions that groups were measured with, each once."""
    lines: dict[str, None] = {}
    for group in results.groups.values():
        known = group.machine
        lines[f"* {known['processor']}, {known['memory']}, {known['system']}, Python {known['python']}"] = (
            None
        )
        named = ", ".join(f"{name} {version}" for name, version in sorted(group.versions.items()))
        lines[f"* {named}"] = None
    return list(lines)
