"""The files of a finished site that a package holds, without what has no use in a platform, and without dead links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from coursewright.lms.scope import Scope, Target
from coursewright.project.model import Project
from coursewright.site.offline import KEEP_SCRIPT, LIST, MANIFEST, WORKER
from coursewright.site.pieces.collection import FOLDER

LEFT_OUT = frozenset({".map", ".gz", ".xml"})
"""Endings of what no page asks for."""
NOT_IN_PLATFORMS = frozenset({WORKER, LIST, MANIFEST, "404.html", "csp-header.txt"})
"""Names of files that speak to browsers and servers of a site of its own: a platform has its own."""
LINK = re.compile(r"""<a\b[^>]*?\s(href="([^"#]*)(#[^"]*)?")""")
NEIGHBOUR = re.compile(r"""<link\b[^>]*?\shref="([^"#]*)"[^>]*>\s*""")
WAYS = re.compile(r'<template class="cw-ways".*?</template>', re.DOTALL)
WAY = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)
QUESTION = re.compile(r"""\bdata-question="([^"#]+)#""")
QUIZ = re.compile(rf"{re.escape(FOLDER)}/quizzes/([^/]+)\.js")
"""A piece with a quiz's questions: the page around the course reads those that are answered in it."""
SEARCH = re.compile(r'<form class="cw-search".*?</form>\s*(?:<script>.*?</script>)?', re.DOTALL)


def site_files(site: Path, languages: Iterable[str]) -> Iterator[str]:
    """The POSIX paths of a site's files in some languages, and of the handbooks that these offer."""
    for language in languages:
        for folder in (site / language, site / "handbooks" / language):
            yield from (
                path.relative_to(site).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()
            )


def for_platforms(files: Iterable[str]) -> Iterator[str]:
    """Those that a platform has a use for."""
    for path in map(PurePosixPath, files):
        if path.suffix not in LEFT_OUT and path.name not in NOT_IN_PLATFORMS:
            yield path.as_posix()


def wanted_files(
    site: Path, project: Project, languages: tuple[str, ...], scope: Scope, target: Target
) -> tuple[str, ...]:
    """Those of a scope: of a part of the course its lessons' pages, the glossary's, and what all pages need."""
    files = tuple(site_files(site, languages))
    if is_whole_site(target, scope):
        return files
    useful = tuple(for_platforms(files))
    if scope.is_whole:
        return useful
    pages = {f"{language}/{page}" for language in languages for page in _pages(project, scope)}
    wanted = tuple(path for path in useful if _is_wanted(path, pages))
    asked = {
        quiz
        for page in pages & {*wanted}
        for quiz in QUESTION.findall((site / page).read_text(encoding="utf-8"))
    }
    return tuple(path for path in wanted if not _is_other_quiz(path, asked))


def _is_other_quiz(path: str, asked: set[str]) -> bool:
    """Whether a path is the piece of a quiz of which no page of a package asks a question."""
    found = QUIZ.fullmatch(path.partition("/")[2])
    return found is not None and found[1] not in asked


def is_whole_site(target: Target, scope: Scope) -> bool:
    """Whether a package is the site as it was built, to be put on a server of one's own."""
    return target == "web" and scope.is_whole


def _pages(project: Project, scope: Scope) -> Iterator[str]:
    for slug in scope.lessons:
        lesson = project.lesson(slug)
        if lesson is not None:
            yield f"{lesson.module}/{slug}.html"


def _is_wanted(path: str, pages: set[str]) -> bool:
    if path.startswith("handbooks/"):
        return False
    rest = path.partition("/")[2]
    if rest.startswith("search/"):
        return False
    return not rest.endswith(".html") or path in pages or rest.startswith("glossary")


def packaged(site: Path, files: tuple[str, ...], scope: Scope, target: Target) -> Iterator[tuple[str, bytes]]:
    """Each file's path and its bytes as the package has them."""
    there = frozenset(files)
    for path in files:
        content = (site / path).read_bytes()
        if is_whole_site(target, scope):
            yield path, content
            continue
        if path.endswith(".html"):
            text = without_dead_links(content.decode("utf-8"), path, there.__contains__)
            content = (text if scope.is_whole else without_search(text)).encode("utf-8")
        elif path.endswith(f"/{KEEP_SCRIPT}"):
            content = content.replace(b'"worker":true', b'"worker":false', 1)
        yield path, content


def without_dead_links(page: str, path: str, is_there: Callable[[str], bool]) -> str:
    """A page whose links to what is not in the package are words: an `a` without `href` is no link (HTML, 4.5.1)."""

    def is_dead(address: str) -> bool:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            return False
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        return not is_there(target)

    def cut(match: re.Match[str]) -> str:
        whole, attribute, address = match[0], match[1], match[2]
        if not is_dead(address):
            return whole
        return whole.replace(attribute, 'aria-disabled="true" role="link"', 1)

    def ways(match: re.Match[str]) -> str:
        # A script reads these: what leads nowhere is not there.
        return WAY.sub(lambda way: way[0] if "href=" in way[0] else "", match[0])

    def neighbour(match: re.Match[str]) -> str:
        return "" if is_dead(match[1]) else match[0]

    return WAYS.sub(ways, LINK.sub(cut, NEIGHBOUR.sub(neighbour, page)))


def without_search(page: str) -> str:
    """A page that offers no search: an index of the whole course would lead to pages that are not there."""
    return SEARCH.sub("", page)
