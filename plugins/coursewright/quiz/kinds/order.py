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
from coursewright.quiz.items import Item, check_count, check_names, named, with_reason
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Tokens
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.seal import shuffled
from coursewright.quiz.sheet import Sheet, Where

SIDE = "item"
FEWEST = 3
"""Two items, never shown in key order, would be shown the other way round always."""
ROW_WIDTH = 127.0
SQUARE_WIDTH = 13.0
"""Of the text column, and of a square with its gaps, in mm."""


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
    """Squares to write numbers in: side by side where the texts are short, else one a row."""
    rows = _shown(question, sheet)
    open_key = audience == "trainer"
    whys = open_key and any(item.why for _, item in rows)
    if not whys and sum(SQUARE_WIDTH + _width(item.text) for _, item in rows) <= ROW_WIDTH:
        cells = [
            (el("td", None, _square(index, open_key)), el("td", {"class": "w"}, _text(index, item, sheet)))
            for index, item in rows
        ]
        return (el("table", {"class": "od"}, el("tr", None, [cell for pair in cells for cell in pair])),)
    lines = [
        el(
            "tr",
            None,
            el("td", {"class": "x"}, _square(index, open_key)),
            el("td", None, with_reason(_text(index, item, sheet), _why(index, item, sheet, open_key))),
        )
        for index, item in rows
    ]
    return (el("table", {"class": "ma"}, lines),)


def _why(index: int, item: Item, sheet: Sheet, open_key: bool) -> Prose | None:
    return sheet.line(item.why, "items", index, "why") if open_key and item.why else None


def _square(index: int, open_key: bool) -> Element:
    return el("span", {"class": "sq"}, str(index + 1) if open_key else None)


def _width(text: str) -> float:
    """Of a printed text in mm, near enough: han are 3.75 wide, others about half of it."""
    return sum(3.75 if ord(c) > 0x2E80 else 2.0 for c in text)


def answer(question: OrderQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The texts in the right order, with arrows between."""
    nodes: list[Node] = []
    for index, item in enumerate(question.items):
        nodes += [" → ", _text(index, item, sheet)] if index else [_text(index, item, sheet)]
    return tuple(nodes)


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
)
