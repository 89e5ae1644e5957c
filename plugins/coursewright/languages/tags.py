"""Tags of languages (BCP 47): their form, their parents, and which of those that are known is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

FALLBACK = "en"
"""The language that says what no other has words for."""
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
"""A language has a code of two or three letters (BCP 47, section 2.2.1); its name is none."""


def nearest(language: str, known: Iterable[str]) -> str:
    """The known language that a tag means: itself in any spelling, else its parent (`pt-BR`: pt); "" for none."""
    by_tag = {name.lower(): name for name in known}
    return next((by_tag[tag] for tag in lineage(language) if tag in by_tag), "")


def lineage(language: str) -> Iterator[str]:
    """A tag in small letters, then its parents: `zh-hant-tw`, `zh-hant`, `zh` (ranges of RFC 4647).

    A country says which hanzi are meant where the tag does not: `zh-tw`, `zh-hant`, `zh`.
    """
    parts = language.lower().replace("_", "-").split("-")
    for count in range(len(parts), 0, -1):
        yield "-".join(parts[:count])
        if count > 1 and (meant := LIKELY.get("-".join(parts[:count]))):
            yield meant


LIKELY = {"zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}
"""Scripts that go without saying (CLDR's likely subtags)."""


def is_tag(language: str) -> bool:
    """Whether a name has the form of a language tag."""
    return TAG.fullmatch(language) is not None
