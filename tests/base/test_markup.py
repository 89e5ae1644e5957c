from __future__ import annotations

import pytest

from coursewright.base.issues import Place
from coursewright.base.markup import Element, Prose, Sealed, el, plain_text, to_html

LEAF = Prose(text="*甲*", place=Place(file="a.yml"))


def test_texts_and_attributes_are_escaped() -> None:
    tree = el("p", {"title": "\"<&>'"}, "a < b & c", el("br"))
    assert to_html(tree) == '<p title="&quot;&lt;&amp;&gt;&#x27;">a &lt; b &amp; c<br></p>'


def test_attributes_that_are_not_there_are_left_out() -> None:
    assert (
        to_html(el("input", {"a": None, "b": False, "c": True, "d": 0, "e": ""})) == '<input c="" d="0" e="">'
    )


def test_children_may_be_lists_and_none() -> None:
    assert (
        to_html(el("ul", None, [el("li", None, "1"), el("li", None, "2")], None))
        == "<ul><li>1</li><li>2</li></ul>"
    )


def test_leaves_are_filled_by_who_writes() -> None:
    assert to_html(el("p", None, LEAF), lambda leaf: f"[{plain_text(leaf)}]") == "<p>[*甲*]</p>"
    with pytest.raises(TypeError, match="Prose"):
        to_html(el("p", None, LEAF))


def test_plain_text_leaves_out_what_is_sealed() -> None:
    tree: Element = el("div", None, "a", LEAF, Sealed(context="c", values={"key": "secret"}))
    assert plain_text(tree) == "a*甲*"
