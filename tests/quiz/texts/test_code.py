"""What of a text is code, where gaps are, and words that are shown as they are written."""

from __future__ import annotations

import html

import markdown
import pytest

from coursewright.base.passages import passages_of
from coursewright.quiz.gaps import gaps_in
from coursewright.quiz.texts.code import CODE, fences_in, without_code, without_comments
from coursewright.quiz.texts.literal import literal
from tests.quiz.cases import quiz_from


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a ~~~ c"),
        ("a ``b ` c`` d", "a ~~~~~~~~~ d"),
        ("a ` b", "a ` b"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
        (r"\[[a]] \`b\`", "~~[a]] ~~b~~"),
        ("<https://a.b> <a@b.c> <b>", "~~~~~~~~~~~~~ ~~~~~~~ <b>"),
        ("a <!-- b\nc --> d", "a       \n      d"),
        ("```x\na\n```\nb", "    \n \n   \nb"),
        ("```x\na\n", "```x\na\n"),
        ("- ~~~\n  a\n  ~~~\n  b", "     \n   \n     \n  b"),
        ("a\n\n    b\n    c\n\n    d\n\ne", "a\n\n     \n     \n\n     \n\ne"),
        ("a\n    b", "a\n    b"),
        ("1. a\n\n    b\n\n        c", "1. a\n\n    b\n\n         "),
        ("- a\n\n    - b\n\n        c\n\n            d", "- a\n\n    - b\n\n        c\n\n             "),
        ("- a\n  b\n\n    c\n\nd\n\n    e", "- a\n  b\n\n    c\n\nd\n\n     "),
        ("!!! note\n    a\n\n    b\n\n        c", "!!! note\n    a\n\n    b\n\n         "),
        ("a\n:   b\n\n    c\n\n        d", "a\n:   b\n\n    c\n\n         "),
        (
            "??? note\n    - a\n\n        b\n\n            c",
            "??? note\n    - a\n\n        b\n\n             ",
        ),
        ("\tb\n\nc", "  \n\nc"),
    ],
)
def test_code_and_comments_are_blanked_and_nothing_moves(text: str, left: str) -> None:
    assert without_code(text).replace(CODE, "~") == left
    assert len(without_code(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n\n<!-- b\n\n- c -->\n\nd", "a\n\n\n\nd"),
        ("`<!-- b -->` <!-- `c -->` d", "`<!-- b -->` ` d"),
        ("```\n<!-- b -->\n```\n\n    <!-- c -->", "```\n<!-- b -->\n```\n\n    <!-- c -->"),
        ("- a\n\n    <!-- b\n    c --> d", "- a\n\n     d"),
        ("a <!-- b", "a <!-- b"),
    ],
)
def test_what_is_commented_out_is_left_out_and_code_is_kept(text: str, left: str) -> None:
    assert without_comments(text) == left


def test_a_fence_has_a_name_and_the_place_of_its_marks() -> None:
    text = "a\n\n- ``` {.rust}\n  x\n  ```\n\n~~~~ quiz\n~~~\n~~~~"
    assert [(fence.name, text[fence.mark], text[fence.begin : fence.end]) for fence in fences_in(text)] == [
        ("rust", "`", "- ``` {.rust}\n  x\n  ```"),
        ("quiz", "~", "~~~~ quiz\n~~~\n~~~~"),
    ]


def test_gaps_are_found_outside_code_in_reading_order() -> None:
    text = "`x[[a]]` [[b]] \\[[c]] [[ d ]] [[b]]\n\n    [[e]]\n\n```\n[[f]]\n```\n[[g]]"
    assert [(gap.name, text[gap.begin : gap.begin + 5]) for gap in gaps_in(text)] == [
        ("b", "[[b]]"),
        ("b", "[[b]]"),
        ("g", "[[g]]"),
    ]


WORDS = (
    "__init__", "a*b*c", "Vec<String>", "- 3", "1. x", "1984. x", "# x", "> 5", "C:\\temp", "`q`", "&lt;", "x == y",
    "[x](y)", "![x](y)", "~~x~~", "^x^", "$HOME", "a | b", "{#x}", ": x", "7-38-55", "± 0.5 %", "<!-- x -->",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_an_accepted_answer_is_shown_as_it_is_written(words: str) -> None:
    page = markdown.markdown(literal(words), extensions=["attr_list", "def_list", "footnotes", "tables"])
    assert page.startswith("<p>")
    assert html.unescape(page.removeprefix("<p>").removesuffix("</p>")) == words


def test_plain_words_stay_as_they_are() -> None:
    assert literal("外表 3.5 m/s, e.g. up-to-date (yes)") == "外表 3.5 m/s, e.g. up-to-date (yes)"


QUIZ = """
id: gallery
questions:
  - id: one
    type: reflection
    objective: o
    prompt:
      zh: |
        甲

        乙 X
      en: No X
    model: 'it''s X'
    rubric: [a X, "b X"]
"""


def test_each_text_of_a_quiz_has_the_place_of_each_letter() -> None:
    loaded = quiz_from(QUIZ)
    rows = []
    for passage in passages_of(loaded.quiz, loaded.places, "zh"):
        at, line = passage.text.index("X"), passage.text.split("\n")[-1]
        place = passage.at(at)
        assert passage.spot(passage.text.count("\n"), line.index("X")) == place
        rows.append((passage.path[2], passage.part, place.line, place.column))
    assert rows == [
        ("prompt", "asked", 11, 11),
        ("model", "sealed", 13, 19),
        ("rubric", "sealed", 14, 16),
        ("rubric", "sealed", 14, 22),
    ]
