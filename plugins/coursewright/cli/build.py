"""`build`: check, then build what is ordered, and say what came of it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import cast

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.refusal import refusal
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.progress import Progress
from coursewright.cli.report import is_language, summary
from coursewright.pipeline.epoch import VARIABLE, build_epoch, given_epoch
from coursewright.pipeline.jobs import REFUSED, Ended
from coursewright.pipeline.machine import BUILD_NEEDS, Need, cure, install_missing
from coursewright.pipeline.obstacles import find_obstacles
from coursewright.pipeline.outcome import Outcome
from coursewright.pipeline.plan import PARTS, BuildOrder, Engine, Part
from coursewright.pipeline.run import run_build
from coursewright.pipeline.stage import build_lock, needs_recovery
from coursewright.project.load import load_projects
from coursewright.project.model import Project


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
    outcome = build_in_place(root, order, tuple(projects.values()), progress)
    if outcome is None:
        return LACKS
    tell_outcome(outcome)
    if lacking:
        tell_lacking(lacking)
    if any(end.code != REFUSED for end in outcome.failed):
        return FAULTS
    if lacking or outcome.failed:
        return LACKS
    progress.say(f"Built: {' and '.join(f'{part}/' for part in order.parts)}")
    return GOOD


def build_in_place(
    root: Path, order: BuildOrder, projects: tuple[Project, ...], progress: Progress
) -> Outcome | None:
    """Build with the lock held; None, and said so, where the system does not let it."""
    obstacles = list(find_obstacles(root))
    for obstacle in obstacles:
        print(obstacle, file=sys.stderr)
    if obstacles:
        return None
    try:
        with build_lock(
            root, lambda: progress.say("Another build is at work here; waiting for it …")
        ) as cache:
            return run_build(root, cache, order, projects, epoch_of(root, progress), progress)
    except OSError as fault:
        next_one = " The next one goes on from there." if needs_recovery(root) else ""
        print(f"The build stopped: {refusal(fault)}.{next_one}", file=sys.stderr)
        return None


def epoch_of(root: Path, progress: Progress) -> int:
    """The build's date; a strange SOURCE_DATE_EPOCH is named."""
    given = os.environ.get(VARIABLE, "").strip()
    if given and given_epoch(os.environ) is None:
        progress.say(f"{VARIABLE} is '{given[:40]}', which is no date in seconds; it is not used.")
    return build_epoch(root, os.environ)


def parts_to_build(only: str | None, lacking: list[Need]) -> tuple[Part, ...]:
    """The parts that are asked for and that this machine can build."""
    asked = PARTS if only is None else (cast(Part, only),)
    return tuple(part for part in asked if part != "handbooks" or not lacking)


def lacking_for(only: str | None, progress: Progress) -> list[Need]:
    """What the handbooks need and this machine lacks, after installing what it may."""
    if only == "site":
        return []
    return [need for need in install_missing(BUILD_NEEDS, progress.say) if need.vital]


def tell_outcome(outcome: Outcome) -> None:
    """Print what the failed jobs said, and which parts are new, old or missing because of them."""
    for end in outcome.failed:
        print(f"\n{end.job.name} failed:\n{fault_lines(end)}", file=sys.stderr)
    if not outcome.failed:
        return
    rows = (
        ("Built anew", outcome.new),
        ("Still those of the last good build", outcome.last),
        ("Not there, since no build of them was good yet", outcome.missing),
    )
    print(file=sys.stderr)
    for head, parts in rows:
        if parts:
            print(f"{head}: {', '.join(parts)}", file=sys.stderr)
    if not outcome.new:
        print("The outputs are as they were.", file=sys.stderr)


def fault_lines(end: Ended) -> str:
    """What a failed job said, without the engine's talk about what went well, and which signal ended it."""
    lines = [line for line in end.output.split("\n") if not line.startswith(("INFO ", "DEBUG "))]
    if end.code < 0:
        lines.append(killed_by(-end.code))
    return "\n".join(lines).strip() or f"It ended with exit code {end.code} and without a word."


def killed_by(number: int) -> str:
    """How a job ended that a signal killed."""
    known = {member.value: member.name for member in signal.Signals}
    name = known.get(number, f"signal {number}")
    perhaps = "; perhaps the machine ran out of memory (try --jobs 1)" if name == "SIGKILL" else ""
    return f"It was ended by {name}{perhaps}."


def tell_lacking(lacking: list[Need]) -> None:
    """Name what is not built, why, and the exact command that cures it."""
    names = ", ".join(need.name for need in lacking)
    print(f"The handbooks are not built: this machine lacks {names}. Cure: {cure(lacking)}", file=sys.stderr)
