"""Texts as the item-writing rules measure them: without Markdown, in words, in signs, in columns."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width, normalize

from coursewright.languages.language import language_of
from coursewright.languages.script import SIGNS

_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\*\*|__|`|\{[^{}]*\}|\$")
_TOKEN = re.compile(
    rf"[{SIGNS}]|[+-]?\d+(?:[.,:]\d+)*%?|(?:(?![{SIGNS}])[^\W\d_])+(?:['’](?:(?![{SIGNS}])[^\W\d_])+)*"
)


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A text without the marks of Markdown, white space evened out."""
    return " ".join(_MARKUP.sub(lambda found: found[1] or "", text).split())


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """Words in lower case, numbers with their signs, and single han and kana; dashes and width are evened out."""
    even = normalize("NFKC", plain(text)).replace("−", "-").replace("’", "'").lower()
    return tuple(_TOKEN.findall(even))


def size(text: str, language: str) -> int:
    """Signs and words of a text that is counted in signs, else words."""
    if language_of(language).by_signs:
        return len(tokens(text))
    return sum(any(char.isalnum() for char in word) for word in plain(text).split())


@lru_cache(maxsize=1024)
def width(text: str) -> int:
    """Columns of a text: a han takes two."""
    each = list(map(east_asian_width, plain(text)))
    return len(each) + each.count("W") + each.count("F")
