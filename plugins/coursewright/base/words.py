"""Texts of the user interface, one YAML file a language; a missing word is a bug, never a fall-back language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import Tree, read_yaml

FOLDER = Path(__file__).parent / "words"


@cache
def words(language: str) -> Mapping[str, str]:
    """UI texts of a language by dotted key (`quiz.check`); KeyError on a key that no file has.

    Raises LookupError for a language that has no file.
    """
    file = FOLDER / f"{language}.yml"
    if not file.is_file():
        known = ", ".join(word_languages())
        raise LookupError(f"there are no UI words for language '{language}' (known: {known})")
    issues = IssueLog()
    document = read_yaml(file, FOLDER, issues)
    if document is None:
        raise LookupError(as_text(issues))
    return dict(_flat(document.tree, ""))


def word_languages() -> tuple[str, ...]:
    """The languages that have UI texts."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


def _flat(tree: Tree, prefix: str) -> list[tuple[str, str]]:
    if isinstance(tree, dict):
        return [
            pair for key, value in tree.items() for pair in _flat(value, f"{prefix}.{key}" if prefix else key)
        ]
    return [(prefix, tree if isinstance(tree, str) else "")]
