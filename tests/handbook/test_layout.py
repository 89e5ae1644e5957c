from __future__ import annotations

from collections.abc import Callable

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import to_html
from coursewright.handbook.fragment import Fragment
from coursewright.handbook.layout import UnsettledPages, lay_out_book
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section, anchors_of, check_links, know, settle_links
from coursewright.handbook.typeset import Tree
from coursewright.prose import read_html

REFERENCE = " (page {page})"


class CountingPress:
    """The light press, noting which sections it laid out."""

    def __init__(self, press: WeasyPress) -> None:
        self.press = press
        self.laid: list[str] = []

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> Fragment:
        """Lay out and note it."""
        self.laid.append(f"{section.name}@{first_page}")
        return self.press.lay_out(section, tree, first_page)


def chapter(name: str, pages: int, link: str = "") -> Section:
    body = "".join(
        f'<p id="{name}-{n}"{" class=next" if n else ""}>{name} {n} {link}</p>' for n in range(pages)
    )
    return Section(name=name, tree=read_html(body))


def numbered(name: str, target: str) -> Section:
    """A section of one page that prints the page of an anchor."""
    return Section(name=name, tree=read_html(f'<p id="{name}"><a class="pg" href="#{target}">see</a></p>'))


def test_a_section_is_laid_out_once_whatever_the_numbers_that_it_prints(press: Callable[..., WeasyPress]):
    counting = CountingPress(press())
    planned = [numbered("contents", "b-1"), chapter("a", 2, "own"), chapter("b", 3), numbered("back", "a-1")]
    sections = list(map(know, planned))
    told: list[tuple[str, int, int, int]] = []
    placed = lay_out_book(counting, sections, anchors_of(sections), REFERENCE, lambda *row: told.append(row))
    assert counting.laid == ["contents@1", "a@1", "b@1", "back@1", "notes page@2"]
    assert [one.first for one in placed] == [1, 2, 3, 5, 8, 9]
    assert told == [("contents", 0, 4, 1), ("a", 1, 4, 3), ("b", 2, 4, 5), ("back", 3, 4, 9)]


def test_only_a_section_whose_numbers_need_more_digits_is_laid_out_again(press: Callable[..., WeasyPress]):
    counting = CountingPress(press())
    # Twelve pages hold so few words that one page is expected.
    sections = [numbered("first", "last"), numbered("near", "near"), chapter("a", 12), chapter("last", 1)]
    sections[3] = Section(name="last", tree=read_html('<p id="last">end</p>'))
    known = list(map(know, sections))
    placed = lay_out_book(counting, known, anchors_of(known), REFERENCE)
    assert counting.laid == ["first@1", "near@1", "a@1", "last@1", "first@1", "notes page@2"]
    assert placed[-1].first == 17


def test_a_section_that_begins_on_the_left_is_laid_out_as_such(press: Callable[..., WeasyPress]):
    counting = CountingPress(press())
    sections = [chapter("a", 1), Section(name="b", tree=read_html("<p>b</p>"), starts="next")]
    lay_out_book(counting, list(map(know, sections)), frozenset(), REFERENCE)
    assert counting.laid == ["a@1", "b@2"]


class RestlessPress(CountingPress):
    """The light press, on which every second layout of a section has ten pages more."""

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> Fragment:
        """Lay out with ten pages more, or without."""
        more = read_html('<p class="next">more</p>' * (10 if len(self.laid) % 2 == 0 else 0))
        return super().lay_out(section, more + tree, first_page)


def test_pages_that_never_settle_are_a_fault(press: Callable[..., WeasyPress]):
    section = Section(name="a", tree=read_html('<p><a class="pg" href="#x">x</a></p><p id="x"></p>'))
    with pytest.raises(UnsettledPages):
        lay_out_book(RestlessPress(press()), [know(section)], frozenset({"x"}), REFERENCE)


@pytest.mark.parametrize(
    ("html", "settled"),
    [
        ('<a class="pg" href="#there"></a>', '<a class="pg" href="#there" data-page="8"></a>'),
        ('<a class="tl" href="#later">L</a>', '<a class="tl" href="#later" data-page="888">L</a>'),
        (
            '<a href="#there">T</a>',
            '<a href="#there">T</a><span class="ref" data-ref=" (page 8)" data-to="there"></span>',
        ),
        ('<a href="#term-x">T</a>', '<a href="#term-x">T</a>'),
        ('<p id="here"></p><a href="#here">T</a>', '<p id="here"></p><a href="#here">T</a>'),
        ('<a href="#left-out">T <b>b</b></a>', "T <b>b</b>"),
        ('<a href="https://example.org/#there">T</a>', '<a href="https://example.org/#there">T</a>'),
        ('<ul><li class="x taught"><a href="#lost">T</a></li><li>t</li></ul>', "<ul><li>t</li></ul>"),
        (
            '<p><b class="taught"><a class="to" href="#there">T</a></b></p>',
            '<p><b class="taught"><a class="to" href="#there">T</a></b></p>',
        ),
        (
            '<a href="#lost">T <a class="pg" href="#there"></a></a>',
            'T <a class="pg" href="#there" data-page="8"></a>',
        ),
    ],
)
def test_links_are_settled(html: str, settled: str):
    own = frozenset({"there", "later", "term-x", "here"})
    section = Section(name="s", tree=read_html(html))
    tree = settle_links(know(section), {"there": 1, "here": 1, "later": 3, "term-x": 1}, own, REFERENCE)
    assert "".join(map(to_html, tree)) == settled


def test_one_walk_tells_ids_links_and_size_in_order():
    tree = read_html(
        '<p id="a">né <a href="#y">y</a></p><ul id="b"><li><a href="https://c.d/#e">z</a></li></ul>'
    )
    known = know(Section(name="s", tree=tree))
    assert (known.ids, known.targets, known.size) == (("a", "b"), ("y",), len("né yz".encode()))


def test_a_link_that_nothing_answers_names_its_section():
    sections = [
        Section(name="a", tree=read_html('<p id="x"><a href="#y">y</a> <a href="#z">z</a></p>')),
        chapter("y", 1),
    ]
    issues = IssueLog()
    check_links(list(map(know, sections)), frozenset({"z"}), issues)
    assert as_text(issues).splitlines()[0] == (
        "a:1:1: error book/broken-link: this links to '#y', which no page of the book has."
    )
