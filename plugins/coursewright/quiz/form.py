"""One question as a form in a page; `screen.py` says what each part is for."""

from __future__ import annotations

from functools import cache

from coursewright.base.markup import Element, Prose, Sealed, el
from coursewright.languages.shelf import forgotten_with
from coursewright.languages.words import words
from coursewright.quiz.embed import figure_of
from coursewright.quiz.kinds import AnyQuestion, kind_of, revision_of
from coursewright.quiz.model import called
from coursewright.quiz.number import with_decimals_of
from coursewright.quiz.sheet import Sheet

SURENESS = (3, 2, 1)
ACTS = ("again", "show", "check", "next")
MAIN_ACTS = frozenset({"check", "next"})


@cache
def icon(name: str) -> Element:
    """A mark of the look, by its name there; a word stands beside it or in a label."""
    return el("span", {"class": f"cw-i cw-i-{name}", "aria-hidden": "true"})


def question_on_screen(
    question: AnyQuestion, sheet: Sheet, *, confidence: bool, pool: int | None = None
) -> Element:
    """A question with its form and its capsule; `confidence` adds the three radios."""
    return el(
        "cw-question",
        {
            "id": sheet.anchor,
            "data-question": sheet.name,
            "data-type": question.type,
            "data-rev": revision_of(question),
            "data-minor": " ".join(question.minor) or None,
            "data-points": question.points,
            "data-pool": pool,
            "data-objective": question.objective,
            "data-was": " ".join(question.formerly) or None,
            "data-tokens": former_tokens(question, sheet) or None,
            "data-shuffle": sheet.shuffle,
        },
        el("section", {"class": "cw-q"}, question_form(question, sheet, confidence=confidence)),
        sealed_part(question, sheet),
    )


def former_tokens(question: AnyQuestion, sheet: Sheet) -> str:
    """Tokens of kept answers from under another name of the question, each with today's: `old:now old:now`."""
    rows = [sheet.tokens(*thing) for thing in dict.fromkeys(kind_of(question).stable(question).things)]
    return " ".join(sorted(f"{old}:{now}" for now, *olds in rows for old in olds))


def sealed_part(question: AnyQuestion, sheet: Sheet) -> Sealed:
    """What a question's capsule holds."""
    kind = kind_of(question)
    values = dict(sealed_key(question, sheet).values)
    if question.must:
        values["must"] = True
    texts: list[tuple[tuple[str, ...], Prose]] = [*kind.reasons(question, sheet)]
    if question.explain:
        texts.append((("explain",), sheet.block(question.explain, "explain")))
    return Sealed(context=sheet.context, values=values, texts=tuple(texts))


def key_of(question: AnyQuestion, sheet: Sheet) -> object:
    """What an answer is graded by, numbers as the readers of the language write them."""
    return with_decimals_of(kind_of(question).key(question, sheet.token), sheet.language)


def sealed_key(question: AnyQuestion, sheet: Sheet) -> Sealed:
    """A capsule with the key and no texts."""
    return Sealed(context=sheet.context, values={"key": key_of(question, sheet)})


def question_form(
    question: AnyQuestion, sheet: Sheet, *, confidence: bool = False, practice: bool = True
) -> Element:
    """What one answers in; outside `practice` it has neither hints nor buttons."""
    more = sheet.rest(question.prompt, "prompt")
    return el(
        "form",
        {"class": "cw-q__form", "method": "dialog", "aria-labelledby": f"{sheet.anchor}-n"},
        _top(question, sheet),
        el(
            "fieldset",
            {"class": "cw-q__set"},
            # A legend is read aloud at every choice: what is more than its first paragraph stands below it.
            el("legend", None, sheet.lead(question.prompt, "prompt")),
            el("div", {"class": "cw-more"}, more) if more else None,
            figure_of(question, sheet, sheet.anchor),
            kind_of(question).screen(question, sheet),
        ),
        el(
            "div",
            {"class": "cw-dock"},
            el("div", {"class": "cw-status", "role": "status"}),
            _hints(question, sheet),
            _confidence(sheet) if confidence else None,
            # What was written is never wrong: it is changed, not tried again.
            _acts(sheet.language, again="revise" if kind_of(question).open_ended else "again"),
        )
        if practice
        else el("div", {"class": "cw-status", "role": "status"}),
    )


def _top(question: AnyQuestion, sheet: Sheet) -> Element:
    kind = sheet.word(called(question, "kind"))
    top = sheet.word("top", n=sheet.number, kind=kind) if sheet.number else kind
    return el(
        "div",
        {"class": "cw-q__top", "data-search-exclude": True},
        el(
            "span",
            {"class": "cw-kick", "id": f"{sheet.anchor}-n", "role": "heading", "aria-level": "3"},
            top,
        ),
        el("span", {"class": "cw-tag"}, sheet.word(f"data.{question.data}")) if question.data else None,
        _state(sheet.language),
    )


@cache
def _state(language: str) -> Element:
    word = el("span", {"class": "cw-state__w"}, words(language)["quiz.say.empty"])
    return el("span", {"class": "cw-state"}, icon("empty"), word)


def _hints(question: AnyQuestion, sheet: Sheet) -> list[Element]:
    count = len(question.hints)
    return [
        el(
            "details",
            {"class": "cw-hint"},
            el(
                "summary",
                None,
                icon("hint"),
                sheet.word("hint" if count > 1 else "hint_one", n=index + 1, of=count),
            ),
            el("p", None, sheet.line(hint, "hints", index)),
        )
        for index, hint in enumerate(question.hints)
    ]


def _confidence(sheet: Sheet) -> Element:
    choices = [
        el(
            "label",
            None,
            el("input", {"type": "radio", "name": "sure", "value": level}),
            el("span", None, sheet.word(f"say.sure{level}")),
        )
        for level in SURENESS
    ]
    return el(
        "fieldset",
        {"class": "cw-conf", "hidden": True, "data-search-exclude": True},
        el("legend", None, sheet.word("confidence")),
        el("div", {"class": "cw-seg"}, choices),
    )


@cache
def _acts(language: str, again: str) -> Element:
    """The buttons, one tree for all questions; `again` is the word of the first."""
    own, word = {"again": again}, words(language)
    buttons = [
        el(
            "button",
            {
                "type": "button",
                "class": "cw-btn cw-btn--main" if act in MAIN_ACTS else "cw-btn",
                "data-act": act,
                "hidden": True,
            },
            word[f"quiz.{own.get(act, act)}"],
        )
        for act in ACTS
    ]
    return el("div", {"class": "cw-acts", "data-search-exclude": True}, buttons)


forgotten_with(_acts.cache_clear)
forgotten_with(_state.cache_clear)
