"""What a YAML parser says, in an author's words: a sentence and a cure."""

from __future__ import annotations

import re
from typing import Any

QUOTES = "Put the text in quotes."
FLOW = "A comma, a colon or ? inside { } ends the text: put it in quotes or on its own line."
INDENT = (
    "Give this line the indentation of its neighbours: two spaces a level, the same for keys of one thing."
)
COLON = "Put a text that holds ': ' in quotes; else look at the indentation here and at the end of the line above."
NO_COLON = "Write 'key: value', or indent the line to make it part of the text above."
CLOSE = "Close it, or double a ' that stands within '…'."
ESCAPE = "Put the text in '…', or write \\\\."

_SAYINGS: tuple[tuple[str, str, str], ...] = (
    (r"mapping values are not allowed", "a ': ' stands where no new key can begin", COLON),
    (r"could not find expected ':'", "this line has no ': ' after its key", NO_COLON),
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
        "Begin the text in the next line.",
    ),
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


def syntax_fault(error: Any, text: str) -> tuple[Any, str, str]:
    """Mark (line and column from 0, or None), message and cure of a parser's error in a text.

    The parser often notices far below what was never closed: then the mark is where that began.
    """
    began, mark = error.context or "", error.problem_mark or error.context_mark
    message, cure = in_words(f"{began} {error.problem or ''}")
    if not error.context_mark:
        return mark, message, cure
    if re.search("scanning an (alias|anchor)", began):
        return error.context_mark, message, cure
    if mark.line != error.context_mark.line:
        lines = [*text.split("\n"), ""]
        next_key = re.match(r"\s*(- )?[\w-]+:(\s|$)|\s*$", lines[min(mark.line, len(lines) - 1)])
        if "flow" in began and next_key:
            return error.context_mark, "this bracket is never closed", "Close it, or put the text in quotes."
        if "quoted scalar" in began or "simple key" in began:
            return error.context_mark, message, cure
    return mark, message, cure
