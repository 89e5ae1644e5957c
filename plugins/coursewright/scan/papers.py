"""From files of a scanner or a camera to papers: each page by its code, pages of one person by their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path

from coursewright.quiz.assessment.answer_sheet import AnswerSheet
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.printed import PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import NONE, plan_answer_sheet
from coursewright.scan.answers import Paper, many_of
from coursewright.scan.picture import BadPicture, Grey, find_code
from coursewright.scan.reading import PageReading, read_page

BEGIN = "CW1 "
CODE = re.compile(
    r"CW1 (?P<course>[^/ ]+)/(?P<exam>[^/ ]+)/(?P<form>[^/ ]+) "
    r"(?P<page>\d+)/(?P<of>\d+) (?P<language>\S+) (?P<mark>\S+)(?: (?P<letters>\S+))?"
)
"""`letters` are those of the forms that were printed together; sheets that were printed earlier may not say them."""

Exams = Mapping[tuple[str, str], Exam]
"""By id and language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """A page with the file it is from, and the form that it belongs to."""

    file: Path
    form: PrintedForm
    of: int
    reading: PageReading


@dataclass(slots=True)
class Sheets:
    """The sheets of a course's exams, each planned once."""

    exams: Exams
    course: str
    known: dict[tuple[str, str, str, str], tuple[PrintedForm, AnswerSheet]] = field(default_factory=dict)

    def of(self, exam: str, form: str, language: str, letters: str) -> tuple[PrintedForm, AnswerSheet]:
        """A form and its sheet beside those of `letters`; BadPicture where the course has no such one."""
        key = exam, form, language, letters
        if key not in self.known:
            own = self.exams.get((exam, language))
            if own is None:
                raise BadPicture(f"this course has no assessment '{exam}' in '{language}'.")
            try:
                printed = printed_form(own, form)
            except KeyError:
                raise BadPicture(f"'{exam}' has no form {form}.") from None
            self.known[key] = printed, plan_answer_sheet(printed, _together(own, form, letters))
        return self.known[key]


def _together(exam: Exam, form: str, letters: str) -> list[str]:
    """The forms whose circles stand on a sheet of a form: those that its code names, else all of the exam."""
    if letters:
        return [] if letters == NONE else list(letters)
    names = [row.name for row in exam.forms]
    return names if form in names else [form]


def read_scan(picture: Grey, file: Path, sheets: Sheets) -> ScannedPage:
    """A page of an answer sheet; BadPicture where the picture, one of a file, holds none that can be read here."""
    code = find_code(picture, BEGIN)
    said = CODE.fullmatch(code.text)
    if said is None:
        raise BadPicture("its code is not that of an answer sheet.")
    if said["course"] != sheets.course:
        raise BadPicture(f"its course is '{said['course']}', but this is '{sheets.course}'.")
    form, sheet = sheets.of(said["exam"], said["form"], said["language"], said["letters"] or "")
    if said["mark"] != form.mark:
        raise BadPicture(
            "it was printed with other questions than the bank has now; read it with the course as it was."
        )
    number = int(said["page"])
    if not 1 <= number <= len(sheet.pages):
        raise BadPicture(f"its page {number} is none of {len(sheet.pages)}.")
    reading = read_page(picture, code, sheet, sheet.pages[number - 1], many_of(form))
    return ScannedPage(file=file, form=form, of=len(sheet.pages), reading=reading)


def papers_of(pages: Sequence[ScannedPage]) -> Iterator[tuple[Paper, tuple[Path, ...], tuple[int, ...]]]:
    """What each person handed in, with its files and the numbers of missing pages: a first page begins a paper.

    It is called as its first file; where several would be called so, others get a number.
    """
    names: set[str] = set()
    for group in _grouped(pages):
        numbers = [page.reading.number for page in group]
        missing = tuple(number for number in range(1, group[0].of + 1) if number not in numbers)
        stem = group[0].file.stem
        name = next(name for name in chain((stem,), (f"{stem}-{n}" for n in count(2))) if name not in names)
        names.add(name)
        paper = Paper(
            form=group[0].form,
            name=name,
            pages=tuple(page.reading for page in sorted(group, key=lambda page: page.reading.number)),
        )
        yield paper, tuple(page.file for page in group), missing


def _grouped(pages: Iterable[ScannedPage]) -> Iterator[list[ScannedPage]]:
    group: list[ScannedPage] = []
    for page in pages:
        known = [other.reading.number for other in group]
        if group and (
            page.reading.number in known or page.form is not group[0].form or len(group) == group[0].of
        ):
            yield group
            group = []
        group.append(page)
    if group:
        yield group
