"""`export pptx`: check the course, then write the slides of a lesson, or of all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.cache import CACHE, Cache
from coursewright.base.faults import did_you_mean
from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.extras import how_to_install
from coursewright.cli.opening import open_course
from coursewright.cli.outputs import write_output
from coursewright.cli.report import summary
from coursewright.pipeline.epoch import build_epoch
from coursewright.project.model import Project

FOLDER, SLIDES = "exports", "slides"
"""Slides hold answers: they lie beside site/, as all exports do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidesWish:
    """What was asked for: the slug of a lesson ("": all), a language ("": all), a template."""

    name: str
    language: str
    template: Path | None


def run_slides_command(root: Path, wish: SlidesWish, *, quiet: bool) -> int:
    """Write a file a lesson and language; nothing where anything is at fault."""
    template = None
    if wish.template is not None:
        try:
            template = wish.template.read_bytes()
        except OSError as fault:
            print(f"--template {wish.template}: {fault.strerror or fault}.", file=sys.stderr)
            return USAGE
    projects = open_course(root, wish.language, "No slides were written.")
    if isinstance(projects, int):
        return projects
    for project in projects.values():
        if wish.name and project.lesson(wish.name) is None:
            cure = did_you_mean(wish.name, [row.slug for row in project.lessons])
            print(f"There is no lesson '{wish.name}'. {cure}".rstrip(), file=sys.stderr)
            return USAGE
    return _written(root, projects, wish, template, quiet=quiet)


def _written(
    root: Path, projects: Mapping[str, Project], wish: SlidesWish, template: bytes | None, *, quiet: bool
) -> int:
    try:
        from coursewright.office.slides.layouts import BadTemplate
    except ImportError as fault:
        print(how_to_install(fault.name or "pptx"), file=sys.stderr)
        return LACKS
    try:
        files = [row for project in projects.values() for row in _files(root, project, wish.name, template)]
    except BadTemplate as fault:
        print(f"--template {wish.template}: {fault}", file=sys.stderr)
        return USAGE
    except ImportError as fault:
        print(how_to_install(fault.name or "resvg_py"), file=sys.stderr)
        return LACKS
    found = IssueLog()
    for _, _, own in files:
        found.extend(own)
    if found.has_errors:
        print(f"{as_text(found)}\n{summary(found)} No slides were written.", file=sys.stderr)
        return FAULTS
    for path, content, _ in files:
        write_output(path, content)
        if not quiet:
            print(path.relative_to(root).as_posix())
    return GOOD


def _files(
    root: Path, project: Project, name: str, template: bytes | None
) -> Iterator[tuple[Path, bytes, IssueLog]]:
    from coursewright.office.pictures import PictureBook
    from coursewright.office.sets import trainers_book
    from coursewright.office.slides.deck import deck_of
    from coursewright.office.slides.writing import write_deck

    issues = IssueLog()
    epoch = build_epoch(root, os.environ)
    book = trainers_book(project, issues, Cache(root / CACHE))
    pictures = PictureBook(root, project.language, issues)
    for chapter in book.chapters:
        if name in ("", chapter.slug):
            deck = deck_of(project, book, chapter, pictures, issues)
            target = root / FOLDER / project.language / SLIDES / f"{deck.name}.pptx"
            yield target, write_deck(deck, template, epoch), issues
