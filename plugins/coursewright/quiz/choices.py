"""What the choice kinds share: options in their order, as labels with inputs, with letters on paper."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, el
from coursewright.quiz.answer_rows import AnswerRow, Choice
from coursewright.quiz.kind import Audience, SealedTexts, Tokens
from coursewright.quiz.question import ChoiceQuestion, Option, Pick, Stable
from coursewright.quiz.room import side_by_side
from coursewright.quiz.seal import shuffled_around
from coursewright.quiz.sheet import Sheet, Where

SIDE = "option"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(place: int) -> str:
    """What a choice is called on paper, by its place from 0: A to Z, then AA, AB and so on."""
    before, last = divmod(place, len(_LETTERS))
    return (letter(before - 1) if before else "") + _LETTERS[last]


def shown_options(question: ChoiceQuestion, sheet: Sheet) -> tuple[tuple[int, Option], ...]:
    """Options with their places in the file, in the order of page and paper."""
    rows = {option.id: (index, option) for index, option in enumerate(question.options)}
    if not sheet.shuffle:
        return tuple(rows.values())
    pinned = frozenset(option.id for option in question.options if option.pin)
    return tuple(rows[name] for name in shuffled_around(tuple(rows), pinned, sheet.seed))


def right_ids(question: ChoiceQuestion) -> tuple[str, ...]:
    """Ids of the right options, sorted."""
    return tuple(sorted(option.id for option in question.options if option.correct))


def stable_options(question: ChoiceQuestion, credit: str = "") -> Stable:
    """What the revision of a choice question is made of."""
    things = tuple((SIDE, option.id) for option in question.options)
    return Stable(things=things, key=list(right_ids(question)), credit=credit)


def several_key(question: ChoiceQuestion, credit: str, token: Tokens) -> object:
    """The right options' tokens, sorted, and the way of credit."""
    return {"right": sorted(token(SIDE, name) for name in right_ids(question)), "credit": credit}


def option_picks(question: ChoiceQuestion) -> tuple[Pick, ...]:
    """The options that parts of the figure stand for."""
    return tuple(
        Pick(part=option.part, side=SIDE, id=option.id, steps=("options", index))
        for index, option in enumerate(question.options)
        if option.part
    )


def option_reasons(question: ChoiceQuestion, sheet: Sheet) -> SealedTexts:
    """Each option's reason by its token."""
    return tuple(
        (("why", sheet.token(SIDE, option.id)), sheet.line(option.why, "options", index, "why"))
        for index, option in enumerate(question.options)
        if option.why
    )


def option_fields(question: ChoiceQuestion, sheet: Sheet, input_type: str) -> tuple[Node, ...]:
    """Options as labels with radios or checkboxes."""
    labels = [
        option_label(
            input_type,
            sheet.token(SIDE, option.id),
            sheet.line(option.text, "options", index, "text"),
            pinned=option.pin,
        )
        for index, option in shown_options(question, sheet)
    ]
    return (el("div", {"class": "cw-opts"}, labels),)


def option_label(input_type: str, value: str, text: Node, *, pinned: bool = False) -> Element:
    """One choice: input and text in a label."""
    return el(
        "label",
        {"class": "cw-opt", "data-token": value, "data-pin": pinned},
        el("input", {"type": input_type, "name": "answer", "value": value}),
        el("span", {"class": "cw-opt__t"}, text),
    )


def printed_options(
    question: ChoiceQuestion, sheet: Sheet, audience: Audience, shape: str
) -> tuple[Node, ...]:
    """Options with letters in circles (`one`) or squares (`many`); the trainer's with key and reasons."""
    rows = []
    for place, (index, option) in enumerate(shown_options(question, sheet)):
        open_key = audience == "trainer"
        rows.append(
            printed_option(
                letter(place),
                sheet.line(option.text, "options", index, "text"),
                on=open_key and option.correct,
                why=sheet.line(option.why, "options", index, "why") if open_key and option.why else None,
            )
        )
    return (el("ol", {"class": option_classes(shape, (option.text for option in question.options))}, rows),)


def asked_options(question: ChoiceQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Options with bare letters: they are chosen on a sheet of their own."""
    rows = [
        printed_option(letter(place), sheet.line(option.text, "options", index, "text"), on=False, why=None)
        for place, (index, option) in enumerate(shown_options(question, sheet))
    ]
    return (el("ol", {"class": option_classes("bare", (option.text for option in question.options))}, rows),)


def option_row(question: ChoiceQuestion, sheet: Sheet, *, many: bool = False) -> tuple[AnswerRow, ...]:
    """A bubble an option, of which one or several may be right."""
    shown = [(sheet.token(SIDE, option.id), option.correct) for _, option in shown_options(question, sheet)]
    right = tuple(token for token, correct in shown if correct)
    return (AnswerRow(choices=lettered(token for token, _ in shown), many=many, right=right),)


def lettered(values: Iterable[str]) -> tuple[Choice, ...]:
    """A bubble for each value, with the letters that they have on paper."""
    return tuple(Choice(mark=letter(place), value=value) for place, value in enumerate(values))


def option_classes(shape: str, texts: Iterable[str]) -> str:
    """Classes of a list of printed options: `two` where each leaves room for another beside it."""
    return f"opts {shape} two" if side_by_side(texts) else f"opts {shape}"


def printed_option(mark: str, text: Node, *, on: bool, why: Node | None) -> Element:
    """One printed choice: its mark, filled in if it is the key, its text, its reason below."""
    return el(
        "li",
        None,
        el("span", {"class": "k on" if on else "k"}, mark),
        text,
        el("span", {"class": "why"}, why) if why is not None else None,
    )


def right_letters(question: ChoiceQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Letters of the right options on paper, as an answer."""
    shown = enumerate(shown_options(question, sheet))
    return (sheet.word("comma").join(letter(place) for place, (_, option) in shown if option.correct),)


def check_options(question: ChoiceQuestion, where: Where, issues: IssueLog) -> None:
    """Report too few options, none right, equal texts, and options without a reason."""
    if len(question.options) < 2:
        issues.error(
            "quiz/few-options",
            where.value("options"),
            f"question '{question.id}' has fewer than two options.",
            "Write at least two options, better three or four.",
        )
    if question.options and not right_ids(question):
        issues.error(
            "quiz/no-right-option",
            where.value("options"),
            f"no option of '{question.id}' is right.",
            "Write 'correct: true' below the right one.",
        )
    check_texts_differ([option.text for option in question.options], where, issues)
    for index, option in enumerate(question.options):
        if not option.why:
            issues.error(
                "quiz/missing-why",
                where.value("options", index),
                f"option '{option.id}' has no 'why'.",
                "Write a 'why' on every option: what is right about it, or what mistake it is.",
            )


def check_texts_differ(texts: Iterable[str], where: Where, issues: IssueLog) -> None:
    """Report an option whose text stands above already."""
    seen: dict[str, int] = {}
    for index, text in enumerate(texts):
        plain = " ".join(text.split()).lower()
        if plain in seen:
            first = where.value("options", seen[plain], "text").line
            issues.error(
                "quiz/duplicate-option-text",
                where.value("options", index, "text"),
                f"this option has the text of the one in line {first}.",
                "Change or remove one of the two.",
            )
        seen.setdefault(plain, index)
