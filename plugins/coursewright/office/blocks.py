"""What a document is made of: plain values between a tree and its file. Lengths are in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Raised = Literal["", "superscript", "subscript"]
Frame = Literal["", "example", "note", "key", "card"]
"""What a paragraph's border says: an example, a note for trainers, an answer, a card."""
FieldKind = Literal["date", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How words look; `language` is theirs where it is not the document's, `link` an address that they lead to."""

    bold: bool = False
    italic: bool = False
    quiet: bool = False
    code: bool = False
    boxed: bool = False
    ruled: bool = False
    struck: bool = False
    raised: Raised = ""
    language: str = ""
    link: str = ""


PLAIN = Face()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A run of text."""

    text: str
    face: Face = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """To the next stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A new line of the same paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A box to tick with the pen or by a click."""

    on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place to type into, empty in print; `name` is what it asks for."""

    kind: FieldKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as PNG, JPEG or GIF; `alt` says what it shows. `width` 0: as large as it is, if there is room."""

    content: bytes
    alt: str
    width: float = 0.0
    height: float = 0.0


Inline = Words | Tab | LineBreak | Tick | Field | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An item of a list: bullets or numbers from `start`; `series` tells the lists of a document apart."""

    numbered: bool
    series: int
    level: int = 0
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph in one of the styles of `styles.py`; `kept` stays with the next one."""

    style: str
    inlines: tuple[Inline, ...] = ()
    frame: Frame = ""
    kept: bool = False
    centred: bool = False
    listed: Listed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table over `span` columns."""

    blocks: tuple[Block, ...] = ()
    span: int = 1
    shaded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; heads are repeated on each page. `height` is the least that it has."""

    cells: tuple[Cell, ...]
    head: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: `grid` with all rules, `rows` with rules between rows, `open` with none. Widths are those of columns."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    rules: Literal["grid", "rows", "open"] = "rows"


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDocument:
    """A document: where it goes (below its language's folder), what it says of itself, and what it holds.

    `label` stands at the right of its head, the course's title at the left.
    """

    path: str
    title: str
    course: str
    label: str
    language: str
    blocks: tuple[Block, ...]
    landscape: bool = False
