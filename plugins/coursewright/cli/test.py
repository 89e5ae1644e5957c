"""`test`: everything that CI runs, in order; all of it, also after a failure; pytest's closing line last."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from coursewright.cli.codes import FAULTS, GOOD, LACKS
from coursewright.pipeline.machine import BUILD_NEEDS, TEST_NEEDS, cure, find_node, install_missing

PACKAGE = "plugins/coursewright"
BENCH = "tools/bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check of the code: a name for people and the command."""

    name: str
    command: tuple[str, ...]


def run_test_command(root: Path, *, fast: bool, arguments: tuple[str, ...]) -> int:
    """Install what the tests need, run every step, then pytest; exit 1 if anything failed."""
    lacking = install_missing((*BUILD_NEEDS, *TEST_NEEDS), say)
    if lacking:
        say(f"The tests need {', '.join(need.name for need in lacking)}. Cure: {cure(lacking)}")
        return LACKS
    os.environ["PATH"] = os.pathsep.join([str(Path(find_node()).parent), os.environ["PATH"]])
    code = install_node_packages(root)
    if code != 0:
        say("npm could not install what package-lock.json names, see above.")
        return LACKS
    failed = [] if arguments else [step.name for step in plan_steps() if run_step(step, root) != 0]
    if failed:
        say(f"Failed before pytest: {', '.join(failed)}.")
    code = run_pytest(root, fast=fast, arguments=arguments)
    return FAULTS if failed or code != 0 else GOOD


def plan_steps() -> list[Step]:
    """The checks before pytest, the quick ones first."""
    python = (sys.executable, "-X", "utf8", "-m")
    here = str(Path(sys.executable).parent)
    node = find_node()
    return [
        Step(name="ruff check", command=(*python, "ruff", "check", "--quiet", ".")),
        Step(name="ruff format", command=(*python, "ruff", "format", "--check", "--quiet", ".")),
        Step(name="mypy", command=(*python, "mypy", "--strict", "build.py", PACKAGE, BENCH)),
        Step(name="import-linter", command=(str(Path(here, "lint-imports")), "--no-cache")),
        Step(
            name="tsc", command=(node, "node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json")
        ),
        Step(name="browser script as committed", command=(*python, "coursewright.cli.committed", "script")),
        Step(name="schema as committed", command=(*python, "coursewright.cli.committed", "schema")),
    ]


def run_step(step: Step, root: Path) -> int:
    """Run a step and print its name, its time, and its output where it failed."""
    begun = time.monotonic()
    answer = subprocess.run(
        step.command,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    state = "good" if answer.returncode == 0 else "FAILED"
    say(f"{step.name}: {state}, {time.monotonic() - begun:.1f} s")
    if answer.returncode != 0:
        print(answer.stdout.rstrip(), flush=True)
    return answer.returncode


def run_pytest(root: Path, *, fast: bool, arguments: tuple[str, ...]) -> int:
    """Run pytest; its output goes straight through."""
    marks = ("-m", "not slow") if fast else ()
    command = [sys.executable, "-X", "utf8", "-m", "pytest", *marks, *arguments]
    return subprocess.run(command, cwd=root, check=False).returncode


def install_node_packages(root: Path) -> int:
    """Run `npm ci` when package-lock.json changed; npm's exit code."""
    digest = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".stamp"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return 0
    say("Installing the browser tools from package-lock.json …")
    command = [*npm_command(), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    code = subprocess.run(command, cwd=root, check=False, stdout=subprocess.DEVNULL).returncode
    if code == 0:
        stamp.write_text(digest, encoding="ascii")
    return code


def npm_command() -> list[str]:
    """The npm that belongs to the Node found: a script that Node runs, else the program on PATH."""
    folder = Path(find_node()).resolve().parent
    for scripts in ("node_modules", "../lib/node_modules", "../share/nodejs"):
        script = folder / scripts / "npm" / "bin" / "npm-cli.js"
        if script.is_file():
            return [find_node(), str(script)]
    return ["npm.cmd" if os.name == "nt" else "npm"]


def say(text: str) -> None:
    """Print a line about the run."""
    print(text, flush=True)
