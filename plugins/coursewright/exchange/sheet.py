"""Tables of questions as CSV, and from CSV and Excel (the only importer of openpyxl)."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from coursewright.base.csvfile import as_words, as_written
from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.drafts import clean
from coursewright.exchange.entry import MOST_OPTIONS, Entry, entry_of
from coursewright.exchange.entry_keeps import KEEPS
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.grid import Cell, Grid, grid_of
from coursewright.exchange.heads import head_in, in_han, kind_in
from coursewright.exchange.packing import is_sound, unzipped
from coursewright.exchange.rows import LETTERS, read_grid
from coursewright.exchange.text import text_in
from coursewright.quiz.number import plain_number

MOST_ROWS = 20_000


def write_csv(bundle: Bundle) -> bytes:
    """A row a question, with a mark at the beginning by which Excel knows UTF-8."""
    entries = [entry_of(row, bundle.html, bundle.language) for row in bundle.asked]
    width = max((len(entry.options) for entry in entries), default=0)
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(_heads(bundle.language, width))
    writer.writerows(map(as_words, _row(entry, bundle.language, width)) for entry in entries)
    return target.getvalue().encode("utf-8-sig")


def _heads(language: str, width: int) -> list[str]:
    names = LETTERS[: min(width, MOST_OPTIONS)]
    option, why = ("选项{}", "选项{}解析") if in_han(language) else ("Option {}", "Why {}")
    heads = [head_in(role, language) for role in ("id", "kind", "prompt")]
    tail = [head_in(role, language) for role in ("answer", "explain", "points")]
    return [*heads, *(option.format(name) for name in names), *tail, *(why.format(name) for name in names)]


def _row(entry: Entry, language: str, width: int) -> list[str]:
    rest = [""] * (width - len(entry.options))
    texts = [line.text for line in entry.options] + rest
    reasons = [line.why for line in entry.options] + rest
    head = [entry.id, kind_in(entry.kind, language), entry.prompt]
    return [*head, *texts, entry.answer, entry.explain, entry.points, *reasons]


def read_csv(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a table whose cells are parted by commas, semicolons or tabs."""
    text = clean(text_in(source, issues) or "")
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text), strict=True)
    rows: list[list[str]] = []
    begin = 1
    try:
        for row in reader:
            rows.append([as_written(cell) for cell in row])
            begin = reader.line_num + 1
    except csv.Error as fault:
        place = Place(file=source.file, line=begin, column=1)
        issues.error(
            "import/csv", place, f"this row is damaged: {fault}.", "Save the table as CSV once more."
        )
        return []
    return read_grid(grid_of(source.file, rows), source.language, issues)


def _delimiter(text: str) -> str:
    """What parts cells: the sign that stands most often in the first lines."""
    begin = text[:4000]
    return max(",\t;", key=lambda sign: begin.count(sign))


def read_xlsx(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of all sheets."""
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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the library leaves out, which no cell is
            book = load_workbook(BytesIO(source.raw), data_only=True)
            formulas = load_workbook(BytesIO(source.raw)) if _has_formulas(source.raw) else None
        alone = len(book.worksheets) == 1
        grids = [_grid(sheet, source.file, alone=alone) for sheet in book.worksheets]
        told = [_unreckoned(sheet, formulas) for sheet in book.worksheets]
    except Exception:  # whatever the library meets in a file that somebody damaged
        issues.error(
            "import/package", place, "this is no workbook that can be read.", "Save it as .xlsx once more."
        )
        return
    for grid, names in zip(grids, told, strict=True):
        if names:
            issues.warning(
                "import/unread-cells", Place(file=grid.file),
                f"these cells are formulas without a result, and are not read: {', '.join(names)}.",
                "Open the file in Excel and save it, so that it holds their results.",
            )  # fmt: skip
        yield grid


def _has_formulas(raw: bytes) -> bool:
    return any(
        re.search(rb"<f[ >]", part)
        for name, part in unzipped(raw).items()
        if name.startswith("xl/worksheets/")
    )


def _unreckoned(sheet: Any, formulas: Any) -> list[str]:
    """The names of cells whose formula nobody has reckoned."""
    if formulas is None:
        return []
    return [
        cell.coordinate
        for row in formulas[sheet.title].iter_rows(max_row=min(sheet.max_row, MOST_ROWS))
        for cell in row[:100]
        if cell.data_type == "f" and sheet[cell.coordinate].value is None
    ]


def _grid(sheet: Any, file: str, *, alone: bool) -> Grid:
    """A sheet's cells, merged ones filled."""
    spread = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, 100) + 1)
    }
    rows = []
    for number, values in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS)), start=1):
        cells = []
        for column, one in enumerate(values[:100], start=1):
            top = spread.get((number, column), (number, column))
            whole = sheet.cell(*top) if top != (number, column) else one
            cells.append(Cell(text=_said(whole), row=number, column=column, spread=top != (number, column)))
        rows.append(tuple(cells))
    return Grid(file=file if alone else f"{file}[{sheet.title}]", rows=tuple(rows))


def _said(cell: Any) -> str:
    """What a cell shows, a date and a time as ISO 8601 writes them."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float) and "%" in (cell.number_format or ""):
        return f"{plain_number(Decimal(str(value)) * 100)}%"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean(str(value)).strip()


CSV = Format(name="csv", title="CSV", ending=".csv", keeps=KEEPS, write=write_csv, read=read_csv)
XLSX = Format(name="xlsx", title="Excel", ending=".xlsx", keeps=KEEPS, read=read_xlsx, needs=("openpyxl",))
