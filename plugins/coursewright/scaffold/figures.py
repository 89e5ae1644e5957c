"""Figures to begin with: one of every kind, labelled in all languages of a course."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.languages.words import FALLBACK, nearest
from coursewright.scaffold.drafts import Draft
from coursewright.scaffold.names import title_of
from coursewright.scaffold.yaml_text import scalar

FOLDER = Path(__file__).resolve().parent
_LABEL = re.compile(r"\$([\w-]+)")


@cache
def kinds() -> Mapping[str, str]:
    """The text of a figure by its kind, `$word` where a label stands."""
    parts = (FOLDER / "figures.yml").read_text(encoding="utf-8").split("---\n")
    return {part.split("\n")[0].removeprefix("type: "): part for part in parts}


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """The labels by word and language. LookupError where their file cannot be read."""
    issues = IssueLog()
    document = read_yaml(FOLDER / "figure_words.yml", FOLDER, issues)
    if document is None or not isinstance(document.tree, dict):
        raise LookupError(as_text(issues))
    return {word: dict(row) for word, row in document.tree.items() if isinstance(row, dict)}  # type: ignore[arg-type]


def add_figure(languages: Sequence[str], kind: str, name: str) -> Draft:
    """A shared figure of a kind, `content/figures/NAME.yml`."""

    def written(found: re.Match[str]) -> str:
        said = {FALLBACK: title_of(name)} if found[1] == "title" else labels()[found[1]]
        texts = {language: said[nearest(language, said) or FALLBACK] for language in languages}
        return "{" + ", ".join(f"{language}: {scalar(text)}" for language, text in texts.items()) + "}"

    return Draft(new={f"content/figures/{name}.yml": _LABEL.sub(written, kinds()[kind])})
