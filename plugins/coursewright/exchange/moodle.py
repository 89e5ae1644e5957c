"""Moodle XML (docs.moodle.org, "Moodle XML format"): what it keeps, and how it is written.

Shares of a point must be from Moodle's list; `ordering` needs its `shownumcorrect`, or Moodle 5.1 breaks off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from coursewright.exchange.bundle import Asked, Bundle, Group
from coursewright.exchange.cloze import gap_code
from coursewright.exchange.format import COMMON, Format, Keep
from coursewright.exchange.fractions import KNOWN, share
from coursewright.exchange.gift import holds_numbers, is_closed
from coursewright.exchange.markup import GAP, as_blocks, gapped, words_of
from coursewright.exchange.moodle_reading import read_moodle
from coursewright.exchange.ranges import around
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.match import MatchQuestion
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.kinds.order import OrderQuestion
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.number import Ranged, bounds_of

Html = Callable[[str], str]
_OPTIONS = (*COMMON, "shuffle", "options.id", "options.pin", "options.part")
_TWO_ENDS = "a range has two ends in Moodle"


def _holds_shares(question: MultipleQuestion) -> bool:
    return sum(row.correct for row in question.options) in KNOWN


def _holds_number(question: NumericQuestion) -> bool:
    return is_closed(bounds_of(question)) and all(is_closed(bounds_of(slip)) for slip in question.slips)


KEEPS: Mapping[str, Keep] = {
    "single": Keep(form="single", loses=_OPTIONS),
    "multiple": Keep(
        form="multiple",
        loses=(*_OPTIONS, "credit"),
        holds=_holds_shares,
        unless="Moodle does not part a point into as many shares as there are right options",
    ),
    "true-false": Keep(form="true-false", loses=COMMON),
    "blanks": Keep(
        form="blanks",
        loses=(*COMMON, "points", "blanks.id", "blanks.numerals", "blanks.variants", "blanks.unit"),
        holds=holds_numbers,
        unless=_TWO_ENDS,
    ),
    "reflection": Keep(form="reflection", loses=(*COMMON, "asks")),
    "numeric": Keep(form="numeric", loses=COMMON, holds=_holds_number, unless=_TWO_ENDS),
    "order": Keep(form="order", loses=(*COMMON, "items.id", "items.why")),
    "dialogue": Keep(form="", why="Moodle's question bank has no conversations"),
    "match": Keep(
        form="match",
        loses=(*COMMON, "pairs.id", "pairs.why", "extra.id", "extra.why"),
        plain=("pairs.right", "extra.text"),
    ),
    "categorise": Keep(
        form="match",
        loses=(
            *COMMON,
            "groups.id",
            "groups.part",
            "groups.items.id",
            "groups.items.why",
            "extra.id",
            "extra.why",
        ),
        plain=("groups.text",),
    ),
    "scale": Keep(form="match", loses=(*COMMON, "plot", "items.id", "items.why", "items.tolerance")),
    "transcript": Keep(
        form="match",
        loses=(
            *COMMON,
            "lines.id",
            "lines.why",
            "lines.rule",
            "lines.model",
            "rules.id",
            "rules.text",
        ),
    ),
}


def write_moodle(bundle: Bundle) -> bytes:
    """All questions, each quiz in a category of its own."""
    parts = [part for group in bundle.groups for part in _group(group, bundle)]
    body = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *parts, "</quiz>", ""])
    return body.encode("utf-8")


def _group(group: Group, bundle: Bundle) -> Iterator[str]:
    path = "/".join(["$course$/top", *(name.replace("/", "//") for name in (bundle.title, group.title))])
    yield f'<question type="category"><category><text>{escape(path)}</text></category></question>'
    for asked in group.asked:
        yield _question(asked, bundle.html)


def _question(asked: Asked, html: Html) -> str:
    question = asked.question
    kind, stem, own = _KINDS[question.type](question, html)
    points = "" if isinstance(question, BlanksQuestion) else f"<defaultgrade>{question.points}</defaultgrade>"
    lines = [
        f'<question type="{kind}">',
        f"<name><text>{escape(question.id)}</text></name>",
        _rich("questiontext", stem),
        _rich("generalfeedback", _block(question.explain, html)),
        f"{points}<penalty>0.3333333</penalty><hidden>0</hidden><idnumber>{escape(asked.name)}</idnumber>",
        *own,
        *(_rich("hint", _block(hint, html)) for hint in question.hints),
        *([f"<tags>{''.join(map(_tag, question.tags))}</tags>"] if question.tags else []),
        "</question>",
    ]
    return "\n".join(lines)


def _tag(name: str) -> str:
    return f"<tag><text>{escape(name)}</text></tag>"


def _block(text: str, html: Html) -> str:
    return as_blocks(html(text)) if text else ""


def _rich(tag: str, markup: str, attrs: str = "", within: str = "") -> str:
    """A text as HTML in an element."""
    inside = f"<![CDATA[{markup.replace(']]>', ']]]]><![CDATA[>')}]]>" if markup else ""
    return f'<{tag}{attrs} format="html"><text>{inside}</text>{within}</{tag}>'


def _answer(fraction: str, markup: str, why: str, html: Html, more: str = "") -> str:
    return _rich("answer", markup, f' fraction="{fraction}"', _rich("feedback", _block(why, html)) + more)


def _bare(fraction: str, text: str, why: str, html: Html, more: str = "") -> str:
    """An answer that is words to type, or a number."""
    told = _rich("feedback", _block(why, html))
    return (
        f'<answer fraction="{fraction}" format="plain_text"><text>{escape(text)}</text>{told}{more}</answer>'
    )


_Own = tuple[str, str, list[str]]
_OVERALL = ["<correctfeedback", "<partiallycorrectfeedback", "<incorrectfeedback"]


def _overall() -> list[str]:
    return [f'{tag} format="html"><text></text></{tag[1:]}>' for tag in _OVERALL] + ["<shownumcorrect/>"]


def _choice(question: SingleQuestion | MultipleQuestion, html: Html) -> _Own:
    single = question.type == "single"
    part = "100" if single else share(sum(row.correct for row in question.options))
    wrong = "0" if single else f"-{part}"
    rows = [
        _answer(part if row.correct else wrong, _block(row.text, html), row.why, html)
        for row in question.options
    ]
    head = f"<single>{'true' if single else 'false'}</single><shuffleanswers>true</shuffleanswers>"
    own = [head, "<answernumbering>abc</answernumbering>", *_overall(), *rows]
    return "multichoice", _block(question.prompt, html), own


def _truth(question: TrueFalseQuestion, html: Html) -> _Own:
    rows = [
        _bare("100" if question.answer is truth else "0", str(truth).lower(), why, html)
        for truth, why in ((True, question.why.true), (False, question.why.false))
    ]
    return "truefalse", _block(question.prompt, html), rows


def _blanks(question: BlanksQuestion, html: Html) -> _Own:
    markup = gapped(html(question.prompt), html(question.text))
    for blank in question.blanks:
        markup = markup.replace(f'<{GAP} name="{blank.id}"></{GAP}>', gap_code(blank, html))
    return "cloze", markup, []


def _essay(question: ReflectionQuestion, html: Html) -> _Own:
    rubric = "".join(f"<li>{html(row)}</li>" for row in question.rubric)
    told = _block(question.model, html) + (f"<hr><ul>{rubric}</ul>" if rubric else "")
    head = "<responseformat>editor</responseformat><responserequired>1</responserequired>"
    lines = f"<responsefieldlines>{question.space}</responsefieldlines><attachments>0</attachments>"
    return "essay", _block(question.prompt, html), [head + lines, _rich("graderinfo", told)]


def _numeric(question: NumericQuestion, html: Html) -> _Own:
    rows = [_number("100", question, "", html), *(_number("0", row, row.why, html) for row in question.slips)]
    name = f"<unit><multiplier>1</multiplier><unit_name>{escape(question.unit)}</unit_name></unit>"
    shown = "0" if question.unit else "3"
    units = [f"<units>{name}</units>"] if question.unit else []
    grading = (
        f"<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty><showunits>{shown}</showunits>"
    )
    return "numerical", _block(question.prompt, html), [*rows, *units, f"{grading}<unitsleft>0</unitsleft>"]


def _number(fraction: str, row: Ranged, why: str, html: Html) -> str:
    number, wide = around(row)
    return _bare(fraction, number, why, html, f"<tolerance>{wide}</tolerance>")


def _order(question: OrderQuestion, html: Html) -> _Own:
    rows = [_rich("answer", html(item.text), ' fraction="1"') for item in question.items]
    head = "<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>"
    grading = "<gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype><showgrading>SHOW</showgrading>"
    own = [f"{head}{grading}<numberingstyle>none</numberingstyle>", *_overall(), *rows]
    return "ordering", _block(question.prompt, html), own


def _match(question: MatchQuestion, html: Html) -> _Own:
    rows = [(_block(row.left, html), row.right) for row in question.pairs]
    rows += [("", row.text) for row in question.extra]
    parts = [
        _rich("subquestion", left, within=f"<answer><text>{escape(words_of(html(right)))}</text></answer>")
        for left, right in rows
    ]
    return (
        "matching",
        _block(question.prompt, html),
        ["<shuffleanswers>true</shuffleanswers>", *_overall(), *parts],
    )


_KINDS: Mapping[str, Callable[[Any, Html], _Own]] = {
    "single": _choice,
    "multiple": _choice,
    "true-false": _truth,
    "blanks": _blanks,
    "reflection": _essay,
    "numeric": _numeric,
    "order": _order,
    "match": _match,
}
FORMAT = Format(
    name="moodle-xml", title="Moodle XML", ending=".xml", keeps=KEEPS, write=write_moodle, read=read_moodle
)
