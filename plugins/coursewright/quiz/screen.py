"""A quiz in a page: real forms that read and print without JavaScript, to which the script adds checking.

The contract with the browser side (browser/src):

`cw-quiz.cw-quiz` holds one quiz, or a single question of it; a whole one has the id `quiz-<id>`.
  data-quiz data-course data-lang   with a question's id they make `seal.context`
  data-pass                         percentage; absent where a single question stands alone
  data-scenario                     on the page of a conversation that stands in no lesson
  data-draw                         how many questions an attempt draws from each pool, `3 2`; absent without pools
  `p.cw-facts`                      count, pass mark
  `noscript > p.cw-noscript`        that checking needs JavaScript
  `nav.cw-qmap > a`                 one a question, where there are two or more: href `#q-<id>`, data-question
                                    `quiz#question`, its mark in `.cw-i`, its number in `.cw-qmap__n`;
                                    aria-label says number and state
  `template.cw-words > span`        UI texts by data-word, `{name}` to be filled in; with data-page those of all quizzes
                                    of the page, which one of them holds
  `template.cw-objectives > a`      the lesson's objectives: data-objective, href of the passage, text; none
                                    with a question alone, which has no result
  `template.cw-ways > a`            where its end leads: `small`, `b`; data-roles: ids of those who go there instead
`cw-question#q-<id>` one question; `#c-<id>` where it stands alone, as a checkpoint; `#q-<quiz>-<id>` where another
quiz of the page has a question with that id.
  data-question   `quiz#question`, the name in storage
  data-type       kind
  data-rev        revision (quiz/seal.py)
  data-points     weight
  data-pool       the number, from 0, of the pool that it is drawn from; absent: always asked
  data-objective  `id` of this lesson's objective, or `lesson#id`
  data-was        names it had before, the latest first, with spaces between
  data-tokens     `old:now`, with spaces between: tokens in answers that were kept under another name of it
  data-shuffle    present: options may be shuffled again on a retry (those with data-pin keep their places)
  data-seal       the capsule: {"key", "why": {token: html}, "slips": {token: {"0": html}}, "answer": {token:
                  html} (blanks: a word to show), "explain": html, "must": true}; absent parts are left out
  `section.cw-q > form.cw-q__form` with, in this order:
    `.cw-q__top`      `.cw-kick[role=heading]` number, kind, which names the form; `.cw-tag` made-up data; `.cw-state`
                      (`.cw-i.cw-i-empty`, `.cw-state__w`)
    `fieldset.cw-q__set`  `legend`, then the kind's own part:
        choices: `div.cw-opts > label.cw-opt[data-token]` with `input[name=answer]` (value = token; true-false:
                 `true`, `false`) and `span.cw-opt__t`; the script appends `.cw-opt__v` (verdict) and
                 `.cw-opt__w` (reason) and sets data-v to right, wrong, missed or left
        blanks:  `div.cw-blank` with `span.cw-gap > input.cw-in` (name = token; a number with its unit in
                 `span.cw-unit`)
        numeric: `div.cw-num` with `input.cw-in` and its unit
        order:   `ol.cw-rank > li[data-token]`
        match, categorise: `div.cw-pairs > div.cw-pair[data-token]` with `select.cw-sel` (name = token), or
                 `div.cw-sort > div.cw-sort__row[data-token]` with radios (name = token)
        scale:   `div.cw-rates > fieldset.cw-rate[data-token]` with seven radios (name = token)
        reflection: `label.cw-write > textarea.cw-area[name=text]`
        dialogue: `div.cw-talk > ol.cw-script > li.cw-node[data-node]` with `li.cw-choice[data-reply][data-then]`
        transcript: `ol.cw-lines > li[data-token]` with `.cw-mk` radios, `select.cw-sel`, then `div.cw-rewrite`
        (the docstrings of these kinds have the rest of their contracts: key, answer, marks, capsule)
    `div.cw-dock`     all that is said and done, in one place:
        `div.cw-status[role=status]`  empty; the script writes the note (`.cw-note`) into it
        `details.cw-hint`     one a hint, closed
        `fieldset.cw-conf`    radios `sure` 3, 2, 1 (if the quiz wants it; hidden)
        `div.cw-acts`         buttons by data-act: again, show, check, next (all hidden); the script adds back, on
Hidden parts have the attribute `hidden`; the script takes it away. What only works the page (map, top row, foot,
words) has data-search-exclude, which the search obeys, ours and Material's. Nothing readable tells a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from coursewright.base.markup import Element, el
from coursewright.languages.shelf import forgotten_with
from coursewright.languages.words import words
from coursewright.quiz.form import icon, question_on_screen
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.model import LoadedQuiz, comes_before
from coursewright.quiz.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An objective of the lesson: its id, its text, and where in the page it is taught."""

    id: str
    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where the end of a quiz leads some roles, by their ids, or all others: address, what it is, title."""

    href: str
    kick: str
    title: str
    roles: tuple[str, ...] = ()


def screen_quiz(
    loaded: LoadedQuiz,
    *,
    objectives: Iterable[Anchor] = (),
    ways: Iterable[Way] = (),
    only: str = "",
    first: int = 1,
    apart: str = "",
    tells_words: bool = True,
    layout: str = "",
    named: bool = True,
) -> Element:
    """The tree of a quiz, or of the one question `only`; KeyError if it has no such question.

    `first` is the number of its first question: a second quiz in a page numbers on. `apart` is what its questions'
    ids begin with, as `LoadedQuiz.apart_from` gives it. One quiz of a page `tells_words` for all.
    `layout` is how questions come until a reader chooses: `one` at a time ("" too), or as a `list`. Where the page has
    the quiz already it is not `named`: its id would stand there twice.
    """
    quiz = loaded.quiz
    rows = loaded.rows(only, first, apart)
    first_of_all = bool(only) and comes_before(rows[0][0])
    word = words(loaded.language)
    return el(
        "cw-quiz",
        {
            "class": "cw-quiz",
            "id": f"quiz-{quiz.id}" if named and not only else None,
            # A question that comes first leads on to no quiz.
            "data-quiz": None if first_of_all else quiz.id,
            "data-course": loaded.course,
            "data-lang": loaded.language,
            "data-layout": layout if layout == "list" else None,
            "data-pass": None if only else quiz.pass_,
            "data-scenario": loaded.use == "scenario" and not only,
            "data-draw": None if only else " ".join(str(draw.count) for draw in quiz.draw) or None,
        },
        None if only else _facts(loaded),
        # What is only to be thought about is never checked.
        None
        if first_of_all
        else el("noscript", None, el("p", {"class": "cw-noscript"}, word["quiz.noscript"])),
        _map(rows, loaded.language) if not only and len(rows) > 1 else None,
        [
            question_on_screen(
                question, sheet, confidence=quiz.confidence, pool=None if only else loaded.pool_of(question)
            )
            for question, sheet in rows
        ],
        words_for_script(loaded.language, "quiz.say.", page=True) if tells_words else None,
        words_for_script(loaded.language, "quiz.before.") if first_of_all else None,
        None if only else _objectives(tuple(objectives)),
        _ways(tuple(ways)),
    )


def _facts(loaded: LoadedQuiz) -> Element:
    word = words(loaded.language)
    least = loaded.quiz.pass_
    facts = {
        "target": _size(loaded),
        "pass": word["quiz.pass"].format(n=least) if least else "",
        "redo": word["quiz.repeat"],
    }
    rows = [el("span", None, icon(name), text) for name, text in facts.items() if text]
    return el("p", {"class": "cw-facts"}, rows)


def _size(loaded: LoadedQuiz) -> str:
    """How many questions there are, and how many of them an attempt draws."""
    word = words(loaded.language)
    count = len(loaded.listed)
    if loaded.quiz.draw:
        return word["quiz.drawn"].format(n=loaded.attempt_size, of=count)
    return word["quiz.count" if count != 1 else "quiz.count_one"].format(n=count)


def _map(rows: Iterable[tuple[AnyQuestion, Sheet]], language: str) -> Element:
    word = words(language)
    links = [
        el(
            "a",
            {
                "href": f"#{sheet.anchor}",
                "data-question": sheet.name,
                "aria-label": word["quiz.say.map_item"].format(n=sheet.number, state=word["quiz.say.empty"]),
            },
            icon("empty"),
            el("span", {"class": "cw-qmap__n"}, str(sheet.number)),
        )
        for _, sheet in rows
    ]
    attrs = {"class": "cw-qmap", "aria-label": word["quiz.map"], "data-search-exclude": True}
    return el("nav", attrs, links)


@cache
def words_for_script(language: str, *prefixes: str, page: bool = False) -> Element:
    """The UI texts below some prefixes, of one element or all quizzes of a `page`; of two with one name the later."""
    rows = [
        el("span", {"data-word": key.removeprefix(prefix)}, text)
        for prefix in prefixes
        for key, text in words(language).items()
        if key.startswith(prefix)
    ]
    return el("template", {"class": "cw-words", "data-page": page, "data-search-exclude": True}, rows)


forgotten_with(words_for_script.cache_clear)


def _objectives(objectives: tuple[Anchor, ...]) -> Element | None:
    if not objectives:
        return None
    rows = [el("a", {"data-objective": row.id, "href": row.href}, row.text) for row in objectives]
    return el("template", {"class": "cw-objectives", "data-search-exclude": True}, rows)


def _ways(ways: tuple[Way, ...]) -> Element | None:
    if not ways:
        return None
    rows = [
        el(
            "a",
            {"href": row.href, "data-roles": " ".join(row.roles) or None},
            el("small", None, row.kick),
            el("b", None, row.title),
        )
        for row in ways
    ]
    return el("template", {"class": "cw-ways", "data-search-exclude": True}, rows)
