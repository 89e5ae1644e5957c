"""Modules in a book: a page for each, and what comes after it of each of its lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from coursewright.base.markup import Element, el
from coursewright.handbook.model import Book, BookModule, Chapter
from coursewright.handbook.sections import Section
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import Tree, other_line, text_line, title_line
from coursewright.languages.words import handbook_words


def module_sections(
    book: Book, module: BookModule, sections_of: Callable[[Book, Chapter], Iterable[Section]]
) -> Iterator[Section]:
    """A module's page, and what `sections_of` makes of each of its lessons."""
    heads = {"module": module_run(book, module)}
    yield Section(name=f"page of module {module.number}", tree=_page(book, module), heads=heads)
    yield from chapter_sections(book, module, sections_of)


def chapter_sections(
    book: Book, module: BookModule, sections_of: Callable[[Book, Chapter], Iterable[Section]]
) -> Iterator[Section]:
    """What `sections_of` makes of each lesson of a module, with the running heads of both."""
    for chapter in module.chapters:
        for section in sections_of(book, chapter):
            heads = {"module": module_run(book, module), "lesson": lesson_run(book, chapter)}
            yield replace(section, classes=f"m{module.number}", heads=heads)


def lesson_run(book: Book, chapter: Chapter) -> str:
    """The lesson's line in running heads and outline."""
    return handbook_words(book.language)["lesson-run"].format(number=chapter.number, title=chapter.title)


def _page(book: Book, module: BookModule) -> Tree:
    """A module's page: number, title, question, strip of all lessons, and its lessons with minutes and pages."""
    return (
        el(
            "section",
            {"class": "part", "id": module.anchor},
            el("div", {"class": "pm"}, str(module.number)),
            el("h1", {"data-run": module_run(book, module)}, title_line(module.title)),
            other_line(module.other_title, book.other_language, "p", "pe n"),
            el("p", {"class": "pq n"}, text_line(module.question)) if module.question else None,
            el("div", {"class": "pf"}, lesson_strip(book, module)),
            el(
                "table",
                {"class": "pl", "role": "list"},
                el("tbody", None, [_row(book, chapter) for chapter in module.chapters]),
            ),
        ),
    )


def _row(book: Book, chapter: Chapter) -> Element:
    title = (text_line(chapter.title), other_line(chapter.other_title, book.other_language))
    return el(
        "tr",
        None,
        el("td", {"class": "a"}, f"{chapter.number:02d}"),
        el("td", {"class": "b"}, *title),
        el("td", {"class": "c"}, chapter.minutes),
        el(
            "td",
            {"class": "d"},
            el("a", {"class": "pg", "href": f"#{chapter.anchor}", "title": chapter.title}),
        ),
    )


def module_run(book: Book, module: BookModule) -> str:
    """The module's line in running heads and outline."""
    return handbook_words(book.language)["module-run"].format(number=module.number, title=module.title)
