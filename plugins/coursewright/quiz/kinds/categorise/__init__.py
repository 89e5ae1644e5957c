"""Categorise: each item goes to its group, or to none where there are items that belong nowhere.

The contract with the browser side:

form      the choices are the groups as written (value = <g>) and, where there are items of no group, "none of
          these" (value = token("none", "none")). Up to four of them: `p.cw-says`, which names them, and
          `div.cw-sort > div.cw-sort__row[data-token=<i>][role=radiogroup]` in shuffled order, each with
          `span.cw-sort__t` and `div.cw-cells > label > input[type=radio][name=<i>]`; above the rows
          `div.cw-sort__head` where all names are short. More: `div.cw-pairs > div.cw-pair[data-token=<i>]`, each with
          `label.cw-pair__t` and `select.cw-sel[name=<i>]`, whose first `option` has the value ""
answer    `{"<i>": "<g>"}`; a row without a choice may be left out
key       `{"<i>": "<g>"}`, the token for none included
credit    right rows of all rows
marks     by i: `right`, `wrong` or `missed` (nothing chosen)
capsule   `why.<i>`; the right group's text is in the select
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, Prose, el, plain_text
from coursewright.base.shape import Id, LineText, Word, model
from coursewright.base.source import Steps
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.choices import lettered
from coursewright.quiz.grid import Column, Row, can_be_halved, grid, halves, head_width, parted_head
from coursewright.quiz.items import (
    MOST_CELLS,
    Item,
    Named,
    check_count,
    check_names,
    grade_pairs,
    named,
    radio_rows,
    select_row,
)
from coursewright.quiz.kind import Audience, Kind, SealedTexts, Seconds, Tokens
from coursewright.quiz.lists import asked_lists
from coursewright.quiz.question import Grade, Pick, Question, Stable
from coursewright.quiz.seal import shuffled
from coursewright.quiz.sheet import Sheet, Where

SIDE, GROUP = "item", "group"
NONE = ("none", "none")
NO_ITEM = "–"


@model
class Group:
    """A group with the items that belong to it; `part` is the part of the question's figure that stands for it."""

    id: Id
    text: LineText
    items: tuple[Item, ...]
    part: Word = ""


@model
class CategoriseQuestion(Question):
    """Groups with their items, and items of no group."""

    type: Literal["categorise"]
    groups: tuple[Group, ...]
    extra: tuple[Item, ...] = ()


def check(question: CategoriseQuestion, where: Where, issues: IssueLog) -> None:
    """Report too few groups or items, and those that cannot be told apart."""
    check_count(len(question.groups), 2, "'groups'", where.below("groups"), issues)
    if len(question.groups) > 1:
        check_count(len(_placed(question)), 3, "the groups", where.below("groups"), issues)
    check_names(
        (
            Named(id=group.id, text=group.text, within="groups", place=where.value("groups", index))
            for index, group in enumerate(question.groups)
        ),
        issues,
    )
    rows = [
        row
        for index, group in enumerate(question.groups)
        for row in named(group.items, where.below("groups", index, "items"), group.id)
    ]
    check_names([*rows, *named(question.extra, where.below("extra"), "")], issues)


def _placed(question: CategoriseQuestion) -> dict[str, tuple[tuple[str, str], Item, Steps]]:
    """By each item's id: the side and id of where it belongs, itself, and its steps in the file."""
    rows = {
        item.id: ((GROUP, group.id), item, ("groups", turn, "items", index))
        for turn, group in enumerate(question.groups)
        for index, item in enumerate(group.items)
    }
    spare = {item.id: (NONE, item, ("extra", index)) for index, item in enumerate(question.extra)}
    return {**rows, **spare}


def _choices(question: CategoriseQuestion) -> list[tuple[str, str]]:
    """Side and id of all that can be chosen, as shown."""
    return [*((GROUP, group.id) for group in question.groups), *([NONE] if question.extra else [])]


def stable(question: CategoriseQuestion) -> Stable:
    """Items, groups and what belongs where."""
    placed = _placed(question)
    return Stable(
        things=(*((SIDE, name) for name in placed), *_choices(question)),
        key=sorted([name, *home] for name, (home, _, _) in placed.items()),
    )


def picks(question: CategoriseQuestion) -> tuple[Pick, ...]:
    """The groups that parts of the figure stand for."""
    return tuple(
        Pick(part=group.part, side=GROUP, id=group.id, steps=("groups", index))
        for index, group in enumerate(question.groups)
        if group.part
    )


def key(question: CategoriseQuestion, token: Tokens) -> object:
    """By each item's token that of its group."""
    return {token(SIDE, name): token(*home) for name, (home, _, _) in _placed(question).items()}


def grade(right: Any, answer: Any) -> Grade:
    """Right rows of all rows."""
    return grade_pairs(right, answer)


def reasons(question: CategoriseQuestion, sheet: Sheet) -> SealedTexts:
    """Each item's reason by its token."""
    return tuple(
        (("why", sheet.token(SIDE, name)), sheet.line(item.why, *steps, "why"))
        for name, (_, item, steps) in _placed(question).items()
        if item.why
    )


def _shown(
    question: CategoriseQuestion, sheet: Sheet
) -> Iterator[tuple[str, tuple[str, str], Prose, Prose | None]]:
    """Id, home, text and reason of each item, in the order of page and paper."""
    placed = _placed(question)
    for name in shuffled(tuple(placed), sheet.seed, tuple(placed)):
        home, item, steps = placed[name]
        why = sheet.line(item.why, *steps, "why") if item.why else None
        yield name, home, sheet.line(item.text, *steps, "text"), why


def _heads(question: CategoriseQuestion, sheet: Sheet) -> list[Node]:
    heads: list[Node] = [
        sheet.line(group.text, "groups", index, "text") for index, group in enumerate(question.groups)
    ]
    return [*heads, sheet.word("nowhere")] if question.extra else heads


def screen(question: CategoriseQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """A row for each item: radios where there are few choices, else a select."""
    tokens = [sheet.token(*choice) for choice in _choices(question)]
    choices = list(zip(tokens, _heads(question, sheet), strict=True))
    rows = [(sheet.token(SIDE, name), text) for name, _, text, _ in _shown(question, sheet)]
    if len(choices) <= MOST_CELLS:
        names = [group.text for group in question.groups]
        return radio_rows(rows, choices, [*names, sheet.word("nowhere")] if question.extra else names, sheet)
    return (el("div", {"class": "cw-pairs"}, [select_row(*row, choices, sheet) for row in rows]),)


def paper(question: CategoriseQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """A grid with a circle a group, small ones in two halves; the trainer's is filled."""
    open_key = audience == "trainer"
    homes, columns = _choices(question), _columns(question, sheet)
    rows, texts = [], []
    for _, home, text, why in _shown(question, sheet):
        texts.append(text.text)
        filled = homes.index(home) if open_key else None
        rows.append(Row(text=text, why=why if open_key else None, filled=filled))
    reasons_told = any(row.why is not None for row in rows)
    if can_be_halved(texts, columns) and not reasons_told:
        return (halves(columns, rows),)
    return (grid(columns, rows),)


def _columns(question: CategoriseQuestion, sheet: Sheet) -> list[Column]:
    """A column a group, and one for what belongs nowhere."""
    columns = []
    for index, group in enumerate(question.groups):
        text, note = parted_head(group.text)
        leaf = sheet.line(text, "groups", index, "text")
        below = sheet.line(note, "groups", index, "text") if note else None
        columns.append(Column(head=leaf, text=text, note=below, width=head_width(text, note)))
    if question.extra:
        word = sheet.word("nowhere")
        columns.append(Column(head=word, text=word, width=head_width(word)))
    return columns


def answer(question: CategoriseQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Each group with the numbers of its items."""
    homes = [home for _, home, _, _ in _shown(question, sheet)]
    nodes: list[Node] = []
    for choice, head in zip(_choices(question), _heads(question, sheet), strict=True):
        numbers = [str(number) for number, home in enumerate(homes, start=1) if home == choice]
        nodes += [sheet.word("semicolon")] if nodes else []
        nodes += [head, sheet.word("colon"), sheet.word("comma").join(numbers) or NO_ITEM]
    return tuple(nodes)


def rows(question: CategoriseQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A row an item: the letter of its group."""
    choices = lettered(sheet.token(*choice) for choice in _choices(question))
    return tuple(
        AnswerRow(
            name=sheet.token(SIDE, name), label=str(number), choices=choices, right=(sheet.token(*home),)
        )
        for number, (name, home, _, _) in enumerate(_shown(question, sheet), start=1)
    )


def test(question: CategoriseQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Numbered items, lettered groups."""
    items = [text for _, _, text, _ in _shown(question, sheet)]
    heads = _heads(question, sheet)
    return (asked_lists(items, heads, map(plain_text, heads)),)


KIND = Kind(
    model=CategoriseQuestion,
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
    picks=picks,
    key_tells="explanation",
    script="cw-rows.js",
    highest="apply",
    seconds=Seconds(once=15, each=6),
)
