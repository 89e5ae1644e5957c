"""All rules for the texts of one quiz."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.categorise import CategoriseQuestion
from coursewright.quiz.kinds.dialogue.model import DialogueQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.lint.answers import lint_answers, lint_near_forms, lint_table_order
from coursewright.quiz.lint.balance import lint_absolutes, lint_longest
from coursewright.quiz.lint.levels import lint_level
from coursewright.quiz.lint.options import lint_options
from coursewright.quiz.lint.reasons import lint_reasons
from coursewright.quiz.lint.replies import lint_replies
from coursewright.quiz.lint.shared import lint_flagged
from coursewright.quiz.lint.sides import lint_sides
from coursewright.quiz.lint.signs import lint_signs
from coursewright.quiz.lint.statements import lint_statement
from coursewright.quiz.lint.stems import lint_echo, lint_stem
from coursewright.quiz.lint.taught import Taught
from coursewright.quiz.lint.verbatim import lint_verbatim
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion


def lint_quiz(
    loaded: LoadedQuiz,
    is_rare: Callable[[str], bool],
    flagged: Sequence[str],
    taught: Taught,
    issues: IssueLog,
) -> None:
    """All rules for the texts of one quiz in one language; `taught` is what its lesson says.

    `is_rare` tells words that few questions use.
    """
    for question, sheet in loaded.sheets():
        texts = {path: (text, marker) for path, text, marker in marked_texts(question)}
        lint_reasons({path: text for path, (text, _) in texts.items()}, sheet, issues)
        asked = {path: text for path, (text, marker) in texts.items() if marker.part == "asked"}
        lint_flagged(question, asked, sheet, tuple(flagged), issues)
        lint_level(question, sheet, issues)
        lint_verbatim(question, sheet, taught, issues)
        if isinstance(question, ChoiceQuestion):
            lint_stem(question, sheet, issues)
            lint_echo(question, sheet, is_rare, issues)
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
