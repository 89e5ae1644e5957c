"""GIFT, Moodle's text format (docs.moodle.org, "GIFT format"): what it keeps, and how it is written.

It knows one gap a question, no order, no points and no hints; a question ends at an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from coursewright.exchange.bundle import Asked, Bundle, Group
from coursewright.exchange.format import COMMON, Format, Keep
from coursewright.exchange.fractions import share
from coursewright.exchange.gift_reading import read_gift
from coursewright.exchange.markup import GAP, gapped, words_of
from coursewright.quiz.gaps import Blank, Slip, is_number
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.match import MatchQuestion
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.number import Bounds, Ranged, bounds_of, plain_number

Html = Callable[[str], str]
_ESCAPED = re.compile(r"([\\~=#{}:])")
_LESS = (*COMMON, "points", "hints")
_OPTIONS = (*_LESS, "shuffle", "options.id", "options.pin", "options.part")
_PAIRS = (*_LESS, "pairs.id", "pairs.why", "extra.id", "extra.text", "extra.why")
_WORDS_LOST = ("blanks.id", "blanks.numerals", "blanks.variants", "blanks.unit")


def is_closed(bounds: Bounds) -> bool:
    """Whether a range has both ends."""
    return bounds.low is not None and bounds.high is not None


def _holds_number(question: NumericQuestion) -> bool:
    return is_closed(bounds_of(question)) and all(is_closed(bounds_of(slip)) for slip in question.slips)


def holds_numbers(question: BlanksQuestion) -> bool:
    """Whether the numbers of all gaps, and of their slips, have two ends."""
    rows = [row for blank in question.blanks for row in _numbers_of(blank)]
    return all(is_closed(bounds_of(row)) for row in rows)


def _numbers_of(blank: Blank) -> list[Ranged]:
    return [blank, *blank.slips] if is_number(blank) else []


def _holds_gap(question: BlanksQuestion) -> bool:
    return len(question.blanks) == 1 and holds_numbers(question)


KEEPS: Mapping[str, Keep] = {
    "single": Keep(form="single", loses=_OPTIONS),
    "multiple": Keep(form="multiple", loses=(*_OPTIONS, "credit")),
    "true-false": Keep(form="true-false", loses=_LESS),
    "blanks": Keep(
        form="blanks",
        loses=(*_LESS, *_WORDS_LOST),
        holds=_holds_gap,
        unless="a question has one gap in GIFT, and a number's range two ends",
    ),
    "reflection": Keep(form="reflection", loses=(*_LESS, "explain", "rubric", "space", "asks")),
    "numeric": Keep(
        form="numeric", loses=(*_LESS, "unit"), holds=_holds_number, unless="a range has two ends in GIFT"
    ),
    "order": Keep(form="match", loses=(*_LESS, "items.id", "items.why")),
    "dialogue": Keep(form="", why="GIFT has no conversations"),
    "match": Keep(form="match", loses=_PAIRS, plain=("pairs.right",)),
    "categorise": Keep(
        form="match",
        loses=(
            *_LESS,
            "groups.id",
            "groups.part",
            "groups.items.id",
            "groups.items.why",
            "extra.id",
            "extra.why",
        ),
    ),
    "scale": Keep(form="match", loses=(*_LESS, "plot", "items.id", "items.why", "items.tolerance")),
    "transcript": Keep(
        form="match",
        loses=(
            *_LESS,
            "lines.id",
            "lines.why",
            "lines.rule",
            "lines.model",
            "rules.id",
            "rules.text",
        ),
    ),
}


def write_gift(bundle: Bundle) -> bytes:
    """All questions, each quiz in a category of its own."""
    parts = [part for group in bundle.groups for part in _group(group, bundle)]
    return "".join(f"{part}\n\n" for part in parts).encode("utf-8")


def _group(group: Group, bundle: Bundle) -> list[str]:
    path = "/".join(name.replace("/", "//") for name in (bundle.title, group.title))
    return [f"$CATEGORY: $course$/top/{path}", *(_question(row, bundle.html) for row in group.asked)]


def _question(asked: Asked, html: Html) -> str:
    question = asked.question
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    begin = f"// [id:{asked.name}]{tags}\n::{_escaped(question.id)}::"
    if isinstance(question, BlanksQuestion):
        return begin + _gapped(question, html)
    answers = _ANSWERS[question.type](question, html)
    told = "" if isinstance(question, ReflectionQuestion) else question.explain
    general = f"\n####{said(told, html)}" if told else ""
    return f"{begin}{said(question.prompt, html)} {{{answers}{general}\n}}"


def said(text: str, html: Html) -> str:
    """A text: as it is where it is words alone, else as HTML that is named so."""
    markup = html(text)
    rich = "<" in markup or "&" in markup or markup.startswith("[")
    return f"[html]{_escaped(markup)}" if rich else _escaped(markup)


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\1", text).replace("\n", "\\n")


def _told(text: str, html: Html) -> str:
    return f"#{said(text, html)}" if text else ""


def _single(question: SingleQuestion, html: Html) -> str:
    return "".join(
        f"\n{'=' if row.correct else '~'}{said(row.text, html)}{_told(row.why, html)}"
        for row in question.options
    )


def _multiple(question: MultipleQuestion, html: Html) -> str:
    part = share(sum(row.correct for row in question.options))
    return "".join(
        f"\n~%{part if row.correct else f'-{part}'}%{said(row.text, html)}{_told(row.why, html)}"
        for row in question.options
    )


def _truth(question: TrueFalseQuestion, html: Html) -> str:
    # The first reason is that of the wrong answer, the second that of the right one.
    wrong, right = question.why.false, question.why.true
    if not question.answer:
        wrong, right = right, wrong
    reasons = f"#{said(wrong, html) if wrong else ''}#{said(right, html) if right else ''}"
    return f"{'TRUE' if question.answer else 'FALSE'}{reasons if wrong or right else ''}"


def _numeric(question: NumericQuestion, html: Html) -> str:
    slips = "".join(f"\n=%0%{number(slip)}{_told(slip.why, html)}" for slip in question.slips)
    return f"#\n={number(question)}{slips}"


def number(row: Ranged) -> str:
    """A number with its tolerance, or a range by its ends."""
    if row.answer is None:
        return "..".join(plain_number(end) for end in (row.min, row.max) if end is not None)
    around = f":{plain_number(row.tolerance)}" if row.tolerance else ""
    return f"{plain_number(row.answer)}{around}"


def _gapped(question: BlanksQuestion, html: Html) -> str:
    [blank] = question.blanks
    general = f"\n####{said(question.explain, html)}" if question.explain else ""
    answers = _numbers(blank, html) if is_number(blank) else _words(blank, html)
    markup = gapped(html(question.prompt), html(question.text))
    before, _, after = markup.partition(f'<{GAP} name="{blank.id}"></{GAP}>')
    return f"[html]{_escaped(before)}{{{answers}{general}\n}}{_escaped(after)}"


def _words(blank: Blank, html: Html) -> str:
    right = "".join(f"\n={_escaped(word)}{_told(blank.why, html)}" for word in blank.accept)
    return right + "".join(
        f"\n=%0%{_escaped(word)}{_told(slip.why, html)}" for slip in blank.slips for word in slip.accept
    )


def _numbers(blank: Blank, html: Html) -> str:
    rows: list[tuple[str, Blank | Slip]] = [("", blank), *(("%0%", slip) for slip in blank.slips)]
    return "#" + "".join(f"\n={weight}{number(row)}{_told(row.why, html)}" for weight, row in rows)


def _pairs(question: MatchQuestion, html: Html) -> str:
    return "".join(
        f"\n={said(row.left, html)} -> {_escaped(words_of(html(row.right)))}" for row in question.pairs
    )


def _essay(question: ReflectionQuestion, html: Html) -> str:
    return f"####{said(question.model, html)}"


_ANSWERS: Mapping[str, Callable[[Any, Html], str]] = {
    "single": _single,
    "multiple": _multiple,
    "true-false": _truth,
    "numeric": _numeric,
    "match": _pairs,
    "reflection": _essay,
}
FORMAT = Format(name="gift", title="GIFT", ending=".gift", keeps=KEEPS, write=write_gift, read=read_gift)
