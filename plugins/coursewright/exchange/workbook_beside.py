"""What a workbook holds beside the words of its cells, told by their places."""

from __future__ import annotations

import re
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import clean
from coursewright.exchange.grid import column_name
from coursewright.exchange.packing import unzipped
from coursewright.exchange.shown import is_without_year

MOST_ROWS, MOST_COLUMNS = 20_000, 100
ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV/0!|SPILL!|CALC!|BLOCKED!)")
"""What a cell shows whose formula cannot be reckoned."""


class Teller:
    """Collects what a sheet holds beside the texts of its cells, and tells it."""

    def __init__(self, file: str, issues: IssueLog) -> None:
        self.file, self.issues = file, issues
        self.names: dict[str, list[str]] = {}
        self.first: dict[str, Place] = {}

    def add(self, sort: str, name: str, row: int, column: int) -> None:
        """One more place of a sort."""
        self.names.setdefault(sort, []).append(name)
        self.first.setdefault(sort, Place(file=self.file, line=row, column=column))

    def look(self, cell: Any) -> None:
        """What a cell holds beside its text."""
        row, column, name = cell.row, getattr(cell, "column", 1), cell.coordinate
        place = Place(file=self.file, line=row, column=column)
        comment, link = getattr(cell, "comment", None), getattr(cell, "hyperlink", None)
        if comment is not None:
            said = " ".join(clean(str(comment.text)).split())[:60]
            self.issues.warning(
                "import/not-taken", place, f"the comment of {name} is not taken over: '{said}'."
            )
        target = str(getattr(link, "target", "") or "")
        if target and target not in str(cell.value):
            told = f"the link of {name} is not taken over: {target[:100]}"
            self.issues.warning("import/not-taken", place, f"{told} .", "Write its address into the text.")
        if cell.value is None:
            return
        if ERRORS.fullmatch(str(cell.value)):
            self.add("error", name, row, column)
        if is_without_year(cell.value, cell.number_format or ""):
            self.add("date", name, row, column)
        if _is_struck(cell):
            self.add("struck", name, row, column)

    def unreckoned(self, sheet: Any, formulas: Any) -> None:
        """Cells whose formula nobody has reckoned."""
        for row in formulas.iter_rows(max_row=min(sheet.max_row, MOST_ROWS)):
            for cell in row[:MOST_COLUMNS]:
                if cell.data_type == "f" and sheet[cell.coordinate].value is None:
                    self.add("formula", cell.coordinate, cell.row, cell.column)

    def hidden(self, sheet: Any) -> None:
        """Rows and columns that say something and are hidden, and what is too far out."""
        for number, row in sorted(sheet.row_dimensions.items()):
            if (
                row.hidden
                and number <= sheet.max_row
                and any(cell.value is not None for cell in sheet[number])
            ):
                self.add("rows", str(number), number, 1)
        for row in sheet.column_dimensions.values():
            first, last = row.min or 0, min(row.max or 0, sheet.max_column)
            for at in range(first, last + 1) if row.hidden and first else ():
                self.add("columns", column_name(at), 1, at)
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            self.add("far", f"{column_name(MOST_COLUMNS)}{MOST_ROWS}", min(sheet.max_row, MOST_ROWS), 1)

    def tell(self) -> None:
        """One line a sort."""
        for sort, names in self.names.items():
            rule, told, cure = _TOLD[sort]
            some = ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
            self.issues.warning(rule, self.first[sort], told.format(some), cure)


_TOLD = {
    "formula": (
        "import/unread-cells", "these cells are formulas without a result, and are not read: {}.",
        "Open the file in Excel and save it, so that it holds their results.",
    ),
    "error": (
        "import/unread-cells", "these cells show an error of Excel, and are not read: {}.", "Mend them in Excel.",
    ),
    "date": (
        "import/excel-date", "these cells are dates without a year: {}.",
        "Excel makes them of 1-2 or 3/4; if that was meant, set the cells to text and type it again.",
    ),
    "struck": (
        "import/not-taken", "words in these cells are struck out, and come as if they were not: {}.",
        "Delete them in Excel, or in the quiz file.",
    ),
    "rows": ("import/hidden", "these rows are hidden, and are read as the others: {}.", ""),
    "columns": ("import/hidden", "these columns are hidden, and are read as the others: {}.", ""),
    "far": ("import/unread-cells", "what stands beyond {} is not read.", "Part the table."),
}  # fmt: skip
"""By sort: the rule, what is told of the cells, and the cure."""


def tell_drawn(book: Any, raw: bytes, place: Place, issues: IssueLog) -> None:
    """Pictures by the cells that they lie on, and texts of shapes."""
    told = 0
    for sheet in book.worksheets:
        for picture in getattr(sheet, "_images", ()):
            at = getattr(picture.anchor, "_from", None)
            spot = Place(file=place.file, line=at.row + 1, column=at.col + 1) if at else place
            where = f"on {column_name(at.col + 1)}{at.row + 1} of '{sheet.title}' " if at else ""
            issues.warning("import/picture", spot, f"a picture {where}is not taken over.")
            told += 1
    parts = unzipped(raw)
    if not told and any(name.startswith("xl/media/") for name in parts):
        issues.warning("import/picture", place, "pictures of the workbook are not taken over.")
    for name, part in parts.items():
        if name.startswith("xl/drawings/drawing"):
            said = " ".join(re.findall(r"<a:t>([^<]+)</a:t>", part.decode("utf-8", "replace")))
            if said.strip():
                issues.warning(
                    "import/not-taken", place, f"words in shapes are not read: '{said[:60]}'.",
                    "Write them into cells.",
                )  # fmt: skip


def _is_struck(cell: Any) -> bool:
    runs = cell.value if isinstance(cell.value, list) else ()
    font = getattr(cell, "font", None)
    struck = any(not isinstance(run, str) and run.font is not None and run.font.strike for run in runs)
    return struck or bool(font is not None and font.strike)
