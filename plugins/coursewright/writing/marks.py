"""Marks of emphasis and code that never close, close too early, or that nothing here reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.writing.sheet import CODE, Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.targets import DEFINITION, brackets_of
from coursewright.writing.units import ITEM, Unit, units_of

_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!~=]")
_WEB = re.compile(r"https?://[^\s<>()\u3000-\u9fff]+")
_TAG = re.compile(r"<[^<>]*>")
_LIST = re.compile(r"\{(?![+=~>-]{2})[^{}\n]*\}")
_ABBREVIATION = re.compile(r"\*\[[^\[\]]+\]:.*")
REACH = 1000
"""How far the partner of a mark is looked for."""
_STRONG = (
    re.compile(rf"\*\*\*(?=[^\s*]).{{1,{REACH}}}?(?<=[^\s*])\*\*\*", re.DOTALL),
    re.compile(rf"\*\*(?=\S).{{1,{REACH}}}?[*]?(?<=\S)\*\*(?!\*)", re.DOTALL),
    re.compile(rf"(?<!\w)___(?=[^\s_]).{{1,{REACH}}}?(?<=[^\s_])___(?!\w)", re.DOTALL),
    re.compile(rf"(?<!\w)__(?=\S).{{1,{REACH}}}?(?<=\S)__(?!\w)", re.DOTALL),
)
_PRODUCT = re.compile(
    r"(?<=\d)\*(?P<inner>[^\s*](?:[^*\n]*[^\s*])?)\*(?=\d)|(?<![A-Za-z])[A-Za-z]\*(?P<letter>\w)\*(?=[A-Za-z](?![A-Za-z]))"
)
_BEHIND_FACTOR = re.compile(r"\*(?<=[\dA-Za-z]\*)")
"""A star that can be one of a product's."""
_SINGLE = re.compile(
    r"(?<!\*)\*(?!\*)(?=\S)[^*]+?(?<=\S)(?<!\*)\*(?!\*)|(?<!\w)_(?!_)(?=\S)[^_]+?(?<=\S)_(?!\w)", re.DOTALL
)
_PAIRS = tuple(zip(("***", "**", "___", "__", ""), (*_STRONG, _SINGLE), (3, 2, 3, 2, 1), strict=True))
"""What a text has if anything in it may match, a pattern, and how wide its marks are."""
_LEFT = re.compile(r"\*\*+|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])")
_SPACED = re.compile(r"(\*\*|__)[ \t]+[^*_\n]+[ \t]+\1(?!\S)")
_OPENING = re.compile(r"(?<![\w*])\*(?=[\w\u3400-\u9fff])")
_LONE = re.compile(r"(?<!\*)\*(?!\*)(?:(?<=\S\*)|(?=\S))")
_APART = re.compile(r"(?<!\S)\*{1,3}(?!\S)|(?<!\w)_{1,3}|_{1,3}(?!\w)")
_PATH = re.compile(
    r"(?<![\w\\])(?P<share>\\\\)(?=\w[\w.$-]*\\\w)"
    r"|(?:(?<![\w\\])[A-Za-z]:|%\w+%|(?<![^\s(\"'])(?:\.{1,2}|~|[\w.-]+(?=\\[A-Za-z0-9])))"
    r"(?:\\[^\\\s{}$]|[^\\\s{}$]){0,260}?(?P<eaten>\\(?:[_\[(#]|\*(?=\.\w)|\.(?=[\w\\.])))"
)
_FOREIGN = (  # what a text has if anything in it may match, and the pattern
    ("~~", re.compile(r"~~(?=\S)[^~]+?~~"), "strikes nothing out", "Write '<del>…</del>'."),
    (
        "==",
        re.compile(r"(?<![=<>!])==(?=[^\s=])[^=]+?(?<=[^\s=])==(?!=)"),
        "marks nothing",
        "Write '<mark>…</mark>'.",
    ),
    ("^^", re.compile(r"\^\^(?=\S)[^^]+?\^\^"), "underlines nothing", "Write '<u>…</u>'."),
    (
        "{",
        re.compile(r"\{(?:\+\+|--|~~|==|>>).+?(?:\+\+|--|~~|==|<<)\}"),
        "notes no change",
        "Write the text as it shall be.",
    ),
    (
        ":",
        re.compile(
            r"(?<![\w:/]):[a-z][a-z0-9_+-]*[_-][a-z0-9_+-]*:(?![\w:/])|(?<![\w:/]):(?:smile|warning|bulb|memo|tada|star|fire|rocket|heart|check|x|info|book|bell|key|lock|eyes):(?!\w)"
        ),
        "draws no sign",
        "Write the sign itself, or a word.",
    ),
)


def check_marks(sheet: Sheet) -> Iterator[Slip]:
    """Marks that are left over once all that fit together are taken away."""
    for line, column in {line: (line, column) for line, column in reversed(sheet.stray_ticks)}.values():
        yield Slip(
            rule="text/mark-left-open", line=line, column=column, mild=True,
            message="this backtick has no partner and is shown as it is.",
            cure="Close the code with as many backticks, or write '\\`'.",
        )  # fmt: skip
    for unit in units_of(sheet):
        if any(sign in unit.text for sign in "*_~=^:{") and not DEFINITION.match(unit.text):
            yield from _check_unit(unit)


def _check_unit(unit: Unit) -> Iterator[Slip]:
    text = _without_addresses(unit.text)
    for mark, pattern, what, cure in _FOREIGN:
        if mark in text and (found := pattern.search(text)):
            yield _slip(
                unit,
                found.start(),
                "text/unknown-mark",
                f"'{found[0][:40]}' {what} and is shown as it is.",
                cure,
            )
    if "*" in text or "_" in text:
        yield from _check_emphasis(unit, text)


def _check_emphasis(unit: Unit, text: str) -> Iterator[Slip]:
    if _BEHIND_FACTOR.search(text) and (found := _PRODUCT.search(text)):
        yield _slip(
            unit, found.start(), "text/emphasis", f"'{_around(text, found)}' loses its stars and is slanted.",
            "Write '×', '\\*', or put it in backticks.",
        )  # fmt: skip
    written = text
    for mark, pattern, width in _PAIRS:
        if mark in text:
            text = pattern.sub(lambda match, width=width: _inner(match[0], width), text)  # type: ignore[misc]
        if "*" not in text and "_" not in text:
            return  # as in most texts, whose marks have partners
    if left := next((found for found in _LEFT.finditer(text) if _beside_words(text, found)), None):
        yield _slip(
            unit, left.start(), "text/mark-left-open", f"'{left[0]}' has no partner and is shown as it is.",
            f"Close it with '{left[0]}' next to a word, or write '\\{left[0][0]}'.",
        )  # fmt: skip
    elif (lone := _LONE.search(text)) and _is_eaten(written, text, lone.end()):
        yield _slip(
            unit, lone.start(), "text/mark-left-open", "letters vanish between this star and a later one.",
            "Write '\\*' for each star that is to be seen, or put it in backticks.",
        )  # fmt: skip
    elif (single := _OPENING.search(text)) and "*" not in text[: single.start()]:
        yield _slip(
            unit, single.start(), "text/mark-left-open", "this star has no partner and is shown as it is.",
            "Close it, or write '\\*'.",
        )  # fmt: skip


def _slip(unit: Unit, offset: int, rule: str, message: str, cure: str) -> Slip:
    line, column = unit.spot(offset)
    return Slip(rule=rule, line=line, column=column, message=message, cure=cure, mild=True)


def check_backslashes(sheet: Sheet) -> Iterator[Slip]:
    """Paths of Windows that lose backslashes, since these make text of the mark behind them."""
    for index, row in enumerate(sheet.rows):
        if row.kind == "text" and "\\" in row.text and (found := _PATH.search(row.text)):
            at = found.start("share") if found["share"] else found.start("eaten")
            yield Slip(
                rule="text/backslash", line=index, column=at, mild=True,
                message="a backslash of this path would not be shown.",
                cure="Put the path in backticks.",
            )  # fmt: skip


def _is_eaten(written: str, text: str, lone: int) -> bool:
    """Whether Python-Markdown loses its place: behind a lone star a pair, a mark between blanks, and a pair."""
    return any(
        written[lone : apart.start()] != text[lone : apart.start()]
        and written[apart.end() :] != text[apart.end() :]
        for apart in _APART.finditer(text, lone)
    )


def _beside_words(text: str, left: re.Match[str]) -> bool:
    beside = text[left.end() : left.end() + 1].strip() or text[: left.start()][-1:].strip()
    return bool(beside or _SPACED.match(text, left.start()))


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - 2) : found.end() + 2].strip().replace("\n", " ")


def _inner(marked: str, width: int) -> str:
    """What a pair of marks holds, with letters in place of the marks."""
    return CODE * width + marked[width:-width] + CODE * width


def _without_addresses(text: str) -> str:
    """A unit with everything blanked in which a mark means nothing."""
    if item := ITEM.match(text.lstrip(" \t>")):
        lead = len(text) - len(text.lstrip(" \t>"))
        text = text[:lead] + " " * item.end() + text[lead + item.end() :]
    for mark, pattern in (("\\", _ESCAPE), ("://", _WEB), ("<", _TAG), ("{", _LIST), ("*[", _ABBREVIATION)):
        if mark in text:
            text = pattern.sub(lambda match: CODE * len(match[0]) if "\n" not in match[0] else match[0], text)
    if "](" in text:
        for bracket in brackets_of(text):
            if bracket.tail and "\n" not in bracket.tail:
                end = bracket.tail_start + len(bracket.tail)
                text = text[: bracket.tail_start] + CODE * len(bracket.tail) + text[end:]
    return text
