"""Tables of others' HTML as tables of our Markdown."""

from __future__ import annotations

import re


class TableText:
    """Collects the cells of one table; a table within a cell is words of that cell."""

    def __init__(self) -> None:
        self.depth = 1
        self._rows: list[list[str]] = [[]]
        self._words: list[str] = []

    def add(self, text: str) -> None:
        """Words of the cell that is open."""
        self._words.append(text)

    def begin(self, tag: str) -> None:
        """A row, or a cell that may follow one without an end."""
        if self.depth == 1:
            self._end_cell()
            if tag == "tr" and self._rows[-1]:
                self._rows.append([])

    def end(self, tag: str) -> None:
        """A cell, which may be empty."""
        if self.depth == 1 and tag in ("td", "th"):
            self._end_cell(empty=True)

    def blocks(self) -> list[str]:
        """The table as one block; cells as blocks of their own where they are in one row or column, as for a layout."""
        self._end_cell()
        rows = [row for row in self._rows if any(row)]
        width = max(map(len, rows), default=0)
        if len(rows) < 2 or width < 2:
            return [cell for row in rows for cell in row if cell]
        lines = [_line([*row, *[""] * (width - len(row))]) for row in rows]
        return ["\n".join([lines[0], "|" + "---|" * width, *lines[1:]])]

    def _end_cell(self, *, empty: bool = False) -> None:
        if self._words or empty:
            self._rows[-1].append(" ".join(" ".join(self._words).split()))
        self._words = []


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in cells) + " |"
