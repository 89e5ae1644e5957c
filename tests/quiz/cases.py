"""Where the case files are, and quizzes from YAML text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.shape import shape
from coursewright.base.source import load_yaml
from coursewright.quiz.model import LoadedQuiz, Quiz

CASES = Path(__file__).parents[1] / "cases"

ALL_KINDS = """
id: gallery
pass: 75
questions:
  - id: one
    type: single
    objective: three-characteristics
    prompt: 谁会遇到关键时刻？
    shuffle: true
    must: true
    options:
      - id: counter
        text: 只有柜台前的同事
        correct: false
        why: REASON 1
      - id: right-one
        text: 凡是客户会接触到其工作成果的人
        correct: true
        why: REASON 2
      - id: none
        text: 都不是
        correct: false
        pin: true
        why: REASON 3
    hints: [想想账单。, 再想想电话。]
    explain: EXPLAIN
  - id: many
    type: multiple
    objective: grades
    prompt: 哪些可以写进证据？
    credit: partial
    options:
      - {id: a, text: 看着屏幕, correct: true, why: REASON 4}
      - {id: b, text: 比较敷衍, correct: false, why: REASON 5}
      - {id: c, text: 沉默了四分钟, correct: true, why: REASON 6}
  - id: truth
    type: true-false
    objective: curve
    prompt: 末次分总是更重要。
    answer: false
    why:
      true: REASON 7
      false: REASON 8
  - id: gaps
    type: blanks
    objective: other#channels
    prompt: 补齐。
    text: A 是 [[looks]]，一共 [[count]] 条。
    formerly: [old#gaps]
    blanks:
      - id: count
        accept: [3]
        numerals: true
      - id: looks
        accept: [外表, 仪表]
        why: REASON 9
        slips:
          - accept: [外貌]
            why: REASON 10
"""


def rows_of(path: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((CASES / path).read_text(encoding="utf-8"))
    assert rows
    return rows


def quiz_from(text: str, language: str = "zh") -> LoadedQuiz:
    issues = IssueLog()
    document = load_yaml(text, "quizzes/zh/gallery.yml", issues)
    assert document is not None, as_text(issues)
    quiz = shape(document, Quiz, issues, area="quiz", language=language)
    assert quiz is not None, as_text(issues)
    return LoadedQuiz(quiz=quiz, course="c", language=language, places=document.places)
