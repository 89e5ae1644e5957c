"""What a YAML parser says, in an author's words: a sentence and a cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coursewright.base.key_lines import bare_key_above, key_slips, list_slip
from coursewright.base.odd_lines import CONFLICT, CONFLICT_CURE, Oddity, conflict_in, oddities_of
from coursewright.base.scalars import Source

QUOTES = "Put the text in quotes."
CUT_IN_BRACKETS = "a # after a space begins a comment, and a bracket is still open"
FLOW = "A comma, a colon or ? inside { } ends the text: put it in quotes or on its own line."
INDENT = (
    "Give this line the indentation of its neighbours: two spaces a level, the same for keys of one thing."
)
COLON = "Put a text that holds ': ' in quotes; else look at the indentation here and at the end of the line above."
NO_COLON_SAID = "this line has no ': ' after its key"
NO_COLON = "Write 'key: value', or indent the line to make it part of the text above."
CLOSE = "Close it, or double a ' that stands within '…'."
CLOSED_BY_ONE = "Double a ' that stands within '…', or put the whole text in \"…\"."
CLOSED_BY_TWO = "Put the whole text in '…', its double quotes within."
DASH = "Begin a list in the next line; put a text that begins with - in quotes."
ESCAPE = "Put the text in '…', or write \\\\."

_SAYINGS: tuple[tuple[str, str, str], ...] = (
    (r"mapping values are not allowed", "a ': ' stands where no new key can begin", COLON),
    (r"could not find expected ':'", NO_COLON_SAID, NO_COLON),
    (
        r"while scanning a quoted scalar.*(end of stream|document separator)",
        "this quote is never closed",
        CLOSE,
    ),
    (
        r"while parsing a flow (mapping|sequence)",
        "this text does not end where a text in brackets must",
        FLOW,
    ),
    (r"found undefined alias", "a text cannot begin with *", QUOTES),
    (r"while scanning an (alias|anchor)", "a text cannot begin with * or &", QUOTES),
    (r"found character '(.)' that cannot start", r"a text cannot begin with \1", QUOTES),
    (r"found unknown escape character '(.)'", r"\\\1 means nothing within double quotes", ESCAPE),
    (
        r"while scanning a block scalar",
        "nothing may follow | or > in its line",
        "Begin the text in the next line; put a text that itself begins with | or > in quotes.",
    ),
    (
        r"sequence entries are not allowed|node content, but found '-'",
        "a text cannot begin with '- '",
        DASH,
    ),
    (r"mapping keys are not allowed", "a text cannot begin with '? '", QUOTES),
    (r"expected <block end>|expected the node content", "this line does not fit the lines above", INDENT),
    (r"end of stream", "the text ends in the middle of something", "Close what is open: a quote, { or [."),
    (r"directive|document start", "a line that begins with % or --- has a meaning of its own", QUOTES),
)


def in_words(said: str) -> tuple[str, str]:
    """Message and cure for what the parser said (its context and its problem in one text)."""
    for pattern, message, cure in _SAYINGS:
        match = re.search(pattern, said)
        if match:
            return match.expand(message), cure
    return "the text is not YAML here", "Compare with a line that works, or put the text in quotes."


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxFault:
    """What is not YAML: the rule, where in the text it is seen (from 0), and an author's words for it."""

    index: int
    message: str
    cure: str
    rule: str = "yaml/syntax"


def syntax_fault(error: Any, source: Source) -> SyntaxFault:
    """A parser's error in a text.

    The parser often notices far below what was never closed: then the place is where that began.
    """
    conflict = conflict_in(source.text)
    if conflict is not None:
        return SyntaxFault(rule="yaml/conflict", index=conflict, message=CONFLICT, cure=CONFLICT_CURE)
    began, mark = error.context or "", error.problem_mark or error.context_mark
    index = min(mark.index, len(source.text)) if mark else 0
    said = f"{began} {error.problem or ''}"
    opened = error.context_mark.index if error.context_mark else index
    if fault := next(_slips(index, opened if "simple key" in began else index, said, source), None):
        return fault
    if fault := next(_spoilt(index, opened, source), None):
        return fault
    message, cure = in_words(said)
    if re.search("scanning an (alias|anchor)", began):
        return SyntaxFault(index=opened, message=message, cure=cure)
    if source.line_of(index) != source.line_of(opened):
        next_key = re.match(r"\s*(- )?[\w-]+:(\s|$)|\s*$", source.line(source.line_of(index)))
        if "flow" in began and next_key:
            if comment := re.search(r"\s#.*[]}]", source.line(source.line_of(opened))):
                at = source.index_of(source.line_of(opened), comment.start() + 1)
                return SyntaxFault(index=at, message=CUT_IN_BRACKETS, cure=QUOTES)
            cure = "Close it, or put the text in quotes."
            return SyntaxFault(index=opened, message="this bracket is never closed", cure=cure)
        if "quoted scalar" in began or "simple key" in began:
            return SyntaxFault(index=opened, message=message, cure=cure)
    return SyntaxFault(index=index, message=message, cure=cure)


def _slips(index: int, opened: int, said: str, source: Source) -> Iterator[SyntaxFault]:
    """What an author did there, where the line itself or the one above shows it."""
    row, column = source.line_of(index), source.column_of(index)
    if r"'\t' that cannot start" in said:
        indented = not source.line(row)[:column].strip()
        yield SyntaxFault(
            rule="yaml/tab",
            index=index,
            message=f"a tab stands {'in the indentation' if indented else 'between the words of YAML'}",
            cure="Indent with two spaces instead." if indented else "Write a space instead.",
        )
    marked = list_slip(source.line(row))
    if marked and marked.column in (column, column - 1):
        yield _in_line(row, marked, source)
    if not re.search(r"<block end>|mapping values|expected ':'|parsing a flow", said):
        return
    for number in _line_and_above(source.line_of(opened), source):
        yield from (_in_line(number, slip, source) for slip in key_slips(source.line(number)))
    yield from _text_goes_on(index, said, source)
    if "mapping values" in said and (bare := bare_key_above([source.line(n) for n in range(row + 1)])):
        yield SyntaxFault(index=source.index_of(*bare), message=NO_COLON_SAID, cure=NO_COLON)


def _in_line(number: int, oddity: Oddity, source: Source) -> SyntaxFault:
    return SyntaxFault(index=source.index_of(number, oddity.column), message=oddity.message, cure=oddity.cure)


def _spoilt(index: int, opened: int, source: Source) -> Iterator[SyntaxFault]:
    """What a text program left in the line of a fault, in that where the thing at fault begins, or above these."""
    rows = (row for at in (index, opened) for row in _line_and_above(source.line_of(at), source))
    for number in dict.fromkeys(rows):
        yield from (_in_line(number, oddity, source) for oddity in oddities_of(source.line(number)))


def _line_and_above(number: int, source: Source) -> Iterator[int]:
    """A line and the nearest one above that is not empty."""
    yield number
    above = number - 1
    while above > 0 and not source.line(above).strip():
        above -= 1
    if above >= 0:
        yield above


def _text_goes_on(index: int, said: str, source: Source) -> Iterator[SyntaxFault]:
    """Words behind a closing quote or bracket, or in the line below a comment."""
    in_brackets = "parsing a flow" in said
    if "<block end>" not in said and not in_brackets:
        return
    row = source.line_of(index)
    before = source.line(row)[: source.column_of(index)].rstrip()
    if before[-1:] in ("'", '"') and not in_brackets and (opened := _opened_above(row, before, source)):
        yield SyntaxFault(index=opened, message="this quote is never closed", cure=CLOSE)
    elif before.endswith("'"):
        yield SyntaxFault(index=index, message="the text goes on behind its closing '", cure=CLOSED_BY_ONE)
    elif before.endswith('"'):
        yield SyntaxFault(index=index, message='the text goes on behind its closing "', cure=CLOSED_BY_TWO)
    elif before.endswith(("]", "}")) and not in_brackets:
        message = f"the text goes on behind its closing {before[-1]}"
        yield SyntaxFault(index=index, message=message, cure="Put the whole text in quotes.")
    above = [*_line_and_above(row, source)][-1]
    if not before and not in_brackets and (comment := re.search(r"\S\s+(#)", source.line(above))):
        yield SyntaxFault(
            index=source.index_of(above, comment.start(1)),
            message="a # after a space begins a comment, and the text goes on below it",
            cure=QUOTES,
        )


def _opened_above(row: int, before: str, source: Source) -> int | None:
    """Where a quote began that the first one in a line closes, in a line above; None where it began in that line."""
    mark = before[-1]
    if before.count(mark) % 2 == 0:
        return None
    for number in range(row - 1, -1, -1):
        line = source.line(number)
        if line.count(mark) % 2 and (match := re.search(rf"(?:: |- ){mark}[^{mark}]*$", line)):
            return source.index_of(number, match.start() + 2)
    return None
