"""A tree of tags as objects of a PDF: templates, as a fragment keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from coursewright.handbook.fragment import plain_number
from coursewright.handbook.objects import text_data
from coursewright.handbook.pdffile import dictionary
from coursewright.handbook.tags import Content, Spoken, Tag

PRINTED = 4
"""The flag of an annotation that is there on paper, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagFile:
    """`texts` are templates by number, `tags` the numbers of the topmost, `rows` lead from content to tags."""

    texts: dict[int, bytes]
    tags: tuple[int, ...]
    rows: tuple[bytes, ...]


@dataclass(slots=True, kw_only=True)
class _Writing:
    """What is written so far; `pages` are the numbers of the pages' objects, `rows` those of their marks."""

    pages: Sequence[int]
    free: int
    rows: list[list[bytes]]
    links: list[bytes] = field(default_factory=list)
    texts: dict[int, bytes] = field(default_factory=dict)

    def number(self) -> int:
        self.free += 1
        return self.free - 1


def write_tags(spoken: Spoken, pages: Sequence[int], free: int) -> TagFile:
    """Write the tags below the topmost one with numbers from `free` on; `pages` are those of the pages' objects.

    Annotations of links are told the row that leads back from them, and what they are.
    """
    writing = _Writing(pages=pages, free=free, rows=[[b"null"] * count for count in spoken.marks])
    tags = tuple(_write(writing, tag, b"\x01D\x02", spoken.top.language) for tag in spoken.top.tags)
    rows = [b"[%s]" % b" ".join(row) for row in writing.rows]
    return TagFile(texts=writing.texts, tags=tags, rows=(*rows, *writing.links))


def _write(writing: _Writing, tag: Tag, parent: bytes, language: str) -> int:
    number = writing.number()
    own = b"\x01%d\x02" % number
    kids: list[bytes] = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            kids.append(b"\x01%d\x02" % _write(writing, kid, own, tag.language))
            continue
        page = b"\x01%d\x02" % writing.pages[kid.page]
        if isinstance(kid, Content):
            writing.rows[kid.page][kid.mark] = own
            plain = kid.page == tag.page
            kids.append(b"%d" % kid.mark if plain else b"<</Type /MCR/Pg %s/MCID %d>>" % (page, kid.mark))
        else:
            _tell(kid.annotation, tag, len(writing.rows) + len(writing.links))
            writing.links.append(own)
            reference = b"\x01%d\x02" % kid.annotation.number
            kids.append(b"<</Type /OBJR/Obj %s/Pg %s>>" % (reference, page))
    entries = {
        "Type": b"/StructElem",
        "S": b"/" + tag.kind.encode(),
        "P": parent,
        "Pg": b"\x01%d\x02" % writing.pages[tag.page],
        "K": b"[%s]" % b" ".join(kids),
        "Lang": text_data(tag.language) if tag.language != language else b"",
        "Alt": text_data(tag.alt) if tag.alt else b"",
        "ActualText": text_data(tag.said) if tag.said else b"",
        "A": _attributes(tag),
    }
    writing.texts[number] = dictionary({key: value for key, value in entries.items() if value})
    return number


def _attributes(tag: Tag) -> bytes:
    """What a picture or a cell says of itself beside its kind."""
    if tag.area:
        area = b" ".join(map(plain_number, tag.area))
        return b"<</O /Layout/Placement /Block/BBox [%s]>>" % area
    spans = {"ColSpan": tag.columns, "RowSpan": tag.rows}
    entries = {key: b"%d" % span for key, span in spans.items() if span > 1}
    if tag.scope:
        entries["Scope"] = b"/" + tag.scope.encode()
    return dictionary({"O": b"/Table", **entries}) if entries else b""


def _tell(annotation: Any, tag: Tag, row: int) -> None:
    annotation["StructParent"] = row
    annotation["F"] = PRINTED
    if words := _words(tag):
        annotation["Contents"] = text_data(words)


def _words(link: Tag) -> str:
    """What a link says of where it leads: its title, or its text."""
    if link.element is None:
        return ""
    return link.element.get("title") or " ".join("".join(link.element.itertext()).split())
