"""Lessons as books print them: what was kept of them is what is made anew, whatever was edited in between."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.base.late import LateMapping
from coursewright.handbook.printing import PrintedLesson, print_lessons
from coursewright.project.editions import editions_of
from coursewright.project.load import load_projects
from tests.project.cases import lay_course
from tests.project.edits import EDITS

FIGURE = Path(__file__).parents[2] / "content" / "figures" / "four-definitions.yml"


def printed(root: Path, cache: Cache) -> Iterator[tuple[str, str, PrintedLesson]]:
    """The lessons of every edition in every language, as they are printed with a cache."""
    for language, project in load_projects(root, IssueLog(), "", cache).items():
        for edition in editions_of(project):
            for row in print_lessons(project, edition, IssueLog(), cache):
                yield language, edition.id, row


def test_after_every_kind_of_edit_lessons_are_printed_as_a_clean_build_prints_them(tmp_path: Path):
    base = lay_course(tmp_path / "base")
    before = list(printed(base, Cache(base / ".cache")))
    assert len(before) > 3
    changed = set()
    for what, edit in EDITS.items():
        root = tmp_path / what.replace(" ", "-")
        shutil.copytree(base, root)  # with all that was kept
        edit(root)
        warm = list(printed(root, Cache(root / ".cache")))
        assert warm == list(printed(root, NO_CACHE)), what
        changed |= {what} if warm != before else set()
    assert len(changed) > 8


def test_figures_are_looked_at_where_one_has_changed_alone(tmp_path: Path):
    root = lay_course(tmp_path)
    figure = root / "content" / "figures" / FIGURE.name
    figure.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(FIGURE, figure)
    for lesson in (root / "content").glob("*/*/first-moment.md"):
        lesson.write_text(f"{lesson.read_text('utf-8')}\n```figure\n{FIGURE.stem}\n```\n", "utf-8")
    cache = Cache(root / ".cache")
    before = list(printed(root, cache))
    project = load_projects(root, IssueLog(), "", cache)["zh"]
    for edition in editions_of(project):
        list(print_lessons(project, edition, IssueLog(), cache))
    assert isinstance(project.figures, LateMapping)
    assert [late.make is None for late in project.figures.rows.values()] == [False]
    figure.write_text(figure.read_text("utf-8").replace("title: {zh: ", "title: {zh: 又"), "utf-8")
    after = list(printed(root, cache))
    assert after == list(printed(root, NO_CACHE))
    assert after != before
