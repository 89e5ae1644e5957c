"""Answer sheets of a test: circles to fill in, with the places that a reader of scans looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursewright.handbook.answer_sheet import Key, SheetFrame, draw_answer_sheet
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart
from coursewright.handbook.parts.test_papers import form_title, forms_of
from coursewright.handbook.sections import Section
from coursewright.quiz.assessment.answer_sheet import AnswerSheet
from coursewright.quiz.assessment.paper import group_name
from coursewright.quiz.assessment.printed import PrintedForm
from coursewright.quiz.assessment.sheet_plan import plan_answer_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSheet:
    """A form's sheet, what runs above it, and the names of its groups."""

    title: str
    sheet: AnswerSheet
    groups: tuple[str, ...]


def planned_sheets(forms: Sequence[PrintedForm]) -> tuple[PlannedSheet, ...]:
    """The sheets of forms that are handed out together; those of forms with nothing to fill in are left out."""
    names = [form.name for form in forms]
    return tuple(
        PlannedSheet(
            title=form_title(form),
            sheet=plan_answer_sheet(form, names),
            groups=tuple(group_name(group, form.exam.language) for group in form.groups),
        )
        for form in forms
    )


def sheet_section(book: Book, planned: PlannedSheet, key: Key | None = None) -> Section:
    """A sheet as a section of a book, empty or with its key; it is A4 in a book of any paper."""
    frame = SheetFrame(other_language=book.other_language, groups=planned.groups, key=key)
    heads = {"lesson": planned.title, "module": planned.title}
    name = f"{'answer sheet' if key is None else 'key overlay'} {planned.sheet.form}"
    return Section(name=name, tree=draw_answer_sheet(planned.sheet, frame), heads=heads, zoom=1.0)


def _assemble(assembly: Assembly) -> tuple[PlannedSheet, ...]:
    return planned_sheets(forms_of(assembly))


def _sections(book: Book, sheets: Sequence[PlannedSheet]) -> Iterator[Section]:
    for planned in sheets:
        yield sheet_section(book, planned)


PART = BookPart(assemble=_assemble, sections=_sections, styles=("answer-sheets",))
