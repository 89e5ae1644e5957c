"""Books by ear: what the tags of a section are, and that the reader of the tests hears prepared faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from coursewright.handbook.pdf import WeasyPress

from .hearing import faults_by_ear
from .test_binding import Placed, bound, fragment_of

Bound = Callable[..., Path]


@pytest.fixture
def book(press: Callable[..., WeasyPress], tmp_path: Path) -> Bound:
    """A book of sections that are given as HTML."""

    def made(*sections: str, rules: str = "") -> Path:
        fresh = press(rules=rules)
        fragments = [fragment_of(fresh, html, str(number)) for number, html in enumerate(sections)]
        target = tmp_path / "book.pdf"
        target.write_bytes(bound(fresh, [Placed(fragment=one, first=1) for one in fragments]))
        return target

    return made


def told(tag: Any) -> str:
    """A tag with those below it, `L(LI(Lbl LBody))`; what it says of itself stands behind its kind."""
    said = "".join(f"[{tag[key]}]" for key in ("/Lang", "/Alt") if key in tag and str(tag[key])) + "".join(
        f"[{value}]" for key, value in tag.get("/A", {}).items() if key not in ("/O", "/Placement", "/BBox")
    )
    kids = " ".join(told(kid) for kid in tag.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    return f"{str(tag.S)[1:]}{said}{f'({kids})' if kids else ''}"


def tags_of(book: Path) -> list[str]:
    with pikepdf.open(book) as pdf:
        return [told(tag) for tag in pdf.Root.StructTreeRoot.K[0].K]


LINES = "<br>".join("line" for _ in range(40))
ROWS = "".join(f"<tr><td>{number}</td><td>b</td></tr>" for number in range(30))


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        pytest.param("<h2>a</h2><h4>b</h4><h4>c</h4><h3>d</h3>", "H1 H2 H2 H2", id="headings_without_gaps_from_1"),
        pytest.param("<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>", "H1 H2 H3 H1", id="headings_by_their_levels"),
        pytest.param("<div>a</div><div><p>b</p><p>c</p></div>", "P Div(P P)", id="text_in_paragraphs"),
        pytest.param("a <b>b</b> <i>c</i><p></p>", "P", id="nothing_empty_and_no_tag_for_mere_looks"),
        pytest.param('<p lang="zh">a <b lang="en">b</b></p>', "P[zh](Span[en])", id="languages"),
        pytest.param('<p><a href="https://a.org"><b>a</b><i>b</i></a></p>', "P(Link)", id="all_of_a_link_in_its_tag"),
        pytest.param('<div><a href="#x">a</a><span id="x">b</span></div>', "P(Link)", id="links_in_paragraphs"),
        pytest.param("<ul><li>a<ol><li>b</li></ol></li></ul>", "L(LI(Lbl LBody(L(LI(Lbl LBody)))))", id="lists"),
        pytest.param("<dl><dt>a</dt><dd>b</dd><dd>b</dd><dt>c</dt></dl>", "L(LI(Lbl LBody(P)) LI(LBody))", id="terms"),
        pytest.param(
            "<table><thead><tr><th></th><th>a</th></tr></thead><tbody><tr><th>b</th><td>c</td></tr></tbody></table>",
            "Table(THead(TR(TD TH[/Column])) TBody(TR(TH[/Row] TD)))",
            id="heads_say_of_what",
        ),
        pytest.param(
            "<table><thead><tr role=caption><th colspan=2>t</th></tr><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><th scope=row>c</th><td>d</td></tr></tbody></table>",
            "Table(Caption THead(TR(TH[/Column] TH[/Column])) TBody(TR(TD TD)))",
            id="captions_and_no_more_heads_than_cells",
        ),
        pytest.param(
            "<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
            "Table(TBody(TR(TH[/Row] TD)))",
            id="no_empty_head",
        ),
        pytest.param(
            "<table><caption>t</caption><tr><th colspan=2>a</th></tr><tr><td>b</td><td>c</td></tr></table>",
            "Table(Caption TBody(TR(TH[2][/Row]) TR(TD TD)))",
            id="captions_and_wide_cells",
        ),
        pytest.param('<table role="list"><tr><td>a</td><td>b</td></tr></table>', "L(LI(LBody(P P)))", id="rows"),
        pytest.param('<table role="presentation"><tr><td>a</td><td>b</td></tr></table>', "Div(P P)", id="cells"),
        pytest.param('<p>a<img src="dot.png" alt="A dot"></p>', "P(Figure[A dot])", id="pictures"),
        pytest.param('<p>a<img src="dot.png" alt="" role="none"><i aria-hidden="true">b</i></p>', "P", id="unread"),
        pytest.param(f"<p>{LINES}</p>", "P", id="a_paragraph_over_two_pages_is_one"),
        pytest.param(
            f"<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>{ROWS}</tbody></table>",
            f"Table(THead(TR(TH[/Column] TH[/Column])) TBody({' '.join(['TR(TD TD)'] * 30)}))",
            id="a_table_over_two_pages_is_one_with_its_head_once",
        ),
    ],
)  # fmt: skip
def test_a_section_says(book: Bound, html: str, tags: str):
    made = book(f"<h1>t</h1>{html}" if "<h2>" not in html else html)
    assert " ".join(tags_of(made)) == (tags if "<h2>" in html else f"H1 {tags}")
    assert faults_by_ear(made) == []


def test_every_section_begins_anew_with_a_heading_of_the_first_level(book: Bound):
    made = book("<h1>a</h1><h2>b</h2>", "<h2>c</h2><h3>d</h3>", "<h3>e</h3>")
    assert tags_of(made) == ["H1", "H2", "H1", "H2", "H1"]
    assert faults_by_ear(made) == []


def test_a_head_that_is_printed_again_is_said_once(book: Bound):
    heads = "<tr role=caption><th colspan=2>All rows</th></tr><tr><th>One <b>head</b></th><th>b</th></tr>"
    made = book(f"<h1>t</h1><table><thead>{heads}</thead><tbody>{ROWS * 2}</tbody></table>")
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) > 3
        caption, head = _find(pdf, "Caption"), _find(pdf, "TH")
        assert (str(caption.ActualText), str(head.ActualText)) == ("All rows", "One head")
        kids = [int(kid.MCID) for kid in caption.K if isinstance(kid, pikepdf.Dictionary)]
        assert (len(kids), len(caption.K)) == (1, 2), "on its page, and on the next one"
        assert not any("/ActualText" in one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
                       and one.get("/S") == "/TD")  # fmt: skip
    assert faults_by_ear(made) == []


def test_links_say_where_they_lead_on_screen_and_paper(book: Bound):
    made = book('<h1>t</h1><p id="x"><a href="#x">to <b>x</b></a> <a href="#x" title="there">y</a></p>')
    with pikepdf.open(made) as pdf:
        assert {str(link.Contents) for link in pdf.pages[0].Annots} == {"to x", "there"}
        assert {int(link.F) for link in pdf.pages[0].Annots} == {4}


def test_what_stands_in_margins_is_no_text(book: Bound):
    made = book("<h1>t</h1><p>a</p>")
    with pikepdf.open(made) as pdf:
        said = [
            str(operands[1].get("/Type"))
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]
    assert said == ["/Pagination"]


def _find(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{kind}"
    )


def _change(kind: str, key: str, value: Any = None) -> Callable[[pikepdf.Pdf], None]:
    def changed(pdf: pikepdf.Pdf) -> None:
        tag = _find(pdf, kind)
        if value is None:
            del tag[key]
        else:
            tag[key] = value

    return changed


def _head_without_scope(pdf: pikepdf.Pdf) -> None:
    del _find(pdf, "TH").A["/Scope"]


def _link_outside(pdf: pikepdf.Pdf) -> None:
    link = _find(pdf, "Link")
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def _text_outside(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"BT ET 0 0 9 9 re f")


def _lost_row(pdf: pikepdf.Pdf) -> None:
    rows = pdf.Root.StructTreeRoot.ParentTree.Nums
    rows[1] = pikepdf.Array([rows[1][0]] * len(rows[1]))


def _short_row(pdf: pikepdf.Pdf) -> None:
    row = next(one for one in _rows(pdf) if len(one.K) == 2)
    row.K = pikepdf.Array([row.K[0]])


def _rows(pdf: pikepdf.Pdf) -> Iterator[Any]:
    yield from (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TR")


def _no_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


WHOLE = (
    '<h1>t</h1><p>a <img src="dot.png" alt="A dot"> <a href="https://a.org">b</a></p><ul><li>a</li></ul>'
    "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_change("H1", "/S", pikepdf.Name.H2), "H2 after H0"),
        (_change("H1", "/S", pikepdf.Name.Heading), "there is no kind Heading"),
        (_change("P", "/S", pikepdf.Name.Div), "text right in Div"),
        (_change("Figure", "/Alt"), "a picture without words"),
        (_change("LI", "/S", pikepdf.Name.Div), "Div in L"),
        (_change("LBody", "/S", pikepdf.Name.P), "an item without a body"),
        (_change("LBody", "/K", pikepdf.Array()), "LBody says nothing"),
        (_change("Link", "/S", pikepdf.Name.Span), "a link in Span"),
        (_change("THead", "/S", pikepdf.Name.Div), "Div in Table"),
        (_head_without_scope, "a head that does not say what it is the head of"),
        (_link_outside, "a link outside of the tags"),
        (_text_outside, "f outside of the tags"),
        (_lost_row, "content does not lead back to its tags"),
        (_short_row, "rows of unlike length"),
        (_no_title, "the book does not say that it has tags, a title and a language"),
    ],
)
def test_the_tests_own_reader_hears(
    book: Bound, tmp_path: Path, change: Callable[[pikepdf.Pdf], None], fault: str
):
    whole = book(WHOLE)
    assert faults_by_ear(whole) == []
    with pikepdf.open(whole) as pdf:
        change(pdf)
        pdf.save(tmp_path / "changed.pdf")
    assert any(fault in heard for heard in faults_by_ear(tmp_path / "changed.pdf"))
