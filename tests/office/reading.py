"""What a tree and a document say, sign by sign."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from coursewright.base.markup import Element, Node
from coursewright.languages.words import words

PAGES = frozenset({"pg", "pgx"})
"""What names pages of a book."""


def signs(text: str) -> Counter[str]:
    """Letters, hanzi and digits, however they are spaced."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def text_of_tree(nodes: Iterable[Node], language: str, lessons: Mapping[str, str]) -> str:
    """All that readers of a tree see, but drawings; `lessons` are labels by slug, which stand in place of pages."""
    return "".join(_said(nodes, language, lessons))


def _said(nodes: Iterable[Node], language: str, lessons: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Element):
            classes = set(dict(node.attrs).get("class", "").split())
            if "taught" in classes:
                yield _taught(node, language, lessons)
            elif node.tag != "svg" and not classes & PAGES:
                yield _mark(node, classes, language)
                yield from _said(_shown(node, classes), language, lessons)


def _taught(node: Element, language: str, lessons: Mapping[str, str]) -> str:
    """Where a question was taught."""
    address = next(
        dict(child.attrs)["href"]
        for child in node.children
        if isinstance(child, Element) and child.tag == "a"
    )
    return words(language)["lesson.recall.from"].format(lesson=lessons[address[1:].partition("--")[0]])


def _mark(node: Element, classes: set[str], language: str) -> str:
    """What a style sheet writes, or what stands in the place of a page."""
    if "again" in classes:
        return words(language)["quiz.back.head"]
    if "mis" in classes and language == "zh":
        pairs = [child.tag for child in node.children if isinstance(child, Element)]
        return "误" * pairs.count("dt") + "正" * pairs.count("dd")
    return ""


def _shown(node: Element, classes: set[str]) -> list[Node]:
    """The children that a document shows."""
    if "again" in classes:
        return [child for child in node.children if not isinstance(child, Element) or child.tag != "p"]
    if "timetable" in classes:
        return [_without_pages(child) for child in node.children]
    return list(node.children)


def _without_pages(part: Node) -> Node:
    """A part of the timetable without its last column in the head; below it there are but links."""
    if not isinstance(part, Element) or part.tag != "thead":
        return part
    rows = [
        Element(tag=row.tag, attrs=row.attrs, children=[cell for cell in row.children if cell != "\n"][:-1])  # type: ignore[arg-type]
        for row in part.children
        if isinstance(row, Element)
    ]
    return Element(tag=part.tag, children=tuple(rows))


def text_of_document(path: Path) -> str:
    """What python-docx reads from the body, a paragraph a line."""
    return "\n".join(paragraph.text for paragraph in paragraphs_of(path))


def paragraphs_of(path: Path) -> list[Paragraph]:
    """All paragraphs of the body in order, those in cells, too."""
    return list(_paragraphs(Document(str(path)).iter_inner_content()))


def _paragraphs(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            cells: dict[int, _Cell] = {id(cell._tc): cell for cell in row.cells}
            for cell in cells.values():
                yield from _paragraphs(cell.iter_inner_content())


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a package by name."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}
