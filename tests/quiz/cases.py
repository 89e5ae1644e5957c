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
