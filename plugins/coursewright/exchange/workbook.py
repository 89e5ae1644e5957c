"""The sheets of an Excel workbook (the only importer of openpyxl); what of them is no text of a cell is told."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import clean
from coursewright.exchange.entry_keeps import KEEPS
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.packing import is_sound, unzipped
from coursewright.exchange.raised import lowered, raised
from coursewright.exchange.shown import shown
from coursewright.exchange.tables import read_grid
from coursewright.exchange.workbook_beside import ERRORS, MOST_COLUMNS, MOST_ROWS, Teller, tell_drawn

_BLACK = frozenset({"FF000000", "00000000"})


def read_xlsx(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of all sheets that are shown."""
    found = []
    for grid in _sheets(source, issues):
        found += read_grid(grid, source.language, issues)
    return found


def _sheets(source: Source, issues: IssueLog) -> Iterator[Grid]:
    from openpyxl import load_workbook

    place = Place(file=source.file)
    if not is_sound(source.raw):
        issues.error(
            "import/package", place, "the file is damaged or too large.", "Save it as .xlsx once more."
        )
        return
    told = IssueLog()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(source.raw), data_only=True, rich_text=True)
            formulas = load_workbook(BytesIO(source.raw)) if _has_formulas(source.raw) else None
        alone = len(book.worksheets) == 1
        grids = [
            _grid(
                sheet, formulas, source.file if alone else f"{source.file}[{sheet.title}]", told, alone=alone
            )
            for sheet in book.worksheets
            if _is_shown(sheet, place, told)
        ]
        tell_drawn(book, source.raw, place, told)
    except Exception:  # whatever the library meets in a file that somebody damaged
        issues.error(
            "import/package", place, "this is no workbook that can be read.", "Save it as .xlsx once more."
        )
        return
    issues.extend(told)
    yield from grids


def _is_shown(sheet: Any, place: Place, issues: IssueLog) -> bool:
    if sheet.sheet_state == "visible":
        return True
    if any(cell.value is not None for row in sheet.iter_rows(max_row=50) for cell in row):
        issues.warning(
            "import/hidden", place, f"the sheet '{sheet.title}' is hidden and is not read.",
            "If questions stand there, unhide it in Excel.",
        )  # fmt: skip
    return False


def _has_formulas(raw: bytes) -> bool:
    return any(
        re.search(rb"<f[ >]", part)
        for name, part in unzipped(raw).items()
        if name.startswith("xl/worksheets/")
    )


def _grid(sheet: Any, formulas: Any, file: str, issues: IssueLog, *, alone: bool) -> Grid:
    """A sheet's cells, merged ones filled."""
    spread = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }
    rows = []
    teller = Teller(file, issues)
    for number, values in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS)), start=1):
        cells = []
        for column, one in enumerate(values[:MOST_COLUMNS], start=1):
            top = spread.get((number, column), (number, column))
            whole = sheet.cell(*top) if top != (number, column) else one
            text = _said(whole)
            bare = shown(whole.value, "") if isinstance(whole.value, int | float) else ""
            cells.append(
                Cell(
                    text=text,
                    row=number,
                    column=column,
                    spread=top != (number, column),
                    loud=_is_loud(whole),
                    bare=bare if bare != text else "",
                )
            )
            if whole is one:
                teller.look(one)
        rows.append(tuple(cells))
    if formulas is not None:
        teller.unreckoned(sheet, formulas[sheet.title])
    teller.hidden(sheet)
    teller.tell()
    return Grid(file=file, rows=tuple(rows), among=not alone, title=str(sheet.title))


def _said(cell: Any) -> str:
    """What a cell shows; an error of Excel says nothing."""
    value = cell.value
    if value is None or ERRORS.fullmatch(str(value)):
        return ""
    if isinstance(value, list):
        return clean("".join(_run(part) for part in value)).strip()
    return clean(shown(value, cell.number_format or "")).strip()


def _run(part: Any) -> str:
    """A run of a cell, whose raised and lowered signs stay so."""
    if isinstance(part, str):
        return part
    move = {"superscript": raised, "subscript": lowered}.get(str(part.font.vertAlign))
    return move(str(part.text)) if move else str(part.text)


def _is_loud(cell: Any) -> bool:
    """Whether a cell is in bold, in colour, or filled."""
    font, fill = getattr(cell, "font", None), getattr(cell, "fill", None)
    colour = getattr(getattr(font, "color", None), "rgb", None)
    filled = fill is not None and fill.fill_type == "solid"
    return bool(
        (font is not None and font.bold) or (isinstance(colour, str) and colour not in _BLACK) or filled
    )


FORMAT = Format(name="xlsx", title="Excel", ending=".xlsx", keeps=KEEPS, read=read_xlsx, needs=("openpyxl",))
