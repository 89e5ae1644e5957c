"""What a search can find on a page: by heading, as plain text, without what is sealed, drawn or left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from coursewright.base.issues import IssueLog
from coursewright.project.load import load_projects
from coursewright.prose import Screen, conversion_for
from coursewright.prose.looks.look import Section
from coursewright.site.desk import Desk

from ..tiny import write_tiny_course

PAGE = "page.md"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_course(tmp_path_factory.mktemp("course") / "course")


def sections_of(course: Path, text: str) -> tuple[Section, ...]:
    """The sections of a page with a text."""
    project = load_projects(course, IssueLog())["en"]
    desk = Desk(lambda _: conversion_for(project, Screen()))
    names = ["attr_list", "toc", "tables", "admonition", "md_in_html", "pymdownx.superfences"]
    marked = desk.begin(text, page=PAGE, file=PAGE, source=text)
    Markdown(extensions=[*names, desk.extension]).convert(marked)
    return desk.sections()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Title\n\nLead.\n\n## One {#one}\n\nFirst.\n\nSecond\nline.",
            [("", "", "Lead."), ("one", "One", "First.\nSecond line.")],
        ),
        ("Lead *with* `code` & more.", [("", "", "Lead with code & more.")]),
        ("## One {#one}\n\n```python\nx = 1 < 2\n```", [("one", "One", "x = 1 < 2")]),
        ("## A *B* {#a}\n\n| c | d |\n|---|---|\n| e | f |", [("a", "A B", "c\nd\ne\nf")]),
        ("Out. <kbd>Esc</kbd> in.\n{: data-search-exclude=1 }\n\nStays.", [("", "", "Stays.")]),
        (
            "<div markdown>\n\n## In {#in}\n\nInner.\n\n</div>\n\nOuter.",
            [("", "", "Outer."), ("in", "In", "Inner.")],
        ),
        ("<p><span>One</span><span>two</span> <b>th</b><i>ree</i></p>", [("", "", "One two three")]),
        ("Same.\n\nSame.\n\nOther.", [("", "", "Same.\nOther.")]),
    ],
)
def test_a_page_falls_into_sections(course: Path, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(part.anchor, part.heading, part.text) for part in sections_of(course, text)] == expected
