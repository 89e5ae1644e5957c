"""Texts as the item-writing rules measure them: without Markdown, in words, in han, in columns."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width, normalize

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\*\*|__|`|\{[^{}]*\}|\$")
_TOKEN = re.compile(
    rf"[{HAN}]|[+-]?\d+(?:[.,:]\d+)*%?|(?:(?![{HAN}])[^\W\d_])+(?:['’](?:(?![{HAN}])[^\W\d_])+)*"
)
_IS_HAN = re.compile(f"[{HAN}]")


def is_chinese(language: str) -> bool:
    """Whether a language is counted in han, not in words."""
    return language.startswith("zh")


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A text without the marks of Markdown, white space evened out."""
    return " ".join(_MARKUP.sub(lambda found: found[1] or "", text).split())


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """Words in lower case, numbers with their signs, and single han; dashes and width are evened out."""
    even = normalize("NFKC", plain(text)).replace("−", "-").replace("’", "'").lower()
    return tuple(_TOKEN.findall(even))


def size(text: str, language: str) -> int:
    """Han and words of a Chinese text, else words."""
    if is_chinese(language):
        return len(tokens(text))
    return sum(any(char.isalnum() for char in word) for word in plain(text).split())


def width(text: str) -> int:
    """Columns of a text: a han takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in plain(text))


def has_han(text: str) -> bool:
    """Whether a text holds han."""
    return _IS_HAN.search(text) is not None
