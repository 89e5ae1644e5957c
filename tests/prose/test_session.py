"""A session's plan and the five minutes at the stand-up: who sees them, and what the build fills in."""

from __future__ import annotations

import re

import pytest

from coursewright.paper.geometry import geometry_of
from coursewright.prose import Screen, render_lesson
from coursewright.prose.looks.paper import Paper

from .conftest import Render, html_of, page_of

PLAN = """## Scene {#scene}

Something happens.

/// plan | 45 min · 8–24 people · round tables
| Min | Step | Cue | Material |
|---|---|---|---|
| 5 | Scene | Read **aloud** | |
| 10 | [The rule](#idea) | Ask them | Poster |
| 20 | Groups | Score it | W01, pens |
| 10 | End | Thank them | |
///

## Idea {#idea}

Nothing more.

/// worksheet | W01 Form
| A |
|---|
|   |
///
"""
STAND_UP = """## Idea {#idea}

Nothing more.

/// stand-up
ask: Who waited longest?
watch: Looks up
thank: Name *one* thing
///
"""


def test_a_plan_is_printed_for_trainers_with_beginnings_and_pages(project_with: Render) -> None:
    project = project_with(PLAN, told=True)
    lesson = project.lesson("one")
    assert lesson is not None
    rendered = render_lesson(project, lesson, Paper(audience="trainer"))
    assert not rendered.issues.found
    plan = html_of(rendered.plan)
    assert [plan.count(f"<td>{begin}</td>") for begin in ("0:00", "0:05", "0:15", "0:35", "0:45")] == [1] * 5
    for anchor in ("one--scene", "one--idea", "sheet-w01"):
        assert plan.count(f'<a class="pg" href="#{anchor}">') == 1
    assert "<strong>aloud</strong>" in plan
    assert "round tables" in plan
    assert "Ask them" not in html_of(rendered.tree)
    assert {"one--scene", "one--idea"} <= rendered.anchors


@pytest.mark.parametrize("paper", ["A4", "Letter", "A4 landscape", "Letter landscape"])
def test_the_minutes_of_a_plan_reach_from_edge_to_edge_of_its_page(project_with: Render, paper: str) -> None:
    project = project_with(PLAN, told=True)
    lesson = project.lesson("one")
    assert lesson is not None
    page = geometry_of(paper)
    plan = html_of(render_lesson(project, lesson, Paper(audience="trainer", page=page)).plan)
    bars = [
        (float(left), float(width)) for left, width in re.findall(r"left:([\d.]+)mm;width:([\d.]+)mm", plan)
    ]
    assert bars[0][0] == 0
    assert sum(bars[-1]) == pytest.approx(page.live, abs=0.02)


def test_no_learner_sees_a_plan(project_with: Render) -> None:
    project = project_with(PLAN, told=True)
    lesson = project.lesson("one")
    assert lesson is not None
    for look in (Screen(), Paper(audience="learner")):
        rendered = render_lesson(project, lesson, look)
        assert not rendered.plan
        for text in ("Ask them", "round tables", "Groups"):
            assert text not in html_of(rendered.tree)


def test_the_five_minutes_are_a_box_on_screen_and_a_card_for_trainers(project_with: Render) -> None:
    project = project_with(STAND_UP, told=True)
    screen = page_of(project, Screen())
    trainer = page_of(project, Paper(audience="trainer"))
    for page, mark in ((screen, 'class="cw-lead"'), (trainer, 'class="standup"')):
        assert not page.issues.found
        begin = page.html.index(mark)
        assert begin < page.html.index("Who waited longest?") < page.html.index("<em>one</em>")


@pytest.mark.parametrize("text", ["Who waited", "Looks up", "stand-up"])
def test_learners_paper_has_no_card(project_with: Render, text: str) -> None:
    assert text not in page_of(project_with(STAND_UP, told=True), Paper(audience="learner")).html
