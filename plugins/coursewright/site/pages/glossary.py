"""The glossary: all terms by their first letter, or that of how they are spoken, each with its anchor."""

from __future__ import annotations

from itertools import groupby

from coursewright.base.late import Late
from coursewright.base.markup import Element, el
from coursewright.course.model import Term
from coursewright.languages.collation import OTHER, head_of, sort_key
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.site.pages.page import QUIET, SitePage, hide

PAGE = "glossary.md"


def glossary_page(project: Project) -> SitePage:
    """The glossary; in search a lesson goes before it."""
    title = words(project.language)["course.glossary"]
    return SitePage(
        path=PAGE, title=title, late=Late.of(render_glossary(project)), settings=(hide(["toc"]), QUIET)
    )


def render_glossary(project: Project) -> Element:
    """The whole page body; a term's anchor is `term-<id>`."""
    text = words(project.language)
    terms = sorted(project.glossary, key=lambda term: (_sound(term, project.language), term.term))
    groups = [
        (letter, list(group))
        for letter, group in groupby(terms, lambda term: _letter(term, project.language))
    ]
    return el(
        "div",
        {"class": "cw-glossary"},
        el("h1", None, text["course.glossary"]),
        el("p", {"class": "cw-lede"}, text["course.glossary_lede"].format(n=len(terms))),
        el(
            "nav",
            {"class": "cw-letters", "aria-label": text["course.glossary_jump"]},
            [el("a", {"href": f"#{_anchor(letter)}"}, letter) for letter, _ in groups],
        ),
        [_group(letter, group, project) for letter, group in groups],
    )


def _group(letter: str, terms: list[Term], project: Project) -> Element:
    return el(
        "section",
        {"aria-labelledby": _anchor(letter)},
        el("h2", {"id": _anchor(letter)}, letter),
        [_entry(term, project) for term in terms],
    )


def _entry(term: Term, project: Project) -> Element:
    text = words(project.language)
    other = project.second.term(term.id) if project.second else None
    also = text["course.also"].format(terms=text["course.between_terms"].join(term.also)) if term.also else ""
    return el(
        "div",
        {"class": "cw-entry"},
        el("h3", {"id": f"term-{term.id}"}, term.term),
        el("p", {"class": "cw-entry__o", "lang": project.second.language}, other.term)
        if other is not None and project.second is not None
        else None,
        el("p", None, term.text),
        el("p", {"class": "cw-entry__a"}, also) if also else None,
    )


def _sound(term: Term, language: str) -> str:
    return sort_key(term.term, term.readings, language)


def _letter(term: Term, language: str) -> str:
    return head_of(_sound(term, language), language)


def _anchor(letter: str) -> str:
    return f"letter-{'other' if letter == OTHER else letter.lower()}"
