"""The handbook's own words, in the language of a book."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.base.words import spoken

FILE = Path(__file__).parent / "words.yml"


@cache
def handbook_words(language: str) -> Mapping[str, str]:
    """The words by key, in `language` or what serves it. LookupError where a word lacks that language."""
    issues = IssueLog()
    document = read_yaml(FILE, FILE.parent, issues)
    table = document.tree.get("handbook") if document and isinstance(document.tree, dict) else None
    if not isinstance(table, dict):
        raise LookupError(as_text(issues) or f"{FILE.name} has no words")
    words: dict[str, str] = {}
    for key, texts in table.items():
        text = texts.get(spoken(language)) if isinstance(texts, dict) else None
        if not isinstance(text, str):
            raise LookupError(f"{FILE.name}: '{key}' has no text for language '{language}'")
        words[key] = text
    return words
