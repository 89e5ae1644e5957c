"""What people have to decide: a table to fill in, and a page that shows each row as it was seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.base.markup import Element, el, to_html
from coursewright.languages.words import words
from coursewright.scan.answers import Decisions, Open, Paper
from coursewright.scan.picture import png

TABLE, PAGE, PICTURES = "decide.csv", "decide.html", "pictures"
COLUMNS = ("paper", "number", "row", "circles", "read", "why", "decided")
NAME = "name"
READ = f"{NAME}/read"
"""Under which the mark of a paper stands among its decisions."""


def decisions_in(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """What was decided before: by paper, then by `number/row`, and the name that somebody typed (`name`)."""
    table = folder / TABLE
    found: dict[str, dict[str, str]] = {}
    if table.is_file():
        for row in csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))):
            own = found.setdefault(row.get("paper") or "", {})
            said = (row.get("decided") or "").strip()
            if said:
                own[f"{row.get('number')}/{row.get('row')}"] = said
            if row.get("number") == NAME and row.get("read"):
                own[READ] = row["read"]
    return found


def is_of_another(paper: Paper, said: Mapping[str, str]) -> bool:
    """Whether decisions were made of another paper than this one: a scanner gives its files the same names again."""
    return bool(said.keys() - {READ}) and said.get(READ, "") not in ("", mark_of(paper))


def mark_of(paper: Paper) -> str:
    """A digest of all that was read of a paper, and of what is written at its head: two may have all answers alike."""
    read = [
        (page.number, [(row.question, row.row, row.values, row.why) for row in page.rows])
        for page in paper.pages
    ]
    heads = (page.name.tobytes() for page in paper.pages)
    return f"#{digest(repr(read), *heads)[:12]}"  # a sheet program takes figures with an e for a number


def decided_of(paper: Paper, said: Mapping[str, str]) -> Decisions:
    """The decisions of a paper by question and row."""
    return {
        (asked.entry.sheet.name, row.name): said[f"{asked.number}/{row.label}"]
        for asked in paper.form.asked
        for row in asked.rows
        if f"{asked.number}/{row.label}" in said
    }


def write_doubts(
    folder: Path,
    papers: Iterable[tuple[Paper, str, tuple[Open, ...]]],
    language: str,
    before: Mapping[str, Mapping[str, str]],
) -> None:
    """Write table, page and pictures; what was decided before stays in the table."""
    pictures = folder / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    rows = []
    for paper, key, doubts in papers:
        said = before.get(key, {})
        heads: list[str] = []
        for page in paper.pages:
            heads.append(f"{key}-{NAME}{'' if not heads else f'-{page.number}'}.png")
            (pictures / heads[-1]).write_bytes(png(page.name))
        table.writerow([key, NAME, "", "", mark_of(paper), NAME, said.get(f"{NAME}/", "")])
        rows.append(_row(key, words(language)["exam.paper.name"], "", *heads))
        for doubt in doubts:
            picture = f"{key}-{doubt.number}-{doubt.label or 1}.png"
            (pictures / picture).write_bytes(png(doubt.reading.picture))
            signs = " ".join(doubt.marks)
            table.writerow([key, doubt.number, doubt.label, signs, "", doubt.reading.why, ""])
            rows.append(_row(key, f"{doubt.number} {doubt.label}".strip(), signs, picture))
        for place, decision in said.items():
            if not place.startswith(f"{NAME}/"):
                number, _, label = place.partition("/")
                table.writerow([key, number, label, "", "", "decided", decision])
    (folder / TABLE).write_text("\ufeff" + text.getvalue(), encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(_page(rows, language), encoding="utf-8", newline="\n")


def _row(key: str, number: str, signs: str, *pictures: str) -> Element:
    """A row with its pictures; of a name there is one for each page, so that one sees whether all are one person's."""
    images = [el("img", {"src": f"{PICTURES}/{picture}", "alt": f"{key} {number}"}) for picture in pictures]
    return el(
        "tr", None, el("td", None, key), el("td", None, number), el("td", None, signs), el("td", None, images)
    )


def _page(rows: list[Element], language: str) -> str:
    """The rows with their pictures, to be opened beside the table."""
    text = words(language)
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}"
        "table{border-collapse:collapse}td{border:1px solid #999;padding:.5rem}img{max-width:60rem}"
    )
    head = el(
        "head",
        None,
        el("meta", {"charset": "utf-8"}),
        el("title", None, text["scan.title"]),
        el("style", None, style),
    )
    body = el(
        "body",
        None,
        el("h1", None, text["scan.title"]),
        el("p", None, text["scan.how"]),
        el("table", None, el("tbody", None, rows)),
    )
    return f"<!doctype html>\n{to_html(el('html', {'lang': language}, head, body))}\n"
