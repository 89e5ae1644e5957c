"""An assessment has a page, a place in the navigation, a way to the other language, and a script of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.hosts.course_site import alternates, generated_files, navigation
from coursewright.project.assessments import SCRIPT
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.project.pages import render_pages
from tests.quiz.assessment.exam_course import exam_called, load, write_exam_course
from tests.tiny import write_tiny_course

PAGE = "assessments/exam.md"


@pytest.fixture
def projects(tmp_path: Path) -> dict[str, Project]:
    """The small course with an assessment."""
    return load(write_exam_course(tmp_path))[0]


def test_it_has_a_page_that_search_leaves_out_and_that_loads_its_script(projects: dict[str, Project]) -> None:
    page = next(page.text for page in render_pages(projects["zh"]) if page.path == PAGE)
    assert 'title: "认证考试"' in page
    assert "search: {exclude: true}" in page
    assert "```" not in page, "its tree is put in when it is rendered"
    assert f'<script src="../{SCRIPT}" defer></script>' in page


def test_it_has_a_section_in_the_navigation(projects: dict[str, Project]) -> None:
    assert {"考核": [{"认证考试": PAGE}]} in navigation(projects["zh"])
    assert {"Assessments": [{"Certification exam": PAGE}]} in navigation(projects["en"])


def test_the_language_switch_leads_to_the_same_assessment(projects: dict[str, Project]) -> None:
    links = [row.link for row in alternates(projects["zh"], PAGE, "assessments/exam.html")]
    assert links == ["assessments/exam.html", "../en/assessments/exam.html"]


def test_a_course_without_assessments_has_nothing_of_them(
    tmp_path: Path, projects: dict[str, Project]
) -> None:
    assert SCRIPT in {file.path for file in generated_files(projects["zh"])}
    write_tiny_course(tmp_path / "tiny")
    tiny = load_projects(tmp_path / "tiny", IssueLog())["zh"]
    paths = {file.path for file in generated_files(tiny)}
    assert SCRIPT not in paths
    assert not any(path.startswith("assessments/") for path in paths)
    assert "考核" not in str(navigation(tiny))


def test_only_questions_that_some_form_asks_stand_in_the_page(tmp_path: Path) -> None:
    write_exam_course(tmp_path)
    course = tmp_path / "content/course.yml"
    text = course.read_text(encoding="utf-8").replace("forms: 3", "forms: 1")
    course.write_text(text, encoding="utf-8", newline="\n")
    exam = exam_called("exam", load(tmp_path)[0]["zh"])
    assert {entry.sheet.name for entry in exam.entries} == set(exam.forms[0].questions)
    assert len(exam.entries) == 7
