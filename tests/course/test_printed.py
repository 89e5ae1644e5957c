from __future__ import annotations

import pytest

from coursewright.base.issues import IssueLog
from coursewright.course.outline import load_outline
from coursewright.course.printed import printed_lines


def printed(text: str, *, trainers: bool = False) -> str:
    outline = load_outline(text, "a.md", 1, IssueLog())
    rows = dict(printed_lines(outline, trainers=trainers))
    lines = text.split("\n")
    assert all(len(row) == len(lines[index]) for index, row in rows.items() if row), (
        "columns stay what they are"
    )
    return " ".join(" ".join(rows.values()).split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- b --> c", "a c"),
        ("a <!-- b\nc\n d --> e", "a e"),
        ("a `<!-- b` c --> d", "a `<!-- b` c --> d"),
        ("```html\n<!-- a -->\n```\nb", "```html <!-- a --> ``` b"),
        ("> ~~~\n> <b>\n> ~~~\n\n<b>c</b>", "> ~~~ > <b> > ~~~ c"),
        ("````\n```\n<b>\n````\n<b>c", "```` ``` <b> ```` c"),
        ("[a](b.md) ![c](<d e> 'f') [g](h(i))", "[a] ![c] [g]"),
        ("[a]: b\n*[C]: d\n[^e]: f", "[^e]: f"),
        ("## A {#b .c}\n\nd{: e} {f}", "## A d {f}"),
        ('<img alt="a">b < c > d `<i>`', "b < c > d `<i>`"),
        ("&#x41; &amp; &#66;c `&#67;`", "A & B c `&#67;`"),
        ("```quiz\na\n```\nb", "b"),
    ],
)
def test_what_is_printed(text: str, shown: str):
    assert printed(text) == shown


def test_trainers_notes_are_printed_for_trainers():
    text = "a\n\n/// trainer\nb\n///\n"
    assert printed(text) == "a"
    assert printed(text, trainers=True) == "a /// trainer b ///"
