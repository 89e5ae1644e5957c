"""Packages: the same site gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from coursewright.lms.files import packaged, wanted_files
from coursewright.lms.manifests import (
    MANIFEST,
    STRUCTURE,
    cmi5_structure,
    scorm12_manifest,
    scorm2004_manifest,
)
from coursewright.lms.scope import Scope, Target, lesson_scope, path_scope
from coursewright.lms.shell import PAGE, forward_page, shell_files
from coursewright.project.model import Project

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""
PACKED = frozenset({".png", ".jpg", ".jpeg", ".webp", ".pdf", ".mp4", ".mp3", ".woff2", ".zip"})
"""What gets no smaller."""


def package_bytes(
    target: Target, site: Path, project: Project, others: Mapping[str, Project], scope: Scope
) -> bytes:
    """A package as a zip; `others` are the further languages of the site that go along, by their names."""
    languages = (project.language, *(name for name in others if name != project.language))
    files = wanted_files(site, project, languages, scope, target)
    rows = dict(packaged(site, files, scope, target))
    if target == "web":
        rows |= dict(_front(site, scope, whole=scope.is_whole and len(others) > 0))
    else:
        projects = {project.language: project, **others}
        titles = {name: _title(row, scope) for name, row in projects.items()}
        rows |= shell_files(target, project.course.id, titles, scope)
        name, content = _manifest(target, project, projects, titles, scope, sorted(rows))
        rows[name] = content
    return zipped(sorted(rows.items()))


def zipped(rows: list[tuple[str, bytes]]) -> bytes:
    """Files as a zip that is the same whenever it is made."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in rows:
            entry = ZipInfo(name, DATE)
            entry.compress_type = ZIP_STORED if Path(name).suffix in PACKED else ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content, compresslevel=9)
    return target.getvalue()


def _front(site: Path, scope: Scope, *, whole: bool) -> Iterator[tuple[str, bytes]]:
    """What lies at a web site's root: where one chooses a language, or a page that leads to the first one."""
    for name in ("csp-header.txt", *(("index.html", "chooser.css", "404.html") if whole else ())):
        if (site / name).is_file():
            yield name, (site / name).read_bytes()
    if not whole:
        yield "index.html", forward_page(scope).encode("utf-8")


def _manifest(
    target: Target,
    project: Project,
    projects: Mapping[str, Project],
    titles: Mapping[str, str],
    scope: Scope,
    files: list[str],
) -> tuple[str, bytes]:
    course = project.course
    if target == "cmi5":
        texts = {name: row.course.subtitle or row.course.title for name, row in projects.items()}
        return STRUCTURE, cmi5_structure(scope.id, titles, texts, PAGE, judged=_is_judged(project, scope))
    write = scorm12_manifest if target == "scorm12" else scorm2004_manifest
    return MANIFEST, write(scope.id, course.version, scope.title, PAGE, files)


def _title(project: Project, scope: Scope) -> str:
    """The scope's title in a language of the course."""
    if scope.is_whole:
        return project.course.title
    name = scope.id.removeprefix(f"{project.course.id}-")
    same = lesson_scope(project, name) or path_scope(project, name)
    return same.title if same else scope.title


def _is_judged(project: Project, scope: Scope) -> bool:
    """Whether any lesson of a scope shows a quiz."""
    wanted = [row for row in project.lessons if scope.is_whole or row.slug in scope.lessons]
    return any(row.shown for row in wanted)
