"""Terms, pages, headings and pictures that texts name exist."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from coursewright.base.issues import IssueLog
from coursewright.base.passages import passages_of
from coursewright.base.shape import did_you_mean
from coursewright.course.load import LessonFile
from coursewright.course.outline import Link, load_outline
from coursewright.project.sources import Sources
from coursewright.quiz.model import LoadedQuiz
from coursewright.writing.addresses import read_address

PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")
PAGES = (".md", "")
ACTIVE = (".html", ".htm", ".xhtml", ".shtml", ".js", ".mjs", ".swf", ".hta")
"""Files that run something of their own where they are opened, on the course's own site."""


def check_links(file: LessonFile, source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    """All links and pictures of a lesson."""
    for link in file.outline.links:
        check_link(link, file.page, source, twins, issues)


def check_text_links(
    quiz: LoadedQuiz, page: str, source: Sources, twins: Sequence[Sources], issues: IssueLog
) -> None:
    """All links and pictures of a quiz's texts, as seen from the page that shows it ("" for none)."""
    for passage in passages_of(quiz.quiz, quiz.places, quiz.language):
        if "](" not in passage.text:
            continue
        for link in load_outline(passage.text, quiz.places.file, 0, IssueLog()).links:
            if page or link.target.startswith("term:"):
                place = passage.spot(link.place.line, link.place.column - 1)
                check_link(replace(link, place=place), page, source, twins, issues)


def check_link(link: Link, page: str, source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    """One link or picture on a page."""
    reach = read_address(link.target).reach
    if reach == "term":
        _check_term(link, source, issues)
    elif reach != "here":
        return  # What may lie elsewhere is told with the slips of a text.
    elif link.image:
        _check_picture(link, page, source, issues)
    elif PurePosixPath(_path(link)).suffix.lower() not in PAGES:
        _check_file(link, page, source, issues)
    else:
        _check_page(link, page, source, twins, issues)


def _path(link: Link) -> str:
    return unquote(link.target).partition("#")[0].partition("?")[0]


def _check_term(link: Link, source: Sources, issues: IssueLog) -> None:
    if source.glossary is None:
        return
    known = [term.id for term in source.glossary.terms]
    name = link.target.removeprefix("term:")
    if name not in known:
        issues.error(
            "lesson/unknown-term", link.place, f"the glossary has no '{name}'.", did_you_mean(name, known)
        )


def _published(source: Sources) -> tuple[str, ...]:
    """The folders whose files stand on the site of a language."""
    return (f"content/{source.language}/", "content/assets/")


def _report_unpublished(link: Link, path: str, source: Sources, issues: IssueLog) -> None:
    cure = f"Save it in content/{source.language}/assets, or for all languages in content/assets."
    issues.error("lesson/broken-link", link.place, f"{path} does not stand on this language's site.", cure)


def _check_picture(link: Link, page: str, source: Sources, issues: IssueLog) -> None:
    folder = posixpath.dirname(f"content/{source.language}/{page}")
    path = posixpath.normpath(posixpath.join(folder, unquote(link.target)))
    published = _published(source)
    if path in source.assets and not path.startswith(published):
        _report_unpublished(link, path, source, issues)
    elif path not in source.assets:
        near = [
            posixpath.relpath(found, folder)
            for found in source.assets
            if found.lower().endswith(PICTURES) and "/assets/" in found and found.startswith(published)
        ]
        cure = did_you_mean(link.target, near) if near else "Save it in an assets folder, or mend the path."
        issues.error("lesson/missing-picture", link.place, f"there is no picture {path}.", cure)


def _check_file(link: Link, page: str, source: Sources, issues: IssueLog) -> None:
    """A link to a file below content/ that is no lesson: a form, an archive, a film."""
    folder = posixpath.dirname(f"content/{source.language}/{page}")
    path = posixpath.normpath(posixpath.join(folder, _path(link)))
    suffix = PurePosixPath(path).suffix.lower()
    published = _published(source)
    if suffix in ACTIVE:
        cure = "Save it as PDF, or put it into an archive (.zip)."
        issues.error("lesson/active-file", link.place, f"'{link.target}' may run scripts on this site.", cure)
    elif path in source.assets and not path.startswith(published):
        _report_unpublished(link, path, source, issues)
    elif path not in source.assets:
        known = [found for found in source.assets if found.startswith(published)]
        near = [posixpath.relpath(found, folder) for found in known if found.lower().endswith(suffix)]
        cure = did_you_mean(link.target, near) if near else "Save it in an assets folder, or mend the path."
        issues.error("lesson/broken-link", link.place, f"there is no file {path}.", cure)


def _check_page(link: Link, page: str, source: Sources, twins: Sequence[Sources], issues: IssueLog) -> None:
    target, _, fragment = unquote(link.target).partition("#")
    folder = posixpath.dirname(page)
    wanted = posixpath.normpath(posixpath.join(folder, target)) if target else page
    modules = source.course.modules if source.course else ()
    if wanted in {
        "index.md",
        "glossary.md",
        *(f"{module.id}/index.md" for module in modules if module.lessons),
    }:
        return
    file = source.files.get(wanted)
    if file is None and any(wanted in twin.files for twin in twins):
        return  # The missing lesson is told where it is missing.
    if file is None or file.draft:
        known = [posixpath.relpath(row, folder) for row in source.lessons]
        cure = "Delete the link until the draft is done." if file else did_you_mean(target, known)
        said = f"{wanted} is a draft." if file else f"there is no page {wanted}."
        issues.error("lesson/broken-link", link.place, said, cure)
        return
    ids = [heading.id for heading in file.outline.headings if heading.id]
    was_read = file.lesson is not None or file.outline.text != ""
    if fragment and fragment not in ids and file.outline.names_headings and was_read:
        message = f"{wanted} has no heading '{fragment}'."
        issues.error("lesson/broken-link", link.place, message, did_you_mean(fragment, ids))
