"""Order: items to be put in their order, always shown shuffled.

The contract with the browser side:

form      `ol.cw-rank > li[data-token=<t>]`, in shuffled order, each with `span.cw-rank__t#<question>-<t>` (text),
          `input.cw-in.cw-rank__n[name=<t>]` (type number, 1 to n: for pages without script; the script hides it)
          and `button.cw-icb[data-move=up]`, `[data-move=down]` (hidden; the script shows them and disables the
          ends); words `moved` ("{text}", {n}, {of}) for the live line
answer    `["<t>", …]`, all items from first to last
key       `["<t>", …]` in the right order
credit    pairs of neighbours in order: items that stand right behind the one they should follow, of n - 1
marks     by t: `right` or `wrong`: whether an item stands right behind its predecessor (the first one: whether it
          stands first), so all are right with full credit alone; `missed` for each where the answer is not a
          list of all items, each once
capsule   `why.<t>`
"""

from __future__ import annotations

from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.shape import model
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.choices import letter, lettered, option_classes, printed_option
from coursewright.quiz.given import order_of
from coursewright.quiz.items import Item, check_count, check_names, named, square, with_reason
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.room import NUMBERED, side_by_side
from coursewright.quiz.seal import shuffled
from coursewright.quiz.sheet import Sheet, Where

SIDE = "item"
FEWEST = 3
"""Two items, never shown in key order, would be shown the other way round always."""


@model
class OrderQuestion(Question):
    """Items, written in the right order."""

    type: Literal["order"]
    items: tuple[Item, ...]


def check(question: OrderQuestion, where: Where, issues: IssueLog) -> None:
    """Report too few items, and items that cannot be told apart."""
    check_count(len(question.items), FEWEST, "'items'", where.below("items"), issues)
    check_names(named(question.items, where.below("items"), "items"), issues)


def _ids(question: OrderQuestion) -> list[str]:
    return [item.id for item in question.items]


def stable(question: OrderQuestion) -> Stable:
    """Items and their order."""
    return Stable(things=tuple((SIDE, name) for name in _ids(question)), key=_ids(question))


def key(question: OrderQuestion, token: Tokens) -> object:
    """All tokens in the right order."""
    return [token(SIDE, name) for name in _ids(question)]


def grade(right: Any, answer: Any) -> Grade:
    """Pairs of neighbours that stand in order, of all such pairs."""
    rows = answer if isinstance(answer, list) else []
    texts = [row for row in rows if isinstance(row, str)]
    if len(texts) != len(rows) or sorted(texts) != sorted(right):
        return Grade(got=0, of=len(right) - 1, marks=dict.fromkeys(right, "missed"), slips={})
    before = dict(zip(right, [None, *right], strict=False))
    marks = {
        name: "right" if before[name] == last else "wrong"
        for last, name in zip([None, *texts], texts, strict=False)
    }
    pairs = sum(marks[name] == "right" for name in right[1:])
    return Grade(got=pairs, of=len(right) - 1, marks=marks, slips={})


def reasons(question: OrderQuestion, sheet: Sheet) -> SealedTexts:
    """Each item's reason by its token."""
    return tuple(
        (("why", sheet.token(SIDE, item.id)), sheet.line(item.why, "items", index, "why"))
        for index, item in enumerate(question.items)
        if item.why
    )


def _shown(question: OrderQuestion, sheet: Sheet) -> tuple[tuple[int, Item], ...]:
    """Items with their places in the key, in the order of page and paper."""
    rows = {item.id: (index, item) for index, item in enumerate(question.items)}
    return tuple(rows[name] for name in shuffled(tuple(rows), sheet.seed, tuple(rows)))


def _text(index: int, item: Item, sheet: Sheet) -> Prose:
    return sheet.line(item.text, "items", index, "text")


def screen(question: OrderQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Rows with a number field and hidden buttons."""
    rows = [_row(index, item, len(question.items), sheet) for index, item in _shown(question, sheet)]
    return (el("ol", {"class": "cw-rank"}, rows),)


def _row(index: int, item: Item, count: int, sheet: Sheet) -> Element:
    name = sheet.token(SIDE, item.id)
    spot = f"{sheet.anchor}-{name}"
    number = el("input", {
        "type": "number", "class": "cw-in cw-rank__n", "name": name, "min": 1, "max": count,
        "id": f"{spot}-n", "aria-label": sheet.word("place", of=count), "aria-labelledby": f"{spot} {spot}-n",
        "autocomplete": "off",
    })  # fmt: skip
    text = el("span", {"class": "cw-rank__t", "id": spot}, _text(index, item, sheet))
    return el("li", {"data-token": name}, text, number, _move("up", spot, sheet), _move("down", spot, sheet))


def _move(way: str, spot: str, sheet: Sheet) -> Element:
    attrs = {
        "type": "button", "class": "cw-icb", "data-move": way, "id": f"{spot}-{way}",
        "aria-label": sheet.word(way), "aria-labelledby": f"{spot}-{way} {spot}", "hidden": True,
    }  # fmt: skip
    return el("button", attrs, el("span", {"class": f"cw-i cw-i-{way}", "aria-hidden": "true"}))


def paper(question: OrderQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Squares to write numbers in, two a row where the texts are short; the trainer's are filled, with reasons."""
    open_key = audience == "trainer"
    lines = [
        el(
            "li",
            None,
            square(str(index + 1) if open_key else ""),
            with_reason(
                sheet.line(item.text, "items", index, "text"),
                sheet.line(item.why, "items", index, "why") if open_key and item.why else None,
            ),
        )
        for index, item in _shown(question, sheet)
    ]
    two = side_by_side((item.text for item in question.items), NUMBERED)
    return (el("ol", {"class": "ord two" if two else "ord"}, lines),)


def answer(question: OrderQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """What is written in the squares, from the first one down."""
    return ("\u2002".join(str(index + 1) for index, _ in _shown(question, sheet)),)


def rows(question: OrderQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A row a place: which letter comes there."""
    choices = lettered(sheet.token(SIDE, item.id) for _, item in _shown(question, sheet))
    return tuple(
        AnswerRow(name=str(place), label=str(place), choices=choices, right=(sheet.token(SIDE, name),))
        for place, name in enumerate(_ids(question), start=1)
    )


def test(question: OrderQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The items with letters."""
    lines = [
        printed_option(letter(place), _text(index, item, sheet), on=False, why=None)
        for place, (index, item) in enumerate(_shown(question, sheet))
    ]
    return (el("ol", {"class": option_classes("bare", (item.text for item in question.items))}, lines),)


KIND = Kind(
    model=OrderQuestion,
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
    highest="apply",
    seconds=Seconds(once=20, each=5),
    taken=order_of,
)
