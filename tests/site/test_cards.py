"""Cards: a page of the site, and a part of the books that list it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.parts import plan_sections
from coursewright.project.cards import card_tags
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.prose import Screen, render_page
from coursewright.site.plan import plan_site
from tests.tiny import write, write_tiny_course

CARD = """\
id: zero
title: {zh: 零分, en: Nought}
front:
  zh: 什么时候打**零分**？
  en: When is it **0**?
back:
  zh: 客户压根没有期待的时候。
  en: Where nothing was expected.
  figure: two-rings
"""
FIGURE = """\
type: rings
title: {zh: 两个圈, en: Two rings}
text: {zh: 一个在里。, en: One lies within.}
source: {zh: 讲义, en: Notes}
rings:
  - {id: outer, text: {zh: 外圈, en: Outer}}
  - {id: inner, text: {zh: 里圈, en: Inner}}
"""


def load(root: Path, *, cards: bool = True) -> dict[str, Project]:
    write_tiny_course(root)
    if cards:
        write(root, "content/cards/zero.yml", CARD)
        write(root, "content/figures/two-rings.yml", FIGURE)
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.found, as_text(issues)
    return projects


@pytest.mark.parametrize(("language", "front"), [("zh", "零分"), ("en", "0")])
def test_a_page_has_front_and_back_of_each_card(tmp_path: Path, language: str, front: str) -> None:
    projects = load(tmp_path)
    plan = plan_site(projects[language], projects)
    page = next(page for page in plan.pages if page.path == "cards.md")
    rendered = render_page(projects[language], page.path, page.tree, Screen())
    assert not rendered.issues.found
    html = "".join(map(to_html, rendered.tree))
    assert html.index(f"<strong>{front}</strong>") < html.index("<details>") < html.index("<svg")
    title = {"zh": "卡片", "en": "Cards"}[language]
    assert {title: "cards.md"} in plan.navigation()


@pytest.mark.parametrize(("language", "role"), [("zh", "营业员"), ("en", "Clerk")])
def test_a_tag_that_names_a_role_is_shown_by_its_title(tmp_path: Path, language: str, role: str) -> None:
    write_tiny_course(tmp_path)
    write(tmp_path, "content/figures/two-rings.yml", FIGURE)
    write(tmp_path, "content/cards/zero.yml", CARD + "tags: [clerk, my-own]\n")
    project = load_projects(tmp_path, IssueLog())[language]
    tags = card_tags(project, project.cards[0])
    assert tags is not None
    assert to_html(tags).count("<li") == 2
    assert f">{role}<" in to_html(tags)
    assert ">my-own<" in to_html(tags)


def test_a_course_without_cards_has_no_such_page(tmp_path: Path) -> None:
    projects = load(tmp_path, cards=False)
    assert "cards.md" not in {page.path for page in plan_site(projects["zh"], projects).pages}


def test_a_book_prints_them_where_its_edition_lists_them(tmp_path: Path) -> None:
    project = load(tmp_path)["en"]
    edition = project.course.handbooks[1]
    for parts, found in ((("lessons",), 0), (("lessons", "cards"), 1)):
        book = assemble_book(project, replace(edition, parts=parts), IssueLog())
        sections = [section for section in plan_sections(book) if section.name == "cards"]
        assert len(sections) == found
    html = "".join(map(to_html, sections[0].tree))
    assert html.index("<strong>0</strong>") < html.index("<svg") < html.index("nothing was expected")
