"""The index of frameworks: code, title, the page that explains it, and the questions that use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.base.markup import Element, el
from coursewright.course.model import Framework
from coursewright.handbook.answers import asked_in
from coursewright.handbook.indexes import STYLES, index_section, page_of, pages_of, ranges
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart, Line, named_line
from coursewright.handbook.printing import PrintedLesson
from coursewright.handbook.sections import Section, ids_of
from coursewright.handbook.typeset import other_line, text_line
from coursewright.languages.words import handbook_words
from coursewright.project.model import Project
from coursewright.quiz.kinds import AnyQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A framework that a book teaches: the anchor of where, and by lesson the numbers of the questions that use it."""

    code: str
    title: str
    other_title: str
    anchor: str
    questions: tuple[tuple[int, tuple[int, ...]], ...]


_Asked = dict[str, list[tuple[int, AnyQuestion]]]


def _assemble(assembly: Assembly) -> tuple[Row, ...]:
    project = assembly.project
    asked = {slug: _numbered(project, row) for slug, row in assembly.printed.items()}
    ids = {slug: frozenset(ids_of(row.tree)) for slug, row in assembly.printed.items()}
    rows = []
    for framework in project.course.frameworks:
        taught = next(
            (row for row in assembly.printed.values() if framework.id in row.lesson.head.frameworks), None
        )
        if taught is not None:
            slug = taught.lesson.slug
            anchor = _explained(project, framework.id, taught, asked[slug], ids[slug])
            rows.append(_row(project, framework, anchor, assembly, asked))
    return tuple(rows)


def _numbered(project: Project, printed: PrintedLesson) -> list[tuple[int, AnyQuestion]]:
    """The questions of a lesson's quizzes with the numbers that they are printed with."""
    return [
        (sheet.number, question)
        for asked in asked_in(project, printed.lesson)
        if not asked.alone
        for question, sheet in asked.quiz.rows(first=asked.first)
    ]


def _row(project: Project, framework: Framework, anchor: str, assembly: Assembly, asked: _Asked) -> Row:
    second = project.second.course.frameworks if project.second else ()
    other = next((row.title for row in second if row.id == framework.id), "")
    questions = [
        (row.lesson.number, tuple(number for number, one in asked[slug] if framework.id in one.frameworks))
        for slug, row in assembly.printed.items()
    ]
    return Row(
        code=framework.id,
        title=framework.title,
        other_title=other,
        anchor=anchor,
        questions=tuple((lesson, numbers) for lesson, numbers in questions if numbers),
    )


def _explained(
    project: Project,
    code: str,
    printed: PrintedLesson,
    asked: list[tuple[int, AnyQuestion]],
    ids: frozenset[str],
) -> str:
    """The anchor of the figure that draws a framework, else of the heading that its questions serve, or the lesson."""
    slug = printed.lesson.slug
    anchors = {name: f"{slug}--fig-{name}" for name in project.figures}
    drawn = (
        anchor
        for name, anchor in anchors.items()
        if anchor in ids and code in project.figures[name].figure.frameworks
    )
    headings = {goal.id: f"{slug}--{goal.at or goal.id}" for goal in printed.lesson.head.objectives}
    served = (
        headings.get(question.objective or "", "") for _, question in asked if code in question.frameworks
    )
    return next((anchor for anchor in (*drawn, *served) if anchor in ids), slug)


def _sections(book: Book, rows: tuple[Row, ...]) -> Iterator[Section]:
    if rows:
        note = handbook_words(book.language)["frameworks-note"]
        yield index_section(book, "frameworks", note, [el("ul", None, [_entry(book, row) for row in rows])])


def _entry(book: Book, row: Row) -> Element:
    words = handbook_words(book.language)
    comma = words["list-comma"]
    asked = [
        words["lesson-questions"].format(lesson=lesson, numbers=ranges(numbers, comma))
        for lesson, numbers in row.questions
    ]
    page = page_of(row.anchor, row.title) if pages_of(book)(row.anchor) else None
    return el(
        "li",
        {"class": "fr"},
        el("span", {"class": "fi"}, row.code),
        el("span", {"class": "ft2"}, text_line(row.title), el("span", {"class": "gap"}), page),
        other_line(row.other_title, book.other_language),
        el("span", {"class": "fq"}, words["list-semicolon"].join(asked)) if asked else None,
    )


def _lines(book: Book, rows: tuple[Row, ...]) -> Iterator[Line]:
    if rows:
        yield named_line(book, "frameworks")


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=STYLES)
