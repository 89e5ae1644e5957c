"""What a whole quiz or bank gives away: the longest option, the place of the key, words that allow no exception."""

from __future__ import annotations

from collections import Counter

from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.lint.cues import absolutes
from coursewright.quiz.lint.text import width
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion

FEWEST_ITEMS = 4
LONGEST_SHARE = 0.45
PLACE_SHARE = 0.5
FEWEST_MULTIPLE = 3
FEWEST_ABSOLUTES = 4
ABSOLUTE_SHARE = 0.8


def lint_longest(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Warn where the right options are too often longer than all distractors."""
    items = [row for row in loaded.questions if isinstance(row, ChoiceQuestion) and _is_whole(row)]
    told = [row.id for row in items if _is_key_longest(row)]
    if len(items) >= FEWEST_ITEMS and len(told) > LONGEST_SHARE * len(items):
        issues.warning(
            "lint/longest-key",
            loaded.where.key("questions"),
            f"the right option is the longest in {len(told)} of {len(items)} choice questions: {', '.join(told)}.",
            "Shorten right options or lengthen distractors, until it is so in at most 45 %.",
        )


def _is_whole(question: ChoiceQuestion) -> bool:
    return len({option.correct for option in question.options}) == 2


def _is_key_longest(question: ChoiceQuestion) -> bool:
    keys = [width(option.text) for option in question.options if option.correct]
    others = [width(option.text) for option in question.options if not option.correct]
    return min(keys) > max(others)


def lint_places(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Warn where the key of single choice stands too often at one place; shuffled items do not count."""
    places = [
        next(index for index, option in enumerate(question.options) if option.correct)
        for question, sheet in loaded.sheets()
        if isinstance(question, SingleQuestion) and not sheet.shuffle and _is_whole(question)
    ]
    if len(places) < FEWEST_ITEMS:
        return
    place, count = Counter(places).most_common(1)[0]
    if count > PLACE_SHARE * len(places):
        issues.warning(
            "lint/key-positions",
            loaded.where.key("questions"),
            f"the right option stands at place {place + 1} in {count} of {len(places)} single choice questions.",
            "Move some of them, or write 'shuffle: true' for the quiz.",
        )


def lint_absolutes(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Warn where words like 'always' stand almost only in distractors."""
    found = {True: list[str](), False: list[str]()}
    for question in loaded.questions:
        if isinstance(question, ChoiceQuestion):
            for option in question.options:
                found[option.correct] += absolutes(option.text, loaded.language)
    total = len(found[True]) + len(found[False])
    if total >= FEWEST_ABSOLUTES and len(found[False]) > ABSOLUTE_SHARE * total:
        words = ", ".join(f"'{word}'" for word in dict.fromkeys(found[False]))
        issues.warning(
            "lint/absolute-words",
            loaded.where.key("questions"),
            f"{len(found[False])} of {total} words that allow no exception stand in distractors: {words}.",
            "Learners learn to skip such options: take some away, or use them in right options as well.",
        )


def lint_counts(loaded: LoadedQuiz, issues: IssueLog) -> None:
    """Warn where every multiple choice question has the same number of right options."""
    counts = [
        sum(option.correct for option in question.options)
        for question in loaded.questions
        if isinstance(question, MultipleQuestion)
    ]
    if len(counts) >= FEWEST_MULTIPLE and len(set(counts)) == 1:
        issues.warning(
            "lint/same-count",
            loaded.where.key("questions"),
            f"each of the {len(counts)} multiple choice questions has {counts[0]} right options.",
            "Let the numbers differ: who has noticed ticks that many without reading.",
        )
