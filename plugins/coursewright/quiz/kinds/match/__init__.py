"""Match: what stands at the left finds its partner at the right; right sides with one text are one choice.

The contract with the browser side:

form      `div.cw-pairs > div.cw-pair[data-token=<l>]` as written, each with `label.cw-pair__t` and
          `select.cw-sel[name=<l>]`: first `option[value=""]`, then the choices (value = <r>), the same shuffled
          ones in each select; data-once on `div.cw-pairs` where no choice is that of two rows
answer    `{"<l>": "<r>"}`; a row without a choice may be left out
key       `{"<l>": "<r>"}`
credit    right rows of all rows
marks     by l: `right`, `wrong` or `missed` (nothing chosen)
capsule   `why.<l>`, and `why.<r>` of choices that fit nothing; the right choice's text is in the select
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.base.shape import Id, LineText, SealedText, Text, model
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.choices import letter, lettered
from coursewright.quiz.items import (
    Named,
    check_count,
    check_names,
    grade_pairs,
    same_text,
    select_row,
    square,
    with_reason,
)
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.lists import asked_lists, lettered_item, two_lists
from coursewright.quiz.question import Grade, Question, Stable
from coursewright.quiz.seal import shuffled
from coursewright.quiz.sheet import Sheet, Where

LEFT, RIGHT = "left", "right"
FEWEST = 3
"""Two pairs, the right sides never in key order, would always be shown crosswise."""
KEPT = 14
"""So many left sides have room on a page together."""
WHOLE = 3
"""So many are never parted, with their reasons too: the right list would be left without them."""


@model
class Pair:
    """A left side with its right one."""

    id: Id
    left: Text
    right: LineText
    why: SealedText = ""


@model
class Spare:
    """A right side that fits nothing."""

    id: Id
    text: LineText
    why: SealedText = ""


@model
class MatchQuestion(Question):
    """Pairs, and right sides to spare."""

    type: Literal["match"]
    pairs: tuple[Pair, ...]
    extra: tuple[Spare, ...] = ()


def check(question: MatchQuestion, where: Where, issues: IssueLog) -> None:
    """Report too few rows or choices, equal left sides, and spare choices that fit."""
    check_count(len(question.pairs), FEWEST, "'pairs'", where.below("pairs"), issues)
    rights = {same_text(pair.right) for pair in question.pairs}
    if len(rights) + len(question.extra) < 2 and len(question.pairs) >= FEWEST:
        issues.error(
            "quiz/one-choice",
            where.value("pairs"),
            "all pairs have one right side, so there is nothing to choose.",
            "Write another right side, or something in 'extra'.",
        )
    lefts = [
        Named(id=pair.id, text=pair.left, within="pairs", place=where.value("pairs", index))
        for index, pair in enumerate(question.pairs)
    ]
    spares = [
        Named(id=row.id, text=row.text, within="extra", place=where.value("extra", index), side=RIGHT)
        for index, row in enumerate(question.extra)
    ]
    check_names([*lefts, *spares], issues)
    for index, row in enumerate(question.extra):
        if same_text(row.text) in rights:
            issues.error(
                "quiz/extra-fits",
                where.value("extra", index, "text"),
                f"'{row.id}' has the text of a right side, so it fits.",
                "Change it, or leave it out.",
            )


def _partners(question: MatchQuestion) -> dict[str, str]:
    """By each pair's id that of its choice: the smallest id of the pairs with the same right text."""
    named: dict[str, str] = {}
    for pair in sorted(question.pairs, key=lambda pair: pair.id):
        named.setdefault(same_text(pair.right), pair.id)
    return {pair.id: named[same_text(pair.right)] for pair in question.pairs}


def stable(question: MatchQuestion) -> Stable:
    """Both sides and who belongs to whom."""
    partners = _partners(question)
    lefts = [(LEFT, name) for name in partners]
    rights = [
        (RIGHT, name) for name in (*dict.fromkeys(partners.values()), *(row.id for row in question.extra))
    ]
    return Stable(things=(*lefts, *rights), key=[list(pair) for pair in sorted(partners.items())])


def key(question: MatchQuestion, token: Tokens) -> object:
    """By each left side's token that of its choice."""
    return {token(LEFT, left): token(RIGHT, right) for left, right in _partners(question).items()}


def grade(right: Any, answer: Any) -> Grade:
    """Right rows of all rows."""
    return grade_pairs(right, answer)


def reasons(question: MatchQuestion, sheet: Sheet) -> SealedTexts:
    """Each pair's reason by its left side's token, each spare choice's by its own."""
    pairs = (
        (("why", sheet.token(LEFT, pair.id)), sheet.line(pair.why, "pairs", index, "why"))
        for index, pair in enumerate(question.pairs)
        if pair.why
    )
    spares = (
        (("why", sheet.token(RIGHT, row.id)), sheet.line(row.why, "extra", index, "why"))
        for index, row in enumerate(question.extra)
        if row.why
    )
    return (*pairs, *spares)


def _choices(question: MatchQuestion, sheet: Sheet) -> tuple[tuple[str, Prose], ...]:
    """The right sides with their ids, in the order of page and paper."""
    places = {pair.id: index for index, pair in enumerate(question.pairs)}
    texts = {
        name: sheet.line(question.pairs[places[name]].right, "pairs", places[name], "right")
        for name in dict.fromkeys(_partners(question).values())
    }
    for index, row in enumerate(question.extra):
        texts[row.id] = sheet.line(row.text, "extra", index, "text")
    return tuple((name, texts[name]) for name in _shuffled(tuple(texts), len(question.extra), sheet.seed))


def _shuffled(names: tuple[str, ...], spare: int, seed: str) -> tuple[str, ...]:
    """Choices, the last `spare` of them fitting nothing, so that the others never stand as the left sides do.

    Of two shared by several rows the order tells nothing: there the first one is kept.
    """
    key = names[: len(names) - spare]
    order, turn = shuffled(names, seed), 0
    while len(key) >= FEWEST and tuple(name for name in order if name in key) == key:
        turn += 1
        order = shuffled(names, f"{seed}/{turn}")
    return order


def screen(question: MatchQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """A row with a select for each left side."""
    choices = [(sheet.token(RIGHT, name), text) for name, text in _choices(question, sheet)]
    rows = [
        select_row(sheet.token(LEFT, pair.id), sheet.line(pair.left, "pairs", index, "left"), choices, sheet)
        for index, pair in enumerate(question.pairs)
    ]
    alone = len(set(_partners(question).values())) == len(question.pairs)
    return (el("div", {"class": "cw-pairs", "data-once": alone}, rows),)


def _letters(question: MatchQuestion, sheet: Sheet) -> list[str]:
    """The right letter of each pair, as printed."""
    places = {name: place for place, (name, _) in enumerate(_choices(question, sheet))}
    return [letter(places[name]) for name in _partners(question).values()]


def paper(question: MatchQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Squares before the left sides, and the right ones close together beside them: no lines to draw."""
    open_key = audience == "trainer"
    letters = _letters(question, sheet) if open_key else [""] * len(question.pairs)
    choices = _choices(question, sheet)
    told = _spare_reasons(question, sheet) if open_key else {}
    lefts = [_left(question, place, letters, sheet) for place in range(len(letters))]
    rights = [
        lettered_item(place, *with_reason(text, told.get(name))) for place, (name, text) in enumerate(choices)
    ]
    kept = len(letters) <= (WHOLE if open_key else KEPT)
    return (two_lists(lefts, rights, (text.text for _, text in choices), kept=kept),)


def _left(question: MatchQuestion, place: int, letters: list[str], sheet: Sheet) -> Element:
    pair = question.pairs[place]
    told = bool(letters[place]) and bool(pair.why)
    text = with_reason(
        sheet.line(pair.left, "pairs", place, "left"),
        sheet.line(pair.why, "pairs", place, "why") if told else None,
    )
    return el("li", None, square(letters[place]), text)


def _spare_reasons(question: MatchQuestion, sheet: Sheet) -> Mapping[str, Prose]:
    """By the id of a choice that fits nothing why it does."""
    rows = enumerate(question.extra)
    return {row.id: sheet.line(row.why, "extra", index, "why") for index, row in rows if row.why}


def answer(question: MatchQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Each left side's number with its letter."""
    rows = (f"{number}\u00a0{name}" for number, name in enumerate(_letters(question, sheet), start=1))
    return ("\u2002".join(rows),)


def rows(question: MatchQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A row a left side: the letter of its right one."""
    choices = lettered(sheet.token(RIGHT, name) for name, _ in _choices(question, sheet))
    return tuple(
        AnswerRow(
            name=sheet.token(LEFT, left),
            label=str(number),
            choices=choices,
            right=(sheet.token(RIGHT, right),),
        )
        for number, (left, right) in enumerate(_partners(question).items(), start=1)
    )


def test(question: MatchQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Numbered left sides, lettered right ones."""
    lefts = [sheet.line(pair.left, "pairs", index, "left") for index, pair in enumerate(question.pairs)]
    rights = [text for _, text in _choices(question, sheet)]
    return (asked_lists(lefts, rights, (text.text for text in rights)),)


KIND = Kind(
    model=MatchQuestion,
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
    script="cw-rows.js",
    highest="apply",
    seconds=Seconds(once=20, each=10),
)
