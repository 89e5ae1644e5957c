"""Variables: every `%name%` is one that course.yml knows, and stands where its value will be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coursewright.base.issues import IssueLog, Place
from coursewright.base.label import Label
from coursewright.base.passages import Passage, passages_of
from coursewright.base.shape import did_you_mean
from coursewright.base.source import Document
from coursewright.base.variables import VARIABLE
from coursewright.course.blocks import place_in
from coursewright.course.landmarks import DATA_BLOCKS
from coursewright.course.load import LessonFile
from coursewright.course.model import Course
from coursewright.figures.model import LoadedFigure, walk
from coursewright.project.around import Around
from coursewright.writing.sheet import Sheet, load_sheet

_ADDRESS = re.compile(r"\]\([^()\s]*$")
"""What stands before a variable in the address of a link."""
PLAIN = "Write it into the text of a lesson, a question or a card, or into an edition's 'cover'."
UNKNOWN = "List it among the 'variables' of course.yml, or put it between backticks."


def check_lesson_variables(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Those of a lesson's text; its head and its own figures are drawn as they are written."""
    outline = file.outline
    if file.lesson is not None:
        head, places = file.lesson.head, file.lesson.document.places
        check_no_variables(passages_of(head, places, around.language), issues)
    if "%" not in outline.text:
        return
    place = place_in(file.file, outline.first_line)
    for index, column, name, shown in _named(load_sheet(outline.text, DATA_BLOCKS)):
        _check(name, place(index, column), around, issues, shown=shown)
    for fence in outline.fences:
        if fence.name == "figure" and (found := VARIABLE.search(fence.body)):
            _tell_place(found[1], fence.place, issues)


def _named(sheet: Sheet) -> Iterator[tuple[int, int, str, bool]]:
    """Line, column, name and whether it is shown of each variable in a text, but for those in code."""
    for index, row in enumerate(sheet.rows):
        if row.kind in ("code", "fence", "comment"):
            continue
        text = row.raw if row.kind in ("data", "block") else row.text
        for found in VARIABLE.finditer(text):
            yield index, found.start(), found[1], not _ADDRESS.search(text, 0, found.start())


def check_text_variables(passages: Iterable[Passage], around: Around, issues: IssueLog) -> None:
    """Those of texts in YAML that are Markdown."""
    for passage in passages:
        if "%" in passage.text:
            for line, column, name, shown in _named(load_sheet(passage.text, DATA_BLOCKS)):
                _check(name, passage.spot(line, column), around, issues, shown=shown)


def check_course_variables(course: Course, document: Document, around: Around, issues: IssueLog) -> None:
    """Those of course.yml: on covers; all else of it is printed as it is written."""
    rows = tuple(passages_of(course, document.places, around.language))
    covers = [row for row in rows if row.path[0] == "handbooks" and row.path[-1] == "cover"]
    check_text_variables(covers, around, issues)
    check_no_variables((row for row in rows if row not in covers), issues)


def check_no_variables(passages: Iterable[Passage], issues: IssueLog) -> None:
    """Texts that stand in titles, lists and menus."""
    for passage in passages:
        if found := VARIABLE.search(passage.text):
            _tell_place(found[1], passage.at(found.start()), issues)


def check_figure_variables(figure: LoadedFigure, language: str, issues: IssueLog) -> None:
    """Figures are measured before anything is filled in."""
    for path, label in walk(figure.figure, Label):
        if found := VARIABLE.search(label.text(language)):
            _tell_place(found[1], figure.where.value(*path, language), issues)


def _check(name: str, place: Place, around: Around, issues: IssueLog, *, shown: bool) -> None:
    known = around.named("variables")
    if known is None:
        return
    if name not in known:
        hint = did_you_mean(name, known) if known else UNKNOWN
        issues.error("text/unknown-variable", place, f"course.yml has no variable '{name}'.", hint)
    elif not shown:
        _tell_place(name, place, issues)


def _tell_place(name: str, place: Place, issues: IssueLog) -> None:
    message = f"'%{name}%' would be shown as it is written here."
    issues.error("text/variable-place", place, message, PLAIN)
