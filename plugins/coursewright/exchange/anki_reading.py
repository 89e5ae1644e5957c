"""Reading Anki's packages: our own cards whole, others' by their two sides and their gaps."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from html import unescape
from io import StringIO
from itertools import takewhile

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.columns import columns_of
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    blank_fields,
    clean,
    draft,
    gap_draft,
    gap_name,
    id_of,
    parted,
)
from coursewright.exchange.entry_reading import SHORT
from coursewright.exchange.format import Found, Source
from coursewright.exchange.grid import grid_of
from coursewright.exchange.heads import role_of
from coursewright.exchange.jsonfile import tree_from
from coursewright.exchange.markup import GAP, as_html, markdown_of, words_of
from coursewright.exchange.packing import unzipped
from coursewright.exchange.rows import read_rows
from coursewright.exchange.text import text_in

SOURCE = "Source"
"""The field in which our own cards hold the question whole."""
_CLOZE = re.compile(r"\{\{c\d+::((?:[^{}]|\{(?!\{)|\}(?!\}))*?)(?:::((?:[^{}])*?))?\}\}", re.DOTALL)
MOST_NOTES = 50_000
_SIGNS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
"""What parts fields, by the names that Anki gives it."""


def read_anki(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a package that older versions of Anki can read, too."""
    place = Place(file=source.file)
    if source.raw.lstrip(b"\xef\xbb\xbf").startswith(b"#"):
        return _taken(_typed(source, issues), {}, source, issues)
    parts = unzipped(source.raw)
    raw = parts.get("collection.anki21") or parts.get("collection.anki2")
    if raw is None or "collection.anki21b" in parts:
        issues.error(
            "import/package", place, "this is no package of Anki that can be read.",
            "Export it with 'Support older Anki versions'.",
        )  # fmt: skip
        return []
    try:
        models, notes = _collection(raw)
    except (sqlite3.Error, ValueError, RecursionError, OverflowError):
        issues.error(
            "import/package", place, "the collection of this package is damaged.", "Export it once more."
        )
        return []
    return _taken(notes, models, source, issues)


Note = tuple[str, list[str], str]
"""The type of a note, its fields and its tags."""


def _typed(source: Source, issues: IssueLog) -> list[Note]:
    """The notes that Anki exports as plain text: heads behind #, then a note a line."""
    lines = clean(text_in(source, issues) or "").lstrip("\ufeff").split("\n")
    above = list(takewhile(lambda line: line.startswith("#"), lines))
    heads = {name: said.strip() for name, _, said in (line[1:].partition(":") for line in above)}
    named = heads.get("separator", "tab")
    sign = _SIGNS.get(named.lower(), named if len(named) == 1 and named != '"' else "\t")
    tags = heads.get("tags column", "")
    other = {at for name, at in heads.items() if name.endswith(" column")}
    notes: list[Note] = []
    try:
        for row in csv.reader(StringIO("\n".join(lines[len(above) :])), delimiter=sign):
            cells = {str(at): text for at, text in enumerate(row, start=1)}
            fields = [text for at, text in cells.items() if at not in other]
            if heads.get("html", "").lower() != "true":
                fields = [as_html(text) for text in fields]
            if any(fields):
                notes.append(("", fields, cells.get(tags, "")))
    except csv.Error as fault:
        place = Place(file=source.file)
        issues.error("import/csv", place, f"a line is damaged: {fault}.", "Export it once more.")
        return []
    return notes


def _taken(
    notes: Sequence[Note], models: Mapping[str, Mapping[str, object]], source: Source, issues: IssueLog
) -> list[Found]:
    """The questions of notes; cards that ask nothing are told."""
    found = []
    for number, (model, fields, tags) in enumerate(notes, start=1):
        spot = Place(file=source.file, line=number, column=1)
        held = _held(models.get(model, {}), fields)
        row = _row(held, source, number, issues)
        if row:
            found += row
            continue
        tree = _question(held, fields, source.language)
        if tree is None:
            issues.warning("import/no-question", spot, f"card {number} has no two sides: it is left out.")
            continue
        if SOURCE not in held:
            _tell_beside(number, held, fields, spot, issues)
        own: list[Tree] = [tag for name in tags.split() if (tag := id_of(name))]
        found.append(
            Found(tree={**tree, **({"tags": own} if own and "tags" not in tree else {})}, place=spot)
        )
    return found


def _collection(raw: bytes) -> tuple[Mapping[str, Mapping[str, object]], list[tuple[str, list[str], str]]]:
    """The note types by number, and each note's type, fields and tags."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(raw)
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA query_only = ON")
        [(said,)] = base.execute("SELECT models FROM col LIMIT 1").fetchall()
        rows = base.execute(f"SELECT mid, flds, tags FROM notes ORDER BY id LIMIT {MOST_NOTES}").fetchall()  # noqa: S608
    models = json.loads(said) if isinstance(said, str) else {}
    known = (
        {str(key): row for key, row in models.items() if isinstance(row, dict)}
        if isinstance(models, dict)
        else {}
    )
    return known, [(str(mid), str(fields).split("\x1f"), str(tags or "")) for mid, fields, tags in rows]


def _held(model: Mapping[str, object], fields: list[str]) -> Mapping[str, str]:
    """The fields of a note by their names."""
    rows = model.get("flds")
    names = [str(row.get("name")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return dict(zip(names or [str(turn) for turn, _ in enumerate(fields, start=1)], fields, strict=False))


def _row(held: Mapping[str, str], source: Source, number: int, issues: IssueLog) -> list[Found]:
    """The question of a note whose fields are called as columns of a table are; nothing for any other."""
    roles = {role_of(name) for name in held}
    if not {"prompt", "answer"} <= roles or not roles & {"options", "option A"}:
        return []
    texts = [words_of(text) for text in held.values()]
    # A card is a row, so that its place is the card's number.
    grid = grid_of(source.file, [list(held), texts])
    columns = columns_of(grid)
    if columns is None:
        return []
    place = Place(file=source.file, line=number, column=1)
    return [replace(row, place=place) for row in read_rows(grid, columns, source.language, issues)]


def _tell_beside(
    number: int, held: Mapping[str, str], fields: list[str], place: Place, issues: IssueLog
) -> None:
    """Fields, pictures and sounds of a card that have no place in a question."""
    gaps = any(_CLOZE.search(text) for text in fields)
    taken = 1 if gaps else 2
    extra = _extra(held, fields)
    for name, text in list(held.items())[taken:]:
        said = words_of(text)
        if said and not _CLOZE.search(text) and not (gaps and text == extra):
            told = f"card {number}: the field '{name}' is not taken over: '{said[:60]}'."
            issues.warning("import/not-taken", place, told)
    if any("<img" in text.lower() for text in fields):
        issues.warning("import/picture", place, f"card {number}: a picture is not taken over.")
    for sound in re.findall(r"\[sound:([^\]]*)\]", " ".join(fields)):
        issues.warning("import/not-taken", place, f"card {number}: a sound is not taken over: {sound}.")


def _extra(held: Mapping[str, str], fields: list[str]) -> str:
    """What a card shows behind its text with gaps: the one more field that says anything."""
    others = [text for text in (list(held.values()) or fields) if words_of(text) and not _CLOZE.search(text)]
    return others[0] if len(others) == 1 else ""


def _question(held: Mapping[str, str], fields: list[str], language: str) -> Draft | None:
    if SOURCE in held:
        return _own(held[SOURCE])
    extra = markdown_of(_silent(_extra(held, fields)))
    fields = [_silent(text) for text in fields]
    cloze = next((text for text in fields if _CLOZE.search(text)), None)
    if cloze is not None:
        tree = _gaps(cloze, language)
        return {**tree, **({"explain": extra} if extra else {})} if tree else None
    front, back = (*fields, "", "")[:2]
    prompt, answer = markdown_of(front), words_of(back)
    if not prompt or not answer:
        return None
    if len(answer) <= SHORT:
        return gap_draft(prompt, blank_fields([Choice(text=answer, correct=True)]), language)
    return draft("reflection", prompt, model=markdown_of(back))


def _own(said: str) -> Draft | None:
    try:
        tree = tree_from(json.loads(unescape(said)))
    except (ValueError, RecursionError):
        return None
    return tree if isinstance(tree, dict) and "type" in tree else None


def _gaps(text: str, language: str) -> Draft | None:
    blanks: list[Tree] = []
    hints: list[Tree] = []

    def put(match: re.Match[str]) -> str:
        name = gap_name(len(blanks))
        blanks.append({"id": name, **blank_fields([Choice(text=words_of(match[1]), correct=True)])})
        if match[2] and words_of(match[2]):
            hints.append(words_of(match[2]))
        return f'<{GAP} name="{name}"></{GAP}>'

    markup = _CLOZE.sub(put, text)
    prompt, told = parted(markdown_of(markup), language)
    return draft("blanks", prompt, text=told, blanks=blanks, hints=hints) if blanks else None


def _silent(text: str) -> str:
    return re.sub(r"\s*\[sound:[^\]]*\]", "", text)
