"""Terms, pages, headings and pictures that texts name exist."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from coursewright.base.issues import IssueLog
from coursewright.base.lookalikes import cure_of, in_plain
from coursewright.base.passages import Passage
from coursewright.base.shape import did_you_mean
from coursewright.course.load import GLOSSARY_FILE, LessonFile
from coursewright.course.outline import Link, load_outline
from coursewright.project.around import Around
from coursewright.project.checks.head import is_meant
from coursewright.writing.addresses import read_address

PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")
SHOWN = (*PICTURES, ".apng", ".avif", ".bmp")
"""Endings of files that browsers show as a picture."""
PAGES = (".md", "")
ACTIVE = (".html", ".htm", ".xhtml", ".shtml", ".js", ".mjs", ".swf", ".hta")
"""Files that run something of their own where they are opened, on the course's own site."""


def check_links(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """All links and pictures of a lesson."""
    for link in file.outline.links:
        check_link(link, file.page, around, issues)


def check_text_links(
    passages: Iterable[Passage], file: str, page: str, around: Around, issues: IssueLog
) -> None:
    """All links and pictures of a quiz's texts, as seen from the page that shows it ("" for none)."""
    for passage in passages:
        if "](" not in passage.text:
            continue
        for link in load_outline(passage.text, file, 0, IssueLog()).links:
            if page or link.target.startswith("term:"):
                place = passage.spot(link.place.line, link.place.column - 1)
                check_link(replace(link, place=place), page, around, issues)


def check_link(link: Link, page: str, around: Around, issues: IssueLog) -> None:
    """One link or picture on a page."""
    reach = read_address(link.target).reach
    if reach == "term":
        _check_term(link, around, issues)
    elif reach != "here":
        return  # What may lie elsewhere is told with the slips of a text.
    elif link.image:
        _check_picture(link, page, around, issues)
    elif PurePosixPath(_path(link)).suffix.lower() not in PAGES:
        _check_file(link, page, around, issues)
    else:
        _check_page(link, page, around, issues)


def _path(link: Link) -> str:
    return unquote(link.target).partition("#")[0].partition("?")[0]


def _check_term(link: Link, around: Around, issues: IssueLog) -> None:
    known = around.terms()
    name = link.target.removeprefix("term:")
    if known is not None and name not in known:
        cure = did_you_mean(name, known) if known else f"Write it in {GLOSSARY_FILE}, below 'terms:'."
        issues.error("lesson/unknown-term", link.place, f"the glossary has no '{name}'.", cure)


def _published(language: str) -> tuple[str, ...]:
    """The folders whose files stand on the site of a language."""
    return (f"content/{language}/", "content/assets/")


def _report_unpublished(link: Link, path: str, language: str, issues: IssueLog) -> None:
    cure = f"Save it in content/{language}/assets, or for all languages in content/assets."
    issues.error("lesson/broken-link", link.place, f"{path} does not stand on this language's site.", cure)


def _check_picture(link: Link, page: str, around: Around, issues: IssueLog) -> None:
    folder = posixpath.dirname(f"content/{around.language}/{page}")
    path = posixpath.normpath(posixpath.join(folder, unquote(link.target)))
    published = _published(around.language)
    ending = PurePosixPath(path).suffix
    if around.has_file(path) and not path.startswith(published):
        _report_unpublished(link, path, around.language, issues)
    elif around.has_file(path) and ending.lower() not in SHOWN:
        message = f"this picture cannot be shown: browsers know none that ends in '{ending}'."
        issues.error("file/no-picture", link.place, message, "Save it again as JPEG or PNG, and name that.")
    elif not around.has_file(path):
        near = [
            posixpath.relpath(found, folder)
            for found in around.files()
            if found.lower().endswith(PICTURES) and "/assets/" in found and found.startswith(published)
        ]
        cure = did_you_mean(link.target, near) if near else "Save it in an assets folder, or mend the path."
        issues.error("lesson/missing-picture", link.place, f"there is no picture {path}.", cure)


def _check_file(link: Link, page: str, around: Around, issues: IssueLog) -> None:
    """A link to a file below content/ that is no lesson: a form, an archive, a film."""
    folder = posixpath.dirname(f"content/{around.language}/{page}")
    path = posixpath.normpath(posixpath.join(folder, _path(link)))
    suffix = PurePosixPath(path).suffix.lower()
    published = _published(around.language)
    if suffix in ACTIVE and f"{path.removesuffix(suffix)}.md" in around.files():
        lesson = f"{_path(link).removesuffix(suffix)}.md"
        message = f"'{link.target}' is no page: a lesson is named by its file."
        issues.error("lesson/broken-link", link.place, message, did_you_mean(lesson, (lesson,)))
    elif suffix in ACTIVE:
        cure = "Save it as PDF, or put it into an archive (.zip)."
        issues.error("lesson/active-file", link.place, f"'{link.target}' may run scripts on this site.", cure)
    elif around.has_file(path) and not path.startswith(published):
        _report_unpublished(link, path, around.language, issues)
    elif not around.has_file(path):
        known = [found for found in around.files() if found.startswith(published)]
        near = [posixpath.relpath(found, folder) for found in known if found.lower().endswith(suffix)]
        cure = did_you_mean(link.target, near) if near else "Save it in an assets folder, or mend the path."
        issues.error("lesson/broken-link", link.place, f"there is no file {path}.", cure)


def _check_page(link: Link, page: str, around: Around, issues: IssueLog) -> None:
    target, _, fragment = unquote(link.target).partition("#")
    folder = posixpath.dirname(page)
    wanted = posixpath.normpath(posixpath.join(folder, target)) if target else page
    if around.is_made(wanted):
        return
    found = around.page(wanted)
    if found is None and around.is_elsewhere(wanted):
        return  # The missing lesson is told where it is missing.
    is_draft, names_headings, ids = found or (False, False, ())
    if found is None or (is_draft and wanted != page):
        known = [posixpath.relpath(row, folder) for row in around.pages()]
        cure = "Delete the link until the draft is done." if found else _page_instead(link.target, known)
        said = f"{wanted} is a draft." if found else f"there is no page {wanted}."
        issues.error("lesson/broken-link", link.place, said, cure)
        return
    if any(is_meant(fragment, name) for name in ids):
        return  # The heading's id is told where it stands.
    if fragment and fragment not in ids and names_headings:
        message = f"{wanted} has no heading '{fragment}'."
        issues.error("lesson/broken-link", link.place, message, did_you_mean(fragment, ids))


def _page_instead(target: str, known: Iterable[str]) -> str:
    """The cure for an address without its page; a number sign of another kind made a page of a heading's id."""
    page = unquote(target).partition("#")[0]
    return cure_of(page) if in_plain(page).startswith("#") else did_you_mean(page, known)
