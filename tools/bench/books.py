"""Handbooks: the whole command cold, with nothing changed and after an edit, beside one plain WeasyPrint render."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.bench.bench import Bench
from tools.bench.builds import FULL, NOTHING
from tools.bench.edits import edits_of, write_edit
from tools.bench.joined import RENDER
from tools.bench.measure import Cost, Failed, measure
from tools.bench.ours import LANGUAGE, copy_course, write_course
from tools.bench.peers import quiet_environment
from tools.bench.results import Row
from tools.bench.variants import COURSE, OURS, Variant, our_command, our_settings

PLAIN = "plain"
BOOKS = (COURSE, "39", "157")
"""Lessons of the books: about 65, 240 and 960 pages."""
ORDER = ("build", "--only", "handbooks", "--lang", LANGUAGE, "--quiet")
_FONTS = ("plugins", "coursewright", "fonts", "fonts.conf")
_TRAINER = "\n  - id: trainer\n    audience: trainer\n"
_STATES = ((OURS, FULL), (PLAIN, FULL), (OURS, NOTHING), (OURS, "body"))


def run_books(bench: Bench, books: Sequence[str]) -> None:
    """The learners' book of each size."""
    for size in books:
        group = bench.begin("books", size)
        project = bench.lay(printed(bench.tool), size, anew=True)
        for turn in range(bench.rounds):
            for variant, state in rotated(turn):
                if group.has(variant, state, turn):
                    continue
                try:
                    cost = printed_cost(bench.tool, project, size, (variant, state), turn)
                except Failed as fault:
                    group = bench.leave_out(group, f"{variant}: {fault}")
                    continue
                figures = {**cost.figures(), **page_count(book_of(project, variant))}
                group = bench.add(group, Row(variant=variant, edit=state, round=turn, figures=figures))


def rotated(turn: int) -> Iterator[tuple[str, str]]:
    """What is measured in a round: the plain render before or after ours in turn."""
    first, plain, *rest = _STATES
    yield from (plain, first, *rest) if turn % 2 else _STATES


def printed(tool: Path) -> Variant:
    """Our variant with one book."""

    def lay(project: Path, size: str) -> None:
        if size != COURSE:
            write_course(project, tool, int(size), book=True)
            return
        copy_course(project, tool)
        spine = project / "content" / "course.yml"
        text = spine.read_text(encoding="utf-8")
        spine.write_text(f"{text[: text.index(_TRAINER)]}\n", encoding="utf-8", newline="\n")

    return Variant(
        name="book",
        lay=lay,
        build=our_command(*ORDER),
        serve=lambda _: (),
        cold=("site", "handbooks", ".cache"),
        site=f"site/handbooks/{LANGUAGE}",
        settings=our_settings(tool),
    )


def printed_cost(tool: Path, project: Path, size: str, what: tuple[str, str], number: int) -> Cost:
    """Bring a book's project into a state and print it, or render its joined text. Raises Failed."""
    variant, (name, state) = printed(tool), what
    if name == PLAIN:
        return rendered_cost(tool, project)
    if state == FULL:
        variant.clean(project)
    if state == "body":
        write_edit(project, edits_of(OURS, size)[state], 2000 + number)
    return measure(variant.build, project, variant.settings)


def rendered_cost(tool: Path, project: Path) -> Cost:
    """The plain render; writing its document down is not counted. Raises Failed."""
    command = [sys.executable, "-m", "tools.bench.joined", str(project), LANGUAGE, str(project / "joined")]
    done = subprocess.run(
        command, cwd=tool, env=dict(our_settings(tool)), capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise Failed(done.stderr[-2000:])
    fonts = tool.joinpath(*_FONTS)
    render = (sys.executable, "-X", "utf8", "-c", RENDER, str(project / "joined"))
    return measure(render, project, quiet_environment(FONTCONFIG_FILE=str(fonts)))


def book_of(project: Path, variant: str) -> Path:
    """Where a variant's book lies."""
    if variant == PLAIN:
        return project / "joined" / "joined.pdf"
    return project / "site" / "handbooks" / LANGUAGE / "learner.pdf"


def page_count(book: Path) -> dict[str, float]:
    """A book's pages, as Poppler counts them; nothing where there is no Poppler."""
    try:
        done = subprocess.run(
            ["pdfinfo", str(book)], capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        return {}
    counts = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("Pages:")]
    return {"pages": float(counts[0])} if counts else {}
