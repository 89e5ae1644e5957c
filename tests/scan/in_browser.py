"""The reader of answer sheets that pages have, run in Node on the same pictures as the reader in Python."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.browser.tools import NODE, bundle, node_environment

from .drawn import Picture

Rows = Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]
"""By question and row: why it is in doubt ("" where it is not), and the values that are filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a picture turned out to be: a page with its rows, or why none is read; milliseconds of CPU."""

    page: int
    rows: Rows
    why: str
    milliseconds: int


def write_picture(folder: Path, name: str, picture: Picture) -> None:
    """Put a picture where the reader finds it."""
    height, width = picture.shape
    (folder / f"{name}.raw").write_bytes(picture.tobytes())
    (folder / f"{name}.json").write_text(json.dumps({"width": width, "height": height}), encoding="utf-8")


def bundled(folder: Path, name: str) -> Path:
    """A script beside this one with all that it imports."""
    script = folder / name
    bundle(script, Path(__file__).with_name(name))
    return script


def read_in_browser(reader: Path, sheets: Path, pictures: Path) -> Mapping[str, Found]:
    """What each picture in a folder is read as, by its name; `sheets` is the script of the course."""
    lines = run_in_node(reader, str(sheets), str(pictures)).splitlines()
    return {row["name"]: _found(row) for row in map(json.loads, lines)}


def run_in_node(script: Path, *arguments: str, text: str = "") -> str:
    """What a script prints, given a text to read."""
    run = subprocess.run(
        [NODE, str(script), *arguments],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=node_environment(),
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def _found(row: Mapping[str, object]) -> Found:
    rows: list[tuple[str, str, str, list[str]]] = row["rows"]  # type: ignore[assignment]
    return Found(
        page=int(str(row.get("page", 0))),
        rows={(question, name): (doubt, tuple(values)) for question, name, doubt, values in rows},
        why=str(row["why"]),
        milliseconds=int(str(row["ms"])),
    )
