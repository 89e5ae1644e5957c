"""An assessment has a page, a place in the navigation, a way to the other language, and a script of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.site.assets import asset_files, script_tags
from coursewright.site.pages.assessment import SCRIPT
from coursewright.site.plan import SitePlan, plan_site
from tests.quiz.assessment.exam_course import exam_called, load, write_exam_course
from tests.tiny import write_tiny_course

PAGE = "assessments/exam.md"


@pytest.fixture
def projects(tmp_path: Path) -> dict[str, Project]:
    """The small course with an assessment."""
    return load(write_exam_course(tmp_path))[0]


@pytest.fixture
def plan(projects: dict[str, Project]) -> SitePlan:
    return plan_site(projects["zh"], projects)


def test_it_has_a_page_that_search_leaves_out_and_that_loads_its_script(plan: SitePlan) -> None:
    page = next(page for page in plan.pages if page.path == PAGE)
    assert 'title: "认证考试"' in page.markdown
    assert "search: {exclude: true}" in page.markdown
    assert isinstance(page.tree, Element)
    assert dict(page.tree.attrs)["data-assessment"] == "exam"
    tags = script_tags(plan.scripts_of(PAGE), "assessments/exam.html")
    assert tags == f'<script src="../{SCRIPT}" defer></script>\n'
    assert SCRIPT not in plan.scripts_of("index.md")


def test_it_has_a_section_in_the_navigation(projects: dict[str, Project], plan: SitePlan) -> None:
    assert {"考核": [{"认证考试": PAGE}]} in plan.navigation()
    english = plan_site(projects["en"], projects)
    assert {"Assessments": [{"Certification exam": PAGE}]} in english.navigation()


def test_the_language_switch_leads_to_the_same_assessment(plan: SitePlan) -> None:
    links = [row.link for row in plan.alternates(PAGE, "assessments/exam.html")]
    assert links == ["assessments/exam.html", "../en/assessments/exam.html"]


def test_a_course_without_assessments_has_nothing_of_them(tmp_path: Path, plan: SitePlan) -> None:
    assert SCRIPT in {file.path for file in asset_files("course", plan.scripts)}
    write_tiny_course(tmp_path / "tiny")
    projects = load_projects(tmp_path / "tiny", IssueLog())
    tiny = plan_site(projects["zh"], projects)
    assert SCRIPT not in {file.path for file in asset_files("course", tiny.scripts)}
    assert not any(page.path.startswith("assessments/") for page in tiny.pages)
    assert "考核" not in str(tiny.navigation())


def test_only_questions_that_some_form_asks_stand_in_the_page(tmp_path: Path) -> None:
    write_exam_course(tmp_path)
    course = tmp_path / "content/course.yml"
    text = course.read_text(encoding="utf-8").replace("forms: 3", "forms: 1")
    course.write_text(text, encoding="utf-8", newline="\n")
    exam = exam_called("exam", load(tmp_path)[0]["zh"])
    assert {entry.sheet.name for entry in exam.entries} == set(exam.forms[0].questions)
    assert len(exam.entries) == 7
