"""Moodle's embedded answers, `{1:SHORTANSWER:=Paris#Yes~%0%Rome#No}`, within a text (docs.moodle.org, "Cloze")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coursewright.base.places import Tree
from coursewright.exchange.drafts import Choice, Draft, blank_fields, gap_name
from coursewright.exchange.fractions import marked
from coursewright.exchange.markup import GAP, markdown_of, words_of
from coursewright.exchange.ranges import around, range_fields
from coursewright.quiz.gaps import Blank, is_number

_ESCAPED = re.compile(r"([\\}~#/\"])")
_GAP = re.compile(r"\{\d*:([A-Z_]+):((?:\\.|[^\\}])*)\}", re.DOTALL)
_SPLIT = re.compile(r"((?:\\.|[^\\~])*)(?:~|$)", re.DOTALL)
_WEIGHT = re.compile(r"\s*(=|%-?[\d.,]+%)?")
NUMERICAL = ("NUMERICAL", "NM")


def gap_code(blank: Blank, html: Callable[[str], str]) -> str:
    """A gap with what fills it."""
    rows = list(_numbers(blank, html) if is_number(blank) else _words(blank, html))
    return f"{{1:{'NUMERICAL' if is_number(blank) else 'SHORTANSWER'}:{'~'.join(rows)}}}"


def _words(blank: Blank, html: Callable[[str], str]) -> Iterator[str]:
    for word in blank.accept:
        yield f"={_said(word)}{_told(blank.why, html)}"
    for slip in blank.slips:
        for word in slip.accept:
            yield f"%0%{_said(word)}{_told(slip.why, html)}"


def _numbers(blank: Blank, html: Callable[[str], str]) -> Iterator[str]:
    yield f"={':'.join(around(blank))}{_told(blank.why, html)}"
    for slip in blank.slips:
        yield f"%0%{':'.join(around(slip))}{_told(slip.why, html)}"


def _said(word: str) -> str:
    return _ESCAPED.sub(r"\\\1", word.replace("&", "&amp;").replace("<", "&lt;"))


def _told(text: str, html: Callable[[str], str]) -> str:
    return "#" + _ESCAPED.sub(r"\\\1", html(text)) if text else ""


def read_cloze(markup: str) -> tuple[str, list[Tree]]:
    """A text with a gap's element in place of each code, and its blanks; a choice becomes words to type."""
    blanks: list[Tree] = []

    def put(match: re.Match[str]) -> str:
        rows = list(_alternatives(match[2]))
        fields = _number_fields(rows) if match[1] in NUMERICAL else blank_fields(rows)
        name = gap_name(len(blanks))
        blanks.append({"id": name, **fields})
        return f'<{GAP} name="{name}"></{GAP}>'

    return _GAP.sub(put, markup), blanks


def _alternatives(body: str) -> Iterator[Choice]:
    for match in _SPLIT.finditer(body):
        row = match[1]
        begin = _WEIGHT.match(row)
        sign = (begin[1] if begin else None) or ""
        text, _, told = _parted(row[begin.end() if begin else 0 :])
        words = words_of(_plain(text))
        if words:
            right = sign == "=" or (sign.startswith("%") and marked(sign.strip("%")) > 0)
            yield Choice(text=words, correct=right, why=markdown_of(_plain(told)))


def _parted(row: str) -> tuple[str, str, str]:
    """A row before and behind its first `#` that is no part of an entity and not behind a backslash."""
    found = re.search(r"(?<![\\&])#", row)
    return (row[: found.start()], "#", row[found.end() :]) if found else (row, "", "")


def _plain(text: str) -> str:
    return re.sub(r"\\([\\}~#/\"])", r"\1", text)


def _number_fields(rows: list[Choice]) -> Draft:
    right = next((row for row in rows if row.correct), None)
    slips: list[Tree] = [
        {**range_fields(*row.text.partition(":")[::2]), **({"why": row.why} if row.why else {})}
        for row in rows
        if not row.correct and range_fields(*row.text.partition(":")[::2])
    ]
    fields: Draft = range_fields(*right.text.partition(":")[::2]) if right else {}
    why = right.why if right else ""
    return {**fields, **({"why": why} if why else {}), **({"slips": slips} if slips else {})}
