"""Questions as a Word document, and from one: its tables with heads, and its running text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from hashlib import sha256
from io import BytesIO
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.drafts import clean
from coursewright.exchange.entry import Entry, entry_of
from coursewright.exchange.entry_keeps import KEEPS
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.grid import Cell, Grid
from coursewright.exchange.heads import head_in, in_han, kind_in, side_in
from coursewright.exchange.numbering import Numbering, W
from coursewright.exchange.packing import is_sound, packed
from coursewright.exchange.paragraphs import Paragraph, read_paragraphs
from coursewright.exchange.rows import LETTERS, read_grid

_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
EXPORTED = "questions:"
"""How the keywords of such a document begin to say what it is; it comes back as documents of `word` do."""
MOST_COLUMNS = 63
"""So many columns a table of Word may have."""


def write_docx(bundle: Bundle) -> bytes:
    """A heading a quiz, below it its questions as one types them."""
    from docx import Document

    document = Document()
    document.add_heading(bundle.title, level=0)
    number = 0
    for group in bundle.groups:
        document.add_heading(group.title, level=1)
        for asked in group.asked:
            number += 1
            for line in _lines(entry_of(asked, bundle.html, bundle.language), number, bundle.language):
                document.add_paragraph(line)
            document.add_paragraph("")
    said = "\n".join(row.text for row in document.paragraphs)
    digest = sha256(said.encode()).hexdigest()[:16]
    told = datetime.fromtimestamp(bundle.epoch, timezone.utc).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author, about.language = bundle.title, "coursewright", bundle.language
    about.created = about.modified = told
    about.keywords = f"coursewright {bundle.language} {EXPORTED}{bundle.id} {digest}"
    target = BytesIO()
    document.save(target)
    return packed(target.getvalue())


def _lines(entry: Entry, number: int, language: str) -> Iterator[str]:
    chinese = in_han(language)
    colon, begin, end = ("：", "（", "）") if chinese else (": ", "(", ") ")
    first, *others = entry.prompt.split("\n")
    yield f"{number}. {begin}{kind_in(entry.kind, language)}{end}{first}"
    yield from others
    options = list(zip(LETTERS, entry.options, strict=False))
    if entry.kind == "true-false":
        # A statement has no lettered options in a document: its sides stand before their reasons.
        options = [(side_in(turn == 0, language), row) for turn, (_, row) in enumerate(options)]
    else:
        yield from (f"{name}. {row.text}" for name, row in options if row.text)
    said = [("answer", entry.answer), ("explain", entry.explain)]
    said += [("points", entry.points)] if entry.points != "1" else []
    yield from (f"{_label(role, language)}{colon}{text}" for role, text in said if text)
    why = "{} 解析" if chinese else "Why {}"
    yield from (f"{why.format(name)}{colon}{row.why}" for name, row in options if row.why)
    yield f"{_label('id', language)}{colon}{entry.id}"


def _label(role: str, language: str) -> str:
    said = head_in(role, language)
    return said if in_han(language) else said.capitalize()


def read_docx(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of a document: those of its tables, and those of the text between them."""
    parts = _parts(source, issues)
    if parts is None:
        return []
    paragraphs: list[Paragraph] = []
    found: list[Found] = []
    for part in parts:
        if isinstance(part, Grid):
            found += read_paragraphs(paragraphs, source.language, issues)
            found += read_grid(part, source.language, issues)
            paragraphs = []
        else:
            paragraphs.append(part)
    return found + read_paragraphs(paragraphs, source.language, issues)


def _parts(source: Source, issues: IssueLog) -> list[Paragraph | Grid] | None:
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
    tables = 0
    line = 0
    for element in document.element.body.iter(f"{W}p", f"{W}tbl"):
        if any(above.tag in (f"{W}tbl", f"{W}txbxContent") for above in element.iterancestors()):
            continue
        if element.tag == f"{W}tbl":
            tables += 1
            yield _table(element, f"{file}[table {tables}]", numbering)
            continue
        for turn, said in enumerate(_said(element, numbering).split("\n")):
            line += turn == 0
            place = Place(file=file, line=line, column=1)
            yield Paragraph(text=said, place=place, heading=_style(element) in headings)
        if any(True for _ in element.iter(f"{W}drawing", f"{W}pict")):
            issues.warning("import/picture", Place(file=file, line=line), "a picture is not taken over.")


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _said(paragraph: Any, numbering: Numbering) -> str:
    """The words of a paragraph as they stand once all changes are taken, its number before them."""
    parts = [numbering.sign(paragraph)]
    for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}cr", f"{W}tab"):
        if any(above.tag in _GONE for above in one.iterancestors()):
            continue
        if one.tag == f"{W}t":
            parts.append(one.text or "")
        elif one.getparent().tag == f"{W}r":
            parts.append("\t" if one.tag == f"{W}tab" else "\n")
    return clean("".join(parts))


def _table(element: Any, file: str, numbering: Numbering) -> Grid:
    """A table's cells, merged ones filled."""
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(element.iterchildren(f"{W}tr"), start=1):
        cells: list[Cell] = []
        for one in row.iterchildren(f"{W}tc"):
            text = "\n".join(_said(paragraph, numbering) for paragraph in one.iter(f"{W}p")).strip()
            below = one.find(f"{W}tcPr/{W}vMerge")
            goes_on = below is not None and below.get(f"{W}val") != "restart"
            if goes_on and rows and len(cells) < len(rows[-1]):
                text = rows[-1][len(cells)].text
            for turn in range(_span(one)):
                cells.append(Cell(text=text, row=number, column=len(cells) + 1, spread=goes_on or turn > 0))
        rows.append(tuple(cells[:MOST_COLUMNS]))
    return Grid(file=file, rows=tuple(rows))


def _span(cell: Any) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    said = "" if found is None else str(found.get(f"{W}val"))
    return min(max(int(said), 1), MOST_COLUMNS) if said.isascii() and said.isdigit() and len(said) < 4 else 1


FORMAT = Format(
    name="docx", title="Word", ending=".docx", keeps=KEEPS, write=write_docx, read=read_docx, needs=("docx",)
)
