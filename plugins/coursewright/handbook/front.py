"""Cover, imprint and contents as markup."""

from __future__ import annotations

import unicodedata

from coursewright.handbook.model import Book, Part
from coursewright.handbook.strip import lesson_strip
from coursewright.handbook.typeset import attribute, other_line, text_line, title_line
from coursewright.handbook.wording import handbook_words

ENTRY_WIDTH = 94
"""Millimetres that an entry's two titles may share with number, leader and page on one line."""


def render_cover(book: Book) -> str:
    """The cover, with the course's figure or the strip of its lessons, and the imprint on its back."""
    words = handbook_words(book.language)
    subtitle = f'<p class="ct n">{text_line(book.subtitle)}</p>' if book.subtitle else ""
    other = other_line(book.other_title, book.other_language, "p", "ce n")
    counts = words["counts"].format(modules=len(book.parts), lessons=len(book.chapters), version=book.version)
    fields = "".join(f"<td>{words[key]}</td><td></td>" for key in ("name", "department", "date"))
    return (
        f'<section class="cover"><div class="cl">{text_line(book.edition_title)}</div>'
        f"<h1>{title_line(book.title)}</h1>{subtitle}{other}"
        f'<div class="cf">{book.cover_svg or lesson_strip(book.parts, None)}</div>'
        f'<table class="cn"><tr>{fields}</tr></table><p class="cv n">{text_line(counts)}</p></section>'
        f"{_imprint(book)}"
    )


def _imprint(book: Book) -> str:
    words = handbook_words(book.language)
    marks = (
        ('<span class="lk o">A</span>', words["one-of"]),
        ('<span class="lk o r">A</span>', words["many-of"]),
        ('<span class="lk bx"></span>', words["done"]),
        ('<span class="lk rule"></span>', words["write"]),
        ('<span class="lk o">−2</span>', words["negative"]),
        ('<span class="lk o on">+2</span>', words["positive"]),
    )
    cells = [f"<td>{mark}</td><td>{text_line(text)}</td>" for mark, text in marks]
    rows = "".join(f"<tr>{left}{right}</tr>" for left, right in zip(cells[::2], cells[1::2], strict=True))
    how = words["how-trainer"] if book.audience == "trainer" else words["how-text"]
    rights = f'<p class="rights n">{text_line(book.rights)}</p>' if book.rights else ""
    return (
        f'<section class="imp"><h2>{words["how"]}</h2><p class="n">{text_line(how)}</p>'
        f'<table class="leg">{rows}</table>{rights}</section>'
    )


def render_contents(book: Book) -> str:
    """The contents: modules in the rail, lessons with their pages, then worksheets and back matter."""
    words = handbook_words(book.language)
    modules = "".join(_module_entries(book, part) for part in book.parts)
    title = f'<h2 class="th" id="contents">{words["contents"]}</h2>'
    return f'<section class="toc">{title}{modules}{_appendices(book)}</section>'


def _module_entries(book: Book, part: Part) -> str:
    label = handbook_words(book.language)["module"].format(number=part.number)
    title = f'<a class="to" href="#{part.anchor}">{text_line(part.title)}</a>'
    entries = "".join(
        _entry(f"{row.number:02d}", row.anchor, row.title, row.other_title, book.other_language)
        for row in part.chapters
    )
    return (
        f'<div class="tm"><div class="mh"><span class="mn">{label}</span>{title}'
        f"{other_line(part.other_title, book.other_language)}</div><ol>{entries}</ol></div>"
    )


def _entry(label: str, anchor: str, title: str, other: str, other_language: str) -> str:
    start = f'<li><span class="ln">{label}</span><a class="tl" href="#{attribute(anchor)}">{text_line(title)}'
    small = other_line(other, other_language)
    one_line = _width(title) * 3.75 + _width(other) * 3 <= ENTRY_WIDTH
    return f"{start}{small}</a></li>" if one_line else f"{start}</a>{small}</li>"


def _width(text: str) -> float:
    """Width of text in em: a full-width character counts 1, another about a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def _appendices(book: Book) -> str:
    words = handbook_words(book.language)
    entries: list[str] = []
    if "scenarios" in book.parts_wanted:
        entries += [
            _entry(f"S{row.number}", row.anchor, row.title, row.other_title, book.other_language)
            for row in book.scenarios
        ]
    if "worksheets" in book.parts_wanted:
        entries += [
            _entry(sheet.code, sheet.anchor, sheet.title, sheet.other_title, book.other_language)
            for sheet in book.sheets
        ]
    if "glossary" in book.parts_wanted and book.glossary:
        entries.append(_entry("", "glossary", words["glossary"], "", ""))
    if "key" in book.parts_wanted:
        entries.append(_entry("", "key", words["key"], "", ""))
    if not entries:
        return ""
    return (
        f'<div class="tm sheets"><div class="mh"><span class="mn">{words["appendix"]}</span></div>'
        f"<ol>{''.join(entries)}</ol></div>"
    )
