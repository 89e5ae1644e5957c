"""Lines to write on cost a book next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coursewright.handbook.editions import write_book
from coursewright.handbook.model import Book
from coursewright.prose import read_html

from .conftest import CASES, EPOCH, SHEETS

BYTES_A_LINE = 600
"""Dots drawn one by one would be thousands."""


def test_a_dotted_line_is_drawn_in_one_go(small_book: Callable[..., Book], tmp_path: Path):
    def bytes_with(lines: int) -> int:
        cell = '<div class="dots" style="height:6mm"></div>' * lines
        body = f'<div class="work"><table><tbody><tr><td>{cell}</td></tr></tbody></table></div>'
        sheets = (replace(SHEETS[0], body=read_html(body)),)
        target = tmp_path / f"{lines}.pdf"
        book = replace(small_book(), parts={"worksheets": sheets})
        write_book(book, CASES, target, EPOCH)
        return target.stat().st_size

    assert bytes_with(20) - bytes_with(1) < 19 * BYTES_A_LINE
