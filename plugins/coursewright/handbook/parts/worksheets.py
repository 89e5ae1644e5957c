"""Worksheets: a landscape page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursewright.base.markup import el
from coursewright.course.model import Lesson
from coursewright.handbook.facts import short_names
from coursewright.handbook.model import Book, Sheet
from coursewright.handbook.parts.part import Assembly, BookPart, Line
from coursewright.handbook.sections import Section, Side
from coursewright.handbook.typeset import Tree, other_line, text_line
from coursewright.languages.words import handbook_words
from coursewright.project.model import Project


def sheets_of(assembly: Assembly) -> tuple[Sheet, ...]:
    """The worksheets of all lessons that a book prints."""
    project = assembly.project
    return tuple(
        Sheet(
            anchor=sheet.id,
            code=sheet.code,
            title=sheet.title,
            other_title=_other_title(project, entry.lesson, sheet.code),
            lesson=entry.lesson.number,
            roles=short_names(project.course.roles, entry.lesson.head.roles),
            body=sheet.tree,
        )
        for entry in assembly.printed.values()
        for sheet in entry.sheets
    )


def _other_title(project: Project, lesson: Lesson, code: str) -> str:
    """The title of the same worksheet in the second language."""
    other = project.second.lesson(lesson.slug) if project.second else None
    for block in other.outline.blocks if other else ():
        if block.name == "worksheet" and block.code == code:
            return block.argument.removeprefix(code).strip()
    return ""


def _sections(book: Book, sheets: Sequence[Sheet]) -> Iterator[Section]:
    for sheet in sheets:
        yield sheet_section(book, sheet, starts="right" if sheet is sheets[0] else "next")


def sheet_section(book: Book, sheet: Sheet, starts: Side = "next") -> Section:
    """A worksheet on a page of its own."""
    heads = {"sheet": f"{sheet.code}\u3000{book.title}"}
    name, zoom = f"worksheet {sheet.code}", book.page.sheet_zoom
    return Section(name=name, tree=_form(book, sheet), heads=heads, starts=starts, zoom=zoom)


def _form(book: Book, sheet: Sheet) -> Tree:
    """Head with code, lesson and roles, then the form."""
    words, others = handbook_words(book.language), handbook_words(book.other_language or book.language)
    lesson = words["lesson"].format(number=sheet.lesson)
    use = "\u3000".join((sheet.code, lesson, *(sheet.roles or (words["all-roles"],))))
    run = "\u3000".join(filter(None, (sheet.code, sheet.title, sheet.other_title)))
    head = el(
        "div",
        {"class": "wh"},
        el("h2", {"data-run": run}, text_line(sheet.title)),
        other_line(sheet.other_title, book.other_language),
        el("span", {"class": "wt"}, text_line(use)),
    )
    fields = [
        el(
            "span",
            {"class": f"wf-{name}"},
            text_line(words[name]),
            other_line(others[name], book.other_language) if book.bilingual else None,
            el("span", {"class": "wl"}),
        )
        for name in ("name", "date")
    ]
    own = el("p", {"class": "wf n"}, fields)
    return (
        el(
            "section",
            {"class": "sheet", "id": sheet.anchor},
            head,
            own,
            el("div", {"class": "wb"}, sheet.body),
        ),
    )


def _lines(_book: Book, sheets: Sequence[Sheet]) -> Iterator[Line]:
    for sheet in sheets:
        yield Line(label=sheet.code, anchor=sheet.anchor, title=sheet.title, other_title=sheet.other_title)


PART = BookPart(
    assemble=sheets_of, sections=_sections, lines=_lines, styles=("worksheets",), heading="worksheets"
)
