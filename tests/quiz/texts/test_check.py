"""A line of words alone is passed over: no rule for the texts of a quiz finds fault with one."""

from __future__ import annotations

import random
import re

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.source import load_yaml
from coursewright.quiz.load import load_quiz
from coursewright.quiz.texts import check

PIECES = (
    "“",
    "‘",
    "（",
    "(",
    "A",
    "b",
    "中",
    " ",
    "1",
    ".",
    "-",
    ":",
    "，",
    "’",
    "”",
    ")",
    "%",
    "'",
    "。",
    "?",
)
QUIZ = """\
id: one
questions:
  - id: first
    type: true-false
    objective: idea
    prompt: {}
    answer: true
    why: {{true: It is so., false: It is so.}}
"""


def told(text: str, style: str) -> list[tuple[str, str]]:
    """What is said of a quiz with a prompt that is written quoted, folded or as it stands."""
    quoted = "'{}'".format(text.replace("'", "''"))
    folded = ">\n      " + re.sub(r"(?<=\S) (?=\S)", "\n      ", text)
    literal = f"|\n      {text}"
    issues = IssueLog()
    prompt = {"quoted": quoted, "folded": folded, "literal": literal}[style]
    document = load_yaml(QUIZ.format(prompt), "quiz.yml", issues)
    assert document is not None, prompt
    load_quiz(document, issues, language="zh", course="tiny")
    return [(issue.rule, issue.message) for issue in issues.found]


@pytest.mark.parametrize("style", ["quoted", "folded", "literal"])
def test_no_rule_finds_fault_with_words_alone(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(9)  # noqa: S311  # not for secrets
    made = {"".join(draw.choices(PIECES, k=draw.randint(1, 9))).strip() for _ in range(3000)}
    passed = sorted(text for text in made if check._WORDS.fullmatch(text))
    assert len(passed) > 100
    before = [told(text, style) for text in passed]
    monkeypatch.setattr(check, "_WORDS", re.compile(r"(?!)"))
    assert before == [told(text, style) for text in passed]
