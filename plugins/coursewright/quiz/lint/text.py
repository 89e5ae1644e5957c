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

_WIDE = tuple(zip("，：；？！（）", ",:;?!()", strict=True))
"""What most texts have in Chinese, and what `normalize` makes of it; to one without, it has nothing to do."""
_SIGN_RUN = re.compile(f"[{SIGNS}]+")
_NO_TOKEN = re.compile(rf"[^\w{SIGNS}]+|_+")
"""What is in no token, and what is in one with a letter or a digit beside it, which parts the signs as well."""


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A text without the marks of Markdown, white space evened out."""
    return " ".join(_MARKUP.sub(lambda found: found[1] or "", text).split())


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[str, ...]:
    """Words in lower case, numbers with their signs, and single han and kana; dashes and width are evened out."""
    return tuple(_TOKEN.findall(folded(text).replace("−", "-").replace("’", "'")))


def sign_runs(text: str) -> list[str]:
    """The runs of han and kana among a text's tokens: what stands between signs and is no token parts none."""
    return _SIGN_RUN.findall(_NO_TOKEN.sub("", folded(text)))


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """A text without the marks of Markdown, in small letters, its width evened out."""
    even = plain(text)
    for wide, narrow in _WIDE:
        even = even.replace(wide, narrow)
    return normalize("NFKC", even).lower()


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
