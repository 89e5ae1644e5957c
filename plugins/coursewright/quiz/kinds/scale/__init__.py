"""Scale: moments rated from −3 to +3, compared with a model rating, or (without one) kept as one's own.

The contract with the browser side:

form      `div.cw-rates` (data-plot where the ratings are to be drawn as a curve) with an item each, as written:
          `fieldset.cw-rate[data-token=<t>]` with `legend` (text) and a `div.cw-rate__b` (verdicts go there: a browser
          lays out a whole fieldset anew when it gets another child) with `div.cw-scale > label` seven times, each
          with `input[type=radio][name=<t>]` (value -3 to 3, aria-label "−2 未达期望") and `span.cw-cell[data-n]`
          ("-3" … "0" … "+3"; the number), `div.cw-ends` with three words, `p.cw-pick` (hidden; the script writes
          the chosen grade's words); last `div.cw-plot` (hidden, only with data-plot) for the curve; words `grade-3` …
          `grade3`, `plot`, `plot_mean`
answer    `{"<t>": -1}`, whole numbers; an item that is not rated may be left out
key       `{"<t>": [answer, tolerance]}`; `{}` for a self-rating
credit    items rated within the tolerance of all items; a self-rating is [0, 0]: done, no points
marks     by t: `right`, `wrong` or `missed` (not rated); none for a self-rating
capsule   `why.<t>`
"""

from __future__ import annotations

from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.shape import Flag, Id, SealedText, Text, Whole, model
from coursewright.quiz.answer_rows import AnswerRow, Choice
from coursewright.quiz.given import ratings_of
from coursewright.quiz.grid import Column, Row, grid
from coursewright.quiz.items import Named, check_count, check_names
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.lists import numbered_item
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.sheet import Sheet, Where

SIDE = "item"
GRADES = range(-3, 4)
PLEASED = 1
"""The grade that the dotted line of a drawn curve runs along."""
COLUMN = 10.5
"""Millimetres of a grade on paper."""
ENDS = (-3, 0, 3)


@model
class Moment:
    """One thing to rate; without `answer` there is no right rating."""

    id: Id
    text: Text
    answer: Whole | None = None
    tolerance: Whole | None = None
    why: SealedText = ""


@model
class ScaleQuestion(Question):
    """Moments to rate; `plot` draws the ratings as a curve."""

    type: Literal["scale"]
    items: tuple[Moment, ...]
    plot: Flag = False


def check(question: ScaleQuestion, where: Where, issues: IssueLog) -> None:
    """Report ratings off the scale, and moments with and without a rating in one question."""
    rows = where.below("items")
    check_count(len(question.items), 2 if question.plot else 1, "'items'", rows, issues)
    check_names(
        (
            Named(id=item.id, text=item.text, within="items", place=rows.value(index))
            for index, item in enumerate(question.items)
        ),
        issues,
    )
    rated = any(item.answer is not None for item in question.items)
    for index, item in enumerate(question.items):
        _check_rating(item, rated, rows.below(index), issues)


def _check_rating(item: Moment, rated: bool, where: Where, issues: IssueLog) -> None:
    if item.answer is None and rated:
        issues.error(
            "quiz/rating-left-out",
            where.value(),
            f"'{item.id}' has no 'answer', but others have one.",
            "Give all items an 'answer', or none for a self-rating.",
        )
    if item.answer is None and item.tolerance is not None and not rated:
        issues.error(
            "quiz/tolerance-without-answer",
            where.value("tolerance"),
            f"'{item.id}' has a 'tolerance', but no 'answer' that it could be around.",
            "Write 'answer:', or leave both out.",
        )
    if item.answer is not None and item.answer not in GRADES:
        issues.error(
            "quiz/off-the-scale", where.value("answer"), "a rating is from -3 to 3.", "Write -3 to 3."
        )
    if item.tolerance is not None and item.tolerance not in (0, 1, 2):
        issues.error(
            "quiz/wide-tolerance",
            where.value("tolerance"),
            "a tolerance is 0, 1 or 2; more would let nearly every rating count.",
            "Write how far from the answer still counts.",
        )


def _is_self_rating(question: ScaleQuestion) -> bool:
    return all(item.answer is None for item in question.items)


def stable(question: ScaleQuestion) -> Stable:
    """Items with their ratings."""
    rows = sorted(question.items, key=lambda item: item.id)
    numbers = tuple(
        f"{item.id} {item.answer} {item.tolerance or 0}" for item in rows if item.answer is not None
    )
    return Stable(things=tuple((SIDE, item.id) for item in question.items), numbers=numbers)


def key(question: ScaleQuestion, token: Tokens) -> object:
    """By each item's token its rating and how far from it still counts."""
    return {
        token(SIDE, item.id): [item.answer, item.tolerance or 0]
        for item in question.items
        if item.answer is not None
    }


def grade(right: Any, answer: Any) -> Grade:
    """Items rated near enough of all items."""
    given = answer if isinstance(answer, dict) else {}
    marks = {}
    for name, (wanted, around) in right.items():
        rating = given.get(name)
        if isinstance(rating, bool) or rating not in GRADES:
            marks[name] = "missed"
        else:
            marks[name] = "right" if abs(rating - wanted) <= around else "wrong"
    return Grade(got=list(marks.values()).count("right"), of=len(marks), marks=marks, slips={})


def reasons(question: ScaleQuestion, sheet: Sheet) -> SealedTexts:
    """Each item's reason by its token."""
    return tuple(
        (("why", sheet.token(SIDE, item.id)), sheet.line(item.why, "items", index, "why"))
        for index, item in enumerate(question.items)
        if item.why
    )


def shown_grade(number: int) -> str:
    """A rating for readers: `−3`, `0`, `+2`."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def _in_words(number: int, sheet: Sheet) -> str:
    return f"{shown_grade(number)} {sheet.word(f'grade{number}')}"


def screen(question: ScaleQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Seven radios an item, and a place for the curve."""
    rows = [
        _rate(sheet.token(SIDE, item.id), sheet.line(item.text, "items", index, "text"), sheet)
        for index, item in enumerate(question.items)
    ]
    plot = el("div", {"class": "cw-plot", "hidden": True}) if question.plot else None
    return (el("div", {"class": "cw-rates", "data-plot": question.plot}, rows, plot),)


def _rate(name: str, text: Prose, sheet: Sheet) -> Element:
    return el(
        "fieldset",
        {"class": "cw-rate", "data-token": name},
        el("legend", None, text),
        el(
            "div",
            {"class": "cw-rate__b"},
            el("div", {"class": "cw-scale"}, [_cell(name, number, sheet) for number in GRADES]),
            # The radios say this themselves.
            el(
                "div",
                {"class": "cw-ends", "aria-hidden": "true"},
                [el("span", None, _in_words(number, sheet)) for number in ENDS],
            ),
            el("p", {"class": "cw-pick", "aria-hidden": "true", "hidden": True}),
        ),
    )


def _cell(name: str, number: int, sheet: Sheet) -> Element:
    radio = {"type": "radio", "name": name, "value": number, "aria-label": _in_words(number, sheet)}
    cell = {"class": "cw-cell", "data-n": f"{number:+d}" if number else "0"}
    return el("label", None, el("input", radio), el("span", cell, shown_grade(number)))


def paper(question: ScaleQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """A grid with a circle a grade: joined circles are a curve. The trainer's is filled at the model rating.

    Of a rating of one's own there is nothing to fill in: the trainer's items stand in one line.
    """
    open_key = audience == "trainer"
    if open_key and _is_self_rating(question):
        return (el("p", {"class": "n inl"}, _in_one_line(question, sheet)),)
    rows = []
    for index, item in enumerate(question.items):
        why = sheet.line(item.why, "items", index, "why") if open_key and item.why else None
        filled = item.answer - GRADES[0] if open_key and item.answer is not None else None
        rows.append(Row(text=sheet.line(item.text, "items", index, "text"), why=why, filled=filled))
    corner = (sheet.word("curve.number"), sheet.word("curve.join")) if question.plot else ("", "")
    return (grid([_column(number) for number in GRADES], rows, shape="sc", corner=corner),)


def _column(number: int) -> Column:
    grade = shown_grade(number)
    return Column(head=grade, text=grade, width=COLUMN, first=number == PLEASED)


def _in_one_line(question: ScaleQuestion, sheet: Sheet) -> list[Node]:
    nodes: list[Node] = []
    for index, item in enumerate(question.items):
        nodes += [sheet.word("semicolon")] if nodes else []
        nodes += [el("b", None, str(index + 1)), " ", sheet.line(item.text, "items", index, "text")]
    return nodes


def answer(question: ScaleQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The model ratings from top to bottom, or that there is none."""
    if _is_self_rating(question):
        return (sheet.word("self_rating"),)
    return (sheet.word("comma").join(_rating(item) for item in question.items),)


def _rating(item: Moment) -> str:
    around = f" ± {item.tolerance}" if item.tolerance else ""
    return shown_grade(item.answer or 0) + around


def rows(question: ScaleQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A bubble a grade for each item; all that count are right."""
    choices = tuple(Choice(mark=shown_grade(number), value=str(number)) for number in GRADES)
    return tuple(
        AnswerRow(name=sheet.token(SIDE, item.id), label=str(number), choices=choices, right=_counting(item))
        for number, item in enumerate(question.items, start=1)
    )


def _counting(item: Moment) -> tuple[str, ...]:
    """The grades that count for an item."""
    answer, around = item.answer, item.tolerance or 0
    return () if answer is None else tuple(str(grade) for grade in GRADES if abs(grade - answer) <= around)


def test(question: ScaleQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The items with their numbers."""
    items = (sheet.line(item.text, "items", index, "text") for index, item in enumerate(question.items))
    lines = [numbered_item(number, text) for number, text in enumerate(items, start=1)]
    return (el("ol", {"class": "le"}, lines),)


KIND = Kind(
    model=ScaleQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=reasons,
    screen=screen,
    paper=paper,
    answer=answer,
    rows=rows,
    test=test,
    key_tells="explanation",
    script="cw-rows.js",
    own=True,
    lowest="apply",
    seconds=Seconds(once=10, each=8),
    taken=ratings_of,
)
