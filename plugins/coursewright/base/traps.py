"""Texts that YAML reads otherwise than they look: cut off by a #, or without their backslashes."""

from __future__ import annotations

import re
from typing import Any

from coursewright.base.fields import marker_at
from coursewright.base.issues import IssueLog
from coursewright.base.places import Document
from coursewright.base.scalars import Scalar, Source

_COMMENT = re.compile(r"(?P<gap>[ \t]+)#(?P<said>[^\n]*)")
_BELOW = re.compile(r"[ \t]*\n(?P<gap> *)#(?P<said>[^\n]*)")
_OPEN = {"`": "`", "“": "”", "(": ")", "[": "]", "（": "）", "「": "」", "《": "》"}


def check_cuts(document: Document, cls: Any, issues: IssueLog) -> None:
    """Report texts of a model of class `cls` that end where a # begins what is likely no comment.

    Two spaces before the # mark a comment, unless a code span or a bracket is still open there.
    """
    places = document.places
    for path, scalar in places.scalars.items():
        if scalar.style is not None or not scalar.value:
            continue
        hash_at = _cut_at(scalar, places.source)
        if hash_at is not None and marker_at(cls, document.tree, path) is not None:
            said = places.source.line(places.source.line_of(hash_at))[places.source.column_of(hash_at) :]
            issues.error(
                "yaml/cut-text",
                places.at(hash_at),
                f"the text ends before '{_short(said)}', which YAML takes for a comment.",
                "Put the text in quotes; a comment wants two spaces before its #.",
            )


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def check_split_numbers(document: Document, cls: Any, issues: IssueLog) -> None:
    """Warn of `[1,000]` among texts of a model of class `cls`: these are two texts, 1 and 000."""
    places = document.places
    for path, scalar in places.scalars.items():
        before = scalar.begin - 1
        parted = scalar.style is None and _THOUSANDS.match(places.source.text, before)
        if parted and marker_at(cls, document.tree, path) is not None:
            issues.warning(
                "yaml/split-number",
                places.at(before),
                f"this comma parts two texts, of which the second is '{scalar.value}'.",
                "Put a number with a comma in quotes; leave a space behind a comma that parts two.",
            )


def is_commented(scalar: Scalar, source: Source) -> bool:
    """Whether a comment stands where a text was to begin."""
    return not scalar.value and _COMMENT.match(source.text, scalar.end) is not None


def _cut_at(scalar: Scalar, source: Source) -> int | None:
    """Where the comment begins that a plain text seems to be cut by."""
    if match := _COMMENT.match(source.text, scalar.end):
        return match.end("gap") if len(match["gap"]) == 1 or _is_open(scalar.value) else None
    match = _BELOW.match(source.text, scalar.end)
    if match and len(match["gap"]) > _depth(scalar, source):
        return match.end("gap")
    return None


def _is_open(text: str) -> bool:
    """Whether a code span, a quote or a bracket has begun in a text and not ended."""
    return any(
        text.count(mark) % 2 if mark == end else text.count(mark) > text.count(end)
        for mark, end in _OPEN.items()
    )


def _depth(scalar: Scalar, source: Source) -> int:
    """How far a line may be indented that does not go on with a text."""
    line, column = source.line(source.line_of(scalar.begin)), source.column_of(scalar.begin)
    match = re.match(r"[ -]*(?=[\w-]+:\s)", line[:column])
    return match.end() if match else column - 1


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_KEPT = frozenset('\\"\nxuU')
"""Escapes that authors mean: a backslash, a quote, a line that goes on, a letter by its number."""


def check_backslashes(document: Document, issues: IssueLog) -> None:
    r"""Report the first backslash within "…" that was likely meant to be read: `C:\temp`, `\frac`, `\n` in code."""
    text = document.places.source.text
    if "\\" not in text:
        return
    for scalar in document.places.scalars.values():
        if scalar.style != '"':
            continue
        raw = text[scalar.begin : scalar.end]
        for match in _ESCAPE.finditer(raw):
            if match[1] in _KEPT or (match[1] == "n" and not _is_meant(raw, match.start())):
                continue
            place = document.places.at(scalar.begin + match.start())
            message = (
                f"within double quotes \\{match[1]} is {_NAMES.get(match[1], 'a sign that nobody sees')}."
            )
            issues.warning(
                "yaml/backslash", place, message, "Put the text in '…', or write \\\\ for a backslash."
            )
            break


_NAMES = {"n": "the end of a line", "t": "a tab", " ": "a space", "/": "a stroke", "r": "the end of a line"}


def _is_meant(raw: str, at: int) -> bool:
    r"""Whether a `\n` looks like the two letters: in code or a formula, by itself, or in a path."""
    before, after = raw[:at].replace(r"\\", ""), raw[at + 2 :].replace(r"\\", "")
    word = re.split(r"\s", before)[-1] + re.split(r"\s", after)[0]
    return (
        before.count("`") % 2 == 1
        or (before.count("$") % 2 == 1 and after[:1].isalpha())
        or (before.endswith(" ") and after.startswith((" ", '"')))
        or (before[-1:] in "'‘“「" and after[:1] in "'’”」")
        or re.search(r"\b[A-Za-z]:$", before) is not None
        or re.search(r"\\[^nxuU\"]", word) is not None
    )


def _short(said: str) -> str:
    return said if len(said) <= 24 else f"{said[:23]}…"
