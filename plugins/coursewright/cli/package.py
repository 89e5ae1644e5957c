"""`export` of what a learning platform plays: check, build the site if it is not as it should be, and pack it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.cache import CACHE, Cache
from coursewright.base.faults import did_you_mean
from coursewright.base.issues import IssueLog
from coursewright.cli.build import Wish, run_build_command
from coursewright.cli.codes import GOOD, USAGE
from coursewright.cli.outputs import is_folder, refused, write_output
from coursewright.cli.report import is_language
from coursewright.lms.package import package_bytes
from coursewright.lms.room import ROOM, signs_at_most
from coursewright.lms.scope import Scope, Target, lesson_scope, path_names, path_scope, whole_scope
from coursewright.project.assessments import assessments_of
from coursewright.project.load import load_projects
from coursewright.project.model import Project

FOLDER = "exports"
"""Where exports go."""
SITE = Wish(language="", only="site", edition="", lesson="", engine="mkdocs", jobs=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageWish:
    """What was asked for: a platform's standard, a language that goes alone, a file or a folder.

    `name` is that of a lesson, a path or a role; "" is the course.
    """

    target: Target
    name: str
    language: str
    out: Path | None


def run_package_command(root: Path, wish: PackageWish, *, quiet: bool) -> int:
    """Write one package; with all languages, or with one alone. The site is built first."""
    if not is_language(wish.language, root):
        return USAGE
    refusal = refused(root, wish.out)
    if refusal:
        print(refusal, file=sys.stderr)
        return USAGE
    built = run_build_command(root, SITE, quiet=True)
    if built != GOOD:
        return built
    projects = load_projects(root, IssueLog(), "", Cache(root / CACHE))
    project = projects[wish.language] if wish.language else next(iter(projects.values()))
    scope = _scope(project, wish.name)
    if scope is None:
        names = (*(row.slug for row in project.lessons), *path_names(project))
        print(
            f"There is no lesson, path or role '{wish.name}'. {did_you_mean(wish.name, names)}".rstrip(),
            file=sys.stderr,
        )
        return USAGE
    lacking = _lacking(project, wish.target)
    if lacking:
        print(lacking, file=sys.stderr)
        return USAGE
    others = {} if wish.language else {name: row for name, row in projects.items() if row is not project}
    content = package_bytes(wish.target, root / "site", project, others, scope)
    path = _place(root, wish, scope, project.language)
    write_output(path, content)
    if not quiet:
        for line in _told(project, wish.target, scope):
            print(line)
        print(f"{_shown(path, root)}: {len(content) / 1e6:.1f} MB, {_said(scope, projects, others)}.")
    return GOOD


def _scope(project: Project, name: str) -> Scope | None:
    if not name:
        return whole_scope(project)
    return lesson_scope(project, name) or path_scope(project, name)


def _lacking(project: Project, target: Target) -> str:
    """Why a platform cannot keep what a course needs; "" if it can."""
    room = ROOM.get(target)
    need = signs_at_most(project)
    if room is None or need <= room:
        return ""
    return (
        f"The course needs {need} signs to keep how far somebody is, and {target} promises {room}. "
        "Export it for SCORM 2004 or cmi5, or make two courses of it."
    )


def _told(project: Project, target: Target, scope: Scope) -> list[str]:
    """What a platform will not be told: exams, which stand beside the lessons; a part of the course has none."""
    if target == "web" or not scope.is_whole:
        return []
    why = {
        "trainer": "its trainer grades it, so the platform is told no result of it; its hand-in file is as before.",
        "browser": "an exam counts beside the lessons, so the platform is told no result of it; its page shows it.",
    }
    return [f"{row.id}: {why[row.grading]}" for row in assessments_of(project)]


def _place(root: Path, wish: PackageWish, scope: Scope, language: str) -> Path:
    name = "-".join([scope.id, *([language] if wish.language else []), wish.target]) + ".zip"
    if wish.out is None:
        return root / FOLDER / name
    out = root / wish.out
    return out / name if is_folder(out, ".zip") else out


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _said(scope: Scope, projects: Mapping[str, Project], others: Mapping[str, Project]) -> str:
    languages = len(others) + 1 if others else 1
    lessons = len(scope.lessons) or len(next(iter(projects.values())).lessons)
    return f"{lessons} lesson{'s' * (lessons != 1)}, {languages} language{'s' * (languages != 1)}"
