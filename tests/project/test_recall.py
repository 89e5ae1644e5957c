"""Questions of earlier lessons that a lesson asks again: which, the same everywhere, and nothing of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.project.recall import recalled
from tests.eight import LETTERS, write_eight_lessons
from tests.tiny import change


def projects(root: Path) -> dict[str, Project]:
    issues = IssueLog()
    found = load_projects(root, issues)
    assert not issues.has_errors, as_text(issues)
    return found


def names(project: Project, slug: str) -> list[str]:
    lesson = project.lesson(slug)
    assert lesson is not None
    return [f"{row.quiz.id}#{row.question}" for row in recalled(project, lesson)]


@pytest.mark.parametrize(
    ("slug", "before"),
    [("a", ""), ("b", "a"), ("c", "b"), ("d", "ca"), ("e", "db"), ("f", "ec"), ("g", "fd"), ("h", "gea")],
)
def test_one_comes_from_each_of_the_lessons_1_3_and_7_before(tmp_path: Path, slug: str, before: str) -> None:
    for project in projects(write_eight_lessons(tmp_path)).values():
        assert "".join(name[0] for name in names(project, slug)) == before


def test_they_are_checked_by_the_page_and_ask_for_more_than_a_memory(tmp_path: Path) -> None:
    project = projects(write_eight_lessons(tmp_path))["zh"]
    asked = {name.partition("#")[2] for slug in LETTERS for name in names(project, slug)}
    assert asked == {"one", "two", "three"}


def test_they_are_the_same_in_every_language_and_at_every_time(tmp_path: Path) -> None:
    first = projects(write_eight_lessons(tmp_path))
    again = projects(tmp_path)["en"]
    for slug in LETTERS:
        assert names(first["zh"], slug) == names(first["en"], slug) == names(again, slug)


def test_lessons_behind_one_another_ask_different_questions_of_a_quiz(tmp_path: Path) -> None:
    project = projects(write_eight_lessons(tmp_path))["en"]
    counts = Counter(name for slug in LETTERS for name in names(project, slug))
    assert set(counts.values()) == {1}


def test_what_the_course_or_the_quiz_says_counts(tmp_path: Path) -> None:
    write_eight_lessons(tmp_path)
    change(tmp_path, "content/course.yml", 'version: "1"\n', 'version: "1"\nrecall: {count: 3, after: [2]}\n')
    for language in ("zh", "en"):
        change(tmp_path, f"quizzes/{language}/part/g.yml", "id: g\n", "id: g\nrecall: []\n")
        change(tmp_path, f"quizzes/{language}/part/h.yml", "id: h\n", "id: h\nrecall: [b#low, a#one]\n")
    project = projects(tmp_path)["zh"]
    assert [name[0] for name in names(project, "d")] == ["b", "b", "b"]
    assert len(set(names(project, "d"))) == 3
    assert names(project, "g") == []
    assert names(project, "h") == ["b#low", "a#one"]


def test_a_question_that_the_lesson_shows_itself_is_not_asked_again(tmp_path: Path) -> None:
    root = write_eight_lessons(tmp_path)
    drawn = names(projects(root)["zh"], "b")[0]
    for language in ("zh", "en"):
        change(root, f"content/{language}/part/b.md", "{#idea}\n", f"{{#idea}}\n\n```quiz\n{drawn}\n```\n")
    found = names(projects(root)["zh"], "b")
    assert len(found) == 1
    assert found != [drawn]


def test_where_it_was_taught_is_known(tmp_path: Path) -> None:
    project = projects(write_eight_lessons(tmp_path))["zh"]
    lesson = project.lesson("h")
    assert lesson is not None
    assert [(row.lesson.slug, row.heading) for row in recalled(project, lesson)] == [
        ("g", "idea"),
        ("e", "idea"),
        ("a", "idea"),
    ]
