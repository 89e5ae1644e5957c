"""Tables of questions as CSV, and from CSV."""

from __future__ import annotations

import csv
from io import StringIO

from coursewright.base.csvfile import as_words, as_written
from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.columns import columns_of
from coursewright.exchange.drafts import clean
from coursewright.exchange.entry import MOST_OPTIONS, Entry, entry_of
from coursewright.exchange.entry_keeps import KEEPS
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.grid import Grid, grid_of
from coursewright.exchange.heads import head_in, in_han, kind_in
from coursewright.exchange.options import LETTERS
from coursewright.exchange.tables import read_grid
from coursewright.exchange.text import text_in

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
    begin = text[:4000]
    signs = sorted(",\t;，", key=lambda sign: -begin.count(sign))
    told = [IssueLog() for _ in signs]
    grids = [_parted(text, sign, source.file, own) for sign, own in zip(signs, told, strict=True)]
    # Where commas stand within numbers they may be more than the semicolons between the cells.
    fits = (turn for turn, grid in enumerate(grids) if grid is not None and columns_of(grid) is not None)
    chosen = next(fits, 0)
    issues.extend(told[chosen])
    grid = grids[chosen]
    return [] if grid is None else read_grid(grid, source.language, issues)


def _parted(text: str, sign: str, file: str, issues: IssueLog) -> Grid | None:
    """A text as a table whose cells a sign parts, or None and an error."""
    # Excel writes the sign into a line of its own before the heads, as sep=;
    first = text.partition("\n")[0].strip().lower() == f"sep={sign}"
    reader = csv.reader(StringIO(text), delimiter=sign, strict=True)
    rows: list[list[str]] = []
    begin = 1
    try:
        for row in reader:
            rows.append([] if first and not rows else [as_written(cell) for cell in row])
            begin = reader.line_num + 1
    except csv.Error as fault:
        place = Place(file=file, line=begin, column=1)
        issues.error(
            "import/csv", place, f"this row is damaged: {fault}.", "Save the table as CSV once more."
        )
        return None
    return grid_of(file, rows)


FORMAT = Format(name="csv", title="CSV", ending=".csv", keeps=KEEPS, write=write_csv, read=read_csv)
