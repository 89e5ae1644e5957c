"""Questions as a Word document, and from one: its tables with heads, and its running text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from hashlib import sha256
from io import BytesIO

from coursewright.base.issues import IssueLog
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.entry import Entry, entry_of
from coursewright.exchange.entry_keeps import KEEPS
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.grid import Grid
from coursewright.exchange.heads import head_in, in_han, kind_in, side_in
from coursewright.exchange.options import LETTERS
from coursewright.exchange.packing import packed
from coursewright.exchange.paragraphs import TextReader
from coursewright.exchange.tables import keys_in, options_in, read_grid
from coursewright.exchange.word_parts import read_parts

EXPORTED = "questions:"
"""How the keywords of such a document begin to say what it is; it comes back as documents of `word` do."""


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
    parts = read_parts(source, issues)
    reader = TextReader(issues)
    found: list[Found] = []
    for part in parts or ():
        keys = keys_in(part) if isinstance(part, Grid) else ()
        if not isinstance(part, Grid):
            reader.read(part)
        elif keys:
            reader.put(keys, part.place(part.rows[0][0]))
        elif not reader.closed and (options := options_in(part)):
            for row in options:
                reader.read(row)
        else:
            found += read_grid(part, source.language, issues)
            reader.closed = True
    # By their places, but a table counts its own rows: what stood in tables comes first.
    return found + reader.questions(source.language)


FORMAT = Format(
    name="docx", title="Word", ending=".docx", keeps=KEEPS, write=write_docx, read=read_docx, needs=("docx",)
)
