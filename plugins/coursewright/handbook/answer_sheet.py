"""An answer sheet drawn from its plan, empty or as its key: one function for both, so that one lies on the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursewright.base.markup import Element, Node, el
from coursewright.handbook.codes import code_drawing
from coursewright.handbook.gates import SPOT
from coursewright.handbook.typeset import Tree, other_line
from coursewright.languages.words import words
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet, Bubble, SignBox, WritingLine
from coursewright.quiz.assessment.paper import right_text

LEFT, LIVE = 24.0, 162.0
MINUS = "−"
SCORES, SCORE_GAP = 245.0, 3.0
Key = Mapping[tuple[str, str], AnswerRow]
"""What is right, by question and row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFrame:
    """What stands around the rows of a sheet: the title in another language, groups to be scored, the key if open."""

    other_language: str
    groups: tuple[str, ...]
    key: Key | None = None


def draw_answer_sheet(sheet: AnswerSheet, frame: SheetFrame) -> Tree:
    """A page for each of the sheet's; with a key circles are black and boxes filled, and nothing has moved."""
    return tuple(_page(page, sheet, frame) for page in sheet.pages)


def _page(page: AnswerPage, sheet: AnswerSheet, frame: SheetFrame) -> Element:
    drawn = (*_corners(sheet), _code(page, sheet), *_fields(sheet, frame), *_rows(page, sheet, frame.key))
    scores = el("div", {"class": "drawn"}, _scores(sheet, frame)) if page.number == 1 else None
    return el(
        "section",
        {"class": "answers" if frame.key is None else "answers overlay"},
        _head(page, sheet, frame),
        [_heading(row.title, row.how, row.x, row.y, row.width) for row in page.headings],
        el("div", {"class": "drawn", "aria-hidden": "true"}, drawn),
        scores,
        _foot(page, sheet, frame),
    )


def _head(page: AnswerPage, sheet: AnswerSheet, frame: SheetFrame) -> Element:
    word, key = words(sheet.language), "title" if frame.key is None else "key"
    other = words(frame.other_language)[f"exam.sheet.{key}"] if frame.other_language else ""
    what = word["exam.sheet.fill" if frame.key is None else "exam.sheet.cut"]
    letter = word["exam.say.form"].format(form=sheet.form)
    return el(
        "div",
        {"class": "ah"},
        el("div", {"class": "ltr", "data-letter": sheet.form, "aria-hidden": "true"}),
        el(
            "h1" if page.number == 1 else "p",
            {"class": "at"},
            word[f"exam.sheet.{key}"],
            " ",
            other_line(other, frame.other_language),
        ),
        el("p", {"class": "aw"}, el("b", None, f"{sheet.title}\u3000{letter}"), "\u3000", what),
    )


def _heading(title: str, how: str, x: float, y: float, width: float) -> Element:
    style = f"left:{x:g}mm;top:{y:g}mm;width:{width:g}mm"
    return el("h2", {"class": "ag", "style": style}, title, el("span", None, f"\u3000{how}"))


def _foot(page: AnswerPage, sheet: AnswerSheet, frame: SheetFrame) -> Element:
    word = words(sheet.language)
    said = word["exam.sheet.page"].format(n=page.number, of=len(sheet.pages))
    first = page.number == 1 and frame.key is None
    note = (f"{word['exam.sheet.trainer']}\u3000",) if first else ()
    if frame.key is not None:
        note = (f"{word['office.for-trainers']}\u3000",)
    return el("p", {"class": "af"}, note, said)


def _placed(x: float, y: float, width: float, height: float, name: str, *text: Node | None) -> Element:
    """A box whose middle is at x, y; the gates see that it comes to stand there."""
    style = f"left:{x - width / 2:.2f}mm;top:{y - height / 2:.2f}mm;width:{width:g}mm;height:{height:g}mm"
    return el("div", {"class": name, "style": style, SPOT: f"{x:g} {y:g}"}, *text)


def _corners(sheet: AnswerSheet) -> Iterator[Element]:
    for mark in sheet.corners:
        yield _placed(mark.x, mark.y, sheet.mark, sheet.mark, "mark hollow" if mark.hollow else "mark")


def _code(page: AnswerPage, sheet: AnswerSheet) -> Element:
    drawing = code_drawing(page.code, sheet.code)
    return _placed(sheet.code_x, sheet.code_y, sheet.code, sheet.code, "qr", drawing)


def _fields(sheet: AnswerSheet, frame: SheetFrame) -> Iterator[Element]:
    """Where name, team and date are written; names of the two fields that are filled in by signs."""
    word = words(sheet.language)
    for name, x, y, width in (
        ("paper.name", 24, 58.5, 48.0),
        ("paper.department", 78, 58.5, 54.0),
        ("paper.date", 138, 58.5, 48.0),
    ):
        yield el(
            "div",
            {"class": "fd", "style": f"left:{x}mm;top:{y - 6:g}mm;width:{width:g}mm"},
            word[f"exam.{name}"],
        )
    for name, x in (("form", 24), ("staff", 78)):
        yield _text("fl", word[f"exam.sheet.{name}"], x, 69)
    if frame.key is None:
        yield _text("fl so", word["exam.sheet.so"], 138, 69)
        yield _sample(sheet, 153.5, "on", sheet.form)
        yield _text("fl so", word["exam.sheet.not_so"], 159, 69)
        yield _sample(sheet, 174.5, "no", "✓")
        yield _sample(sheet, 182, "no", "•")


def _sample(sheet: AnswerSheet, x: float, name: str, sign: str) -> Element:
    """A circle that shows how to fill in, and is read by nobody."""
    half = sheet.bubble / 2
    style = f"left:{x - half:g}mm;top:{69 - half:g}mm;width:{sheet.bubble:g}mm;height:{sheet.bubble:g}mm"
    return el("div", {"class": f"bub {name}", "style": style}, sign)


def _text(name: str, text: str, x: float, y: float) -> Element:
    return el("div", {"class": name, "style": f"left:{x:g}mm;top:{y - 3:g}mm"}, text)


def _rows(page: AnswerPage, sheet: AnswerSheet, key: Key | None) -> Iterator[Element]:
    for label in page.labels:
        yield _text(f"lb {label.kind}", label.text, label.x, label.y)
    for bubble in page.bubbles:
        yield _bubble(bubble, sheet, key)
    for box in page.boxes:
        yield _placed(box.x, box.y, box.width, box.height, "sb", _sign(box, page, key) or None)
    for line in page.lines:
        yield _placed(line.x + line.width / 2, line.y, line.width, 0.2, "wr")
    yield from _written(page, key)


def _bubble(bubble: Bubble, sheet: AnswerSheet, key: Key | None) -> Element:
    name = "bub on" if key is not None and _is_right(bubble, sheet, key) else "bub"
    wide = " wide" if len(bubble.mark) > 1 else ""
    return _placed(bubble.x, bubble.y, sheet.bubble, sheet.bubble, name + wide, bubble.mark)


def _is_right(bubble: Bubble, sheet: AnswerSheet, key: Key) -> bool:
    if not bubble.question:
        return bubble.value == sheet.form
    row = key.get((bubble.question, bubble.row))
    return row is not None and bubble.value in row.right


def _signs(box: SignBox, page: AnswerPage, key: Key | None) -> str:
    """What is written into the boxes of a row: the first one is for a minus. "" where it has no room."""
    row = key.get((box.question, box.row)) if key is not None else None
    if row is None:
        return ""
    text = right_text(row)
    signs = text if text.startswith(MINUS) else f" {text}"
    count = sum((one.question, one.row) == (box.question, box.row) for one in page.boxes)
    return signs if len(signs) <= count else ""


def _sign(box: SignBox, page: AnswerPage, key: Key | None) -> str:
    return _signs(box, page, key)[box.place : box.place + 1].strip()


def _written(page: AnswerPage, key: Key | None) -> Iterator[Element]:
    """What the key writes on lines, and behind boxes that are too few for it."""
    if key is None:
        return
    firsts: tuple[SignBox | WritingLine, ...] = (
        *(box for box in page.boxes if not box.place and not _signs(box, page, key)),
        *(line for line in page.lines if not line.place),
    )
    for first in firsts:
        row = key.get((first.question, first.row))
        if row is not None:
            yield _text(
                "lb said",
                right_text(row),
                first.x,
                first.y - 2.4 if isinstance(first, WritingLine) else first.y,
            )


def _scores(sheet: AnswerSheet, frame: SheetFrame) -> Iterator[Element]:
    """At the foot of the first page: points by group, all of them, and who counted; names above, as eight have room."""
    word = words(sheet.language)
    names = (*frame.groups, word["exam.sheet.total"], word["exam.sheet.marker"])
    width = (LIVE + SCORE_GAP) / max(len(names), 6) - SCORE_GAP
    yield el(
        "div",
        {
            "class": "rule",
            "aria-hidden": "true",
            "style": f"left:{LEFT:g}mm;top:{SCORES:g}mm;width:{LIVE:g}mm",
        },
    )
    for place, name in enumerate(names):
        x = LEFT + (width + SCORE_GAP) * place
        bold = " all" if place >= len(frame.groups) else ""
        style = f"left:{x:.2f}mm;top:{SCORES + 2:g}mm;width:{width:.2f}mm"
        yield el("p", {"class": f"sc{bold}", "style": style}, name)
