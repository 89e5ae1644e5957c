"""One table of formats, and what the command line offers of it."""

from __future__ import annotations

import pytest

from coursewright.cli.commands.exchanging import QUESTION_FORMATS, READ_FORMATS
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.markup import markdown_of, words_of
from coursewright.exchange.packing import unzipped

from .made import exported, loaded, made


def test_the_command_writes_and_reads_just_what_the_table_has() -> None:
    assert set(QUESTION_FORMATS) == {name for name, form in FORMATS.items() if form.write}
    assert set(READ_FORMATS) == {name for name, form in FORMATS.items() if form.read}
    assert all(name == form.name for name, form in FORMATS.items())


TABLE = (
    "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
    "<tbody><tr><th>1 &lt; 2</th><td><b>x</b></td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>Q</p>{TABLE}<p>End</p>", "Q\n\n| A | B |\n|---|---|\n| 1 < 2 | **x** |\n\nEnd"),
        ("<table><tr><td>a<td>b|c<tr><td>d", "| a | b\\|c |\n|---|---|\n| d |  |"),
        ("<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr><tr><td>c<br>d</td><td></td></tr></table>",
         "| a b |  |\n|---|---|\n| c d |  |"),
        ("<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr><tr><td>d</td></tr></table>",
         "| a | b c |\n|---|---|\n| d |  |"),
        ("<table><tr><td>one frame</td></tr></table></table>", "one frame"),
        ("a<td>b</td>", "a\n\nb"),
    ],
)  # fmt: skip
def test_a_table_of_html_is_a_table_and_a_frame_is_words(html: str, said: str) -> None:
    assert markdown_of(html) == said


def test_cells_and_rows_are_parted_in_a_line_of_words() -> None:
    assert words_of(f"<p>Which?</p>{TABLE}") == "Which? A | B; 1 < 2 | x"
    assert (
        words_of(TABLE.replace("</tbody>", "<tr><td></td><td>y</td></tr></tbody>")) == "A | B; 1 < 2 | x; | y"
    )
    assert words_of("<p>a ; b</p><p>c</p>") == "a ; b c"


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("en", False), ("zh", False)])
def test_a_card_of_a_language_from_right_to_left_is_so(language: str, turned: bool) -> None:
    raw = exported(FORMATS["anki"], loaded(made("single", 1), language))[2]
    notes = unzipped(raw)["collection.anki2"]
    assert (b'<div dir="rtl"><div class="quiz">' in notes) == turned
