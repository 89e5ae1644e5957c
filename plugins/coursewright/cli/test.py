"""`test`: everything that CI runs, on all cores; all of it, also after a failure; pytest's closing line last."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from coursewright.cli.codes import FAULTS, GOOD, LACKS
from coursewright.cli.trial import run_course_tests
from coursewright.pipeline.machine import (
    BUILD_NEEDS,
    TEST_NEEDS,
    TEST_WISHES,
    cure,
    find_node,
    install_missing,
)

PACKAGE = "plugins/coursewright"
TOOLS = ("tools/bench", "tools/editing", "tools/manual", "tools/committed.py")
SCRIPTS = ("plugins/**/*.{ts,cjs}", "tests/**/*.mjs")
SHEETS = "plugins/**/*.css"
OXLINT = ("--deny-warnings", "--report-unused-disable-directives", PACKAGE, "tests")
IN_ONE_PROCESS = ("-n", "-p", "-s", "--numprocesses", "--capture", "--pdb", "--trace", "--collect-only")
"""Arguments by which somebody says in how many processes pytest runs, or wants to look at it in one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One check of the code: a name for people and the command."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a step answered: its exit code, what it said, and how many seconds it took."""

    code: int
    said: str
    seconds: float


def run_test_command(root: Path, *, options: tuple[str, ...], arguments: tuple[str, ...]) -> int:
    """Install what the tests need, run every step, then pytest; exit 1 if anything failed.

    `options` are for pytest and leave the steps as they are; with `arguments` pytest alone is run. A course that is not
    in the tool's own repository has the tests of any course.
    """
    if not (root / PACKAGE).is_dir():
        return run_course_tests(root)
    install_missing(TEST_WISHES, say)
    lacking = install_missing((*BUILD_NEEDS, *TEST_NEEDS), say)
    if lacking:
        say(f"The tests need {', '.join(need.name for need in lacking)}. Cure: {cure(lacking)}")
        return LACKS
    os.environ["PATH"] = os.pathsep.join([str(Path(find_node()).parent), os.environ["PATH"]])
    code = install_node_packages(root)
    if code != 0:
        say("npm could not install what package-lock.json names, see above.")
        return LACKS
    failed = [] if arguments else run_steps(plan_steps(), root)
    if failed:
        say(f"Failed before pytest: {', '.join(failed)}.")
    code = run_pytest(root, (*options, *arguments))
    return FAULTS if failed or code != 0 else GOOD


def plan_steps() -> list[Step]:
    """The checks before pytest, the long ones first: beside each other they end together."""
    python = (sys.executable, "-X", "utf8", "-m")
    here = str(Path(sys.executable).parent)
    node = find_node()
    return [
        Step(name="mypy", command=(*python, "mypy", "--strict", "build.py", PACKAGE, *TOOLS)),
        Step(
            name="tsc", command=(node, "node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json")
        ),
        Step(
            name="prettier",
            command=(node, "node_modules/prettier/bin/prettier.cjs", "--log-level=warn", "--check", *SCRIPTS),
        ),
        Step(name="stylelint", command=(node, "node_modules/stylelint/bin/stylelint.mjs", SHEETS)),
        Step(name="oxlint", command=(node, "node_modules/oxlint/bin/oxlint", *OXLINT)),
        Step(name="import-linter", command=(str(Path(here, "lint-imports")), "--no-cache")),
        Step(name="schema as committed", command=(*python, "tools.committed", "schema")),
        Step(name="browser script as committed", command=(*python, "tools.committed", "script")),
        Step(name="ruff check", command=(*python, "ruff", "check", "--quiet", ".")),
        Step(name="ruff format", command=(*python, "ruff", "format", "--check", "--quiet", ".")),
    ]


def run_steps(steps: list[Step], root: Path) -> list[str]:
    """Run steps beside each other; print each one's name, its time, and its output where it failed; who failed."""
    failed = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        running = {pool.submit(run_step, step, root): step for step in steps}
        for done in as_completed(running):
            step, result = running[done], done.result()
            say(f"{step.name}: {'FAILED' if result.code else 'good'}, {result.seconds:.1f} s")
            if result.code:
                say(result.said.rstrip())
                failed.append(step.name)
    return failed


def run_step(step: Step, root: Path) -> Result:
    """Run a step and wait for it."""
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
    return Result(code=answer.returncode, said=answer.stdout, seconds=time.monotonic() - begun)


def run_pytest(root: Path, arguments: tuple[str, ...]) -> int:
    """Run pytest; its output goes straight through."""
    command = [sys.executable, "-X", "utf8", "-m", "pytest", *plan_spread(arguments), *arguments]
    return subprocess.run(command, cwd=root, check=False).returncode


def plan_spread(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """What tells pytest to run in a process a core, unless its arguments ask for something else."""
    words = {word.partition("=")[0] if word.startswith("--") else word[:2] for word in arguments}
    return () if words.intersection(IN_ONE_PROCESS) else ("-n", "auto")


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
