"""`word`: check the course, then write its documents anew for people who change them in a word processor."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from coursewright.base.cache import Cache
from coursewright.cli.codes import FAULTS, GOOD, LACKS
from coursewright.cli.extras import how_to_install
from coursewright.cli.figures import replace_folder
from coursewright.cli.opening import open_course
from coursewright.cli.report import summary
from coursewright.pipeline.epoch import build_epoch
from coursewright.pipeline.order import WORD_SET
from coursewright.pipeline.stage import build_lock
from coursewright.project.model import Project


def run_word_command(root: Path, *, language: str, quiet: bool) -> int:
    """Write the documents of all languages, or of one; the last ones stay where anything is at fault."""
    projects = open_course(root, language, "No document was written.")
    if isinstance(projects, int):
        return projects
    try:
        written = write_sets(root, projects)
    except ImportError as fault:
        print(how_to_install(fault.name or "docx"), file=sys.stderr)
        return LACKS
    if written is None:
        return FAULTS
    if not quiet:
        print(f"{written} documents in {WORD_SET}/.")
    return GOOD


def write_sets(root: Path, projects: Mapping[str, Project]) -> int | None:
    """Write the documents of each language and put them in place; how many there are, or None where one is at fault."""
    from coursewright.office import WordFault, write_word_set

    epoch = build_epoch(root, os.environ)
    with build_lock(root, lambda: None) as cache:
        fresh = cache / "word"
        shutil.rmtree(fresh, ignore_errors=True)
        written = 0
        for language, project in projects.items():
            try:
                written += len(write_word_set(project, fresh / language, epoch, cache=Cache(cache)))
            except WordFault as fault:
                print(fault, file=sys.stderr)
                print(f"{summary(fault.issues)} No document was written.", file=sys.stderr)
                return None
        for language in projects:
            replace_folder(fresh / language, root / WORD_SET / language)
    return written
