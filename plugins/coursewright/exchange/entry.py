"""A question as a row of a table or a paragraph of a document: words, lettered options, an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from coursewright.base.issues import Place
from coursewright.exchange.bundle import Asked
from coursewright.exchange.markup import GAP, words_of
from coursewright.exchange.ranges import around
from coursewright.languages.words import words
from coursewright.quiz.choices import letter
from coursewright.quiz.gaps import Blank, is_number
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.match import MatchQuestion
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.kinds.order import OrderQuestion
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion

Html = Callable[[str], str]
GAP_LINE = "____"
ARROW = " → "
MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An option: its words, what is said to it, and whether it is ticked (None: ticks say nothing)."""

    text: str
    why: str = ""
    ticked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question in words; `kind` is one of ours, or "" where the file does not say it."""

    prompt: str
    id: str = ""
    kind: str = ""
    options: tuple[Line, ...] = ()
    answer: str = ""
    explain: str = ""
    points: str = ""
    place: Place = field(default_factory=lambda: Place(file=""))


def entry_of(asked: Asked, html: Html, language: str) -> Entry:
    """A question in words."""
    question = asked.question
    prompt, options, answer = _ENTRIES[question.type](question, html, language)
    return Entry(
        id=asked.name,
        kind=question.type,
        prompt=prompt or words_of(html(question.prompt)),
        options=tuple(options),
        answer=answer,
        explain=words_of(html(question.explain)) if question.explain else "",
        points=str(question.points),
    )


def _line(text: str, why: str, html: Html) -> Line:
    return Line(text=words_of(html(text)), why=words_of(html(why)) if why else "")


_Parts = tuple[str, list[Line], str]


def _choice(question: SingleQuestion | MultipleQuestion, html: Html, _language: str) -> _Parts:
    rows = [_line(row.text, row.why, html) for row in question.options]
    return "", rows, "".join(letter(turn) for turn, row in enumerate(question.options) if row.correct)


def _truth(question: TrueFalseQuestion, html: Html, language: str) -> _Parts:
    sides = [words(language)[f"quiz.{name}"] for name in ("true", "false")]
    reasons = (question.why.true, question.why.false)
    rows = [
        Line(text=side, why=words_of(html(why)) if why else "")
        for side, why in zip(sides, reasons, strict=True)
    ]
    return "", rows, sides[0 if question.answer else 1]


def _blanks(question: BlanksQuestion, html: Html, _language: str) -> _Parts:
    text = html(question.text)
    for blank in question.blanks:
        text = text.replace(f'<{GAP} name="{blank.id}"></{GAP}>', GAP_LINE)
    order = sorted(question.blanks, key=lambda blank: question.text.find(f"[[{blank.id}]]"))
    answers = "；".join(_number(blank) if is_number(blank) else " / ".join(blank.accept) for blank in order)
    return f"{words_of(html(question.prompt))}\n{words_of(text)}", [], answers


def _number(row: Blank | NumericQuestion) -> str:
    number, wide = around(row)
    return f"{number}±{wide}{f' {row.unit}' if row.unit and isinstance(row, NumericQuestion) else ''}"


def _numeric(question: NumericQuestion, _html: Html, _language: str) -> _Parts:
    return "", [], _number(question)


def _order(question: OrderQuestion, html: Html, _language: str) -> _Parts:
    rows = [_line(item.text, item.why, html) for item in question.items]
    return "", rows, "".join(letter(turn) for turn, _ in enumerate(rows))


def _match(question: MatchQuestion, html: Html, _language: str) -> _Parts:
    rows = [
        Line(
            text=f"{words_of(html(row.left))}{ARROW}{words_of(html(row.right))}",
            why=words_of(html(row.why)) if row.why else "",
        )
        for row in question.pairs
    ]
    return "", rows, ""


def _reflection(question: ReflectionQuestion, html: Html, _language: str) -> _Parts:
    return "", [], words_of(html(question.model))


_ENTRIES: Mapping[str, Callable[[Any, Html, str], _Parts]] = {
    "single": _choice,
    "multiple": _choice,
    "true-false": _truth,
    "blanks": _blanks,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
    "reflection": _reflection,
}
