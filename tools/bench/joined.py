"""A book as one document for a plain render: `python -m tools.bench.joined PROJECT LANGUAGE FOLDER`.

The sections of the first edition stand one after the other in joined.html, our style sheets in joined.css. Page
numbers are not settled and no gate looks at the pages: it is what WeasyPrint alone needs for the same text.
"""

from __future__ import annotations

import sys
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, Node, el, to_html
from coursewright.fonts.faces import FOLDER
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.editions import module_tabs, style_sheets
from coursewright.handbook.model import Book
from coursewright.handbook.parts import plan_sections
from coursewright.handbook.sections import Section
from coursewright.handbook.sheets import one_sheet
from coursewright.paper.geometry import page_properties
from coursewright.project.load import load_project

PAGE, STYLE = "joined.html", "joined.css"
RENDER = f"""\
import pathlib, sys, weasyprint
folder = pathlib.Path(sys.argv[1])
weasyprint.HTML(folder / {PAGE!r}).write_pdf(
    folder / "joined.pdf", stylesheets=[str(folder / {STYLE!r})], pdf_variant="pdf/ua-1"
)
"""
"""The plain render, a program of its own: nothing of this project is loaded."""


def write_joined(root: Path, language: str, folder: Path) -> None:
    """Write the first edition of a project's language as one document. Raises ValueError where it has faults."""
    issues = IssueLog()
    project = load_project(root, language, issues)
    if project is None or issues.has_errors:
        raise ValueError(as_text(issues))
    book = assemble_book(project, project.course.handbooks[0], issues)
    if issues.has_errors:
        raise ValueError(as_text(issues))
    folder.mkdir(parents=True, exist_ok=True)
    page = f"<!doctype html>{to_html(_document(book, root))}"
    (folder / PAGE).write_text(page, encoding="utf-8", newline="\n")
    (folder / STYLE).write_text(_styles(book), encoding="utf-8", newline="\n")


def _document(book: Book, root: Path) -> Element:
    parts: list[Node] = [_joined(section) for section in plan_sections(book)]
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("title", None, book.title),
        el("base", {"href": f"{root.resolve().as_uri()}/"}),
    )
    return el("html", {"lang": book.language}, head, el("body", None, parts))


def _joined(section: Section) -> Element:
    side = "page" if section.starts == "next" else section.starts
    heads = ",".join(f"{name} attr(data-{name})" for name in section.heads)
    style = f"break-before:{side};string-set:{heads or 'none'}"
    told = {f"data-{name}": text for name, text in section.heads.items()}
    return el("div", {"class": section.classes, "style": style, **told}, section.tree)


def _styles(book: Book) -> str:
    sheets = [path.read_text(encoding="utf-8") for path in style_sheets(book)]
    room = style_sheets(book)[0].parent.as_uri()
    text = one_sheet([*sheets, page_properties(book.page), module_tabs(book)])
    text = text.replace('url("/fonts/', f'url("{FOLDER.as_uri()}/')
    return text.replace('url("rules.svg', f'url("{room}/rules.svg')


if __name__ == "__main__":
    write_joined(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
