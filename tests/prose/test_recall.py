"""Earlier questions in a lesson's page and in print: the same question, below the heading of the self-check."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.project.load import load_projects
from coursewright.project.recall import recalled
from coursewright.prose import Rendered, Screen, render_lesson
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper
from tests.eight import write_eight_lessons
from tests.prose.conftest import html_of


def rendered(root: Path, look: Look, slug: str = "h") -> tuple[str, Rendered, list[str]]:
    issues = IssueLog()
    project = load_projects(write_eight_lessons(root), issues)["en"]
    assert not issues.has_errors, as_text(issues)
    lesson = project.lesson(slug)
    assert lesson is not None
    page = render_lesson(project, lesson, look)
    assert not page.issues.found, as_text(page.issues)
    return html_of(page.tree), page, [f"{row.quiz.id}#{row.question}" for row in recalled(project, lesson)]


def test_on_screen_each_is_a_checkpoint_of_its_own_quiz(tmp_path: Path) -> None:
    html, _, names = rendered(tmp_path, Screen())
    begin, end = html.index('class="cw-recall"'), html.index('id="quiz-h"')
    assert html.index('id="self-check"') < begin < end
    part = html[begin:end]
    assert [part.count(f'data-question="{name}"') for name in names] == [1, 1, 1]
    assert "data-pass" not in part[: part.rindex("<cw-quiz")]
    assert 'href="../part/a.md#idea"' in part


def test_the_capsule_is_that_of_its_own_page(tmp_path: Path) -> None:
    html, _, names = rendered(tmp_path, Screen())
    own, _, _ = rendered(tmp_path / "again", Screen(), names[0][0])
    begin = html.index(f'data-question="{names[0]}"')
    seal = html[html.index("data-seal=", begin) :].partition('"')[2].partition('"')[0]
    assert f'data-seal="{seal}"' in own


@pytest.mark.parametrize("audience", ["learner", "trainer"])
def test_on_paper_they_stand_in_a_box_with_the_page_where_each_was_taught(
    tmp_path: Path, audience: str
) -> None:
    html, _, names = rendered(tmp_path, Paper(audience=audience))
    box = html[html.index('class="recall"') : html.index("h--q-h-one")]
    for name in names:
        assert f'id="h--c-{name.replace("#", "-")}"' in box
        assert f'<a class="pg" href="#{name[0]}--idea">' in box
    assert ('class="key"' in box) == (audience == "trainer")
    _, taught, _ = rendered(tmp_path / "again", Paper(audience=audience), "a")
    assert "a--idea" in taught.anchors


def test_a_first_lesson_has_none(tmp_path: Path) -> None:
    assert "cw-recall" not in rendered(tmp_path, Screen(), "a")[0]
