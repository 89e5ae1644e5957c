"""`build`: check, then build what is ordered, and say what came of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import cast

from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.progress import Progress
from coursewright.cli.report import is_language, summary
from coursewright.pipeline.epoch import build_epoch
from coursewright.pipeline.jobs import Ended
from coursewright.pipeline.machine import BUILD_NEEDS, Need, cure, install_missing
from coursewright.pipeline.plan import PARTS, BuildOrder, Engine, Part
from coursewright.pipeline.run import run_build
from coursewright.pipeline.stage import build_lock
from coursewright.project.load import load_projects


def run_build_command(
    root: Path, *, language: str, only: str | None, engine: str, jobs: int | None, quiet: bool
) -> int:
    """Check, build and swap; the exit code."""
    if not is_language(language, root):
        return USAGE
    progress = Progress(quiet=quiet)
    issues = IssueLog()
    projects = load_projects(root, issues, language)
    if issues.found:
        print(as_text(issues), file=sys.stderr)
    if issues.has_errors:
        print(f"{summary(issues)} Nothing was built.", file=sys.stderr)
        return FAULTS
    lacking = lacking_for(only, progress)
    order = BuildOrder(
        language=language,
        parts=parts_to_build(only, lacking),
        engine=cast(Engine, engine),
        width=jobs or os.cpu_count() or 1,
    )
    try:
        with build_lock(
            root, lambda: progress.say("Another build is at work here; waiting for it …")
        ) as cache:
            outcome = run_build(
                root, cache, order, tuple(projects.values()), build_epoch(root, os.environ), progress
            )
    except OSError as fault:
        print(f"The build stopped: {fault}. The next one goes on from there.", file=sys.stderr)
        return LACKS
    if outcome.failed:
        tell_failed(outcome.failed)
        return FAULTS
    if lacking:
        tell_lacking(lacking)
        return LACKS
    progress.say(f"Built: {' and '.join(f'{part}/' for part in order.parts)}")
    return GOOD


def parts_to_build(only: str | None, lacking: list[Need]) -> tuple[Part, ...]:
    """The parts that are asked for and that this machine can build."""
    asked = PARTS if only is None else (cast(Part, only),)
    return tuple(part for part in asked if part != "handbooks" or not lacking)


def lacking_for(only: str | None, progress: Progress) -> list[Need]:
    """What the handbooks need and this machine lacks, after installing what it may."""
    if only == "site":
        return []
    return [need for need in install_missing(BUILD_NEEDS, progress.say) if need.vital]


def tell_failed(failed: tuple[Ended, ...]) -> None:
    """Print what the failed jobs said; the last good outputs stand."""
    for end in failed:
        print(f"\n{end.job.name} failed:\n{fault_lines(end.output)}", file=sys.stderr)
    print("\nThe outputs are those of the last good build.", file=sys.stderr)


def fault_lines(output: str) -> str:
    """A job's output without the engine's talk about what went well."""
    lines = [line for line in output.splitlines() if not line.startswith(("INFO ", "DEBUG "))]
    return "\n".join(lines).strip() or "It ended without a word."


def tell_lacking(lacking: list[Need]) -> None:
    """Name what is not built, why, and the exact command that cures it."""
    names = ", ".join(need.name for need in lacking)
    print(f"The handbooks are not built: this machine lacks {names}. Cure: {cure(lacking)}", file=sys.stderr)
