"""A course of one module and two lessons, to be overwritten file by file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Node, to_html
from coursewright.project import Project, load_projects
from coursewright.prose import Sheet, render_lesson
from coursewright.prose.looks.look import Look

COURSE = """
id: tiny
version: "1"
languages: [zh, en]
title: {zh: 小课, en: Tiny course}
roles:
  - id: front
    title: {zh: 前台, en: Front line}
modules:
  - id: first
    title: {zh: 第一, en: First}
    question:
      zh: 为什么？
      en: Why is it so?
    lessons: [one, two]
"""
GLOSSARY = """
terms:
  - id: moment
    term: {zh: 关键时刻, en: moment of truth}
    text: {zh: 形成印象的一刻。, en: A contact that leaves an impression.}
"""
QUIZ = """
id: one
questions:
  - id: who
    type: single
    objective: idea
    prompt: Who **meets** it?
    options:
      - id: a
        text: Only the *counter*
        why: The [back office](../first/two.md#idea) meets it as well, on paper.
      - id: b
        text: Everyone
        correct: true
        why: |
          Right, everyone.

          See the **second** lesson.
    explain: Contact makes the moment.
"""
QUIZ_ZH = """
id: one
questions:
  - id: who
    type: single
    objective: idea
    prompt: 谁会遇到它？
    options:
      - id: a
        text: 只有柜台
        why: 后台做的单据，客户同样会拿在手里。
      - id: b
        text: 每个人
        correct: true
        why: 凡是客户接触到成果的人都会遇到。
    explain: 有接触就有时刻。
"""
FIGURE = """
type: rings
title: {zh: 两个圈, en: Two rings}
text: {zh: 一个在里。, en: One lies within.}
source: {zh: 讲义, en: Notes}
notes: true
rings:
  - id: outer
    text: {zh: 外圈, en: Outer}
    note: {zh: 容得下一切。, en: It holds everything.}
  - {id: inner, text: {zh: 里圈, en: Inner}}
"""
LESSON = """---
title: {title}
minutes: 5
objectives:
  - id: idea
    text: Say it
---
{body}
"""
TWO = "## Idea {#idea}\n\nNothing more.\n"


class Render(Protocol):
    """Builds the course with a body for its first lesson; `told`: check may find fault with it."""

    def __call__(self, body: str, *, told: bool = False) -> Project:
        """The English project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A rendered lesson, its tree written as text."""

    html: str
    sheets: tuple[Sheet, ...]
    issues: IssueLog


def html_of(tree: Iterable[Node]) -> str:
    """A tree as text, without the places that paper carries."""
    return re.sub(r' data-at="[^"]*"', "", "".join(map(to_html, tree)))


def page_of(project: Project, look: Look) -> Page:
    """The first lesson in a look."""
    lesson = project.lesson("one")
    assert lesson is not None
    rendered = render_lesson(project, lesson, look)
    return Page(html=html_of(rendered.tree), sheets=rendered.sheets, issues=rendered.issues)


@pytest.fixture
def project_with(tmp_path: Path) -> Render:
    """Build the course with a body for its first lesson, in English."""

    def build(body: str, *, told: bool = False) -> Project:
        files = {
            "content/course.yml": COURSE,
            "content/glossary.yml": GLOSSARY,
            "content/figures/two-rings.yml": FIGURE,
        }
        for language in ("zh", "en"):
            files[f"quizzes/{language}/first/one.yml"] = QUIZ if language == "en" else QUIZ_ZH
            files[f"content/{language}/first/one.md"] = LESSON.format(title=f"One {language}", body=body)
            files[f"content/{language}/first/two.md"] = LESSON.format(title="Two", body=TWO)
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        issues = IssueLog()
        projects = load_projects(tmp_path, issues)
        assert told or not issues.has_errors, as_text(issues)
        return projects["en"]

    return build
