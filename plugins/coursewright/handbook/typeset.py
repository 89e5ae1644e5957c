"""The handbook's own lines of text as trees: where a line may break and where it may not.

Pango forbids a break on both sides of curly quotes, so breaks are offered between hanzi and quote; the last two
hanzi of a line stay together, so that no line holds a single one; a title breaks only after its phrases.
"""

from __future__ import annotations

import re

from coursewright.base.markup import Element, Node, el
from coursewright.languages.language import language_of
from coursewright.languages.script import SIGNS

Tree = tuple[Node, ...]
_QUOTES = re.compile(f"(?<=[{SIGNS}])(?=[“‘])|(?<=[”’])(?=[{SIGNS}])")
_TAIL = re.compile(f"([{SIGNS}]{{2}}[，。；：？！、）”’」』]*)$")
_OPENING = re.compile("^([“‘（《「『])")
_PHRASES = re.compile("(?<=[：，；。？！—])")


def text_line(text: str) -> Tree:
    """Plain text of any language as a line that breaks well."""
    opening = _OPENING.match(text)
    rest = text[1:] if opening else text
    tail = _TAIL.search(rest)
    body = rest[: tail.start()] if tail else rest
    first = _held(opening[1], "hq") if opening else None
    last = _held(tail[1], "nb") if tail else None
    pieces = _broken(body)
    # A break that is offered right before the last two hanzi.
    before = _QUOTES.search(rest, tail.start()) if tail and body else None
    gap = el("wbr") if before is not None and tail is not None and before.start() == tail.start() else None
    return tuple(node for node in (first, *pieces, gap, last) if node is not None)


def _broken(text: str) -> list[Node]:
    """Text with a break offered at each quote."""
    nodes: list[Node] = []
    for index, piece in enumerate(_QUOTES.split(text)):
        if index:
            nodes.append(el("wbr"))
        if piece:
            nodes.append(piece)
    return nodes


def _held(text: str, name: str) -> Element:
    return el("span", {"class": name}, text)


def ems_of(text: str) -> float:
    """About how wide a text is."""
    return sum(1.0 if ord(char) > 0x2E80 else 0.5 for char in text)


def title_line(text: str) -> Tree:
    """A title: Chinese breaks only after the mark that ends a phrase."""
    phrases = [phrase for phrase in _PHRASES.split(text) if phrase]
    if len(phrases) < 2 or max(map(len, phrases)) > 14:
        return (text,)
    nodes: list[Node] = []
    for index, phrase in enumerate(phrases):
        if index:
            nodes.append(el("wbr"))
        nodes.append(_held(phrase, "nb"))
    return tuple(nodes)


def other_line(text: str, language: str, tag: str = "span", classes: str = "twin") -> Element | None:
    """The same text in the course's other language, marked as such; nothing where there is none."""
    if not text:
        return None
    return el(tag, {"class": classes, "lang": html_language(language)}, text)


def html_language(language: str) -> str:
    """The language tag for `lang`: of han also whose, for they are drawn in several ways."""
    found = language_of(language)
    return found.tag if found.by_signs else language
