"""From files of a scanner or a camera to papers: each page by its code, pages of one person by their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, groupby, pairwise
from pathlib import Path

from coursewright.quiz.assessment.answer_sheet import AnswerSheet
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.printed import PrintedForm, printed_form
from coursewright.quiz.assessment.sheet_plan import NONE, plan_answer_sheet
from coursewright.scan.answers import Paper, many_of
from coursewright.scan.picture import BadPicture, Grey, find_codes
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
    """A page with the file it is from, the form that it belongs to, and how many pictures before it were refused.

    `stack` is the document of many pages that it is from, `number` its number there; None and 0 for a picture alone.
    """

    file: Path
    form: PrintedForm
    of: int
    reading: PageReading
    refused: int = 0
    stack: Path | None = None
    number: int = 0

    @property
    def place(self) -> str:
        """Where the page is from, as lines name it."""
        return f"{self.file}: page {self.number}" if self.number else f"{self.file}"


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
    found = [(code, CODE.fullmatch(code.text)) for code in find_codes(picture, BEGIN)]
    code, said = next((row for row in found if row[1]), found[0])
    if said is None:
        raise BadPicture("its code is not that of an answer sheet.")
    if sum(1 for _, other in found if other) > 1:
        raise BadPicture("more than one answer sheet is on it; take one at a time.")
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


def papers_of(pages: Sequence[ScannedPage]) -> Iterator[tuple[Paper, str, tuple[int, ...]]]:
    """What each person handed in, with the place of its first page and the numbers of missing pages.

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
        yield paper, group[0].place, missing


def _grouped(pages: Sequence[ScannedPage]) -> Iterator[list[ScannedPage]]:
    """Pages of one person rise, or fall where the whole stack was taken from its end; a document is a stack."""
    for stack in stacks_of(pages):
        falling = falls(stack)
        group: list[ScannedPage] = []
        for page in stack:
            if group and not _goes_on(group[-1], page, falling):
                yield group
                group = []
            group.append(page)
        if group:
            yield group


def stacks_of(pages: Sequence[ScannedPage]) -> Iterator[list[ScannedPage]]:
    """Pages that were taken one after another: those of a document, and pictures that follow each other."""
    for _, stack in groupby(pages, key=lambda page: page.stack):
        yield list(stack)


def falls(pages: Sequence[ScannedPage]) -> bool:
    """Whether more pages are followed by the one before them than by the one after them."""
    steps = [
        page.reading.number - last.reading.number for last, page in pairwise(pages) if page.form is last.form
    ]
    return steps.count(-1) > steps.count(1)


def _goes_on(last: ScannedPage, page: ScannedPage, falling: bool) -> bool:
    """Whether a page may be of the person whose page was taken before it.

    It may not where so many pictures between them were refused that they may be the end of one paper and the begin of
    the next: nobody's answers count under another name because a first page was blurred.
    """
    if page.form is not last.form:
        return False
    before, here = (_place(row, falling) for row in (last, page))
    between = last.of - before + here - 1
    return here > before and page.refused < between


def _place(page: ScannedPage, falling: bool) -> int:
    return page.of + 1 - page.reading.number if falling else page.reading.number
