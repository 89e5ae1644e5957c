"""Exercises: of each lesson the questions alone, first its self-check, then those that stand in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coursewright.base.markup import Element, Node, el
from coursewright.handbook.model import Book, Chapter
from coursewright.handbook.modules import chapter_sections, lesson_run
from coursewright.handbook.parts.part import BookPart, nothing
from coursewright.handbook.sections import Section, attribute
from coursewright.handbook.typeset import Tree, other_line, title_line
from coursewright.languages.words import handbook_words


def _sections(book: Book, _: None) -> Iterator[Section]:
    for module in book.modules:
        yield from chapter_sections(book, module, _of_lesson)


def _of_lesson(book: Book, chapter: Chapter) -> Iterator[Section]:
    tree = (_opener(book, chapter), *_checks(chapter.body), *_in_text(book, chapter))
    yield Section(name=f"exercises {chapter.slug}", tree=book.mirror.reading(tree), starts="next")


def _opener(book: Book, chapter: Chapter) -> Element:
    return el(
        "header",
        {"class": "opener act", "id": chapter.anchor},
        el("div", {"class": "no"}, f"{chapter.number:02d}"),
        el("h1", {"data-run": lesson_run(book, chapter)}, title_line(chapter.title)),
        other_line(chapter.other_title, book.other_language, "p", "et n"),
    )


def _checks(nodes: Iterable[Node]) -> Iterator[Element]:
    """The self-checks of a lesson, but for what they ask again: that stands with the lesson that taught it."""
    for node in nodes:
        if isinstance(node, Element):
            if "selftest" in _classes(node):
                own = [
                    row
                    for row in node.children
                    if not isinstance(row, Element) or "recall" not in _classes(row)
                ]
                yield replace(node, children=tuple(own))
            else:
                yield from _checks(node.children)


def _in_text(book: Book, chapter: Chapter) -> Tree:
    questions = tuple(_quizzes(chapter.body))
    if not questions:
        return ()
    title = el("h2", None, handbook_words(book.language)["in-text"])
    return (el("section", {"class": "s intext"}, title, questions),)


def _quizzes(nodes: Iterable[Node]) -> Iterator[Element]:
    """The quizzes outside a self-check, but for questions that a lesson asks before it tells anything."""
    for node in nodes:
        if not isinstance(node, Element) or "selftest" in _classes(node):
            continue
        if "quiz" not in _classes(node):
            yield from _quizzes(node.children)
        elif not any(isinstance(row, Element) and "first" in _classes(row) for row in node.children):
            yield node


def _classes(element: Element) -> list[str]:
    return attribute(element, "class").split()


PART = BookPart(assemble=nothing, sections=_sections, styles=("lessons",))
