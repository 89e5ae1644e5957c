"""A scenario has a page and a place in the navigation, needs no lesson, and serves objectives of lessons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, to_html
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.site.plan import SitePlan, plan_site
from tests.tiny import write_tiny_course

SCENARIO = """\
id: {id}
questions:
  - id: talk
    type: dialogue
    objective: {objective}
    prompt: {prompt}
    nodes:
      - id: arriving
        says: {says}
        replies:
          - {{id: a, text: A, score: 1, happens: H, because: B}}
          - {{id: b, text: C, score: -1, happens: H, because: B}}
    bands:
      - {{text: D}}
"""
TEXTS = {
    "zh": {"prompt": "等了很久", "says": "请问？"},
    "en": {"prompt": "A long wait", "says": "Excuse me?"},
}


def write_scenario(root: Path, language: str, name: str = "wait", objective: str = "first#idea") -> None:
    file = root / "quizzes" / language / "scenarios" / f"{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = SCENARIO.format(id=name, objective=objective, **TEXTS[language])
    file.write_text(text, encoding="utf-8", newline="\n")


def loaded(root: Path) -> tuple[dict[str, Project], str]:
    issues = IssueLog()
    return load_projects(root, issues), as_text(issues)


def home_of(plan: SitePlan) -> str:
    return to_html(plan.trees["index.md"])


def test_a_scenario_that_no_lesson_names_has_a_page_in_the_navigation(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    for language in TEXTS:
        write_scenario(tmp_path, language)
    projects, told = loaded(tmp_path)
    assert "named-by-no-lesson" not in told
    assert "error" not in told
    plan = plan_site(projects["zh"], projects)
    page = next(page for page in plan.pages if page.path == "scenarios/wait.md")
    assert 'title: "等了很久"' in page.markdown
    assert isinstance(page.tree, Element)
    assert dict(page.tree.attrs)["data-quiz"] == "wait"
    assert {"情境对话": [{"等了很久": "scenarios/wait.md"}]} in plan.navigation()
    english = plan_site(projects["en"], projects)
    assert {"Scenarios": [{"A long wait": "scenarios/wait.md"}]} in english.navigation()
    assert re.findall(r'href="(scenarios/[^"]+)".*?<span class="cw-les__b">([^<]+)<', home_of(plan)) == [
        ("scenarios/wait.html", "情境：等了很久")
    ]
    links = [row.link for row in plan.alternates("scenarios/wait.md", "scenarios/wait.html")]
    assert links == ["scenarios/wait.html", "../en/scenarios/wait.html"]


def test_a_course_without_scenarios_has_no_section_for_them(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    projects, _ = loaded(tmp_path)
    plan = plan_site(projects["en"], projects)
    assert not any(page.path.startswith("scenarios/") for page in plan.pages)
    assert "Scenarios" not in str(plan.navigation())
    assert "data-talk" not in home_of(plan)


@pytest.mark.parametrize("objective", ["idea", "first#idae", "second#idea"])
def test_a_scenario_without_an_objective_of_a_lesson_is_told(tmp_path: Path, objective: str) -> None:
    write_tiny_course(tmp_path)
    for language in TEXTS:
        write_scenario(tmp_path, language, objective=objective)
    _, told = loaded(tmp_path)
    assert f"quiz/unknown-objective: no lesson has the objective '{objective}'." in told


def test_a_scenario_of_one_language_alone_is_told(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    write_scenario(tmp_path, "zh")
    _, told = loaded(tmp_path)
    assert "error parity/missing-quiz: the quiz has no quizzes/en/scenarios/wait.yml." in told
