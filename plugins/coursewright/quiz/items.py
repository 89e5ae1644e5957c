"""What kinds with rows of items share: their rules, the native select, printed reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.shape import Id, SealedText, Text, model
from coursewright.quiz.question import Grade
from coursewright.quiz.sheet import Sheet, Where

MOST_CELLS = 4
"""So many choices stand side by side on a phone; more are a list."""
CELL_WIDTH = 9.0
"""In letters, of a cell's text that lets four stand in one row: nine letters, five han."""
WIDE = 0x2E80
"""Signs behind it are as wide as a han."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A thing's id and text, in which list of the question and where it stands, and among which it is shown."""

    id: str
    text: str
    within: str
    place: Place
    side: str = ""


@model
class Item:
    """One thing to place."""

    id: Id
    text: Text
    why: SealedText = ""


def check_count(count: int, least: int, what: str, where: Where, issues: IssueLog) -> None:
    """Report a list that is too short to ask anything; `where` is the list."""
    if count < least:
        issues.error(
            "quiz/few-items",
            where.value(),
            f"{'one thing' if count == 1 else f'{count} things'} in {what}; at least {least} are needed.",
            "Write more, or use another kind of question.",
        )


def check_names(rows: Iterable[Named], issues: IssueLog) -> None:
    """Report a text that stands twice on a side, and an id that stands in two lists (twice in one: see `check_ids`)."""
    ids: dict[str, Named] = {}
    texts: dict[tuple[str, str], Named] = {}
    for row in rows:
        first = ids.setdefault(row.id, row)
        if first.within != row.within:
            issues.error(
                "quiz/shared-id",
                row.place,
                f"'{row.id}' is also the id of what stands in line {first.place.line}.",
                "Give one of the two another id.",
            )
        first = texts.setdefault((row.side, same_text(row.text)), row)
        if first is not row:
            issues.error(
                "quiz/duplicate-item-text",
                row.place,
                f"this has the text of what stands in line {first.place.line}.",
                "Change or remove one of the two.",
            )


def named(rows: Iterable[Item], where: Where, within: str) -> Iterable[Named]:
    """A list's things; `where` is the list."""
    for index, row in enumerate(rows):
        yield Named(id=row.id, text=row.text, within=within, place=where.value(index))


def same_text(text: str) -> str:
    """A text as it is compared with its neighbours: white space does not matter."""
    return " ".join(text.split())


def grade_pairs(right: Mapping[str, str], answer: object) -> Grade:
    """Right choices of all rows; an answer is a map from row to choice, both tokens."""
    given = answer if isinstance(answer, dict) else {}
    marks = {}
    for name, wanted in right.items():
        choice = given.get(name)
        chosen = isinstance(choice, str) and choice != ""
        marks[name] = "right" if choice == wanted else "wrong" if chosen else "missed"
    return Grade(got=list(marks.values()).count("right"), of=len(marks), marks=marks, slips={})


def select_row(name: str, text: Prose, choices: Sequence[tuple[str, Node]], sheet: Sheet) -> Element:
    """A row with its text at the left and a native select at the right; `name` is its token."""
    field = f"{sheet.anchor}-{name}"
    options = [el("option", {"value": ""}, sheet.word("choose"))]
    options += [el("option", {"value": value}, shown) for value, shown in choices]
    return el(
        "div",
        {"class": "cw-pair", "data-token": name},
        el("label", {"class": "cw-pair__t", "for": field, "id": f"{field}-t"}, text),
        el("select", {"class": "cw-sel", "id": field, "name": name}, options),
    )


def slips(rows: Iterable[tuple[Node, Node]]) -> Element:
    """A printed list of answers, each with what is said about it."""
    lines = [el("li", None, el("b", None, answer), " ", reason) for answer, reason in rows]
    return el("ul", {"class": "slips"}, lines)


def square(filled: str) -> Element:
    """A printed square to write in; the trainer's is filled."""
    return el("span", {"class": "sq on" if filled else "sq"}, filled or None)


def radio_rows(
    rows: Iterable[tuple[str, Prose]],
    choices: Sequence[tuple[str, Node]],
    names: Iterable[str],
    sheet: Sheet,
) -> tuple[Element, ...]:
    """Rows with a radio for each of at most `MOST_CELLS` choices, after a line that names these.

    `rows` are tokens and texts, `choices` values and what is shown, `names` the choices' texts as written, by whose
    width the cells stand in one row under each text or two by two.
    """
    short = all(_width(name) <= CELL_WIDTH for name in names)
    heads = [node for _, node in choices]
    between: list[Node] = [heads[0]]
    for head in heads[1:]:
        between += [sheet.word("comma"), head]
    says = el(
        "p",
        {"class": "cw-says cw-says--cols" if short else "cw-says"},
        sheet.word(f"columns.{len(heads)}"),
        between,
    )
    head = el(
        "div",
        {"class": "cw-sort__head", "aria-hidden": "true", "data-search-exclude": True},
        el("span", None, sheet.word("one_a_row")),
        [el("span", None, node) for node in heads],
    )
    body = [_radio_row(name, text, choices, short, sheet) for name, text in rows]
    shape = "cw-sort cw-sort--cols" if short else "cw-sort"
    return says, el("div", {"class": shape}, head if short else None, body)


def _radio_row(
    name: str, text: Prose, choices: Sequence[tuple[str, Node]], short: bool, sheet: Sheet
) -> Element:
    spot = f"{sheet.anchor}-{name}"
    cells = [
        el(
            "label",
            None,
            el("input", {"type": "radio", "name": name, "value": value}),
            el("span", None, shown),
        )
        for value, shown in choices
    ]
    return el(
        "div",
        {"class": "cw-sort__row", "data-token": name, "role": "radiogroup", "aria-labelledby": spot},
        el("span", {"class": "cw-sort__t", "id": spot}, text),
        el(
            "div",
            {"class": "cw-cells" if short else "cw-cells cw-cells--2", "data-search-exclude": True},
            cells,
        ),
    )


def _width(text: str) -> float:
    """Of a text in the widths of a letter: a han is 1.8 of them."""
    return sum(1.8 if ord(sign) > WIDE else 1.0 for sign in text)


def with_reason(text: Prose, why: Prose | None) -> tuple[Node, ...]:
    """A printed text, its reason below it where it is told."""
    return (text,) if why is None else (text, el("span", {"class": "why"}, why))
