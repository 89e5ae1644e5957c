from __future__ import annotations

import re

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import load_yaml
from coursewright.quiz.fix import missing_ids
from coursewright.quiz.load import load_quiz
from tests.quiz.cases import ALL_KINDS

WITHOUT = """\
# a comment at the top
questions:
  # the first question
  - type: single   # kind
    objective: o
    prompt: Which?
    options:
      - text: this
        correct: true
        why: because
      - id: a
        text: that
        why: not so
      - {text: none, why: no}

  -
    type: blanks
    objective: o
    prompt: Fill in.
    text: A [[looks]] and a [[acts]].
    blanks:
      - {accept: [外表]}
      - id: looks
        accept: [行为]
        slips:
          - {accept: [外貌], why: no}
"""
WITH = """\
# a comment at the top
id: gallery
questions:
  # the first question
  - id: q1
    type: single   # kind
    objective: o
    prompt: Which?
    options:
      - id: b
        text: this
        correct: true
        why: because
      - id: a
        text: that
        why: not so
      - {id: c, text: none, why: no}

  -
    id: q2
    type: blanks
    objective: o
    prompt: Fill in.
    text: A [[looks]] and a [[acts]].
    blanks:
      - {id: acts, accept: [外表]}
      - id: looks
        accept: [行为]
        slips:
          - {accept: [外貌], why: no}
"""


def fixed(text: str) -> str:
    issues = IssueLog()
    document = load_yaml(text, "quizzes/zh/gallery.yml", issues)
    assert document is not None, as_text(issues)
    return missing_ids(text, document)


def test_missing_ids_are_written_and_nothing_else_changes():
    assert fixed(WITHOUT) == WITH


def test_the_fixed_text_has_no_faults():
    issues = IssueLog()
    document = load_yaml(fixed(WITHOUT), "quizzes/zh/gallery.yml", issues)
    assert document is not None
    assert load_quiz(document, issues, language="zh", course="c") is not None
    assert as_text(issues) == ""


def test_a_text_with_all_ids_stays_as_it_is():
    assert fixed(WITH) == WITH
    assert fixed(ALL_KINDS) == ALL_KINDS


PLACED = """\
id: gallery
questions:
  - id: match
    type: match
    objective: o
    prompt: Which?
    pairs:
      - {left: one, right: first}
      - {left: two, right: second}
      - {id: c, left: three, right: third}
    extra:
      - {text: fourth}
  - id: sort
    type: categorise
    objective: o
    prompt: Where?
    groups:
      - text: looks
        items:
          - {text: badge}
          - {text: shoes}
      - text: acts
        items:
          - {text: rise}
    extra:
      - {text: music}
"""


def test_rows_of_one_side_get_ids_of_their_own():
    text = fixed(PLACED)
    names = re.findall(r"id: ([a-z])\b(?!a)", text.partition("- id: sort")[0])
    assert names == ["a", "b", "c", "d"]
    names = re.findall(r"\{id: ([a-z])", text.partition("- id: sort")[2])
    assert names == ["a", "b", "c", "d"]
    issues = IssueLog()
    document = load_yaml(text, "quizzes/zh/gallery.yml", issues)
    assert document is not None
    assert load_quiz(document, issues, language="zh", course="c") is not None
    assert as_text(issues) == ""
