"""How a page of the books' own style sheets looks: what stands beside what, and what the end of a page parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from coursewright.handbook import pdf
from coursewright.handbook.boxes import MM, all_boxes, flow_boxes
from coursewright.handbook.documents import Imprint
from coursewright.handbook.editions import language_properties
from coursewright.handbook.pdf import STYLES, WeasyPress
from coursewright.handbook.sections import Section
from coursewright.paper.geometry import A4, page_properties
from coursewright.prose import read_html

from .conftest import CASES, EPOCH

Laid = Callable[..., Sequence[Any]]
TALL_RAIL = (
    "<div class='qn'><b>1</b><i>sort</i><span class='kd'>aim 1</span><span class='kd'>exercise data</span>"
    "<span class='kd'>exercise data</span><span class='qc'>FDX-0W7</span></div>"
)


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> Laid:
    """The pages of some HTML, as the layout engine has them."""
    seen: list[Sequence[Any]] = []
    monkeypatch.setattr(pdf, "check_fill", lambda pages, *_: seen.append(pages))
    presses: dict[tuple[str, ...], WeasyPress] = {}

    def made(html: str, *more: str) -> Sequence[Any]:
        if more not in presses:
            imprint = Imprint(title="A page", language="en", epoch=EPOCH, heads={})
            sheets = [STYLES / f"{name}.css" for name in ("page", "text", "questions", *more, "words")]
            rules = page_properties(A4) + language_properties("en")
            presses[more] = WeasyPress(CASES, imprint, sheets, rules)
        tree = read_html(html)
        presses[more].lay_out(Section(name="case", tree=tree), tree, 1)
        return seen[-1]

    return made


def boxes_of(page: Any, name: str) -> Iterator[Any]:
    """The outermost boxes of elements of a class on a page."""
    known = set()
    for box in all_boxes(page):
        element = box.element
        if element is not None and element not in known and name in element.get("class", "").split():
            known.add(element)
            yield box


def page_of(pages: Sequence[Any], word: str) -> int:
    """The first page, from 0, with a text that begins with a word."""
    return next(
        number
        for number, page in enumerate(pages)
        for box in flow_boxes(page)
        if hasattr(box, "text") and box.text.strip().startswith(word)
    )


def true_or_false(count: int) -> str:
    circles = "".join(f"<li><span class='k'></span>{word}</li>" for word in ("True", "False"))
    stem = f"<p class='stem'>{'i' * count} {'Some words go on. ' * 12}</p>"
    return (
        f"<div class='s selftest'><div class='quiz whole'><div class='q true-false'>{TALL_RAIL}{stem}"
        f"<ol class='one tf'>{circles}</ol></div></div></div>"
    )


@pytest.mark.parametrize("count", range(2, 24, 4))
def test_a_statement_keeps_clear_of_its_circles(laid: Laid, count: int):
    (page,) = laid(true_or_false(count))
    stem = next(boxes_of(page, "stem"))
    right = max(box.position_x + box.width for box in stem.descendants() if hasattr(box, "text"))
    circle = min(box.position_x for box in boxes_of(page, "k"))
    assert right <= circle - 1 * MM


def sorting(rows: int) -> str:
    row = "<tr><td class='n'>{0}</td><td class='i'>Row{0}</td><td class='c'><span class='o'></span></td></tr>"
    return (
        f"<div class='q categorise'>{TALL_RAIL}<p class='stem'>Stem.</p><table class='grid'><thead><tr>"
        "<th class='n'></th><th class='i'></th><th>One</th></tr></thead>"
        f"<tbody>{''.join(map(row.format, range(rows)))}</tbody></table></div>"
    )


def test_a_table_stands_beside_a_tall_rail_and_breaks(laid: Laid):
    above = (
        "<div class='s selftest'><div style='height:150mm'>Above.</div><div class='quiz whole'>{}</div></div>"
    )
    pages = laid(above.format(sorting(20)))
    assert len(pages) == 2
    assert page_of(pages, "Stem") == page_of(pages, "Row0") == 0
    assert page_of(pages, "Row19") == 1
    stem, grid, rail = (next(boxes_of(pages[0], name)) for name in ("stem", "grid", "qn"))
    below = stem.position_y + stem.margin_height()
    assert grid.position_y - below < 1 * MM < rail.position_y + rail.margin_height() - below


def test_the_page_where_it_was_taught_is_never_parted_from_a_question(laid: Laid):
    for millimetres in range(190, 250, 8):
        options = "".join(
            f"<li><span class='k'>{letter}</span>Option{letter}</li>" for letter in ("A", "B", "C", "D")
        )
        pages = laid(
            f"<div class='s selftest'><div style='height:{millimetres}mm'>Above.</div><div class='recall'>"
            f"<div class='quiz'><div class='q single'>{TALL_RAIL}<p class='stem'>Stem.</p>"
            f"<ol class='opts one'>{options}</ol></div><p class='taught n'>Taught earlier</p></div></div></div>"
        )
        assert page_of(pages, "Taught") == page_of(pages, "OptionD"), millimetres


def test_a_paragraph_keeps_with_the_question_that_it_leads_to(laid: Laid):
    for millimetres in range(190, 250, 8):
        pages = laid(
            f"<div class='s'><h2>Think</h2><div style='height:{millimetres}mm'>Above.</div><p>Lead.</p>"
            f"<div class='quiz'><div class='q reflection'>{TALL_RAIL}<p class='stem'>Stem.</p></div></div></div>"
        )
        assert page_of(pages, "Lead") == page_of(pages, "Stem"), millimetres


@pytest.mark.parametrize("lines", [2, 3])
def test_lines_to_write_on_part_their_cell_evenly(laid: Laid, lines: int):
    dots = f"<div class='dots' style='height:{24 / lines - 0.15:.2f}mm'></div>" * (lines - 1)
    (page,) = laid(
        "<section class='sheet'><div class='wb'><div class='work'><table class='ws form'><tbody>"
        f"<tr style='height:24mm'><td class='lines'>{dots}</td><td class='lines'>Said.</td></tr>"
        "</tbody></table></div></div></section>",
        "worksheets",
    )
    cell = next(boxes_of(page, "lines"))
    ends = [box.position_y + box.margin_height() - cell.position_y for box in boxes_of(page, "dots")]
    assert [round(end / MM, 1) for end in ends] == pytest.approx(
        [24 / lines * (place + 1) for place in range(lines - 1)], abs=0.4
    )


def index_of(titles: Sequence[str]) -> str:
    rows = "".join(
        f"<li class='fr'><span class='fi'>F01</span><span class='ft2'>{title}<span class='gap'></span>"
        "<span class='pg'>123</span></span></li>"
        for title in titles
    )
    return f"<section class='full index'><h2 class='th'>Index</h2><div class='fx'><ul>{rows}</ul></div></section>"


def test_a_page_of_an_index_stands_alone_on_no_line(laid: Laid):
    pages = laid(index_of(["Word " + "i" * count for count in range(60, 90)]), "indexes")
    alone = []
    for row in (row for page in pages for row in boxes_of(page, "ft2")):
        lines = [box for box in row.descendants() if type(box).__name__ == "LineBox"]
        alone += [line for line in lines if "".join(texts_of(line)).strip() == "123"]
        assert row.position_x + row.margin_width() + 0.1 >= max(
            box.position_x + box.width for box in row.descendants() if hasattr(box, "text")
        )
    assert alone == []


def texts_of(line: Any) -> Iterator[str]:
    return (box.text for box in line.descendants() if hasattr(box, "text"))


def test_both_columns_of_a_list_begin_at_one_height(laid: Laid):
    lists = "".join(
        f"<h3 class='lfh'>Lesson {number}</h3><ul><li class='ff no'>A figure</li></ul>" for number in range(4)
    )
    (page,) = laid(
        f"<section class='full index'><h2 class='th'>List</h2><div class='fx'>{lists}</div></section>",
        "indexes",
    )
    heads = list(boxes_of(page, "lfh"))
    columns = {round(box.position_x): box.border_box_y() for box in reversed(heads)}
    assert len(columns) == 2
    assert len(set(columns.values())) == 1


def test_no_line_of_the_contents_is_alone_on_a_page(laid: Laid):
    items = "".join(f"<li><span class='ln'>W0{number}</span>Sheet{number}</li>" for number in range(8))
    for millimetres in range(180, 240, 6):
        pages = laid(
            f"<section><div style='height:{millimetres}mm'>Above.</div><div class='tm sheets'><ol>{items}</ol></div>"
            "</section>",
            "contents",
        )
        there = [page_of(pages, f"Sheet{number}") for number in range(8)]
        assert there.count(0) != 1
        assert there.count(1) not in (1, 2)


def test_without_a_rail_the_name_of_a_list_stands_above_it(laid: Laid):
    (page,) = laid(
        "<section><div class='tm sheets'><div class='mh'><span class='mn'>Sheets</span></div>"
        "<ol><li><span class='ln'>W01</span>One</li></ol></div></section>",
        "contents",
        "narrow",
    )
    name, label = (next(boxes_of(page, name)) for name in ("mn", "ln"))
    assert name.position_y + name.height <= label.position_y + 0.5 * MM
