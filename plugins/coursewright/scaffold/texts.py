"""The words that new files begin with, in the language nearest to the one that is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.languages.words import FALLBACK, nearest

FOLDER = Path(__file__).resolve().parent / "texts"


@cache
def texts(language: str) -> Mapping[str, Any]:
    """The texts by section and key: a language's, its nearest relative's, or English ones to be translated."""
    found = _read(language)
    if is_spoken(language):
        return found
    return {section: row if section == "readme" else _marked(row, language) for section, row in found.items()}


def stand_in(text: str, language: str) -> str:
    """A text that waits to be written in a language: no two languages of a course may say the same."""
    apart = "\n\n" if "\n" in text else " "
    return f"({language}){apart}{text}"


def is_spoken(language: str) -> bool:
    """Whether there are texts in the language itself, or in a relative of it."""
    return nearest(language, known()) != ""


def _marked(tree: Any, language: str) -> Any:
    if isinstance(tree, dict):
        return {key: _marked(child, language) for key, child in tree.items()}
    if isinstance(tree, list):
        return [_marked(child, language) for child in tree]
    return stand_in(tree, language)


def _read(language: str) -> Mapping[str, Any]:
    file = FOLDER / f"{spoken(language)}.yml"
    issues = IssueLog()
    document = read_yaml(file, FOLDER, issues)
    if document is None or not isinstance(document.tree, dict):
        raise LookupError(as_text(issues))
    return document.tree


def spoken(language: str) -> str:
    """The language whose texts serve a language."""
    return nearest(language, known()) or FALLBACK


@cache
def known() -> tuple[str, ...]:
    """The languages that have texts."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))
