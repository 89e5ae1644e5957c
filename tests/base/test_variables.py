"""Variables in texts and trees: a value is plain text, and what is no variable stays as it is."""

from __future__ import annotations

import pytest

from coursewright.base.markup import el, to_html
from coursewright.base.variables import filled, filled_tree

VALUES = {"hotline": "10086 <b>", "hall": "城东营业厅"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("拨打%hotline%。", "拨打10086 <b>。"),
        ("%hall%%hotline%", "%hall%%hotline%"),
        ("%hall% %hotline%", "城东营业厅 10086 <b>"),
        ("10%hall%", "10%hall%"),
        ("from 10%to20%", "from 10%to20%"),
        ("%Hall% %hall-% %-hall%", "%Hall% %hall-% %-hall%"),
        ("%manager%", "%manager%"),
        ("100 %", "100 %"),
    ],
)
def test_a_variable_stands_between_two_signs(text: str, shown: str):
    assert filled(text, VALUES) == shown


def test_a_value_is_text_and_never_markup():
    tree = (el("p", {"title": "%hall%", "href": "#%hall%"}, "call ", el("b", None, "%hotline%")),)
    html = to_html(el("div", None, filled_tree(tree, VALUES)))
    shown = '<p title="城东营业厅" href="#%hall%">call <b>10086 &lt;b&gt;</b></p>'
    assert html == f"<div>{shown}</div>"


def test_a_value_that_looks_like_a_variable_is_not_filled_in_again():
    assert filled("%a% %b%", {"a": "%b%", "b": "x"}) == "%b% x"


def test_code_and_drawings_are_left_alone_and_a_tree_without_variables_is_the_same():
    tree = (el("pre", None, el("code", None, "%hall%")), el("svg", {"aria-label": "%hall%"}, "%hall%"))
    assert filled_tree(tree, VALUES)[0] is tree[0]
    assert filled_tree(tree, VALUES)[1] is tree[1]
