"""The key of a test: a table for forms with the same questions, then each form's sheet with black circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursewright.base.markup import el
from coursewright.handbook.answer_sheet import Key
from coursewright.handbook.model import Book
from coursewright.handbook.parts.answer_sheets import PlannedSheet, planned_sheets, sheet_section
from coursewright.handbook.parts.part import Assembly, BookPart, Line
from coursewright.handbook.parts.test_papers import forms_of, rendered
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree
from coursewright.languages.words import words
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.assessment.paper import exam_head, paper_key
from coursewright.quiz.assessment.printed import PrintedForm, forms_alike


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTable:
    """The table of some forms: its title, its letters, its tree."""

    title: str
    letters: str
    tree: Tree

    @property
    def anchor(self) -> str:
        """Its id in the book."""
        return f"test-key-{self.letters.replace('·', '')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TestKey:
    """All that a trainer counts points with."""

    __test__ = False

    tables: tuple[KeyTable, ...]
    sheets: tuple[tuple[PlannedSheet, Key], ...]


def _assemble(assembly: Assembly) -> TestKey:
    forms = forms_of(assembly)
    lessons = {lesson.slug: lesson.number for lesson in assembly.project.lessons}
    tables = tuple(_table(assembly, group, lessons) for group in forms_alike(forms))
    sheets = zip(planned_sheets(forms), map(key_of, forms), strict=True)
    return TestKey(tables=tables, sheets=tuple(sheets))


def key_of(form: PrintedForm) -> Key:
    """What is right in each row of a form's sheet."""
    return {(asked.entry.sheet.name, row.name): row for asked in form.asked for row in asked.rows}


def _table(assembly: Assembly, forms: Sequence[PrintedForm], lessons: dict[str, int]) -> KeyTable:
    exam = forms[0].exam
    word = words(exam.language)
    letters = "·".join(form.name for form in forms)
    title = word["exam.paper.key"].format(title=exam.title)
    line = word["exam.paper.key_line" if len(forms) > 1 else "exam.paper.key_alone"]
    paper = Paper(audience="trainer", page=assembly.paper.page)
    tree = (exam_head(title, letters, line, exam.language), paper_key(forms, lessons))
    name = f"{exam.id}-key-{letters.replace('·', '')}"
    return KeyTable(title=title, letters=letters, tree=rendered(assembly, name, tree, paper))


def _sections(book: Book, key: TestKey) -> Iterator[Section]:
    for table in key.tables:
        heads = {"lesson": f"{table.title}\u3000{table.letters}", "module": table.title}
        tree = (el("section", {"class": "paper-of full keys", "id": table.anchor}, table.tree),)
        yield Section(name=f"test key {table.letters}", tree=tree, heads=heads)
    for planned, right in key.sheets:
        yield sheet_section(book, planned, right)


def _lines(_book: Book, key: TestKey) -> Iterator[Line]:
    for table in key.tables:
        yield Line(label=table.letters, anchor=table.anchor, title=table.title)


PART = BookPart(
    assemble=_assemble, sections=_sections, lines=_lines, styles=("key", "test-papers", "answer-sheets")
)
