"""What a page's conversion met is told with its place in the author's file."""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown

from coursewright.base.issues import as_text
from coursewright.project.alone import empty_project
from coursewright.prose import Screen, conversion_for
from coursewright.site.desk import Desk

PAGE = "# Tea\n\n```quiz\nnone\n```\n"
HEAD = "---\ntitle: Tea\n---\n\n"
EMPTY = empty_project(Path(), "en", "tea")


def converted(desk: Desk, markdown: str, source: str) -> str:
    text = desk.begin(markdown, page="tea.md", file="docs/tea.md", source=source)
    Markdown(extensions=[desk.extension]).convert(text)
    return as_text(desk.found())


def test_the_line_is_that_of_the_file_with_its_front_matter() -> None:
    desk = Desk(lambda _: conversion_for(EMPTY, Screen()))
    assert converted(desk, PAGE, PAGE).startswith("docs/tea.md:3:1: error lesson/unknown-quiz:")
    assert converted(desk, PAGE, HEAD + PAGE).startswith("docs/tea.md:7:1: error lesson/unknown-quiz:")


def test_each_page_tells_its_own() -> None:
    desk = Desk(lambda _: conversion_for(EMPTY, Screen()))
    assert converted(desk, PAGE, PAGE) != ""
    assert converted(desk, "# Tea\n", "# Tea\n") == ""


def test_a_page_is_started_by_its_path() -> None:
    asked: list[str] = []

    def start(page: str) -> object:
        asked.append(page)
        return conversion_for(EMPTY, Screen())

    desk = Desk(start)  # type: ignore[arg-type]
    converted(desk, PAGE, PAGE)
    assert asked == ["tea.md"]


def test_a_quiz_in_a_quote_of_a_page_that_no_check_reads_is_told_where_it_stands() -> None:
    desk = Desk(lambda _: conversion_for(EMPTY, Screen()))
    page = "# Tea\n\n> ```quiz\n> none\n> ```\n"
    told = "docs/tea.md:7:3: error lesson/lost-fence: this would be shown as code and not as a quiz."
    assert converted(desk, page, HEAD + page).split("\n")[0] == told
