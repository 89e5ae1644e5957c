"""A question's figure stands above its choices, the parts under the choices' tokens."""

from __future__ import annotations

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Embed, Node
from coursewright.base.source import load_yaml
from coursewright.quiz.form import question_form
from coursewright.quiz.load import load_quiz
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import paper_quiz

QUIZ = """\
id: parts
questions:
  - id: which
    type: single
    objective: o
    prompt: Which tier?
    figure: pyramid
    options:
      - {id: a, text: One, part: base, correct: true, why: It carries all the others.}
      - {id: b, text: Two, part: top, why: Nothing at all lies on it.}
      - {id: c, text: None of them, why: One of them carries the rest.}
  - id: where
    type: categorise
    objective: o
    prompt: Where?
    figure: rings
    groups:
      - {id: far, text: Far, part: outer, items: [{id: k, text: King}, {id: m, text: Maid}]}
      - {id: near, text: Near, items: [{id: n, text: Nurse}]}
  - id: plain
    type: true-false
    objective: o
    prompt: It has no figure.
    answer: true
    why: {true: So it is., false: Look above.}
"""


@pytest.fixture
def quiz() -> LoadedQuiz:
    """The three questions."""
    document = load_yaml(QUIZ, "parts.yml", IssueLog())
    assert document is not None
    loaded = load_quiz(document, IssueLog(), language="en", course="c")
    assert loaded is not None
    return loaded


def embeds(node: Node) -> list[Embed]:
    """All figures of a tree."""
    if isinstance(node, Embed):
        return [node]
    return [found for child in node.children for found in embeds(child)] if isinstance(node, Element) else []


def test_parts_stand_under_the_tokens_of_their_choices(quiz: LoadedQuiz) -> None:
    (which, sheet), (where, other), (plain, third) = quiz.sheets()
    (embed,) = embeds(question_form(which, sheet))
    assert embed.figure == "pyramid"
    assert embed.anchor == "fig-q-which"
    assert dict(embed.picks) == {"base": sheet.token("option", "a"), "top": sheet.token("option", "b")}
    (embed,) = embeds(question_form(where, other))
    assert dict(embed.picks) == {"outer": other.token("group", "far")}
    assert embeds(question_form(plain, third)) == []


def test_the_order_of_parts_is_the_options_and_tells_no_key(quiz: LoadedQuiz) -> None:
    (which, sheet), *_ = quiz.sheets()
    (embed,) = embeds(question_form(which, sheet))
    assert [part for part, _ in embed.picks] == ["base", "top"]


def test_on_paper_it_stands_above_the_options(quiz: LoadedQuiz) -> None:
    tree = paper_quiz(quiz, "learner", only="which")
    question = next(child for child in tree.children if isinstance(child, Element))
    places = [index for index, child in enumerate(question.children) if isinstance(child, Embed)]
    lists = [
        index
        for index, child in enumerate(question.children)
        if isinstance(child, Element) and child.tag == "ol"
    ]
    assert places[0] < lists[0]
