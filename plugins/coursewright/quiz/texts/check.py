"""All rules for the Markdown texts of a quiz."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog
from coursewright.base.passages import passages_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.texts.code import without_code
from coursewright.quiz.texts.collected import check_collected, check_fences
from coursewright.quiz.texts.html import check_html
from coursewright.quiz.texts.lines import check_joined, check_lists, check_one_line, check_words

_WORDS = re.compile(
    r"[“‘（(]?[A-Za-z\u4e00-\u9fff](?:[A-Za-z0-9\u3400-\u9fff ,;:?!'()%，。；：？！、“”‘’（）《》]"
    r"|(?<=[A-Za-z])\.|(?<=[A-Za-z])-(?=[A-Za-z]))*"
)
"""A line of words alone, which no rule here can find fault with."""


def check_texts(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Check every Markdown text of a quiz; the unit of a number is no Markdown."""
    for passage in passages_of(loaded.quiz, loaded.places, loaded.language):
        if passage.path[-1] == "unit" or _WORDS.fullmatch(passage.text):
            continue
        check_words(passage, issues)
        plain = without_code(passage.text)
        check_fences(passage, plain, issues)
        check_collected(passage, plain, issues)
        check_html(passage, plain, issues)
        check_joined(passage, issues)
        check_lists(passage, plain, issues)
        check_one_line(passage, issues)
