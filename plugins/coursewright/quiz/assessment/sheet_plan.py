"""Where the rows of a form go on its answer sheet: two columns a page, groups below their heads, no question parted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coursewright.languages.words import words
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.assessment.answer_sheet import (
    FORM,
    STAFF,
    AnswerPage,
    AnswerSheet,
    Bubble,
    Heading,
    Label,
    SignBox,
    WritingLine,
    corner_marks,
)
from coursewright.quiz.assessment.paper import group_name, ordinal
from coursewright.quiz.assessment.printed import Asked, Group, PrintedForm

LEFTS, WIDTH = (24.0, 108.0), 78.0
"""Left edges of the two columns, and how wide one is."""
TOP, FOOT, BOTTOM = 87.0, 240.0, 267.0
"""From where rows go down to where: on the first page, which has points at its foot, and on others."""
PITCH, ROW, GAP = 7.5, 9.0, 3.0
FIRST, LABEL = 12.9, 7.6
"""How far right of its column the first bubble and a row's name stand."""
HEAD, BETWEEN = 9.6, 8.0
"""From the rule of a head to its first row, and from the last row to the next rule."""
MOST, FEW = 9, 4
"""So many bubbles have room in a line; rows of so few stand two abreast."""
ABREAST = 3
"""Rows of a question that stand two abreast, if there are as many."""
BOX, DIGIT_ROW, LINE_ROW = (9.0, 10.5), 15.0, 10.5
FIVE = 5
FORM_SPOT, FORMS = (37.0, 69.0), 6
"""Where the bubbles of forms begin, and how many stand in a line, of which there are two at most."""
NONE = "-"
"""What a code says of the letters of forms where none has a bubble."""
STAFF_SPOT, STAFF_BOX, STAFF_SIGNS = (94.5, 69.0), (7.0, 9.3), 6


def plan_answer_sheet(form: PrintedForm, others: Sequence[str]) -> AnswerSheet:
    """The sheet of a form; `others` are the letters of all forms that are handed out, to be told apart by a bubble."""
    pen = _Pen()
    for place, group in enumerate(form.groups):
        asked = [row for row in group.asked if row.rows]
        if asked:
            _add_group(pen, _heading(form, group, place), asked)
    exam = form.exam
    count = len(pen.pages)
    circles = tuple(_form_bubbles(others))
    letters = "".join(bubble.value for bubble in circles) or NONE
    pages = tuple(
        AnswerPage(
            number=number,
            code=f"CW1 {exam.course}/{exam.id}/{form.name} {number}/{count} {exam.language} {form.mark} {letters}",
            bubbles=(*circles, *page.bubbles),
            boxes=(*_staff_boxes(), *page.boxes),
            lines=tuple(page.lines),
            labels=tuple(page.labels),
            headings=tuple(page.headings),
        )
        for number, page in enumerate(pen.pages, start=1)
    )
    return AnswerSheet(
        course=exam.course,
        assessment=exam.id,
        form=form.name,
        language=exam.language,
        title=exam.title,
        digest=form.mark,
        pages=pages,
        corners=corner_marks(),
    )


@dataclass(slots=True, kw_only=True)
class _Page:
    """A page as far as it is planned."""

    bubbles: list[Bubble] = field(default_factory=list)
    boxes: list[SignBox] = field(default_factory=list)
    lines: list[WritingLine] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


class _Pen:
    """Where the next thing goes: from column to column, and on to another page."""

    def __init__(self) -> None:
        self.pages = [_Page()]
        self.column = 0
        self.y = TOP

    @property
    def left(self) -> float:
        """The left edge of the column."""
        return LEFTS[self.column]

    @property
    def page(self) -> _Page:
        """The page that is being planned."""
        return self.pages[-1]

    def has_room(self, height: float) -> bool:
        """Whether so many millimetres are left in the column; a whole empty column takes anything."""
        return self.y == TOP or self.y + height <= (FOOT if len(self.pages) == 1 else BOTTOM)

    def go_on(self) -> None:
        """Begin the next column."""
        self.y = TOP
        self.column += 1
        if self.column == len(LEFTS):
            self.column = 0
            self.pages.append(_Page())


def _heading(form: PrintedForm, group: Group, place: int) -> tuple[str, str]:
    language = form.exam.language
    title = f"{ordinal(place, language)}\u3000{group_name(group, language)}"
    return title, words(language)[f"exam.sheet.how.{group.name}"]


def _add_group(pen: _Pen, heading: tuple[str, str], asked: Sequence[Asked]) -> None:
    for turn, row in enumerate(asked):
        height = _height(row.rows)
        if turn == 0 or not pen.has_room(height):
            if not pen.has_room(HEAD + height):
                pen.go_on()
            _add_heading(pen, heading)
        _add_question(pen, row)
        pen.y += height
        if len(row.rows) > 1 or (turn + 1) % FIVE == 0:
            pen.y += GAP
    pen.y += BETWEEN


def _add_heading(pen: _Pen, heading: tuple[str, str]) -> None:
    title, how = heading
    pen.page.headings.append(Heading(title=title, how=how, x=pen.left, y=pen.y, width=WIDTH))
    pen.y += HEAD


def _abreast(rows: Sequence[AnswerRow]) -> bool:
    return len(rows) >= ABREAST and all(0 < len(row.choices) <= FEW for row in rows)


def _height(rows: Sequence[AnswerRow]) -> float:
    if _abreast(rows):
        return ROW * -(-len(rows) // 2)
    return sum(map(_row_height, rows))


def _row_height(row: AnswerRow) -> float:
    if row.digits:
        return DIGIT_ROW
    return ROW * -(-len(row.choices) // MOST) if row.choices else LINE_ROW * row.lines


def _add_question(pen: _Pen, asked: Asked) -> None:
    """The number, then row by row; those of few bubbles go down the left half of the column, then the right."""
    half = -(-len(asked.rows) // 2) if _abreast(asked.rows) else len(asked.rows)
    top, name = pen.y, asked.entry.sheet.name
    first = _middle(asked.rows[0])
    pen.page.labels.append(Label(kind="number", text=str(asked.number), x=pen.left, y=top + first))
    y = top
    for place, row in enumerate(asked.rows):
        if place == half:
            y = top
        x = pen.left + (WIDTH / 2 if place >= half else 0)
        _add_row(pen.page, row, name, x, y + _middle(row))
        y += _row_height(row)


def _middle(row: AnswerRow) -> float:
    """From the top of a row to the middle of its first line."""
    return DIGIT_ROW / 2 if row.digits else ROW / 2


def _add_row(page: _Page, row: AnswerRow, question: str, x: float, y: float) -> None:
    """Its name, and what is filled in; `y` is the middle of its first line."""
    if row.label:
        page.labels.append(Label(kind="row", text=row.label, x=x + LABEL, y=y))
    if row.digits:
        _add_boxes(page, row, question, x, y)
    elif row.choices:
        page.bubbles += _bubbles(row, question, x, y)
    else:
        page.lines += _writing_lines(row, question, x, y)
        if row.unit:
            page.labels.append(Label(kind="unit", text=row.unit, x=x + WIDTH - LABEL + 1, y=y))


def _add_boxes(page: _Page, row: AnswerRow, question: str, x: float, y: float) -> None:
    width, height = BOX
    left = x + FIRST - width / 2 + 1.5
    page.boxes += [
        SignBox(
            question=question,
            row=row.name,
            place=n,
            x=left + (n + 0.5) * width,
            y=y,
            width=width,
            height=height,
        )
        for n in range(row.digits)
    ]
    if row.unit:
        page.labels.append(Label(kind="unit", text=row.unit, x=left + row.digits * width + 2, y=y))


def _bubbles(row: AnswerRow, question: str, x: float, y: float) -> Iterator[Bubble]:
    for place, choice in enumerate(row.choices):
        line, column = divmod(place, MOST)
        yield Bubble(
            question=question,
            row=row.name,
            value=choice.value,
            mark=choice.mark,
            x=x + FIRST + PITCH * column,
            y=y + ROW * line,
        )


def _writing_lines(row: AnswerRow, question: str, x: float, y: float) -> Iterator[WritingLine]:
    left = x + FIRST - PITCH / 3
    width = WIDTH - (left - x) - (LABEL if row.unit else 0)
    for place in range(row.lines):
        yield WritingLine(
            question=question, row=row.name, place=place, x=left, y=y + 3 + LINE_ROW * place, width=width
        )


def _form_bubbles(others: Sequence[str]) -> Iterator[Bubble]:
    """None where there are more forms than have room: the code names the form as well."""
    (x, y), lines = FORM_SPOT, -(-len(others) // FORMS)
    for place, name in enumerate(others if lines <= 2 else ()):
        line, column = divmod(place, FORMS)
        down = PITCH * (line - (lines - 1) / 2)
        yield Bubble(question="", row=FORM, value=name, mark=name, x=x + PITCH * column, y=y + down)


def _staff_boxes() -> Iterator[SignBox]:
    (x, y), (width, height) = STAFF_SPOT, STAFF_BOX
    for place in range(STAFF_SIGNS):
        yield SignBox(
            question="", row=STAFF, place=place, x=x + width * place, y=y, width=width, height=height
        )
