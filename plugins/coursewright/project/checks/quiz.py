"""All checks of one quiz that look beyond its own rules."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.passages import passages_of
from coursewright.languages.language import language_of
from coursewright.project.around import Around
from coursewright.project.checks.links import check_text_links
from coursewright.project.checks.prompts import check_asked
from coursewright.project.checks.question_figures import check_question_figures
from coursewright.project.checks.quizzes import check_names
from coursewright.project.checks.recall import check_recall
from coursewright.project.checks.slips import check_quiz_slips, manners_of
from coursewright.project.checks.typography import check_text_marks
from coursewright.project.checks.variables import check_text_variables
from coursewright.project.robots import Tallies, check_robots, tally_quiz
from coursewright.project.scenarios import is_scenario, scenario_page
from coursewright.project.taught import taught_in
from coursewright.quiz.lint.quiz import lint_quiz
from coursewright.quiz.lint.taught import NOTHING_TAUGHT
from coursewright.quiz.model import LoadedQuiz


def check_quiz(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> None:
    """One quiz: its figures, slips, links, marks, what its questions name, and what is asked first and again."""
    pages = around.showing(quiz.id)
    own = scenario_page(quiz) if is_scenario(quiz) else ""
    passages = tuple(passages_of(quiz.quiz, quiz.places, quiz.language))
    check_question_figures(quiz, around, issues)
    check_quiz_slips(passages, manners_of(around), issues)
    check_text_variables(passages, around, issues)
    check_text_links(passages, quiz.places.file, pages[0] if pages else own, around, issues)
    if language_of(around.language).marks:
        check_text_marks(quiz.quiz, quiz.places, quiz.language, issues)
    check_names(quiz, around, issues)
    check_asked(quiz, around, issues)
    check_recall(quiz, around, issues)


def lint_items(quiz: LoadedQuiz, around: Around, issues: IssueLog) -> Tallies:
    """Warn of badly written items in a quiz, and tell what robots get right in it."""
    outlines = [around.outline(page) for page in around.showing(quiz.id)]
    taught = taught_in(outlines, around.language) if outlines else NOTHING_TAUGHT
    lint_quiz(quiz, around.is_rare, around.flagged(), taught, issues)
    tallies = tally_quiz(quiz, taught)
    check_robots(tallies, quiz, issues)
    return tallies
