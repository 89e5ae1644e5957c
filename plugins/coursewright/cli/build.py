"""`build`: check, then build what is ordered, and say what came of it."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from coursewright.base.cache import CACHE, Cache
from coursewright.base.refusal import refusal
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.progress import Progress
from coursewright.pipeline.epoch import VARIABLE, build_epoch, given_epoch
from coursewright.pipeline.inputs import Inputs, read_inputs
from coursewright.pipeline.order import PARTS, BuildOrder, Engine, Part
from coursewright.pipeline.record import unchanged_since
from coursewright.pipeline.seen import Reader
from coursewright.pipeline.stage import free_lock, needs_recovery
from coursewright.pipeline.task import REFUSED, Ended

if TYPE_CHECKING:
    from coursewright.pipeline.machine import Need
    from coursewright.pipeline.outcome import Outcome
    from coursewright.pipeline.run import Content
    from coursewright.project.model import Project

MANY = 100
"""Files that are read and checked within a second: nobody wonders what goes on."""
UNCHANGED = "Nothing changed since the last build."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The options of `build`, as they were written."""

    language: str
    only: str | None
    edition: str
    lesson: str
    engine: str
    jobs: int | None

    @property
    def order(self) -> BuildOrder:
        """What is asked for."""
        only = "handbooks" if self.edition or self.lesson else self.only
        return BuildOrder(
            language=self.language,
            parts=PARTS if only is None else (cast(Part, only),),
            edition=self.edition,
            lesson=self.lesson,
            engine=cast(Engine, self.engine),
            width=self.jobs or os.cpu_count() or 1,
        )


def run_build_command(root: Path, wish: Wish, *, quiet: bool) -> int:
    """Check, build and swap, where anything has changed; the exit code."""
    progress, order, reader = Progress(quiet=quiet), wish.order, Reader()
    inputs, epoch = read_inputs(root, os.environ, reader), epoch_of(root, progress)
    said = said_before(root, order, inputs, epoch)
    if said is None:
        return build_anew(root, order, (inputs, reader), epoch, progress)
    if said:
        print(said, file=sys.stderr)
    progress.say(UNCHANGED)
    return GOOD


def said_before(root: Path, order: BuildOrder, inputs: Inputs, epoch: int) -> str | None:
    """The warnings of the last build, if all that is ordered is there and would come out the same; else None."""
    with free_lock(root) as cache:
        if cache is None or needs_recovery(root):
            return None
        return unchanged_since(Cache(cache), root, order.name, inputs.asked(epoch))


def build_anew(
    root: Path, order: BuildOrder, read: tuple[Inputs, Reader], epoch: int, progress: Progress
) -> int:
    """Check, then build what changed; the exit code. `read` are the inputs, and who read them.

    Imports are late: most of them are heavy.
    """
    from coursewright.base.issues import IssueLog, as_text
    from coursewright.cli.report import is_language, summary
    from coursewright.pipeline.run import Content
    from coursewright.project.load import load_stock

    inputs, reader = read
    if not is_language(order.language, root):
        return USAGE
    if len(inputs.files) > MANY:
        progress.say("Reading and checking …")
    issues, stock = IssueLog(), reader.stock(root)
    projects = load_stock(stock, issues, order.language, Cache(root / CACHE), order.width)
    gc.freeze()  # what was read stays to the end: nobody need look for garbage in it
    said = as_text(issues)
    if said:
        print(said, file=sys.stderr)
    if issues.has_errors:
        print(f"{summary(issues)} Nothing was built.", file=sys.stderr)
        return FAULTS
    strange = unknown_name(order, projects)
    if strange:
        print(strange, file=sys.stderr)
        return USAGE
    content = Content(projects=projects, stock=stock, inputs=inputs, said=said, reader=reader)
    return build_checked(root, order, content, epoch, progress)


def unknown_name(order: BuildOrder, projects: Mapping[str, Project]) -> str:
    """What is wrong with the edition or the lesson that was asked for; "" for nothing."""
    from coursewright.base.shape import did_you_mean
    from coursewright.project.editions import editions_of

    wanted = [project for name, project in projects.items() if order.makes(name)]
    editions = {row.id for project in wanted for row in editions_of(project)}
    lessons = {row.slug for project in wanted for row in project.lessons}
    for option, name, known in (("edition", order.edition, editions), ("lesson", order.lesson, lessons)):
        if name and name not in known:
            return f"--{option}: there is no '{name}'. {did_you_mean(name, known)}"
    return ""


def build_checked(root: Path, order: BuildOrder, content: Content, epoch: int, progress: Progress) -> int:
    """Build what this machine can, and say what came of it; the exit code."""
    lacking = lacking_for(order, progress)
    if lacking:
        order = replace(order, parts=tuple(part for part in order.parts if part != "handbooks"))
    outcome = build_in_place(root, order, content, epoch, progress)
    if outcome is None:
        return LACKS
    tell_outcome(outcome)
    if lacking:
        tell_lacking(lacking)
    if any(end.code != REFUSED for end in outcome.failed):
        return FAULTS
    if lacking or outcome.failed:
        return LACKS
    tell_built(order, content, progress, changed=outcome.changed)
    return GOOD


def tell_built(order: BuildOrder, content: Content, progress: Progress, *, changed: bool) -> None:
    """Say that all went well, and how robots did at the quizzes of what is new."""
    if not changed:
        progress.say(UNCHANGED)
        return
    from coursewright.cli.report import robot_lines

    for line in robot_lines(content.projects.values()):
        progress.say(line)
    *others, last = (f"{part}/" for part in order.parts)
    progress.say(f"Built: {', '.join(others)} and {last}" if others else f"Built: {last}")


def build_in_place(
    root: Path, order: BuildOrder, content: Content, epoch: int, progress: Progress
) -> Outcome | None:
    """Build with the lock held; None, and said so, where the system does not let it."""
    from coursewright.base.doubles import can_fork
    from coursewright.pipeline.obstacles import find_obstacles
    from coursewright.pipeline.run import run_build
    from coursewright.pipeline.stage import build_lock

    obstacles = list(find_obstacles(root))
    for obstacle in obstacles:
        print(obstacle, file=sys.stderr)
    if obstacles:
        return None
    try:
        with (
            build_lock(
                root, lambda: progress.say("Another build is at work here; waiting for it …")
            ) as cache,
            progress,
        ):
            return run_build(root, cache, order, content, epoch, progress, fork=can_fork())
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


def lacking_for(order: BuildOrder, progress: Progress) -> list[Need]:
    """What the handbooks need and this machine lacks, after installing what it may."""
    from coursewright.pipeline.machine import BUILD_NEEDS, install_missing

    if "handbooks" not in order.parts:
        return []
    return [need for need in install_missing(BUILD_NEEDS, progress.say) if need.vital]


def tell_outcome(outcome: Outcome) -> None:
    """Print what the failed jobs said, and which parts are new, old or missing because of them."""
    said: dict[str, list[str]] = {}
    for end in outcome.failed:
        said.setdefault(fault_lines(end), []).append(end.task.name)
    for lines, names in said.items():
        print(f"\n{', '.join(names)} failed:\n{lines}", file=sys.stderr)
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
    from coursewright.pipeline.machine import cure

    names = ", ".join(need.name for need in lacking)
    print(f"The handbooks are not built: this machine lacks {names}. Cure: {cure(lacking)}", file=sys.stderr)
