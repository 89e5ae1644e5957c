"""Stems: negations that are easily missed, and words that point at the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from coursewright.base.issues import IssueLog
from coursewright.languages.items import ItemPatterns, items_of
from coursewright.languages.script import SIGNS
from coursewright.quiz.lint.text import plain
from coursewright.quiz.lint.vocabulary import Vocabulary, joined_vocabulary
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.question import ChoiceQuestion
from coursewright.quiz.sheet import Sheet

_BOLD = re.compile(r"\*\*.+?\*\*|__.+?__", re.DOTALL)
_RUN = re.compile(f"[{SIGNS}]{{2,}}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[^。！!？?.；;]*[。！!？?.；;]?")


def vocabulary_of(quizzes: Iterable[LoadedQuiz]) -> Vocabulary:
    """The words of all choice questions, stems and options together."""
    rows = list(quizzes)
    return joined_vocabulary((words_of(loaded) for loaded in rows), sum(len(row.questions) for row in rows))


def words_of(loaded: LoadedQuiz) -> str:
    """The words of a quiz's questions, parted by blanks, each as often as there are questions with it."""
    items = items_of(loaded.language)
    found: list[str] = []
    for question in loaded.questions:
        texts = [question.prompt]
        if isinstance(question, ChoiceQuestion):
            texts += [option.text for option in question.options]
        found += sorted({word for text in texts for word in _words(text, items)})
    return " ".join(found)


def lint_stem(question: ChoiceQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of a negation in the question that is not in bold."""
    found = _negation(question.prompt, items_of(sheet.language))
    if found:
        issues.warning(
            "lint/negative-stem",
            sheet.where.value("prompt"),
            f"the question is negative, and its negation is easily missed: '{found}'.",
            "Ask for what is right, or put the negation in **bold**.",
        )


def _negation(prompt: str, items: ItemPatterns) -> str:
    """The negated part of a question, or ""; only sentences that ask, or the last one, are looked at."""
    sentences = [part.strip() for part in _SENTENCE.findall(_BOLD.sub("▪", prompt)) if part.strip()]
    asking = [row for row in sentences if row.endswith(("?", "？"))]
    for sentence in dict.fromkeys([*asking, *sentences[-1:]]):
        for pattern in items.negations:
            if found := pattern.search(sentence if items.by_signs else sentence.lower()):
                return found[0]
    return ""


def lint_echo(
    question: ChoiceQuestion, sheet: Sheet, is_rare: Callable[[str], bool], issues: IssueLog
) -> None:
    """Warn of a rare word of the stem that all right options repeat and no distractor."""
    items = items_of(sheet.language)
    keys = [_words(option.text, items) for option in question.options if option.correct]
    others = {
        word for option in question.options if not option.correct for word in _words(option.text, items)
    }
    if not keys or len(keys) == len(question.options):
        return
    told = [
        word
        for word in _words(question.prompt, items)
        if all(word in key for key in keys) and word not in others and is_rare(word)
    ]
    if told:
        word = _joined(told) if items.by_signs else told[0]
        issues.warning(
            "lint/stem-word-in-key",
            sheet.where.value("prompt"),
            f"'{word}' stands in the stem, in the right option and in no distractor.",
            "Say it in another way in one of the two, or let a distractor use it too.",
        )


def _words(text: str, items: ItemPatterns) -> dict[str, None]:
    """Words that carry meaning, in their order: of four letters and more; of signs, all pairs of neighbours."""
    return dict.fromkeys(_pairs(text, items) if items.by_signs else _stems(text, items))


def _pairs(text: str, items: ItemPatterns) -> Iterator[str]:
    ordinary = items.ordinary
    for run in _RUN.findall(plain(text)):
        for one, two in pairwise(run):
            if one not in ordinary and two not in ordinary:
                yield one + two


def _stems(text: str, items: ItemPatterns) -> Iterator[str]:
    for word in _WORD.findall(plain(text).lower()):
        if word not in items.ordinary:
            yield items.stem.sub("", word)


def _joined(pairs: list[str]) -> str:
    """The first word that neighbouring pairs make up."""
    word = pairs[0]
    for before, pair in pairwise(pairs):
        if before[-1] != pair[0]:
            break
        word += pair[-1]
    return word
