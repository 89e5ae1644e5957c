"""What a language's description says about the wording of items, as patterns that are ready to search with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from coursewright.languages.language import Form, Language, language_of
from coursewright.languages.shelf import forgotten_with

NEVER = re.compile(r"(?!)")
"""What nothing matches: a language whose words nobody gave is not judged by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPatterns:
    """The linter's words of one language; `forms` stand with their patterns."""

    by_signs: bool
    negations: tuple[re.Pattern[str], ...]
    absolutes: re.Pattern[str]
    hedges: re.Pattern[str]
    joints: re.Pattern[str]
    all_or_none: tuple[re.Pattern[str], ...]
    joining: frozenset[str]
    denying: frozenset[str]
    ordinary: frozenset[str]
    stem: re.Pattern[str]
    forms: tuple[tuple[re.Pattern[str], Form], ...]


@cache
def items_of(tag: str) -> ItemPatterns:
    """The patterns of a language; of one that has no words for a rule, patterns that match nothing."""
    language = language_of(tag)
    items = language.items
    return ItemPatterns(
        by_signs=language.by_signs,
        negations=tuple(
            re.compile(way.replace("{not}", items.negation), re.IGNORECASE) for way in items.negations
        ),
        absolutes=_any_of(items.absolutes, language),
        hedges=_any_of(items.hedges, language),
        joints=re.compile("|".join(items.joints), re.IGNORECASE) if items.joints else NEVER,
        all_or_none=tuple(re.compile(way, re.IGNORECASE) for way in items.all_or_none),
        joining=frozenset(items.joining),
        denying=frozenset(items.denying),
        ordinary=frozenset(items.ordinary.replace(" ", "") if language.by_signs else items.ordinary.split()),
        stem=re.compile(items.stem) if items.stem else NEVER,
        forms=tuple((re.compile(row.find, re.IGNORECASE), row) for row in items.forms),
    )


def _any_of(ways: Sequence[str], language: Language) -> re.Pattern[str]:
    """What finds any of the ways; words are found whole."""
    if not ways:
        return NEVER
    each = f"(?:{'|'.join(ways)})"
    return re.compile(each if language.by_signs else rf"\b{each}\b", re.IGNORECASE)


forgotten_with(items_of.cache_clear)
