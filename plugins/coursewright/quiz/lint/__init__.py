"""Item writing: what makes an item guessable, unclear or unfair (Haladyna, Downing & Rodriguez 2002).

These rules warn; only a number that the course flags and a text left untranslated stop a build. What a question
cannot do without (a reason on each option, a right one) is checked with its kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.categorise import CategoriseQuestion
from coursewright.quiz.kinds.dialogue.model import DialogueQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.lint.answers import lint_answers, lint_near_forms, lint_table_order
from coursewright.quiz.lint.balance import lint_absolutes, lint_counts, lint_longest, lint_places
from coursewright.quiz.lint.coverage import Goal, lint_coverage
from coursewright.quiz.lint.levels import lint_level
from coursewright.quiz.lint.options import lint_options
from coursewright.quiz.lint.reasons import lint_reasons
from coursewright.quiz.lint.replies import lint_replies
from coursewright.quiz.lint.shared import lint_flagged, lint_same_text
from coursewright.quiz.lint.sides import lint_sides
from coursewright.quiz.lint.signs import lint_signs
from coursewright.quiz.lint.statements import lint_statement
from coursewright.quiz.lint.stems import Vocabulary, lint_echo, lint_stem, vocabulary_of
from coursewright.quiz.lint.taught import NOTHING_TAUGHT, Taught, load_taught
from coursewright.quiz.lint.verbatim import lint_verbatim
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion

__all__ = [
    "NOTHING_TAUGHT",
    "Goal",
    "Taught",
    "Vocabulary",
    "lint_counts",
    "lint_coverage",
    "lint_places",
    "lint_quiz",
    "lint_same_text",
    "load_taught",
    "vocabulary_of",
]


def lint_quiz(
    loaded: LoadedQuiz,
    vocabulary: Vocabulary,
    flagged: Sequence[str],
    taught: Taught,
    issues: IssueLog,
) -> None:
    """All rules for the texts of one quiz in one language; `taught` is what its lesson says."""
    for question, sheet in loaded.sheets():
        texts = {path: (text, marker) for path, text, marker in marked_texts(question)}
        lint_reasons({path: text for path, (text, _) in texts.items()}, sheet, issues)
        asked = {path: text for path, (text, marker) in texts.items() if marker.part == "asked"}
        lint_flagged(question, asked, sheet, tuple(flagged), issues)
        lint_level(question, sheet, issues)
        lint_verbatim(question, sheet, taught, issues)
        if isinstance(question, ChoiceQuestion):
            lint_stem(question, sheet, issues)
            lint_echo(question, sheet, vocabulary, issues)
            lint_options(question, sheet, issues)
        elif isinstance(question, BlanksQuestion):
            lint_signs(question, sheet, issues)
            lint_table_order(question, sheet, taught, issues)
            lint_near_forms(question, sheet, taught, issues)
        elif isinstance(question, TrueFalseQuestion):
            lint_statement(question, sheet, issues)
        elif isinstance(question, CategoriseQuestion):
            lint_sides(question, sheet, issues)
        elif isinstance(question, DialogueQuestion):
            lint_replies(question, sheet, issues)
    lint_longest(loaded, issues)
    lint_absolutes(loaded, issues)
    lint_answers(loaded, issues)
