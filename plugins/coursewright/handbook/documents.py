"""Whole documents as the layout engine reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from coursewright.base.markup import Element, el, to_html
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, html_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a PDF says about itself; `heads` are running heads that the whole book shares."""

    title: str
    language: str
    epoch: int
    heads: Mapping[str, str]


def section_document(imprint: Imprint, section: Section, tree: Tree, first_page: int) -> Element:
    """A section whose first page has the number `first_page`; right-hand pages are odd."""
    data = {f"data-{name}": text for name, text in {**imprint.heads, **section.heads}.items()}
    side = "" if first_page % 2 else "html{break-before:left}"
    style = el("style", None, f"@page:first{{counter-reset:page {first_page}}}{side}")
    return _document(imprint, style, el("body", {"class": section.classes, **data}, tree))


def specimen_document(imprint: Imprint, body: Element) -> Element:
    """A page that says of itself what the book says."""
    date = datetime.fromtimestamp(imprint.epoch, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = [el("meta", {"name": f"dcterms.{when}", "content": date}) for when in ("created", "modified")]
    return _document(imprint, dates, body)


def _document(imprint: Imprint, head: Element | list[Element], body: Element) -> Element:
    title = el("title", None, imprint.title)
    more = [head] if isinstance(head, Element) else head
    top = el("head", None, el("meta", {"charset": "utf-8"}), title, more)
    return el("html", {"lang": html_language(imprint.language)}, top, body)


def to_text(document: Element) -> str:
    """A whole document as the engine reads it: the one place where a book is written as text."""
    return f"<!doctype html>{to_html(document)}"
