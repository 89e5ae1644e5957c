"""Whole documents as the layout engine reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone

from coursewright.base.colour import recoloured
from coursewright.base.markup import Element, el, to_html
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree, html_language
from coursewright.languages.selectors import traits_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a PDF says about itself; `heads` are running heads that the whole book shares.

    `inks` are the course's own colours, by ours in whose places they stand.
    """

    title: str
    language: str
    epoch: int
    heads: Mapping[str, str]
    inks: Mapping[str, str] = field(default_factory=dict)


def section_document(imprint: Imprint, section: Section, tree: Tree, first_page: int) -> Element:
    """A section whose first page has the number `first_page`; right-hand pages are odd."""
    data = {f"data-{name}": text for name, text in {**imprint.heads, **section.heads}.items()}
    side = "" if first_page % 2 else "html{break-before:left}"
    style = el("style", None, f"@page:first{{counter-reset:page {first_page}}}{side}")
    return _document(imprint, style, el("body", {"class": section.classes, **data}, tree))


def specimen_document(imprint: Imprint, body: Element) -> Element:
    """A page that says of itself what the book says."""
    date = datetime.fromtimestamp(imprint.epoch, tz=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = [el("meta", {"name": f"dcterms.{when}", "content": date}) for when in ("created", "modified")]
    return _document(imprint, dates, body)


def _document(imprint: Imprint, head: Element | list[Element], body: Element) -> Element:
    title = el("title", None, imprint.title)
    more = [head] if isinstance(head, Element) else head
    top = el("head", None, el("meta", {"charset": "utf-8"}), title, more)
    return el(
        "html",
        {"lang": html_language(imprint.language), "class": " ".join(traits_of(imprint.language))},
        top,
        body,
    )


def to_text(document: Element, inks: Mapping[str, str]) -> str:
    """A whole document in a course's own inks, as the engine reads it: the one place where a book becomes text."""
    return f"<!doctype html>{recoloured(to_html(document), inks)}"
