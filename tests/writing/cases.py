"""Texts of tests/cases with the setting that lessons have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from coursewright.course.landmarks import DATA_BLOCKS, KNOWN_BLOCKS, OWN_FENCES
from coursewright.writing.scan import slips_in
from coursewright.writing.slip import Setting

CASES = Path(__file__).parents[1] / "cases"
LESSON = Setting(
    blocks=KNOWN_BLOCKS, data=DATA_BLOCKS, fences=OWN_FENCES, hosts=frozenset({"player.example.org"})
)


def rows_of(name: str) -> list[Any]:
    rows: list[Any] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    assert rows
    return rows


def named_slips() -> list[Any]:
    paths = [path for path in sorted((CASES / "slips").glob("*.yml")) if path.stem != "neighbours"]
    return [row for path in paths for row in rows_of(f"slips/{path.name}")]


def said(text: str, setting: Setting = LESSON) -> list[str]:
    """What the scanner says of a text, each as `line:column severity rule`."""
    return [
        f"{slip.line + 1}:{slip.column + 1} {'warning' if slip.mild else 'error'} {slip.rule}"
        for slip in slips_in(text, setting)
    ]
