"""A table from any file: cells with their places, merged ones told apart from those that say something themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coursewright.base.issues import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a cell says; rows and columns count from 1.

    `spread`: it is the rest of a merged one, whose text it has. `loud`: it is set in bold, colour or under a marker.
    `bare` is its number, where it shows more than that.
    """

    text: str
    row: int
    column: int
    spread: bool = False
    loud: bool = False
    bare: str = ""

    @property
    def name(self) -> str:
        """Where it stands, as a spreadsheet would say it."""
        return f"{column_name(self.column)}{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The rows of one table of a file; `file` names the sheet too, where there are several.

    `among`: it is one of several, or stands in a text. `title`: what the sheet is called.
    """

    file: str
    rows: tuple[tuple[Cell, ...], ...]
    among: bool = False
    title: str = ""

    def place(self, cell: Cell) -> Place:
        """The place of a cell: its row and column."""
        return Place(file=self.file, line=cell.row, column=cell.column)


def column_name(column: int) -> str:
    """A column's letters: A to Z, then AA and so on."""
    before, last = divmod(column - 1, 26)
    return (column_name(before) if before else "") + chr(ord("A") + last)


def grid_of(file: str, rows: Iterable[Sequence[str]], first_row: int = 1) -> Grid:
    """A table of texts, in which nothing is merged."""
    cells = (
        tuple(Cell(text=text.strip(), row=row, column=column) for column, text in enumerate(texts, start=1))
        for row, texts in enumerate(rows, start=first_row)
    )
    return Grid(file=file, rows=tuple(cells))
