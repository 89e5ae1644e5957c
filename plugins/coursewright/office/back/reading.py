"""What stands in a document paragraph by paragraph, all tracked changes taken, and what beside words is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from coursewright.exchange.packing import is_sound

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph: `number` counts them from 1; `table` is the number of its table, 0 outside of tables."""

    number: int
    runs: tuple[Run, ...]
    style: str
    table: int = 0
    listed: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def looks(self) -> tuple[tuple[bool, bool], ...]:
        """Whether each sign that is no space is bold, and slanted."""
        return tuple((run.bold, run.italic) for run in self.runs for sign in run.text if not sign.isspace())


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A document: lines, the shape of each table as cells by row, how many pictures and notes, comments."""

    lines: tuple[Line, ...]
    tables: tuple[tuple[int, ...], ...]
    pictures: int
    notes: int
    comments: tuple[tuple[str, str], ...]


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
            lines=tuple(_lines(body, tables)),
            tables=tuple(_shape(row) for row in tables),
            pictures=_count(body, "drawing", "pict"),
            notes=_count(body, "footnoteReference", "endnoteReference"),
            comments=tuple((row.author or "", " ".join(row.text.split())) for row in document.comments),
        )
    except Exception:  # whatever the library meets in a file that somebody damaged
        return None


def _lines(body: Any, tables: list[Any]) -> Iterator[Line]:
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
        yield Line(
            number=count,
            runs=runs,
            style=_value(paragraph, "pStyle"),
            table=numbers[id(above)] if above is not None else 0,
            listed=paragraph.find(f"{W}pPr/{W}numPr") is not None,
        )


def _inside_box(element: Any) -> bool:
    return any(above.tag == f"{W}txbxContent" for above in element.iterancestors())


def _mark_is_gone(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted: what follows belongs to it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _value(paragraph: Any, name: str) -> str:
    found = paragraph.find(f"{W}pPr/{W}{name}")
    return "" if found is None else str(found.get(f"{W}val"))


def _runs(paragraph: Any) -> Iterator[Run]:
    for run in paragraph.iter(f"{W}r"):
        above = list(run.iterancestors())
        if any(row.tag in _GONE for row in above[: above.index(paragraph)]):
            continue
        text = "".join(_said(child) for child in run)
        if text:
            yield Run(text=text, bold=_is_on(run, "b"), italic=_is_on(run, "i"))


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
        for element in body.iter(*(f"{W}{name}" for name in names))
        if not any(above.tag in _GONE for above in element.iterancestors())
    )
    return sum(found.values())
