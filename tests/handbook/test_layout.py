from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.handbook.layout import UnsettledPages, lay_out_book
from coursewright.handbook.pdf import LaidSection, WeasyPress
from coursewright.handbook.sections import Section, anchors_of, check_links, settle_links
from coursewright.handbook.typeset import Tree
from coursewright.prose import read_html

REFERENCE = " (page {page})"


class CountingPress:
    """The light press, noting which sections it laid out."""

    def __init__(self, press: WeasyPress) -> None:
        self.press = press
        self.laid: list[str] = []

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> LaidSection:
        """Lay out and note it."""
        self.laid.append(f"{section.name}@{first_page}")
        return self.press.lay_out(section, tree, first_page)


def chapter(name: str, pages: int, link: str = "") -> Section:
    body = "".join(
        f'<p id="{name}-{n}"{" class=next" if n else ""}>{name} {n} {link}</p>' for n in range(pages)
    )
    return Section(name=name, tree=read_html(body))


def test_only_sections_that_print_other_numbers_are_laid_out_again(press: Callable[..., WeasyPress]):
    counting = CountingPress(press())
    sections = [
        Section(name="contents", tree=read_html('<p><a class="pg" href="#b-1">b</a></p>')),
        chapter("a", 2, '<a class="pg" href="#a-1">own</a>'),
        chapter("b", 3, '<a class="pg" href="#a-0">back</a>'),
    ]
    pages = lay_out_book(counting, sections, anchors_of(sections), REFERENCE)
    assert len(pages) == 7
    assert counting.laid == ["contents@1", "a@3", "b@5", "contents@1", "a@3", "notes page@2"]


def test_numbers_settle_when_a_reference_moves_its_own_target(
    press: Callable[..., WeasyPress], tmp_path: Path
):
    made = press()
    # The reference prints two lines where its target stands further back, and so pushes it.
    sections = [
        chapter("a", 9),
        Section(name="b", tree=read_html('<p><a class="pg" href="#c-0">x</a></p>')),
        chapter("c", 1),
    ]
    pages = lay_out_book(made, sections, anchors_of(sections), REFERENCE)
    (tmp_path / "book.pdf").write_bytes(made.pdf(pages))
    assert made.issues.found == []
    assert len(pages) == 9 + 1 + 1 + 1 + 1


class GrowingPress(CountingPress):
    """The light press, on which each layout of a section has one page more than the last."""

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> LaidSection:
        """Lay out with a page more for each layout so far."""
        more = read_html('<p class="next">more</p>' * (len(self.laid) + 1))
        return super().lay_out(section, more + tree, first_page)


def test_pages_that_never_settle_are_a_fault(press: Callable[..., WeasyPress]):
    section = Section(name="a", tree=read_html('<p><a id="x" class="pg" href="#x">x</a></p>'))
    with pytest.raises(UnsettledPages):
        lay_out_book(GrowingPress(press()), [section], frozenset({"x"}), REFERENCE)


@pytest.mark.parametrize(
    ("html", "settled"),
    [
        ('<a class="pg" href="#there"></a>', '<a class="pg" href="#there" data-page="7"></a>'),
        ('<a class="tl" href="#later">L</a>', '<a class="tl" href="#later" data-page="00">L</a>'),
        ('<a href="#there">T</a>', '<a href="#there">T</a><span class="ref" data-ref=" (page 7)"></span>'),
        ('<a href="#term-x">T</a>', '<a href="#term-x">T</a>'),
        ('<p id="here"></p><a href="#here">T</a>', '<p id="here"></p><a href="#here">T</a>'),
        ('<a href="#left-out">T <b>b</b></a>', "T <b>b</b>"),
        ('<a href="https://example.org/#there">T</a>', '<a href="https://example.org/#there">T</a>'),
    ],
)
def test_links_are_settled(html: str, settled: str):
    own = frozenset({"there", "later", "term-x", "here"})
    section = Section(name="s", tree=read_html(html))
    tree = settle_links(section, {"there": 7, "here": 2}, own, REFERENCE)
    assert "".join(map(to_html, tree)) == settled


def test_a_link_that_nothing_answers_names_its_section():
    sections = [
        Section(name="a", tree=read_html('<p id="x"><a href="#y">y</a> <a href="#z">z</a></p>')),
        chapter("y", 1),
    ]
    issues = IssueLog()
    check_links(sections, frozenset({"z"}), issues)
    assert as_text(issues).splitlines()[0] == (
        "a:1:1: error book/broken-link: this links to '#y', which no page of the book has."
    )
