"""What the tasks do: each function here is run in a process of its own, or last in the builder's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.cache import Cache
from coursewright.base.telling import tell
from coursewright.pipeline.engines import run_engine
from coursewright.pipeline.inputs import SETTINGS
from coursewright.pipeline.order import Place
from coursewright.pipeline.outputs import site_folder

if TYPE_CHECKING:
    from coursewright.course.edition import Handbook
    from coursewright.project.model import Project
    from coursewright.project.stock import Stock

ENGINE, BOOKS, PAGES = (
    "coursewright.engine.command",
    "coursewright.handbook.write",
    "coursewright.trainer.write",
)
"""What sites, books and pages for trainers are made by."""


def run_site(
    engine: str, language: str, projects: Mapping[str, Project], stock: Stock | None, place: Place, width: int
) -> int:
    """Write one language's site; a warning of the engine is a fault. Exit code 0 good, else its output tells why.

    `stock` is what the projects were read from. The engine of our own works in `width` processes, beside the last
    outputs.
    """
    from coursewright.site.start import given_projects

    folder = place.stage / site_folder(language)
    with given_projects(place.root, projects, stock):
        if engine == "mkdocs":  # it alone is loaded: under the name `mkdocs` other engines bring their own
            from coursewright.engine import command

            last = place.root / site_folder(language)
            return command.run_site(place.root / SETTINGS, folder, width, Cache(place.cache), last)
        return run_engine(engine, ["build", "--strict", "-f", SETTINGS, "-d", str(folder)])


def run_edition(project: Project, edition: Handbook, path: str, place: Place, address: str) -> int:
    """Write one handbook to a path below the stage; exit code 0 good, 1 after its faults were printed.

    It names the pages of a site at an `address`.
    """
    from coursewright.base.issues import as_text
    from coursewright.handbook import HandbookFault
    from coursewright.handbook.write import write_edition

    try:
        target, cache = place.stage / path, Cache(place.cache)
        warnings = write_edition(project, edition, target, place.epoch, tell_section, cache, address=address)
    except HandbookFault as fault:
        print(fault)
        return 1
    if warnings.found:
        print(as_text(warnings))
    return 0


def run_trainer(
    project: Project, projects: Mapping[str, Project], path: str, marks: Mapping[str, str], place: Place
) -> int:
    """Write one language's pages for trainers to a folder below the stage."""
    from coursewright.trainer.write import write_trainer

    write_trainer(project, projects, place.stage / path, marks, Cache(place.cache))
    return 0


def tell_section(name: str, done: int, total: int, page: int) -> None:
    """Say which section of a book comes next."""
    tell(f"{name}, page {page} ({done + 1} of {total})")


def run_front(projects: Sequence[Project], site: Path) -> int:
    """Write what stands above the languages that are there."""
    from coursewright.site.front import write_front

    write_front(site, projects)
    return 0


def run_policy(projects: Sequence[Project], root: Path, site: Path, cache: Path) -> int:
    """Write the security policy for all pages that are there."""
    from coursewright.site.policy import theme_folders, write_policy

    hosts = {host for project in projects for host in project.course.allow}
    write_policy(site, theme_folders(root), sorted(hosts), Cache(cache))
    return 0
