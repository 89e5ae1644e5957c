"""What the options of one item give away or blur: all or none of the above, lengths, overlaps."""

from __future__ import annotations

from itertools import combinations

from coursewright.base.issues import IssueLog
from coursewright.languages.items import items_of
from coursewright.languages.language import language_of
from coursewright.quiz.lint.ranges import Interval, interval_of
from coursewright.quiz.lint.text import plain, size, tokens, width
from coursewright.quiz.question import ChoiceQuestion, Option
from coursewright.quiz.sheet import Sheet

LONG_SIGNS, LONG_WORDS = 12, 6
SPREAD = 0.3


def lint_options(question: ChoiceQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of what one item's options should not say."""
    patterns = items_of(sheet.language).all_or_none
    for index, option in enumerate(question.options):
        if any(pattern.search(plain(option.text)) for pattern in patterns):
            issues.warning(
                "lint/all-or-none",
                sheet.where.value("options", index, "text"),
                "'all of the above' and 'none of the above' ask for logic, not for knowledge.",
                "Write a distractor that comes from a real misconception.",
            )
    _lint_lengths(question, sheet, issues)
    _lint_overlaps(question, sheet, issues)


def _lint_lengths(question: ChoiceQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Name the option that strays furthest from the mean, if any of them is long."""
    texts = [option.text for option in question.options]
    limit = LONG_SIGNS if language_of(sheet.language).by_signs else LONG_WORDS
    if len(texts) < 2 or max(size(text, sheet.language) for text in texts) <= limit:
        return
    mean = sum(map(width, texts)) / len(texts)
    index = max(range(len(texts)), key=lambda at: abs(width(texts[at]) - mean))
    share = width(texts[index]) / mean - 1
    if abs(share) > SPREAD:
        issues.warning(
            "lint/option-lengths",
            sheet.where.value("options", index, "text"),
            f"this option is {abs(share) * 100:.0f} % {'longer' if share > 0 else 'shorter'} than its item's mean.",
            "Keep all options within 30 % of their mean length.",
        )


def _lint_overlaps(question: ChoiceQuestion, sheet: Sheet, issues: IssueLog) -> None:
    for (one, first), (two, second) in combinations(enumerate(question.options), 2):
        if _same_by_rule(first, second):
            continue
        if tokens(first.text) == tokens(second.text):
            fault = "says the same as"
        elif _meet(interval_of(first.text), interval_of(second.text)):
            fault = "shares numbers with"
        elif _holds(first.text, second.text, sheet) or _holds(second.text, first.text, sheet):
            fault = "overlaps with"
        else:
            continue
        line = sheet.where.value("options", one, "text").line
        issues.warning(
            "lint/overlapping-options",
            sheet.where.value("options", two, "text"),
            f"this option {fault} the one in line {line}.",
            "Let one answer be right without making another one right as well.",
        )


def _same_by_rule(first: Option, second: Option) -> bool:
    """Whether `quiz/duplicate-option-text` tells the two already."""
    return " ".join(first.text.split()).lower() == " ".join(second.text.split()).lower()


def _meet(first: Interval | None, second: Interval | None) -> bool:
    return first is not None and second is not None and first.meets(second)


def _holds(longer: str, shorter: str, sheet: Sheet) -> bool:
    """Whether one text stands within the other and is not denied there.

    A short one (under 4 signs or 3 words) counts only where it is joined to something: `A` and `A and B`.
    """
    words = items_of(sheet.language)
    whole, part = tokens(longer), tokens(shorter)
    if not part or len(part) >= len(whole) or not any(token.isalpha() for token in part):
        return False
    short = len(part) < (4 if all(len(token) == 1 for token in part) else 3)
    for start in range(len(whole) - len(part) + 1):
        end = start + len(part)
        before, after = whole[max(0, start - 2) : start], whole[end : end + 1]
        joined = bool(words.joining & {*before[-1:], *after})
        if whole[start:end] == part and not words.denying & {*before} and (joined or not short):
            return True
    return False
