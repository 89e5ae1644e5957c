"""A whole build: stage, jobs, finish, swap. Faults of content are looked for before this begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.pipeline.finish import settle_outputs
from coursewright.pipeline.jobs import Ended, Watcher, run_jobs
from coursewright.pipeline.plan import BuildOrder, plan_jobs, plan_take_over
from coursewright.pipeline.stage import make_stage, recover, remove_stage, take_over
from coursewright.pipeline.swap import swap_outputs
from coursewright.site.front import write_front
from coursewright.site.policy import theme_folders, write_policy

if TYPE_CHECKING:
    from coursewright.project.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to: the jobs that failed; without any the outputs are new."""

    failed: tuple[Ended, ...]
    ended: tuple[Ended, ...]


def run_build(
    root: Path, cache: Path, order: BuildOrder, projects: Sequence[Project], epoch: int, watcher: Watcher
) -> Outcome:
    """Build what is ordered beside the last outputs, and swap at the end (call with the build lock held)."""
    recover(root, cache)
    languages = tuple(project.language for project in projects)
    stage = make_stage(cache)
    try:
        ended = run_jobs(plan_jobs(order, languages, root, stage, epoch), root, order.width, watcher)
        failed = tuple(end for end in ended if end.code != 0)
        if not failed:
            take_over(root, stage, tuple(plan_take_over(order, languages)))
            finish_outputs(root, stage, projects)
            swap_outputs(root, stage)
    finally:
        remove_stage(stage)
    return Outcome(failed=failed, ended=tuple(ended))


def finish_outputs(root: Path, stage: Path, projects: Sequence[Project]) -> None:
    """Write what stands above the languages, and make the bytes and modes the same everywhere."""
    write_front(stage / "site", projects)
    write_policy(stage / "site", theme_folders(root))
    settle_outputs(stage)
