"""A quiz in a page: real forms that read and print without JavaScript, to which the script adds checking.

The contract with the browser side (browser/src):

`cw-quiz.cw-quiz` holds one quiz, or a single question of it.
  data-quiz data-course data-lang   with a question's id they make `seal.context`
  data-pass                         percentage; absent where a single question stands alone
  `p.cw-facts`                      count, pass mark
  `noscript > p.cw-noscript`        that checking needs JavaScript
  `nav.cw-qmap > a`                 one a question: href `#q-<id>`, data-question `quiz#question`, its mark in
                                    `.cw-i`, its number in `.cw-qmap__n`; aria-label says number and state
  `template.cw-words > span`        UI texts by data-word, `{name}` to be filled in
  `template.cw-objectives > a`      the lesson's objectives: data-objective, href of the passage, text
`cw-question#q-<id>` one question.
  data-question   `quiz#question`, the name in storage
  data-type       kind
  data-rev        revision (formats.md B.3)
  data-points     weight
  data-objective  `id` of this lesson's objective, or `lesson#id`
  data-was        names it had before, with spaces between
  data-shuffle    present: options may be shuffled again on a retry (those with data-pin keep their places)
  data-seal       the capsule: {"key", "why": {token: html}, "slips": {token: {"0": html}}, "answer": {token:
                  html} (blanks: a word to show), "explain": html, "must": true}; absent parts are left out
  `section.cw-q > form.cw-q__form` with, in this order:
    `.cw-q__top`      `.cw-kick` number and kind; `.cw-state` with `.cw-i.cw-i-empty` and `.cw-state__w`
    `fieldset.cw-q__set`  `legend`, then the kind's own part:
        choices: `div.cw-opts > label.cw-opt[data-token]` with `input[name=answer]` (value = token; true-false:
                 `true`, `false`) and `span.cw-opt__t`; the script appends `.cw-opt__v` (verdict) and
                 `.cw-opt__w` (reason) and sets data-v to right, wrong, missed or left
        blanks:  `div.cw-blank` with `input.cw-in` (name = token)
    `details.cw-hint`     one a hint, closed
    `div.cw-status[role=status]`  empty; the script writes the note (`.cw-note`) into it
    `div.cw-foot`         `fieldset.cw-conf` with radios `sure` 3, 2, 1 (if the quiz wants it; hidden), and
                          `div.cw-acts` with buttons by data-act: again, show, check, next (all hidden)
Hidden parts have the attribute `hidden`; the script takes it away. What only works the page (map, top row, foot,
words) has data-search-exclude, which Material's search obeys. Nothing readable tells a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coursewright.base.markup import Element, Embed, Node, Prose, Sealed, el
from coursewright.base.words import words
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.seal import revision
from coursewright.quiz.sheet import Sheet

SURENESS = (3, 2, 1)
ACTS = ("again", "show", "check", "next")
MAIN_ACTS = frozenset({"check", "next"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An objective of the lesson: its id, its text, and where in the page it is taught."""

    id: str
    text: str
    href: str


def screen_quiz(loaded: LoadedQuiz, *, objectives: Iterable[Anchor] = (), only: str = "") -> Element:
    """The tree of a quiz, or of the one question `only`; KeyError if it has no such question."""
    quiz = loaded.quiz
    rows = loaded.sheets() if not only else (loaded.one(only),)
    word = words(loaded.language)
    return el(
        "cw-quiz",
        {
            "class": "cw-quiz",
            "data-quiz": quiz.id,
            "data-course": loaded.course,
            "data-lang": loaded.language,
            "data-pass": None if only else quiz.pass_,
        },
        None if only else _facts(loaded),
        el("noscript", None, el("p", {"class": "cw-noscript"}, word["quiz.noscript"])),
        None if only else _map(loaded),
        [_question(question, sheet, confidence=quiz.confidence) for question, sheet in rows],
        _words_for_script(loaded.language),
        _objectives(tuple(objectives)),
    )


def _facts(loaded: LoadedQuiz) -> Element:
    word = words(loaded.language)
    count = len(loaded.questions)
    texts = (
        word["quiz.count" if count != 1 else "quiz.count_one"].format(n=count),
        word["quiz.pass"].format(n=loaded.quiz.pass_),
        word["quiz.repeat"],
    )
    icons = ("target", "full", "redo")
    rows = [el("span", None, _icon(icon), text) for icon, text in zip(icons, texts, strict=True)]
    return el("p", {"class": "cw-facts"}, rows)


def _icon(name: str) -> Element:
    return el("span", {"class": f"cw-i cw-i-{name}", "aria-hidden": "true"})


def _map(loaded: LoadedQuiz) -> Element:
    word = words(loaded.language)
    links = [
        el(
            "a",
            {
                "href": f"#q-{sheet.question}",
                "data-question": sheet.name,
                "aria-label": word["quiz.say.map_item"].format(n=sheet.number, state=word["quiz.say.empty"]),
            },
            _icon("empty"),
            el("span", {"class": "cw-qmap__n"}, str(sheet.number)),
        )
        for _, sheet in loaded.sheets()
    ]
    attrs = {"class": "cw-qmap", "aria-label": word["quiz.map"], "data-search-exclude": True}
    return el("nav", attrs, links)


def _words_for_script(language: str) -> Element:
    prefix = "quiz.say."
    rows = [
        el("span", {"data-word": key.removeprefix(prefix)}, text)
        for key, text in words(language).items()
        if key.startswith(prefix)
    ]
    return el("template", {"class": "cw-words", "data-search-exclude": True}, rows)


def _objectives(objectives: tuple[Anchor, ...]) -> Element | None:
    if not objectives:
        return None
    rows = [el("a", {"data-objective": row.id, "href": row.href}, row.text) for row in objectives]
    return el("template", {"class": "cw-objectives", "data-search-exclude": True}, rows)


def _question(question: AnyQuestion, sheet: Sheet, *, confidence: bool) -> Element:
    kind = kind_of(question)
    return el(
        "cw-question",
        {
            "id": f"q-{question.id}",
            "data-question": sheet.name,
            "data-type": question.type,
            "data-rev": revision(question.type, kind.stable(question), question.revision),
            "data-points": question.points,
            "data-objective": question.objective,
            "data-was": " ".join(question.formerly) or None,
            "data-shuffle": sheet.shuffle,
        },
        el("section", {"class": "cw-q"}, _form(question, sheet, confidence=confidence)),
        sealed_part(question, sheet),
    )


def sealed_part(question: AnyQuestion, sheet: Sheet) -> Sealed:
    """What a question's capsule holds."""
    kind = kind_of(question)
    values: dict[str, object] = {"key": kind.key(question, sheet.token)}
    if question.must:
        values["must"] = True
    texts: list[tuple[tuple[str, ...], Prose]] = [*kind.reasons(question, sheet)]
    if question.explain:
        texts.append((("explain",), sheet.block(question.explain, "explain")))
    return Sealed(context=sheet.context, values=values, texts=tuple(texts))


def _form(question: AnyQuestion, sheet: Sheet, *, confidence: bool) -> Element:
    return el(
        "form",
        {"class": "cw-q__form"},
        _top(question, sheet),
        el(
            "fieldset",
            {"class": "cw-q__set"},
            el("legend", None, sheet.line(question.prompt, "prompt")),
            _figure(question, sheet),
            kind_of(question).screen(question, sheet),
        ),
        _hints(question, sheet),
        el("div", {"class": "cw-status", "role": "status"}),
        el(
            "div",
            {"class": "cw-foot", "data-search-exclude": True},
            _confidence(sheet) if confidence else None,
            _acts(sheet),
        ),
    )


def _top(question: AnyQuestion, sheet: Sheet) -> Element:
    kind = sheet.word(f"kind.{question.type}")
    state = el(
        "span",
        {"class": "cw-state"},
        _icon("empty"),
        el("span", {"class": "cw-state__w"}, sheet.word("say.empty")),
    )
    top = sheet.word("top", n=sheet.number, kind=kind) if sheet.number else kind
    return el(
        "div",
        {"class": "cw-q__top", "data-search-exclude": True},
        el("span", {"class": "cw-kick"}, top),
        state,
    )


def _figure(question: AnyQuestion, sheet: Sheet) -> Node | None:
    return Embed(figure=question.figure, place=sheet.where.value("figure")) if question.figure else None


def _hints(question: AnyQuestion, sheet: Sheet) -> list[Element]:
    return [
        el(
            "details",
            {"class": "cw-hint"},
            el("summary", None, _icon("hint"), sheet.word("hint", n=index + 1, of=len(question.hints))),
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
        {"class": "cw-conf", "hidden": True},
        el("legend", None, sheet.word("confidence")),
        el("div", {"class": "cw-seg"}, choices),
    )


def _acts(sheet: Sheet) -> Element:
    buttons = [
        el(
            "button",
            {
                "type": "button",
                "class": "cw-btn cw-btn--main" if act in MAIN_ACTS else "cw-btn",
                "data-act": act,
                "hidden": True,
            },
            sheet.word(act),
        )
        for act in ACTS
    ]
    return el("div", {"class": "cw-acts"}, buttons)
