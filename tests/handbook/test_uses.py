"""Uses of terms: an anchor at the first place of each, none in what is no text of the lesson."""

from __future__ import annotations

import pytest

from coursewright.base.markup import to_html
from coursewright.course.model import Term
from coursewright.handbook.uses import uses_by_term, uses_in, with_uses
from coursewright.prose import read_html

TERMS = (
    Term(id="moment", term="关键时刻", text="那一刻。", also=("时刻",)),
    Term(id="card", term="关键时刻评分表", text="一张表。"),
    Term(id="gap", term="差距 3", text="差。"),
)
ENGLISH = (
    Term(id="offer", term="Offer", text="The second step."),
    Term(id="moment", term="moment of truth", text="The instant."),
)


def marked(html: str, terms: tuple[Term, ...] = TERMS, language: str = "zh") -> str:
    return "".join(map(to_html, with_uses(read_html(html), "one", terms, language)))


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>到了关键时刻。</p><p>关键时刻。</p>", '<p id="one--use-moment">到了关键时刻。</p><p>关键时刻。</p>'),
        (
            '<p>关键时刻。</p><p>这<span class="term" data-term="moment">一刻</span>。</p>',
            '<p>关键时刻。</p><p>这<span class="term" data-term="moment" id="one--use-moment">一刻</span>。</p>',
        ),
        ("<p>填关键时刻评分表。</p>", '<p id="one--use-card">填关键时刻评分表。</p>'),
        (
            '<p id="mine">时刻，差距 3。</p>',
            '<p id="mine"><span id="one--use-moment"></span><span id="one--use-gap"></span>时刻，差距 3。</p>',
        ),
        ("<ul><li><p>时刻</p></li></ul>", '<ul><li><p id="one--use-moment">时刻</p></li></ul>'),
        ('<div class="quiz"><p>时刻</p></div>', '<div class="quiz"><p>时刻</p></div>'),
        ('<div class="tr"><p>时刻</p></div>', '<div class="tr"><p>时刻</p></div>'),
        ('<section class="s src"><p>时刻</p></section>', '<section class="s src"><p>时刻</p></section>'),
    ],
)  # fmt: skip
def test_the_first_use_of_a_term_has_an_anchor(html: str, seen: str):
    assert marked(html) == seen


@pytest.mark.parametrize(
    ("html", "terms"),
    [
        ("<p>Moments of truth.</p>", []),
        ("<p>Two moment of truths, a Moment of truth.</p>", ["moment"]),
        ("<p>We offer tea.</p>", []),
        ("<p>Then Offer.</p>", ["offer"]),
        ("<p>An Offering.</p>", []),
    ],
)
def test_words_in_letters_are_whole_ones_and_names_with_a_capital_have_it(html: str, terms: list[str]):
    tree = with_uses(read_html(html), "one", ENGLISH, "en")
    assert [use.term for use in uses_in(tree)] == terms


def test_links_are_the_main_uses_else_the_first_one_is():
    plain = read_html("<p>时刻与差距 3</p>")
    linked = read_html('<p><span class="term" data-term="moment">这一刻</span>，差距 3</p>')
    trees = [with_uses(tree, slug, TERMS, "zh") for slug, tree in (("one", plain), ("two", linked))]
    found = uses_by_term(trees)
    assert {term: [(use.anchor, use.main) for use in uses] for term, uses in found.items()} == {
        "moment": [("one--use-moment", False), ("two--use-moment", True)],
        "gap": [("one--use-gap", True), ("two--use-gap", False)],
    }


def test_a_glossary_without_terms_marks_nothing():
    assert marked("<p>时刻</p>", ()) == "<p>时刻</p>"
