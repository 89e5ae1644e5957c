"""Whom books are made for: a table with a row each, its columns the values of variables.

The column `id`, or else the first, names the row and its folder; `logo` names a picture, from the table's folder. A
column `hall.en` is the one of a language, before `hall`, which is that of all. What a row leaves empty is as course.yml
says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from coursewright.base.csvfile import CsvCell, CsvRow, load_csv
from coursewright.base.issues import Issue, IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.base.textfile import RawFile, read_raw, text_of
from coursewright.fonts.coverage import signs_without_glyph

ID, LOGO = "id", "logo"
PICTURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".svg": b""}
"""The pictures that can be logos, and how their files begin."""
LONGEST = 80
"""Letters of a name that still has room in a path."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """A row: its id, its values by column, and the path of its logo, None without one."""

    id: str
    place: Place
    columns: Mapping[str, str] = field(default_factory=dict)
    logo: Path | None = None

    def values(self, language: str) -> Mapping[str, str]:
        """What variables stand for in a language; what is empty is left to the course."""
        own = {
            name.removesuffix(f".{language}"): text
            for name, text in self.columns.items()
            if name.endswith(f".{language}")
        }
        shared = {name: text for name, text in self.columns.items() if "." not in name}
        return {name: text for name, text in {**shared, **_said(own)}.items() if text}


def _said(values: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in values.items() if text}


def read_recipients(
    table: Path, root: Path, languages: Collection[str], variables: Collection[str], issues: IssueLog
) -> tuple[RecipientRow, ...]:
    """The sound rows of a table; every other one is told, with what is wrong with its head."""
    found = read_raw(table, table.parent)
    inside = table.is_relative_to(root)
    file = table.relative_to(root).as_posix() if inside else table.name
    text = _text(RawFile(file=file, raw=found.raw, issues=_moved(found, file)), issues)
    if text is None:
        return ()
    met = IssueLog()
    rows = load_csv(text, file, met)
    issues.extend(met)
    if not rows:
        issues.error("rows/empty", Place(file=file), "the table has no rows.", "Write a head and a row.")
    if not rows or any(issue.place.line < rows[0][0].place.line for issue in met.found):
        return ()
    head = _head(rows[0], languages, variables, issues)
    if head is None:
        return ()
    if len(rows) == 1:
        issues.error(
            "rows/empty", rows[0][0].place, "below the head there is no row.", "Write one for each set."
        )
    sound: dict[str, RecipientRow] = {}
    for row in rows[1:]:
        met = IssueLog()
        one = _row(row, head, table.parent, sound, met)
        issues.extend(met)
        if one is not None and not met.has_errors:
            sound[_same(one.id)] = one
    return tuple(sound.values())


def _moved(found: RawFile, file: str) -> tuple[Issue, ...]:
    return tuple(replace(issue, place=Place(file=file)) for issue in found.issues)


def _text(found: RawFile, issues: IssueLog) -> str | None:
    """The table's text; of one in another encoding it is said which, and how to save it."""
    met = IssueLog()
    text = text_of(found, met)
    for issue in met.found:
        if issue.rule == "file/not-utf-8" and found.raw is not None:
            message = f"the file is not UTF-8; {_guess(found.raw)}."
            cure = "In Excel or WPS save it as 'CSV UTF-8'; in an editor with the encoding UTF-8."
            issue = replace(issue, message=message, hint=cure)
        issues.add(issue)
    return text


def _guess(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "which encoding it has cannot be told"
    return "it reads as GBK"


def _head(
    row: CsvRow, languages: Collection[str], variables: Collection[str], issues: IssueLog
) -> tuple[str, ...] | None:
    """The names of the columns, the id's among them; None where they cannot be told."""
    met = IssueLog()
    names = [cell.text for cell in row]
    if len(row) == 1 and (mark := next((mark for mark in ";\t，" if mark in row[0].text), "")):
        shown = "a tab" if mark == "\t" else f"'{mark}'"
        met.error(
            "rows/comma", row[0].place, f"the columns are divided by {shown}.", "Divide them by commas."
        )
    for index, cell in enumerate(row):
        if not cell.text:
            met.error("rows/column", cell.place, "this column has no name.", "Name it, or delete it.")
        elif cell.text in names[:index]:
            met.error("rows/column", cell.place, f"'{cell.text}' is two columns.", "Delete one of the two.")
    issues.extend(met)
    if met.has_errors:
        return None
    first = ID if ID in names else names[0]
    for cell in row:
        name, _, language = cell.text.partition(".")
        known = name in (*variables, LOGO) and (not language or language in languages)
        if not known and cell.text != first:
            cure = did_you_mean(cell.text, [*variables, LOGO])
            met.warning("rows/column", cell.place, f"no text names a variable '{cell.text}'.", cure)
    issues.extend(met)
    return tuple(names)


def _row(
    row: CsvRow, head: Sequence[str], folder: Path, sound: Mapping[str, RecipientRow], issues: IssueLog
) -> RecipientRow | None:
    cells = dict(zip(head, row, strict=False))
    if len(row) != len(head):
        message = f"this row has {len(row)} cells, and the head {len(head)}."
        cure = "Write a comma for each column that stays empty; put a text with a comma into quotes."
        issues.error("rows/cells", row[0].place, message, cure)
        return None
    name = cells[ID if ID in head else head[0]]
    _check_name(name, sound, issues)
    for cell in row:
        signs = signs_without_glyph(cell.text)
        if signs:
            shown = " ".join(f"'{sign}'" for sign in sorted(signs))
            issues.error("rows/no-glyph", cell.place, f"no face prints {shown}.", "Write it otherwise.")
    return RecipientRow(
        id=name.text,
        place=name.place,
        columns={column: cell.text for column, cell in cells.items() if column not in (ID, LOGO)},
        logo=_logo(cells[LOGO], folder, issues) if LOGO in cells and cells[LOGO].text else None,
    )


def _same(name: str) -> str:
    """What file systems take for one name."""
    return unicodedata.normalize("NFC", name).casefold()


def _check_name(cell: CsvCell, sound: Mapping[str, RecipientRow], issues: IssueLog) -> None:
    """A row's id names a folder, on every system."""
    name = cell.text
    if not name:
        issues.error("rows/id", cell.place, "this row has no id.", "Write one: its folder is called so.")
    elif first := sound.get(_same(name)):
        message = f"'{name}' stands twice; first in line {first.place.line}."
        issues.error("rows/id", cell.place, message, "Give one of the two another id.")
    elif bad := _REFUSED.search(name):
        message = f"no folder can be called '{name}' on Windows, because of '{bad[0]}'."
        issues.error("rows/id", cell.place, message, "Write it without, or add a column 'id'.")
    elif _RESERVED.match(name) or name.endswith(".") or name.startswith("."):
        message = f"no folder can be called '{name}' on Windows."
        issues.error("rows/id", cell.place, message, "Write another id.")
    elif len(name) > LONGEST:
        message = f"this id has {len(name)} letters; a folder's path has room for {LONGEST}."
        issues.error("rows/id", cell.place, message, "Write a shorter one into a column 'id'.")


def _logo(cell: CsvCell, folder: Path, issues: IssueLog) -> Path | None:
    """The picture that a cell names."""
    path = folder / cell.text
    begins = PICTURES.get(path.suffix.lower())
    if begins is None:
        cure = "Save it as PNG, JPEG or SVG."
        issues.error("rows/logo", cell.place, f"'{cell.text}' is no picture that can be printed.", cure)
        return None
    if not path.is_file():
        cure = "Write its path from the folder of the table; capitals count."
        issues.error("rows/logo", cell.place, f"there is no picture '{cell.text}'.", cure)
        return None
    if not path.read_bytes().startswith(begins):
        message = f"'{cell.text}' is not what its ending says."
        issues.error("rows/logo", cell.place, message, "Save it anew from the program that drew it.")
        return None
    return path
