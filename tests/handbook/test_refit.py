"""A section is laid out again where that saves paper, and stays as it was where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from coursewright.handbook import pdf
from coursewright.handbook.changes import Change, Classed, Sized, Tightened, apply_all, element_at, path_to
from coursewright.handbook.fragment import Fragment
from coursewright.handbook.mirror import Miniature
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section
from coursewright.prose import read_html

LOOSE = ".gap p{margin-bottom:1mm}.tight p{margin:0}.list.paired>li{display:inline-block;width:34mm}"
"""White between paragraphs, which a tight section has not; pages of the light book hold 118 mm."""
Laid = Callable[[str], tuple[Any, Sequence[Any], Fragment]]


@pytest.fixture
def laid(press: Callable[..., WeasyPress], monkeypatch: pytest.MonkeyPatch) -> Laid:
    """A tree, its pages as the layout engine has them, and what was made of them."""

    def made(html: str) -> tuple[Any, Sequence[Any], Fragment]:
        seen: list[tuple[Any, Sequence[Any]]] = []
        before = pdf.check_complete

        def taken(root: Any, pages: Sequence[Any], *rest: Any) -> None:
            seen.append((root, pages))
            before(root, pages, *rest)

        monkeypatch.setattr(pdf, "check_complete", taken)
        tree = read_html(html)
        fragment = press(rules=LOOSE).lay_out(Section(name="case", tree=tree), tree, 1)
        return *seen[0], fragment

    return made


def lines(count: int) -> str:
    return f"<div class='gap'>{''.join(f'<p>Line {number}.</p>' for number in range(count))}</div>"


def names(fragment: Fragment) -> list[str]:
    changes = [change.body if isinstance(change, Tightened) else change for change in fragment.changes]
    return [change.name if isinstance(change, Classed) else type(change).__name__ for change in changes]


@pytest.mark.parametrize(("count", "pages", "changed"), [(16, 1, []), (18, 1, ["tight"]), (27, 2, [])])
def test_less_white_stands_where_it_saves_a_page(laid: Laid, count: int, pages: int, changed: list[str]):
    root, made, fragment = laid(lines(count))
    assert len(made) == pages
    assert names(fragment) == changed
    assert (root.find("body").get("class") == "tight") == bool(changed)


def figure(height: int, least: float) -> str:
    size = f'width="{height}mm" height="{height}mm" viewBox="0 0 1 1"'
    svg = f'<svg {size} data-least="{least}"><rect width="1" height="1"/></svg>'
    lead = '<p class="lead" style="break-after:avoid">See</p>'
    return f'{lead}<figure style="margin:0;break-inside:avoid">{svg}</figure>'


def drawing_of(root: Any) -> Any:
    return next(element for element in root.iter() if str(element.tag).endswith("svg"))


HALF = '<div style="height:60mm;border-bottom:1px solid">Half</div>'


def test_a_figure_is_made_smaller_where_it_then_stands_on_the_page_before(laid: Laid):
    root, pages, fragment = laid(HALF + figure(55, 0.5))
    assert len(pages) == 1
    assert names(fragment) == ["Sized"]
    assert 25 < float(drawing_of(root).get("height", "").removesuffix("mm")) < 55
    assert drawing_of(root).get("data-least") is None, "it is not made smaller twice"


@pytest.mark.parametrize(("height", "least"), [(55, 0.95), (200, 0.9)])
def test_a_figure_keeps_its_size_where_it_would_not_fit(laid: Laid, height: int, least: float):
    root, pages, fragment = laid(HALF + figure(height, least))
    assert len(pages) > 1
    assert fragment.changes == ()
    assert drawing_of(root).get("height") == f"{height}mm"
    assert drawing_of(root).get("data-least") == f"{least}"


def test_what_a_question_shows_is_smaller_where_that_saves_a_page(laid: Laid):
    svg = '<div class="qfig"><svg width="40mm" height="40mm" viewBox="0 0 1 1" data-least="{}"/></div>'
    root, pages, fragment = laid(f"{svg.format(0.5)}{svg.format(0.9)}<div style='height:45mm'>Rest</div>")
    assert len(pages) == 1
    assert names(fragment) == ["tight"]
    heights = [row.get("height") for row in root.iter() if str(row.tag).endswith("svg")]
    assert heights == ["30.00mm", "36.00mm"], "none below three quarters, nor below what its labels need"


def shown(page: int, rows: int) -> str:
    """A question whose drawing ends on a page, from 1, that has no room for all of its rows."""
    svg = '<div class="qfig"><svg width="30mm" height="30mm" viewBox="0 0 1 1"/></div>'
    before = '<div style="break-after:page">A page</div>' * (page - 1)
    form = f'<div style="break-inside:avoid;height:{rows}mm;border:1px solid">Rows</div>'
    return f'{before}<div style="height:60mm;border-bottom:1px solid">Above</div><div class="q">{svg}{form}</div>'


@pytest.mark.parametrize(
    ("page", "rows", "changed"), [(1, 60, ["held-on"]), (2, 60, []), (1, 100, []), (1, 20, [])]
)
def test_a_drawing_goes_along_with_its_rows_where_these_are_overleaf_and_it_costs_no_page(
    laid: Laid, page: int, rows: int, changed: list[str]
):
    _, pages, fragment = laid(f"<style>.held-on{{break-after:avoid}}</style>{shown(page, rows)}")
    assert names(fragment) == changed
    assert len(pages) == page + (rows > 20)


def test_a_figure_on_the_page_of_its_words_keeps_its_size(laid: Laid):
    root, _, fragment = laid(figure(55, 0.5))
    assert fragment.changes == ()
    assert drawing_of(root).get("height") == "55mm"


def short_list(item: str) -> str:
    items = "".join(f"<li>{item} {number}</li>" for number in range(10))
    return f'<ul class="list" style="padding:0;margin:0;list-style:none">{items}</ul>'


BLOCK = '<div style="height:60mm;break-inside:avoid;border-bottom:1px solid"><p>Whole</p></div>'


def test_short_items_stand_side_by_side_where_what_follows_then_fits(laid: Laid):
    root, pages, fragment = laid(f"<p>Some</p>{short_list('one')}{BLOCK}<p>End.</p>{lines(6)}")
    assert names(fragment) == ["paired"]
    assert "Whole" in "".join(box.text for box in pages[0]._page_box.descendants() if hasattr(box, "text"))
    assert all(not (item.tail or "").strip() and item.tail is None for item in next(root.iter("ul")))


@pytest.mark.parametrize(
    "item", ["one that is much too long for half a column of this page", "<ul><li>two</li></ul>"]
)
def test_long_items_and_lists_of_lists_keep_their_lines(laid: Laid, item: str):
    _, _, fragment = laid(f"<p>Some</p>{short_list(item)}{BLOCK}<p>End.</p>")
    assert "paired" not in names(fragment)


def tree_of(text: str) -> Element:
    return fromstring(text)  # noqa: S314  # our own text


def test_every_change_can_be_undone_and_made_again():
    svg = '<svg width="5mm" height="6mm" data-least="0.5"/>'
    text = f'<html><head/><body class="y"><p class="x">a</p>{svg}</body></html>'
    root = tree_of(text)
    drawing = path_to(root, root[1][1])
    assert element_at(root, drawing) is root[1][1]
    changes: list[Change] = [
        Classed(path=(1, 0), name="tight"),
        Sized(path=drawing, size=("3mm", "4mm"), before=("5mm", "6mm"), least="0.5"),
        Tightened(
            body=Classed(path=(1,), name="tight"),
            drawings=(Sized(path=drawing, size=("2mm", "3mm"), before=("3mm", "4mm"), least="0.5"),),
        ),
    ]
    apply_all(root, changes)
    changed = tostring(root)
    assert b'class="x tight"' in changed
    assert b'width="2mm"' in changed
    for change in reversed(changes):
        change.undo(root)
    assert tostring(root) == tostring(tree_of(text))
    apply_all(root, changes)
    assert tostring(root) == changed


def test_a_change_to_what_a_shorter_tree_has_not_is_left_out():
    root = tree_of("<html><head/><body><p>a</p></body></html>")
    before = tostring(root)
    apply_all(root, [Classed(path=(1, 4, 2), name="tight")])
    assert tostring(root) == before


def test_a_page_that_another_book_shows_has_the_changes_with_which_it_was_printed(
    press: Callable[..., WeasyPress],
):
    shown: list[str] = []
    made = press(rules=LOOSE)
    before = made._rendered

    def rendered(source: Any, styles: Any) -> Any:
        shown.append(source.etree_element.find("body").get("class", ""))
        return before(source, styles)

    made._rendered = rendered  # type: ignore[method-assign]
    small = Miniature(
        address="page:1",
        document="<!doctype html><html lang='en'><head><title>x</title></head><body><p>Small</p></body></html>",
        changes=(Classed(path=(1,), name="tight"),),
    )
    tree = read_html('<div class="frame"><img src="page:1" alt="A page" style="width:60mm"></div>')
    fragment = made.lay_out(Section(name="case", tree=tree, miniatures=(small,)), tree, 1)
    assert not fragment.issues
    assert shown[0].strip() == "tight"


FIGURE = (
    "<p class='lead' style='break-after:avoid'>See</p>"
    "<figure style='margin:0;height:70mm;break-inside:avoid'></figure>"
)


def table(title: str, cell: str) -> str:
    head = f"<thead><tr><th class='{title}'>Table 1</th></tr></thead>"
    return f"<table class='t'>{head}<tbody>{f'<tr><th>{cell}</th></tr>' * 4}</tbody></table>"


def order(root: Any) -> list[str]:
    return [child.tag for child in root.find(".//section")]


@pytest.mark.parametrize(
    ("title", "cell", "pulled"),
    [("cap", "Cell", True), ("cap", "as in the figure", False), ("", "Cell", False), ("cap", "见图", False)],
)
def test_a_titled_table_goes_before_the_figure_that_has_no_room(
    laid: Laid, title: str, cell: str, pulled: bool
):
    root, _, fragment = laid(f"<section>{HALF}{FIGURE}{table(title, cell)}<p>End.</p></section>")
    assert ("Moved" in names(fragment)) == pulled
    moved, kept = ["div", "table", "p", "figure", "p"], ["div", "p", "figure", "table", "p"]
    assert order(root) == (moved if pulled else kept)


WHOLE = '<div style="height:100mm;break-inside:avoid;border-bottom:1px solid">Check</div>'
CHECK = f'<section class="s selftest">{WHOLE}</section>'


@pytest.mark.parametrize(("lines_of_it", "pulled"), [(3, True), (12, False)])
def test_sources_go_before_the_self_check_where_they_fit(laid: Laid, lines_of_it: int, pulled: bool):
    sources = f'<section class="s src">{"<p>A book.</p>" * lines_of_it}</section>'
    root, pages, fragment = laid(f'<section class="s">{HALF}</section>{CHECK}{sources}')
    assert ("Moved" in names(fragment)) == pulled
    found = [element.get("class") for element in root.find("body")]
    assert found == (["s", "s src", "s selftest"] if pulled else ["s", "s selftest", "s src"])
    assert len(pages) == (2 if pulled else 3)
