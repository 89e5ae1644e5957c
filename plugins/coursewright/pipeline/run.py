"""A whole build: stage, jobs, finish, swap. Faults of content are looked for before this begins."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.pipeline.chooser import Choice, write_chooser
from coursewright.pipeline.finish import settle_outputs
from coursewright.pipeline.jobs import Ended, Watcher, run_jobs
from coursewright.pipeline.plan import BuildOrder, plan_jobs, plan_take_over
from coursewright.pipeline.policy import write_policy
from coursewright.pipeline.stage import make_stage, recover, remove_stage, take_over
from coursewright.pipeline.swap import swap_outputs

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
            finish_outputs(stage, projects)
            swap_outputs(root, stage)
    finally:
        remove_stage(stage)
    return Outcome(failed=failed, ended=tuple(ended))


def finish_outputs(stage: Path, projects: Sequence[Project]) -> None:
    """Write what stands above the languages, and make the bytes and modes the same everywhere."""
    site = stage / "site"
    present = [project for project in projects if (site / project.language / "index.html").is_file()]
    if present:
        write_chooser(site, [choice_of(project, site) for project in present])
        # A server looks for it at its root; its own links begin with its language's folder.
        shutil.copyfile(site / present[0].language / "404.html", site / "404.html")
    write_policy(site)
    settle_outputs(stage)


def choice_of(project: Project, site: Path) -> Choice:
    """Return what the chooser says about a language; handbooks that were not built are not offered."""
    course = project.course
    paths = {book.title: f"handbooks/{project.language}/{book.id}.pdf" for book in course.handbooks}
    return Choice(
        language=project.language,
        title=course.title,
        subtitle=course.subtitle,
        handbooks=tuple((title, path) for title, path in paths.items() if (site / path).is_file()),
    )
