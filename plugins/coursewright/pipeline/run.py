"""A whole build: stage, jobs, finish, swap. Faults of content are looked for before this begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.pipeline.finish import settle_outputs
from coursewright.pipeline.jobs import Watcher, run_jobs
from coursewright.pipeline.outcome import Outcome, outcome_of, whole_parts
from coursewright.pipeline.plan import BuildOrder, plan_jobs, plan_take_over
from coursewright.pipeline.stage import make_stage, recover, remove_stage, take_over
from coursewright.pipeline.swap import swap_outputs
from coursewright.site.front import write_front
from coursewright.site.policy import theme_folders, write_policy

if TYPE_CHECKING:
    from coursewright.project.model import Project


def run_build(
    root: Path, cache: Path, order: BuildOrder, projects: Sequence[Project], epoch: int, watcher: Watcher
) -> Outcome:
    """Build what is ordered beside the last outputs, and swap at the end (call with the build lock held).

    A part that fails is taken over from the last good build; where all fail, nothing is swapped.
    """
    recover(root, cache, watcher.say)
    editions = {project.language: project.course.handbooks for project in projects}
    stage = make_stage(cache)
    try:
        jobs = plan_jobs(order, editions, root, stage, epoch)
        ended = run_jobs(jobs, root, order.width, watcher)
        new = whole_parts(stage, ended)
        if new:
            take_over(root, stage, plan_take_over(order, editions))
            take_over(root, stage, [part for job in jobs for part in job.makes if part not in new])
            finish_outputs(root, stage, projects)
            swap_outputs(root, stage)
    finally:
        remove_stage(stage)
    return outcome_of(ended, root, new)


def finish_outputs(root: Path, stage: Path, projects: Sequence[Project]) -> None:
    """Write what stands above the languages, and make the bytes and modes the same everywhere."""
    write_front(stage / "site", projects)
    hosts = {host for project in projects for host in project.course.allow}
    write_policy(stage / "site", theme_folders(root), sorted(hosts))
    settle_outputs(stage)
