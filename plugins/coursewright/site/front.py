"""What stands above the languages of a finished site: the chooser, and the page for addresses that lead nowhere."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from coursewright.project.editions import editions_of
from coursewright.project.model import Project
from coursewright.site.chooser import Choice, write_chooser


def write_front(site: Path, projects: Sequence[Project]) -> None:
    """Write them for the languages that are there; nothing where none is."""
    present = [project for project in projects if (site / project.language / "index.html").is_file()]
    if present:
        write_chooser(site, [choice_of(project, site) for project in present], present[0].course.colour)
        # A server looks for it at its root; its own links begin with its language's folder.
        shutil.copyfile(site / present[0].language / "404.html", site / "404.html")


def choice_of(project: Project, site: Path) -> Choice:
    """Return what the chooser says about a language; handbooks that were not built are not offered."""
    course = project.course
    paths = {book.title: f"handbooks/{project.language}/{book.id}.pdf" for book in editions_of(project)}
    return Choice(
        language=project.language,
        title=course.title,
        subtitle=course.subtitle,
        handbooks=tuple((title, path) for title, path in paths.items() if (site / path).is_file()),
    )
