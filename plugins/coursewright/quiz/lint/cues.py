"""Words that tell a test-wise reader something: those that allow no exception, and those that allow some."""

from __future__ import annotations

from coursewright.languages.items import items_of
from coursewright.quiz.lint.text import plain


def absolutes(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that allow no exception, in lower case."""
    return tuple(
        word.lower() for word in items_of(language).absolutes.findall(_without_hedges(text, language))
    )


def hedges(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that allow exceptions, in lower case."""
    return tuple(word.lower() for word in items_of(language).hedges.findall(plain(text)))


def _without_hedges(text: str, language: str) -> str:
    """不一定 and `not always` hold an absolute word and say the opposite."""
    return items_of(language).hedges.sub("▪", plain(text))
