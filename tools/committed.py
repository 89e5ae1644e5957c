"""Files that are made and yet committed: `python -m tools.committed WHAT [--write]`.

WHAT is schema, script, kinds, rules or reference. Without --write they are made anew and compared; what differs is
named, with the command that cures it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from coursewright.cli.codes import FAULTS, GOOD
from coursewright.pipeline.machine import find_node
from coursewright.quiz.kinds import KINDS, files_of_kinds

ROOT = Path(__file__).resolve().parents[1]
BROWSER = "plugins/coursewright/browser"
SCRIPTS = (
    "coursewright.js",
    "coursewright-exam.js",
    "cw-files.js",
    "cw-search.js",
    "cw-frame.js",
    "cw-copy.js",
    "cw-photo.js",
    "cw-keep.js",
    "cw-lms.js",
    "cw-worker.js",
    "cw-lost.js",
    "cw-sheets.js",
    "cw-bar.js",
    "cw-home.js",
    "cw-pledge.js",
    "cw-gate.js",
    "cw-aloud.js",
    "cw-notebook.js",
    "cw-rail.js",
    "cw-results.js",
    "cw-review.js",
    "cw-changes.js",
    "cw-tell.js",
    "cw-trainer.js",
    "cw-slides.js",
    "cw-scan.js",
    *sorted({kind.script for kind in KINDS.values() if kind.script}),
)
KINDS_FOLDER = f"{BROWSER}/src/kinds"
MADE = " (quiz/kinds), written by `tools.committed kinds`."
FIRST = {"script": ("kinds", "script")}
"""What is made before something that is made of it."""


def main(arguments: list[str]) -> int:
    """Compare or write; exit 1 where a committed file is not what would be made."""
    what = arguments[0]
    if "--write" in arguments:
        for step in FIRST.get(what, (what,)):
            for name, content in MAKERS[step]().items():
                (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / name).write_bytes(content)
        return GOOD
    made = {name: content for step in FIRST.get(what, (what,)) for name, content in MAKERS[step]().items()}
    stale = [name for name, content in made.items() if read_bytes(ROOT / name) != content]
    for name in stale:
        print(f"{name} is not what its source makes. Write it anew:")
        print(f"    .venv/bin/python -m tools.committed {what} --write")
    return FAULTS if stale else GOOD


def read_bytes(file: Path) -> bytes:
    """Return a file's bytes; none where there is no such file."""
    return file.read_bytes() if file.is_file() else b""


def make_rules() -> Mapping[str, bytes]:
    """Return the pages that explain the rules of `check`, by path."""
    from coursewright.cli.explain import PAGES, rules_page

    return {file: rules_page(language).encode("utf-8") for language, file in PAGES.items()}


def make_reference() -> Mapping[str, bytes]:
    """Return the reference of every key, and the quizzes and figures that it shows, by path."""
    from tools.manual.examples import example_files
    from tools.manual.pages import LANGUAGES, reference_pages

    made = {name: text for language in LANGUAGES for name, text in reference_pages(language).items()}
    return {f"docs/{name}": text.encode("utf-8") for name, text in {**made, **example_files()}.items()}


def make_schemas() -> Mapping[str, bytes]:
    """Return the JSON schemas of the files that authors write, by path."""
    from coursewright.scaffold.schemas import schemas

    return {f"schema/{name}.json": text.encode() for name, text in schemas().items()}


def make_kinds() -> Mapping[str, bytes]:
    """Return the tables of kinds that scripts have, as modules of theirs, by path."""
    graded = [name for name, kind in KINDS.items() if kind.like is None]
    scripts: dict[str, list[str]] = {}
    for name, kind in KINDS.items():
        scripts.setdefault(kind.script, []).append(name)
    made = {
        "table": _table(),
        "index": _module(
            "The kinds of the first script; scripts of others add to them.",
            ['import type { Kind } from "./kind.ts";', *_imports(scripts[""], "script", "kind", "..")],
            "export const KINDS = new Map<string, Kind>([\n"
            + "".join(f'  ["{name}", {_variable(name)}],\n' for name in scripts[""])
            + "]);",
        ),
        "graders": _module(
            "What grades an answer by its key, by kind; knows no page.",
            ['import type { Grade } from "../grade.ts";', *_imports(graded, "answer", "grade", "..")],
            f"type Grader = (key: unknown, answer: unknown) => Grade;\n\n"
            f"export const GRADERS: Readonly<Record<string, Grader>> = {_rows(graded)};",
        ),
        "answers": _module(
            "What kept answers look like, by kind.",
            ['import type { Fits } from "../answers.ts";', *_imports(graded, "answer", "fits", "..")],
            f"export const SHAPES: Readonly<Record<string, Fits>> = {_rows(graded)};",
        ),
        **{
            f"scripts/{Path(script).stem}": _module(
                f"{script}: kinds that few pages hold.",
                ['import { KINDS } from "../index.ts";', *_imports(names, "script", "kind", "../..")],
                "\n".join(f'KINDS.set("{name}", {_variable(name)});' for name in names),
            )
            for script, names in scripts.items()
            if script
        },
    }
    return {f"{KINDS_FOLDER}/{name}.ts": text.encode("utf-8") for name, text in made.items()}


def _table() -> str:
    scripts = {name: kind.script for name, kind in KINDS.items() if kind.script}
    styled = ", ".join(f'"{name}"' for name in files_of_kinds("screen.css"))
    alike = {name: kind.like.name for name, kind in KINDS.items() if kind.like}
    return (
        f"/** What the rows of kinds say{MADE} */\n\n"
        "/** In which script a kind is, where that is not the first one. */\n"
        f"export const SCRIPTS: Readonly<Record<string, string>> = {_object(scripts)};\n\n"
        "/** The kinds that have a style sheet of their own. */\n"
        f"export const STYLED: readonly string[] = [{styled}];\n\n"
        "/** The kind that another one answers like. */\n"
        f"const ALIKE: Readonly<Record<string, string>> = {_object(alike)};\n\n"
        "/** The kind that a kind's answers are like, its own where there is no other. */\n"
        "export function like(kind: string): string {\n  return ALIKE[kind] ?? kind;\n}\n"
    )


def _module(says: str, imports: Sequence[str], text: str) -> str:
    return f"/** {says.removesuffix('.')}{MADE} */\n\n" + "\n".join(imports) + f"\n\n{text}\n"


def _imports(names: Sequence[str], file: str, what: str, up: str) -> list[str]:
    folder = f"{up}/../../quiz/kinds"
    return [
        f'import {{ {what} as {_variable(name)} }} from "{folder}/{name.replace("-", "_")}/{file}.ts";'
        for name in names
    ]


def _rows(names: Sequence[str]) -> str:
    rows = (name if name == _variable(name) else f'"{name}": {_variable(name)}' for name in names)
    return "{\n" + "".join(f"  {row},\n" for row in rows) + "}"


def _variable(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(other.capitalize() for other in others)


def _object(rows: Mapping[str, str]) -> str:
    keys = {name: name if name.isidentifier() else f'"{name}"' for name in rows}
    lines = "".join(f'  {keys[name]}: "{value}",\n' for name, value in rows.items())
    return f"{{\n{lines}}}" if rows else "{}"


def make_script() -> Mapping[str, bytes]:
    """Return the browser's scripts, bundled from their source."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in SCRIPTS:
            file = Path(folder, name)
            subprocess.run([find_node(), f"{BROWSER}/bundle.cjs", str(file)], cwd=ROOT, check=True)
            made[f"{BROWSER}/{name}"] = file.read_bytes()
    return made


MAKERS = {
    "schema": make_schemas,
    "kinds": make_kinds,
    "script": make_script,
    "rules": make_rules,
    "reference": make_reference,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
