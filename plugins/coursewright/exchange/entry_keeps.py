"""What tables and documents keep of each kind: words, options, the answer, explanations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from coursewright.exchange.entry import ARROW, MOST_OPTIONS
from coursewright.exchange.format import COMMON, Keep
from coursewright.exchange.gift import holds_numbers, is_closed
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.match import MatchQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.number import bounds_of

_SEPARATORS = re.compile(r"[;；/／|±\n]")


def _holds_options(question: Any) -> bool:
    rows = question.items if question.type == "order" else question.options
    return len(rows) <= MOST_OPTIONS


def _holds_number(question: NumericQuestion) -> bool:
    return is_closed(bounds_of(question))


def _holds_words(question: BlanksQuestion) -> bool:
    said = [word for blank in question.blanks for word in blank.accept]
    return holds_numbers(question) and not any(_SEPARATORS.search(word) for word in said)


def _holds_pairs(question: MatchQuestion) -> bool:
    arrows = (ARROW.strip() in row.left + row.right for row in question.pairs)
    return len(question.pairs) <= MOST_OPTIONS and not any(arrows)


_LESS = (*COMMON, "hints", "tags")
_FEW = f"a table has room for {MOST_OPTIONS} options"
_OPTIONS = (*_LESS, "shuffle", "options.id", "options.pin", "options.part")
_TEXTS = ("prompt", "explain")
_CHOICES = (*_TEXTS, "options.text", "options.why")
_GAPS = (
    "blanks.id", "blanks.why", "blanks.unit", "blanks.numerals", "blanks.variants",
    *(f"blanks.slips.{name}" for name in ("why", "accept", "answer", "tolerance", "min", "max")),
)  # fmt: skip
KEEPS: Mapping[str, Keep] = {
    "single": Keep(form="single", loses=_OPTIONS, plain=_CHOICES, holds=_holds_options, unless=_FEW),
    "multiple": Keep(
        form="multiple", loses=(*_OPTIONS, "credit"), plain=_CHOICES, holds=_holds_options, unless=_FEW
    ),
    "true-false": Keep(form="true-false", loses=_LESS, plain=(*_TEXTS, "why.true", "why.false")),
    "blanks": Keep(
        form="blanks",
        loses=(*_LESS, *_GAPS),
        plain=(*_TEXTS, "text"),
        holds=_holds_words,
        unless="its answers hold a sign that parts answers in a table, or a range with one end",
    ),
    "reflection": Keep(
        form="reflection", loses=(*_LESS, "rubric", "space", "asks"), plain=(*_TEXTS, "model")
    ),
    "numeric": Keep(
        form="numeric",
        loses=(*_LESS, *(f"slips.{name}" for name in ("why", "answer", "tolerance", "min", "max"))),
        plain=_TEXTS,
        holds=_holds_number,
        unless="a range has two ends in a table",
    ),
    "order": Keep(
        form="order",
        loses=(*_LESS, "items.id"),
        plain=(*_TEXTS, "items.text", "items.why"),
        holds=_holds_options,
        unless=_FEW,
    ),
    "dialogue": Keep(form="", why="a table has no conversations"),
    "match": Keep(
        form="match",
        loses=(*_LESS, "pairs.id", "extra.id", "extra.text", "extra.why"),
        plain=(*_TEXTS, "pairs.left", "pairs.right", "pairs.why"),
        holds=_holds_pairs,
        unless=f"{_FEW}, and parts the two sides by an arrow",
    ),
    "categorise": Keep(
        form="match",
        loses=(*_LESS, "groups.id", "groups.part", "groups.items.id", "extra.id"),
        plain=(*_TEXTS, "groups.text", "groups.items.text", "groups.items.why", "extra.text", "extra.why"),
        holds=_holds_pairs,
        unless=_FEW,
    ),
    "scale": Keep(
        form="match",
        loses=(*_LESS, "plot", "items.id", "items.tolerance"),
        plain=(*_TEXTS, "items.text", "items.why"),
        holds=_holds_pairs,
        unless="it asks for fewer than two ratings that are right, or for more than eight",
    ),
    "transcript": Keep(
        form="match",
        loses=(*_LESS, "lines.id", "lines.rule", "lines.model", "rules.id", "rules.text"),
        plain=(*_TEXTS, "lines.says", "lines.why"),
        holds=_holds_pairs,
        unless=_FEW,
    ),
}
