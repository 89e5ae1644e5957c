"""What the options of one item give away or blur: all or none of the above, lengths, overlaps."""

from __future__ import annotations

import re
from itertools import combinations

from coursewright.base.issues import IssueLog
from coursewright.quiz.lint.ranges import Interval, interval_of
from coursewright.quiz.lint.text import is_chinese, plain, size, tokens, width
from coursewright.quiz.question import ChoiceQuestion, Option
from coursewright.quiz.sheet import Sheet

LONG_HAN, LONG_WORDS = 12, 6
SPREAD = 0.3
_ALL_OR_NONE = (
    re.compile(
        r"(?:^|[，。（(])(以上|上述|上面|前述)(各|几|三|四|两)?(种|个|点|者)?(选项|答案|各项|说法|做法|内容|项)?"
        r"(全部|全都|都|皆|均|全|无一|没有)"
    ),
    re.compile(
        r"^(选项|答案|各项)?(全部都|全部|全都|都|皆|均|全)(是|对|正确|不是|不对|不正确|错|错误|选|不选|有)[。.]?$"
    ),
    re.compile(r"^(以上|上述)(各项|选项|答案)?(全选|全对|全错|俱全|全部)?[。.]?$"),
    re.compile(
        r"\b(all|none|both|neither|either|any|each) of the "
        r"(above|below|foregoing|preceding|others?\b|options|answers|choices)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(all|none|both|neither) (of )?(these|those|them|the above|above)( (are|is) \w+)?\.?$",
        re.IGNORECASE,
    ),
)
_JOINTS = frozenset({"和", "与", "及", "或", "跟", "并", "且", "and", "or", "plus"})
_NEGATORS = frozenset({*"不没非未无别", *"not no non never without lack hardly cannot".split()})


def lint_options(question: ChoiceQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of what one item's options should not say."""
    for index, option in enumerate(question.options):
        if any(pattern.search(plain(option.text)) for pattern in _ALL_OR_NONE):
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
    limit = LONG_HAN if is_chinese(sheet.language) else LONG_WORDS
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
        elif _holds(first.text, second.text) or _holds(second.text, first.text):
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


def _holds(longer: str, shorter: str) -> bool:
    """Whether one text stands within the other and is not denied there.

    A short one (under 4 han or 3 words) counts only where it is joined to something: `A` and `A and B`.
    """
    whole, part = tokens(longer), tokens(shorter)
    if not part or len(part) >= len(whole) or not any(token.isalpha() for token in part):
        return False
    short = len(part) < (4 if all(len(token) == 1 for token in part) else 3)
    for start in range(len(whole) - len(part) + 1):
        end = start + len(part)
        before, after = whole[max(0, start - 2) : start], whole[end : end + 1]
        joined = bool(_JOINTS & {*before[-1:], *after})
        if whole[start:end] == part and not _NEGATORS & {*before} and (joined or not short):
            return True
    return False
