"""The languages of a course: whether they are known, and whether what it says of its own is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.base.places import Document, Steps
from coursewright.base.shape import did_you_mean, shape
from coursewright.base.source import read_yaml
from coursewright.course.load import named_languages
from coursewright.fonts.own import hindrance
from coursewright.languages.guess import language_meant
from coursewright.languages.language import Language
from coursewright.languages.shelf import OWN, WORDS
from coursewright.languages.words import FALLBACK, is_strange, is_tag, own_words, stand_in

GAP = re.compile(r"\{\w+\}")
FEW = 6
"""So many missing words are named; the rest is counted."""


def check_known_languages(document: Document, issues: IssueLog) -> None:
    """Every language of the course has the form of one; where the user interface does not speak it, another serves."""
    for index, name in enumerate(named_languages(document)):
        place = document.places.value(("languages", index))
        if not is_tag(name):
            issues.error("course/unknown-language", place, f"'{name}' is no language.", language_meant(name))
        elif is_strange(name):
            said, cure = stand_in(name)
            meant = language_meant(name)
            hint = f"{meant} Else: {cure}" if meant.startswith("Did") else f"{cure} {meant}"
            issues.warning("course/language-without-words", place, said, hint)


def check_printed(document: Document, languages: Iterable[str], root: Path, issues: IssueLog) -> None:
    """Warn of each language that the course's handbooks cannot be printed in, with the cure."""
    tree = document.tree if isinstance(document.tree, dict) else {}
    rows = tree.get("handbooks")
    if not isinstance(rows, list) or not rows:
        return
    wanted = [row.get("languages") if isinstance(row, dict) else None for row in rows]
    for index, name in enumerate(languages):
        hindered = hindrance(name, root)
        if hindered and any(not isinstance(own, list) or name in own for own in wanted):
            issues.warning(
                "course/language-not-printed", document.places.value(("languages", index)), *hindered
            )


def check_own_languages(root: Path, issues: IssueLog) -> None:
    """Descriptions and words that a course has itself: their form, words that are missing, gaps in them."""
    folder = root / OWN
    for file in sorted(folder.glob("*.yml")):
        document = read_yaml(file, root, issues)
        if document is not None:
            shape(document, Language, issues, area="language")
    for file in sorted((folder / WORDS).glob("*.yml")):
        document = read_yaml(file, root, issues)
        if document is not None:
            _check_words(document, issues)


def _check_words(document: Document, issues: IssueLog) -> None:
    wanted = own_words(FALLBACK)
    found = dict(_texts_of(document.tree, ()))
    for steps, text in found.items():
        key = ".".join(map(str, steps))
        if key not in wanted:
            issues.error(
                "language/no-such-word", document.places.key(steps),
                f"the tool says nothing by the name '{key}'.", did_you_mean(key, list(wanted)),
            )  # fmt: skip
        elif text.strip() and set(GAP.findall(text)) != set(GAP.findall(wanted[key])):
            gaps = ", ".join(sorted(set(GAP.findall(wanted[key])))) or "none"
            issues.error(
                "language/wrong-gap", document.places.value(steps),
                f"'{key}' has other gaps than in English: {gaps} there.", f"English says: {wanted[key]}",
            )  # fmt: skip
    said = {".".join(map(str, steps)) for steps, text in found.items() if text.strip()}
    missing = [key for key in wanted if key not in said]
    if missing:
        more = f" and {len(missing) - FEW} more" if len(missing) > FEW else ""
        issues.warning(
            "language/missing-word", document.places.value(()),
            f"{len(missing)} words are missing: {', '.join(missing[:FEW])}{more}.",
            "Write them; until then another language's stand in their place.",
        )  # fmt: skip


def _texts_of(tree: object, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts_of(value, (*steps, str(key)))
    elif steps:
        yield steps, tree if isinstance(tree, str) else ""
