"""The paragraphs and tables of a Word document; what floats beside them, or is no text, is told."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.format import Source
from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.key_reading import Paragraph
from coursewright.exchange.numbering import Numbering, W
from coursewright.exchange.packing import is_sound
from coursewright.exchange.word_text import APART, GONE, symbol, words_of_paragraph

MOST_COLUMNS = 63
"""So many columns a table of Word may have."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")


def read_parts(source: Source, issues: IssueLog) -> list[Paragraph | Grid] | None:
    """Paragraphs and tables in their order, or None and an error where this is no document."""
    from docx import Document

    place = Place(file=source.file)
    if not is_sound(source.raw):
        issues.error(
            "import/package", place, "the file is damaged or too large.", "Save it as .docx once more."
        )
        return None
    try:
        document = Document(BytesIO(source.raw))
        return list(_body(document, source.file, issues))
    except Exception:  # whatever the library meets in a file that somebody damaged
        issues.error(
            "import/package", place, "this is no document that can be read.", "Save it as .docx once more."
        )
        return None


def _body(document: Any, file: str, issues: IssueLog) -> Iterator[Paragraph | Grid]:
    """Paragraphs, counted as lines, and tables, of which each row is counted as one."""
    numbering = Numbering(document)
    headings = {
        style.style_id for style in document.styles if style.name.lower().startswith(("heading", "title"))
    }
    comments = _comments(document)
    tables = 0
    line = 0
    for element in document.element.body.iter(f"{W}p", f"{W}tbl"):
        if any(above.tag in (f"{W}tbl", APART) for above in element.iterancestors()):
            continue
        if element.tag == f"{W}tbl":
            tables += 1
            name = f"{file}[table {tables}]"
            for number, row in enumerate(element.iterchildren(f"{W}tr"), start=1):
                _tell_others(row, Place(file=name, line=number), comments, issues)
            yield _table(element, name, numbering)
            continue
        text, loud = words_of_paragraph(element, numbering)
        line += 1
        begin = 0
        for said in text.split("\n"):
            end = begin + len(said)
            own = tuple(
                (max(a, begin) - begin, min(b, end) - begin) for a, b in loud if a < end and b > begin
            )
            yield Paragraph(
                text=said, place=Place(file=file, line=line, column=1), heading=_style(element) in headings, loud=own
            )  # fmt: skip
            begin = end + 1
        _tell_others(element, Place(file=file, line=line), comments, issues)


def _tell_others(element: Any, place: Place, comments: dict[str, str], issues: IssueLog) -> None:
    """What a part of the document holds beside its words."""
    floating = [_bare(box).strip() for box in element.iter(APART)]
    for said in dict.fromkeys(text for text in floating if text):
        issues.warning(
            "import/not-taken",
            place,
            f"a text box is not read: '{said[:40]}'.",
            "Put its words into the text.",
        )
    drawn = [one for one in element.iter(f"{W}drawing", f"{W}pict") if not any(True for _ in one.iter(APART))]
    if drawn:
        issues.warning("import/picture", place, "a picture is not taken over.")
    for one in element.iter(f"{W}commentReference"):
        said = comments.get(str(one.get(f"{W}id")), "")
        issues.warning("import/not-taken", place, f"a comment is not taken over: '{said[:60]}'.")
    if any(True for _ in element.iter(*_NOTES)):
        issues.warning(
            "import/not-taken", place, "a footnote is not taken over.", "Put its words into the text."
        )
    if any(True for _ in element.iter(_MATH)):
        issues.warning(
            "import/not-taken", place, "a formula is not taken over.", "Write it as words, or as TeX."
        )
    if any(not symbol(one) for one in element.iter(f"{W}sym") if one.getparent().getparent().tag not in GONE):
        issues.warning(
            "import/not-taken", place, "a sign of a symbol face is not known.", "Type it as a letter or sign."
        )


def _comments(document: Any) -> dict[str, str]:
    """By their ids what comments say, and who says it."""
    for part in document.part.rels.values():
        if part.reltype.endswith("/comments") and not part.is_external:
            root = getattr(part.target_part, "element", None)
            rows = root.iter(f"{W}comment") if root is not None else ()
            return {str(row.get(f"{W}id")): f"{row.get(f'{W}author') or ''}: {_bare(row)}" for row in rows}
    return {}


def _bare(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _table(element: Any, file: str, numbering: Numbering) -> Grid:
    """A table's cells, merged ones filled."""
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(element.iterchildren(f"{W}tr"), start=1):
        cells: list[Cell] = []
        for one in row.iterchildren(f"{W}tc"):
            said = [words_of_paragraph(paragraph, numbering) for paragraph in one.iter(f"{W}p")]
            text = "\n".join(words for words, _ in said).strip()
            loud = bool(text) and all(
                any(a == 0 and b >= len(words) for a, b in spans) for words, spans in said if words.strip()
            )
            below = one.find(f"{W}tcPr/{W}vMerge")
            goes_on = below is not None and below.get(f"{W}val") != "restart"
            if goes_on and rows and len(cells) < len(rows[-1]):
                text = rows[-1][len(cells)].text
            for turn in range(_span(one)):
                cells.append(
                    Cell(text=text, row=number, column=len(cells) + 1, spread=goes_on or turn > 0, loud=loud)
                )
        rows.append(tuple(cells[:MOST_COLUMNS]))
    return Grid(file=file, rows=tuple(rows), among=True)


def _span(cell: Any) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    said = "" if found is None else str(found.get(f"{W}val"))
    return min(max(int(said), 1), MOST_COLUMNS) if said.isascii() and said.isdigit() and len(said) < 4 else 1
