"""The code beside a lesson: what segno makes of its address, with white around it, and its words; none without one."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import segno

from coursewright.base.markup import Element
from coursewright.handbook.codes import QUIET, code_drawing
from coursewright.handbook.editions import write_book
from coursewright.handbook.model import Book
from coursewright.handbook.parts.lessons import CODE, lesson_sections

from .hearing import faults_by_ear

ADDRESS = "https://course.example.org/"
PAGE = f"{ADDRESS}zh/one/one.html"


def coded(book: Book) -> Book:
    """The book with pages of its lessons on a site."""
    modules = tuple(
        replace(module, chapters=tuple(replace(row, page=f"one/{row.slug}.html") for row in module.chapters))
        for module in book.modules
    )
    return replace(book, modules=modules, address=ADDRESS)


def test_a_code_is_the_one_that_its_text_has_with_white_around_it():
    drawing = code_drawing(PAGE, CODE, told="words")
    attrs = dict(drawing.attrs)
    matrix = segno.make(PAGE, error="m", boost_error=False, micro=False).matrix
    path = next(node for node in drawing.children if isinstance(node, Element) and node.tag == "path")
    spots = {tuple(map(int, spot)) for spot in re.findall(r"M(\d+) (\d+)h1v1h-1z", dict(path.attrs)["d"])}
    assert spots == {(x, y) for y, line in enumerate(matrix) for x, dark in enumerate(line) if dark}
    count = len(matrix)
    assert attrs["viewBox"] == f"-{QUIET} -{QUIET} {count + 2 * QUIET} {count + 2 * QUIET}"
    assert CODE * count / (count + 2 * QUIET) >= 18


def test_a_lesson_names_its_page_on_the_site(
    tmp_path: Path, small_book: Callable[..., Book], pages_of: Callable[[Path], list[str]]
):
    book = coded(small_book(parts=("lessons",)))
    write_book(book, tmp_path, tmp_path / "book.pdf", 0)
    text = "".join("".join(pages_of(tmp_path / "book.pdf")).split())
    assert "course.example.org/zh/one/one.html" in text
    assert faults_by_ear(tmp_path / "book.pdf") == []
    subprocess.run(["qpdf", "--check", str(tmp_path / "book.pdf")], capture_output=True, check=True)


def test_without_an_address_nothing_is_printed(small_book: Callable[..., Book]):
    book = small_book(parts=("lessons",))
    for chapter in book.chapters:
        assert "'site'" not in str(list(lesson_sections(book, chapter)))
        assert "'site'" in str(list(lesson_sections(coded(book), chapter)))
