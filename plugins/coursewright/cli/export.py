"""`export`: check the course, then write questions in a format of other tools, and say what does not arrive."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.faults import did_you_mean
from coursewright.cli.codes import GOOD, LACKS, USAGE
from coursewright.cli.extras import how_to_install
from coursewright.cli.opening import open_course
from coursewright.cli.outputs import is_folder, refused, write_output
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.chosen import chosen_for, names_of
from coursewright.exchange.format import Format
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.rendering import bundle_of
from coursewright.exchange.report import report_lines, summary_of
from coursewright.pipeline.epoch import build_epoch
from coursewright.project.model import Project

FOLDER = "exports"
"""Where exports go, in a folder a language: beside site/, since they hold keys and reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What was asked for: a format, the name of a quiz or a lesson ("": the course), a language, a file or a folder."""

    form: str
    name: str
    language: str
    out: Path | None


def run_export_command(root: Path, wish: ExportWish, *, quiet: bool) -> int:
    """Write a file for each language, or for one; nothing where anything is at fault."""
    form = FORMATS[wish.form]
    refusal = refused(root, wish.out)
    if refusal:
        print(refusal, file=sys.stderr)
        return USAGE
    lacking = [name for name in form.needs if importlib.util.find_spec(name) is None]
    if lacking:
        print(how_to_install(lacking[0]), file=sys.stderr)
        return LACKS
    projects = open_course(root, wish.language, "Nothing was exported.")
    if isinstance(projects, int):
        return projects
    unknown = [project for project in projects.values() if not chosen_for(project, wish.name)]
    if unknown:
        print(_nothing_said(unknown[0], wish.name), file=sys.stderr)
        return USAGE
    write_exports(root, projects, wish, form, quiet=quiet)
    return GOOD


def _nothing_said(project: Project, name: str) -> str:
    """Why a name has no questions."""
    if not name:
        return f"The course has no questions in {project.language}."
    if project.lesson(name) is not None:
        return f"The lesson '{name}' has no questions in {project.language}."
    return f"There is no quiz and no lesson '{name}'. {did_you_mean(name, names_of(project))}".rstrip()


def write_exports(
    root: Path, projects: Mapping[str, Project], wish: ExportWish, form: Format, *, quiet: bool
) -> None:
    """Write a file a language and print what it lost."""
    write = form.write or write_nothing
    epoch = build_epoch(root, os.environ)
    for language, project in projects.items():
        name = wish.name or project.course.id or "quizzes"
        title = project.course.title or name
        bundle, losses = bundle_of(project, name, title, chosen_for(project, wish.name), form, epoch)
        path = _path(root, wish, language, f"{name}{form.ending}", many=len(projects) > 1)
        write_output(path, write(bundle))
        if not quiet:
            for line in report_lines(losses):
                print(line)
            print(f"{_shown(path, root)}: {summary_of(form, len(list(bundle.asked)), losses)}")


def write_nothing(_bundle: Bundle) -> bytes:
    """What is written in a format that is only read."""
    return b""


def _path(root: Path, wish: ExportWish, language: str, name: str, *, many: bool) -> Path:
    if wish.out is None:
        return root / FOLDER / language / name
    out = root / wish.out
    if many:
        return out / language / name
    return out / name if is_folder(out) else out


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
