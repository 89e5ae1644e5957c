"""Files that are made and yet committed: `python -m coursewright.cli.committed WHAT [--write]`, WHAT schema or script.

Without --write they are made anew and compared; what differs is named, with the command that cures it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coursewright.cli.codes import FAULTS, GOOD
from coursewright.pipeline.machine import find_node

ROOT = Path(__file__).resolve().parents[3]
BROWSER = "plugins/coursewright/browser"
SCRIPTS = (
    "coursewright.js",
    "coursewright-exam.js",
    "cw-files.js",
    "cw-search.js",
    "cw-frame.js",
    "cw-sheets.js",
    "cw-bar.js",
    "cw-aloud.js",
    "cw-rail.js",
    "cw-rows.js",
    "cw-typed.js",
    "cw-talk.js",
)


def main(arguments: list[str]) -> int:
    """Compare or write; exit 1 where a committed file is not what would be made."""
    made = make_schemas() if arguments[0] == "schema" else make_script()
    if "--write" in arguments:
        for name, content in made.items():
            (ROOT / name).parent.mkdir(exist_ok=True)
            (ROOT / name).write_bytes(content)
        return GOOD
    stale = [name for name, content in made.items() if read_bytes(ROOT / name) != content]
    for name in stale:
        print(f"{name} is not what its source makes. Write it anew:")
        print(f"    .venv/bin/python -m coursewright.cli.committed {arguments[0]} --write")
    return FAULTS if stale else GOOD


def read_bytes(file: Path) -> bytes:
    """Return a file's bytes; none where there is no such file."""
    return file.read_bytes() if file.is_file() else b""


def make_schemas() -> Mapping[str, bytes]:
    """Return the JSON schemas of the files that authors write, by path."""
    from coursewright.base.shape import json_schema
    from coursewright.course.cards import Card
    from coursewright.course.model import Course, FrontMatter, Glossary
    from coursewright.figures.kinds import AnyFigure
    from coursewright.quiz.schema import quiz_schema

    models: dict[str, Any] = {
        "card": Card,
        "course": Course,
        "figure": AnyFigure,
        "glossary": Glossary,
        "lesson": FrontMatter,
    }
    texts = {
        name: json.dumps(json_schema(cls, name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        for name, cls in models.items()
    }
    return {f"schema/{name}.json": text.encode() for name, text in {**texts, "quiz": quiz_schema()}.items()}


def make_script() -> Mapping[str, bytes]:
    """Return the browser's scripts, bundled from their source."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in SCRIPTS:
            file = Path(folder, name)
            subprocess.run([find_node(), f"{BROWSER}/bundle.cjs", str(file)], cwd=ROOT, check=True)
            made[f"{BROWSER}/{name}"] = file.read_bytes()
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
