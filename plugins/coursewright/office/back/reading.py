"""What stands in a document paragraph by paragraph, all tracked changes taken, and what beside words is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from coursewright.exchange.packing import is_sound

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in place of something that is there already."""
_BOX = f"{W}txbxContent"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}


Look = tuple[bool, bool, tuple[str, ...]]
"""Bold, slanted, and what else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one look; `others` names what else is done to them, as struck out, marked, raised, a link."""

    text: str
    bold: bool = False
    italic: bool = False
    others: tuple[str, ...] = ()

    @property
    def look(self) -> Look:
        """How they look."""
        return self.bold, self.italic, self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph: `number` counts them from 1; `table` is the number of its table, 0 outside of tables.

    `kind` is `heading 2` and so on, `list`, or "" for any other.
    """

    number: int
    runs: tuple[Run, ...]
    style: str
    table: int = 0
    listed: bool = False
    kind: str = ""
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def looks(self) -> tuple[Look, ...]:
        """How each sign looks that is no space."""
        return tuple(run.look for run in self.runs for sign in run.text if not sign.isspace())


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A document: lines, the shape of each table as cells by row, comments by their ids.

    `beside` counts what is no words, by its name; `edges` are the words above and below the pages.
    """

    lines: tuple[Line, ...]
    tables: tuple[tuple[int, ...], ...]
    beside: Mapping[str, int]
    edges: frozenset[str]
    comments: Mapping[str, tuple[str, str]]


def read_content(raw: bytes) -> Content | None:
    """What a file holds; None where it is no document that can be read."""
    from docx import Document

    if not is_sound(raw):
        return None
    try:
        document = Document(BytesIO(raw))
        body = document.element.body
        tables = [row for row in body.iter(f"{W}tbl") if not _inside_box(row)]
        return Content(
            lines=tuple(_lines(body, tables, _kinds(document))),
            tables=tuple(_shape(row) for row in tables),
            beside={name: _count(body, *tags) for name, tags in _BESIDE.items()},
            edges=frozenset(_edges(document)),
            comments={
                str(row.comment_id): (row.author or "", " ".join(row.text.split()))
                for row in document.comments
            },
        )
    except Exception:  # whatever the library meets in a file that somebody damaged
        return None


_BESIDE = {
    "pictures": (f"{W}drawing", f"{W}pict"),
    "footnotes": (f"{W}footnoteReference", f"{W}endnoteReference"),
    "text boxes": (_BOX,),
    "formulas": (_MATH,),
    "signs of symbol faces": (f"{W}sym",),
}


def _kinds(document: Any) -> Mapping[str, str]:
    """By the id of a style whether it makes headings or lists."""
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    return {
        style: name if name.startswith("heading") else "list" if name.startswith("list ") else ""
        for style, name in names.items()
    }


def _edges(document: Any) -> Iterator[str]:
    for section in document.sections:
        for edge in (
            section.header, section.first_page_header, section.even_page_header, section.footer,
            section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if not edge.is_linked_to_previous:
                # Numbers of pages are reckoned anew by each program.
                rows = (" ".join(re.sub(r"\d+", " ", row.text).split()) for row in edge.paragraphs)
                yield from (said for said in rows if any(sign.isalpha() for sign in said))


def _lines(body: Any, tables: list[Any], kinds: Mapping[str, str]) -> Iterator[Line]:
    numbers = {id(row): number for number, row in enumerate(tables, start=1)}
    count = 0
    joined: tuple[Run, ...] = ()
    for paragraph in body.iter(f"{W}p"):
        if _inside_box(paragraph):
            continue
        above = next((row for row in paragraph.iterancestors() if row.tag == f"{W}tbl"), None)
        runs = (*joined, *_runs(paragraph))
        joined = ()
        if _mark_is_gone(paragraph):
            joined = runs
            continue
        count += 1
        style = _value(paragraph, "pStyle")
        listed = paragraph.find(f"{W}pPr/{W}numPr") is not None
        yield Line(
            number=count,
            runs=runs,
            style=style,
            table=numbers[id(above)] if above is not None else 0,
            listed=listed or kinds.get(style) == "list",
            kind=kinds.get(style, "") or ("list" if listed else ""),
            comments=tuple(str(row.get(f"{W}id")) for row in paragraph.iter(f"{W}commentReference")),
        )


def _inside_box(element: Any) -> bool:
    return any(above.tag == _BOX for above in element.iterancestors())


def _mark_is_gone(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted: what follows belongs to it."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))


def _value(paragraph: Any, name: str) -> str:
    found = paragraph.find(f"{W}pPr/{W}{name}")
    return "" if found is None else str(found.get(f"{W}val"))


def _runs(paragraph: Any) -> Iterator[Run]:
    for run in paragraph.iter(f"{W}r"):
        above = list(run.iterancestors())
        within = above[: above.index(paragraph)]
        if any(row.tag in _GONE or row.tag == _BOX for row in within):
            continue
        text = "".join(_said(child) for child in run)
        if text:
            yield Run(
                text=text, bold=_is_on(run, "b"), italic=_is_on(run, "i"), others=tuple(_others(run, above))
            )


def _others(run: Any, above: Sequence[Any]) -> Iterator[str]:
    """What is done to words beside bold and slanted."""
    if _is_on(run, "strike") or _is_on(run, "dstrike"):
        yield "struck out"
    marker, place = (run.find(f"{W}rPr/{W}{name}") for name in ("highlight", "vertAlign"))
    if marker is not None and marker.get(f"{W}val") != "none":
        yield "marked"
    if place is not None and place.get(f"{W}val") in ("superscript", "subscript"):
        yield "raised" if place.get(f"{W}val") == "superscript" else "lowered"
    if any(row.tag == f"{W}hyperlink" and row.get(f"{R}id") for row in above):
        yield "a link"


def _said(child: Any) -> str:
    return (child.text or "") if child.tag == f"{W}t" else _BREAKS.get(child.tag, "")


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def _shape(table: Any) -> tuple[int, ...]:
    return tuple(len(list(row.iterchildren(f"{W}tc"))) for row in table.iterchildren(f"{W}tr"))


def _count(body: Any, *names: str) -> int:
    found = Counter(
        element.tag
        for element in body.iter(*names)
        if not any(above.tag in _GONE or above.tag == _FALLBACK for above in element.iterancestors())
    )
    return sum(found.values())
