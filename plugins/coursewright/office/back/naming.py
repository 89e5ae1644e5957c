"""What a document says of itself, so that it is known again: its language, its path in the set, and its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from coursewright.office.blocks import Block, Paragraph, Words

MARK = "coursewright"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A document of a set: `path` below its language's folder; `digest` changes with its words."""

    language: str
    path: str
    digest: str


def digest_of(blocks: Iterable[Block]) -> str:
    """Changes with the words of a document, whatever they look like."""
    return hashlib.sha256("\n".join(_words(blocks)).encode()).hexdigest()[:16]


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(row.text for row in block.inlines if isinstance(row, Words))
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _words(cell.blocks)


def written_name(name: Name) -> str:
    """The keywords of a document: word processors keep them."""
    return f"{MARK} {name.language} {name.path} {name.digest}"


def name_of(raw: bytes) -> Name | None:
    """Which document of a set a file is; None where it does not say so, or is none."""
    from docx import Document

    try:
        said = Document(BytesIO(raw)).core_properties.keywords.split()
    except Exception:  # whatever the library meets in a file that somebody damaged
        return None
    if len(said) != 4 or said[0] != MARK:
        return None
    _, language, path, digest = said
    return Name(language=language, path=path, digest=digest)
