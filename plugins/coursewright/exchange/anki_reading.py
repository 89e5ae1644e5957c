"""Reading Anki's packages: our own cards whole, others' by their two sides and their gaps."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from html import unescape

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.drafts import (
    Choice,
    Draft,
    blank_fields,
    draft,
    gap_draft,
    gap_name,
    id_of,
    parted,
)
from coursewright.exchange.entry_reading import SHORT
from coursewright.exchange.format import Found, Source
from coursewright.exchange.jsonfile import tree_from
from coursewright.exchange.markup import GAP, markdown_of, words_of
from coursewright.exchange.packing import unzipped

SOURCE = "Source"
"""The field in which our own cards hold the question whole."""
_CLOZE = re.compile(r"\{\{c\d+::((?:[^{}]|\{(?!\{)|\}(?!\}))*?)(?:::((?:[^{}])*?))?\}\}", re.DOTALL)
MOST_NOTES = 50_000


def read_anki(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a package that older versions of Anki can read, too."""
    place = Place(file=source.file)
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
    found = []
    for number, (model, fields, tags) in enumerate(notes, start=1):
        spot = Place(file=source.file, line=number, column=1)
        tree = _question(models.get(model, {}), fields, source.language)
        if tree is None:
            issues.warning("import/no-question", spot, f"card {number} has no two sides: it is left out.")
            continue
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


def _question(model: Mapping[str, object], fields: list[str], language: str) -> Draft | None:
    rows = model.get("flds")
    names = [str(row.get("name")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    held = dict(zip(names, fields, strict=False))
    if SOURCE in held:
        return _own(held[SOURCE])
    cloze = next((text for text in fields if _CLOZE.search(text)), None)
    if cloze is not None:
        return _gaps(cloze, language)
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

    def put(match: re.Match[str]) -> str:
        name = gap_name(len(blanks))
        blanks.append({"id": name, **blank_fields([Choice(text=words_of(match[1]), correct=True)])})
        return f'<{GAP} name="{name}"></{GAP}>'

    markup = _CLOZE.sub(put, text)
    prompt, told = parted(markdown_of(markup), language)
    return draft("blanks", prompt, text=told, blanks=blanks) if blanks else None
