"""The texts of the small course, by language and key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml

Texts = Mapping[str, str]
FOLDER = Path(__file__).parents[1] / "cases" / "languages"


def _texts_of(file: Path) -> Texts:
    document = read_yaml(file, FOLDER, IssueLog())
    assert document is not None
    assert isinstance(document.tree, dict)
    return {key: str(text) for key, text in document.tree.items()}


TEXTS: Mapping[str, Texts] = {file.stem: _texts_of(file) for file in sorted(FOLDER.glob("*.yml"))}
