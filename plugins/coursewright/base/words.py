"""Texts of the user interface, one YAML file a language; a language without a file speaks by its nearest relative.

Within a file a missing word is a bug.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import Tree, read_yaml

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


@cache
def words(language: str) -> Mapping[str, str]:
    """UI texts for a language by dotted key (`quiz.check`); KeyError on a key that no file has."""
    issues = IssueLog()
    document = read_yaml(FOLDER / f"{spoken(language)}.yml", FOLDER, issues)
    if document is None:
        raise LookupError(as_text(issues))
    return dict(_flat(document.tree, ""))


@cache
def word_languages() -> tuple[str, ...]:
    """The languages that have UI texts."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))


def spoken(language: str) -> str:
    """The language whose UI texts serve a language: its own, its nearest parent's (`zh-TW`: zh), else English."""
    return nearest(language, word_languages()) or FALLBACK


def nearest(language: str, known: Iterable[str]) -> str:
    """The known language that a tag means: itself in any spelling, else its parent (`pt-BR`: pt); "" for none."""
    by_tag = {name.lower(): name for name in known}
    return next((by_tag[tag] for tag in lineage(language) if tag in by_tag), "")


def lineage(language: str) -> Iterator[str]:
    """A language tag in small letters, then its parents: `zh-hant-tw`, `zh-hant`, `zh` (BCP 47 ranges, RFC 4647)."""
    parts = language.lower().replace("_", "-").split("-")
    for count in range(len(parts), 0, -1):
        yield "-".join(parts[:count])


def is_tag(language: str) -> bool:
    """Whether a name has the form of a language tag."""
    return TAG.fullmatch(language) is not None


def is_strange(language: str) -> bool:
    """Whether another language's UI texts have to serve."""
    return spoken(language) != language


def stand_in(language: str) -> tuple[str, str]:
    """The one sentence that tells which texts serve a language without its own, and the cure."""
    said = (
        f"there are no words of the user interface in '{language}'; those of '{spoken(language)}' are shown."
    )
    return said, "Write them, beside the others, in base/words of the package, or name another language."


def _flat(tree: Tree, prefix: str) -> list[tuple[str, str]]:
    if isinstance(tree, dict):
        return [
            pair for key, value in tree.items() for pair in _flat(value, f"{prefix}.{key}" if prefix else key)
        ]
    return [(prefix, tree if isinstance(tree, str) else "")]
