"""Numbered figures and tables have anchors, and lists say what their captions say."""

from __future__ import annotations

from coursewright.handbook.numbered import numbered_in, with_own_anchors
from coursewright.prose import read_html

TABLE = (
    '<table class="t"><colgroup><col></colgroup><thead><tr role="caption"><th class="cap" colspan="2">'
    "表 2-{n}\u2003<span>分<b>值</b></span></th></tr><tr><th>甲</th></tr></thead></table>"
)
FIGURE = (
    '<figure{id}><img src="a.png" alt="点"><figcaption><b>图 2-1</b><span>一个点</span></figcaption></figure>'
)


def test_each_has_an_anchor_of_its_own_kind():
    html = (
        TABLE.format(n=1)
        + FIGURE.format(id="")
        + FIGURE.format(id=' id="one--fig-dot"')
        + f"<div>{TABLE.format(n=2)}</div>"
    )
    rows = list(numbered_in(with_own_anchors(read_html(html), "one")))
    assert [(row.anchor, row.label, row.caption) for row in rows] == [
        ("one--table-1", "表 2-1", "分值"),
        ("one--figure-1", "图 2-1", "一个点"),
        ("one--fig-dot", "图 2-1", "一个点"),
        ("one--table-2", "表 2-2", "分值"),
    ]


def test_what_has_no_number_or_stands_in_a_question_or_a_note_is_left_out():
    html = (
        '<table class="t"><thead><tr><th>甲</th></tr></thead></table><figure><img src="a.png" alt="点"></figure>'
        f'<div class="tr">{TABLE.format(n=1)}</div><div class="quiz">{FIGURE.format(id="")}</div>'
    )
    tree = read_html(html)
    assert list(numbered_in(tree)) == []
    assert with_own_anchors(tree, "one") == tree
