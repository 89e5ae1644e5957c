"""What a build imports, in its own process and in those that it forks: nothing that it has no use for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny import change, environment, lesson_file, write_tiny_course

NOTED = """
import os
import sys
from pathlib import Path

noted = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def note(event, arguments):
    if event == "import":
        os.write(noted, f"{arguments[0]}\\n".encode())


sys.addaudithook(note)
from coursewright.cli.main import main

sys.exit(main(sys.argv[3:], Path(sys.argv[2])))
"""


def imported(root: Path, *words: str) -> frozenset[str]:
    """The modules that a command imports, in all its processes."""
    notes = root.parent / "imported.txt"
    notes.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", NOTED, str(notes), str(root), *words],
        env=environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return frozenset(notes.read_text(encoding="utf-8").split())


def rooms(modules: frozenset[str]) -> set[str]:
    """The rooms of the package that modules stand in."""
    return {name.split(".")[1] for name in modules if name.startswith("coursewright.")}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose site was built."""
    root = write_tiny_course(tmp_path_factory.mktemp("loaded") / "course")
    imported(root, "build", "--only", "site", "--quiet")
    return root


@pytest.fixture(scope="module")
def edited(first: Path) -> frozenset[str]:
    """What the next build of its site imports, when a lesson has one word more."""
    change(first, lesson_file("en"), "Customers remember", "Most customers remember")
    return imported(first, "build", "--only", "site", "--quiet")


def test_a_site_alone_is_built_without_the_rooms_of_books_and_slides(edited: frozenset[str]) -> None:
    assert {"site", "engine", "prose"} <= rooms(edited)
    assert not rooms(edited) & {"handbook", "trainer", "office", "exchange", "lms", "scan", "scaffold"}


def test_what_draws_and_measures_figures_is_left_alone_where_none_is_new(edited: frozenset[str]) -> None:
    kinds = {name for name in edited if name.startswith("coursewright.figures.kinds.")}
    assert not kinds
    assert "fontTools" not in edited


def test_what_sets_paper_is_left_alone(edited: frozenset[str]) -> None:
    assert not {"coursewright.prose.looks.paper", "coursewright.prose.paper_forms", "weasyprint"} & edited


@pytest.mark.usefixtures("edited")
def test_where_nothing_changed_no_course_is_read(first: Path) -> None:
    again = imported(first, "build", "--only", "site", "--quiet")
    assert rooms(again) <= {"base", "cli", "pipeline", "languages"}
    assert not {"pydantic", "mkdocs", "markdown", "yaml", "jinja2"} & again


def test_a_check_needs_neither_engine_nor_books(first: Path) -> None:
    change(first, lesson_file("en"), "remember the moment", "remember that moment")
    checked = imported(first, "check", "--quiet")
    assert not rooms(checked) & {"engine", "hosts", "site", "handbook", "trainer", "prose"}
    assert not {"mkdocs", "markdown", "jinja2"} & checked
