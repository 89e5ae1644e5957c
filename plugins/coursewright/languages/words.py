"""What site and books say themselves, one YAML file a language; one without a file speaks by its nearest relative.

What a file lacks is said as the parent's language says it, else in English; in a file of the package that is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import Tree, read_yaml
from coursewright.languages.kept import kept_of
from coursewright.languages.shelf import PACKAGE, WORDS, forgotten_with, word_files
from coursewright.languages.tags import FALLBACK, is_tag, lineage, nearest

__all__ = [
    "FALLBACK", "handbook_words", "is_strange", "is_tag", "lineage", "missing_words", "nearest", "own_words",
    "spoken", "stand_in", "word_languages", "words",
]  # fmt: skip

BOOKS = "handbook."


@cache
def words(language: str) -> Mapping[str, str]:
    """The texts for a language by dotted key (`quiz.check`); KeyError on a key that no file has."""
    tag = spoken(language)
    ours = PACKAGE / WORDS / f"{tag}.yml"
    said = {**(_texts_of(ours) if ours.is_file() else {}), **own_words(tag)}
    if tag == FALLBACK:
        return said
    parents = [name for name in word_languages() if name != tag]
    return {**words(nearest(tag, parents) or FALLBACK), **said}


@cache
def own_words(tag: str) -> Mapping[str, str]:
    """The texts that the file of a language has itself; none where a course's own cannot be read: `check` says so."""
    return _texts_of(word_files()[tag])


def _texts_of(file: Path) -> Mapping[str, str]:
    return kept_of(file, _read) or {}


def _read(file: Path) -> Mapping[str, str] | None:
    issues = IssueLog()
    document = read_yaml(file, file.parent, issues)
    if document is None:
        if file.is_relative_to(PACKAGE):
            raise LookupError(as_text(issues))
        return None
    return {key: text for key, text in _flat(document.tree, "") if text.strip()}


@cache
def handbook_words(language: str) -> Mapping[str, str]:
    """Texts of printed handbooks for a language, by the key below `handbook`."""
    return {key[len(BOOKS) :]: text for key, text in words(language).items() if key.startswith(BOOKS)}


@cache
def word_languages() -> tuple[str, ...]:
    """The languages that have texts."""
    return tuple(sorted(word_files()))


def missing_words(tag: str) -> tuple[str, ...]:
    """The keys that English has and the file of a language lacks, in their order."""
    own = own_words(tag)
    return tuple(key for key in own_words(FALLBACK) if key not in own)


def spoken(language: str) -> str:
    """The language whose texts serve a language: its own, its nearest parent's (`de-AT`: de), else English."""
    return nearest(language, word_languages()) or FALLBACK


def is_strange(language: str) -> bool:
    """Whether the texts of a language that is none of its parents have to serve."""
    return not nearest(language, word_languages())


def stand_in(language: str) -> tuple[str, str]:
    """The one sentence that tells which texts serve a language without its own, and the cure."""
    said = (
        f"there are no words of the user interface in '{language}'; those of '{spoken(language)}' are shown."
    )
    return said, f"'new language {language}' begins its words, or name another language."


def _flat(tree: Tree, prefix: str) -> list[tuple[str, str]]:
    if isinstance(tree, dict):
        return [
            pair for key, value in tree.items() for pair in _flat(value, f"{prefix}.{key}" if prefix else key)
        ]
    return [(prefix, tree if isinstance(tree, str) else "")]


def _forget() -> None:
    for kept in (words, own_words, handbook_words, word_languages):
        kept.cache_clear()


forgotten_with(_forget)
