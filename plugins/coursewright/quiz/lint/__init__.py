"""Item writing: what makes an item guessable, unclear or unfair (Haladyna, Downing & Rodriguez 2002).

These rules warn; only a number that the course flags and a text left untranslated stop a build. What a question
cannot do without (a reason on each option, a right one) is checked with its kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.lint.balance import lint_absolutes, lint_longest, lint_places
from coursewright.quiz.lint.coverage import Goal, lint_coverage
from coursewright.quiz.lint.options import lint_options
from coursewright.quiz.lint.reasons import lint_reasons
from coursewright.quiz.lint.shared import lint_flagged, lint_same_text
from coursewright.quiz.lint.signs import lint_signs
from coursewright.quiz.lint.stems import Vocabulary, lint_echo, lint_stem, vocabulary_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion

__all__ = [
    "Goal",
    "Vocabulary",
    "lint_coverage",
    "lint_places",
    "lint_quiz",
    "lint_same_text",
    "vocabulary_of",
]


def lint_quiz(
    loaded: LoadedQuiz,
    vocabulary: Vocabulary,
    flagged: Sequence[str],
    issues: IssueLog,
) -> None:
    """All rules for the texts of one quiz in one language."""
    for question, sheet in loaded.sheets():
        texts = {path: (text, marker) for path, text, marker in marked_texts(question)}
        lint_reasons({path: text for path, (text, _) in texts.items()}, sheet, issues)
        asked = {path: text for path, (text, marker) in texts.items() if marker.part == "asked"}
        lint_flagged(question, asked, sheet, tuple(flagged), issues)
        if isinstance(question, ChoiceQuestion):
            lint_stem(question, sheet, issues)
            lint_echo(question, sheet, vocabulary, issues)
            lint_options(question, sheet, issues)
        if isinstance(question, BlanksQuestion):
            lint_signs(question, sheet, issues)
    lint_longest(loaded, issues)
    lint_absolutes(loaded, issues)
