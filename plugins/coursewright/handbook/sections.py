"""A book as sections, each laid out by itself, and the links between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from coursewright.handbook.back import (
    chapter_anchor,
    render_glossary,
    render_key,
    render_scenario,
    render_sheet,
    scenario_run,
    sheet_run,
)
from coursewright.handbook.front import render_contents, render_cover
from coursewright.handbook.lessons import lesson_run, module_run, render_chapter, render_part
from coursewright.handbook.model import Book, Chapter, Part
from coursewright.handbook.typeset import attribute
from coursewright.handbook.wording import handbook_words

UNKNOWN_PAGE = "00"
_NUMBERED = frozenset({"pg", "pgx", "tl"})
_ID = re.compile(r'(<[a-zA-Z][^<>]*?\sid=")([^"]+)(")')
_HREF = re.compile(r'(<a\b[^<>]*?\shref="#)([^"]+)(")')
_URL = re.compile(r"(url\(#)([^)]+)(\))")
_LINK = re.compile(r"<a\b([^<>]*)>(.*?)</a>", re.DOTALL)
_CLASS = re.compile(r'\bclass="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is laid out in one go. `name` is how faults call it; `html` is the body's inside.

    `heads` are the `data-*` attributes that running heads are drawn from. `starts` says whether it begins on a
    right-hand page or simply on the next one.
    """

    name: str
    html: str
    classes: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    starts_right: bool = True


def plan_sections(book: Book) -> list[Section]:
    """The sections of a book in printing order."""
    words = handbook_words(book.language)
    sections: list[Section] = []
    for wanted in book.parts_wanted:
        if wanted == "cover":
            sections.append(Section(name="cover", html=render_cover(book)))
        elif wanted == "contents":
            sections.append(_plain("contents", words["contents"], render_contents(book)))
        elif wanted == "lessons":
            sections.extend(section for part in book.parts for section in _module(book, part))
        elif wanted == "scenarios":
            sections.extend(_scenarios(book))
        elif wanted == "worksheets":
            sections.extend(_sheets(book))
        elif wanted == "glossary" and book.glossary:
            sections.append(_plain("glossary", words["glossary"], render_glossary(book)))
        elif wanted == "key":
            sections.append(_plain("answer key", words["key"], render_key(book)))
    return sections


def _plain(name: str, title: str, html: str) -> Section:
    return Section(name=name, html=html, heads={"lesson": title, "module": title})


def _module(book: Book, part: Part) -> list[Section]:
    heads = {"module": module_run(book, part)}
    name = f"part page of module {part.number}"
    sections = [Section(name=name, html=render_part(book, part), heads=heads)]
    for chapter in part.chapters:
        sections.append(
            Section(
                name=f"lesson {chapter.slug}",
                html=render_chapter(book, _bookwide(chapter)),
                classes=f"m{part.number}",
                heads={**heads, "lesson": lesson_run(book, chapter)},
            )
        )
    return sections


def _scenarios(book: Book) -> list[Section]:
    sections = []
    for scenario in book.scenarios:
        run = scenario_run(book, scenario)
        html = render_scenario(book, scenario)
        sections.append(Section(name=scenario.anchor, html=html, heads={"lesson": run, "module": run}))
    return sections


def _sheets(book: Book) -> list[Section]:
    return [
        Section(
            name=f"worksheet {sheet.code}",
            html=render_sheet(book, sheet),
            heads={"sheet": sheet_run(sheet)},
            starts_right=sheet is book.sheets[0],
        )
        for sheet in book.sheets
    ]


def _bookwide(chapter: Chapter) -> Chapter:
    """The chapter with every id of its body, and every link to one of them, made unique in the book."""
    body = chapter.body_html
    own = {match[2] for match in _ID.finditer(body)}

    def renamed(match: re.Match[str]) -> str:
        name = chapter_anchor(chapter, match[2]) if match[2] in own else match[2]
        return f"{match[1]}{name}{match[3]}"

    for pattern in (_ID, _HREF, _URL):
        body = pattern.sub(renamed, body)
    return Chapter(
        **{name: getattr(chapter, name) for name in Chapter.__slots__ if name != "body_html"}, body_html=body
    )


def anchors_of(sections: Sequence[Section]) -> frozenset[str]:
    """Every id that a link in the book can point at."""
    return frozenset(unescape(match[2]) for section in sections for match in _ID.finditer(section.html))


def check_links(sections: Sequence[Section], elsewhere: frozenset[str]) -> list[str]:
    """A line for every link whose anchor neither the book nor the rest of the course has."""
    known = anchors_of(sections) | elsewhere
    return [
        f"{section.name}: link to '#{match[2]}', which no page of the book has"
        for section in sections
        for match in _HREF.finditer(section.html)
        if unescape(match[2]) not in known
    ]


def settle_links(section: Section, pages: Mapping[str, int], own: frozenset[str], reference: str) -> str:
    """The section's markup with page numbers written into its links.

    `pages` maps anchors to printed page numbers as far as they are known, `own` holds the book's anchors: other
    links become plain text. `reference` is the wording of a page reference, `（第 {page} 页）`.
    """
    inside = {unescape(match[2]) for match in _ID.finditer(section.html)}

    def settled(match: re.Match[str]) -> str:
        href = _HREF.match(match[0])
        if href is None:
            return match[0]
        target = unescape(href[2])
        if target not in own:
            return match[2]
        number = str(pages.get(target, UNKNOWN_PAGE))
        classes = _CLASS.search(match[1])
        if classes and _NUMBERED & set(classes[1].split()):
            return f'<a{match[1]} data-page="{number}">{match[2]}</a>'
        if target in inside or target.startswith("term-") or (classes and "to" in classes[1].split()):
            return match[0]
        shown = attribute(reference.format(page=number))
        return f'{match[0]}<span class="ref" data-ref="{shown}"></span>'

    return _LINK.sub(settled, section.html)
