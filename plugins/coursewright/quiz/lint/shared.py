"""What must not be in an item at all: numbers without a sound source, and texts left in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog
from coursewright.base.source import Steps
from coursewright.languages.script import has_signs
from coursewright.quiz.gaps import Blank
from coursewright.quiz.kinds import AnyQuestion, is_graded
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.lint.text import folded, plain
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.number import plain_number
from coursewright.quiz.sheet import Sheet

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNIT = re.compile(r"(?<=\d)\s*[^\W\d_]{1,3}\b")
_DASHES = re.compile("[‐‑‒–—−]")


def lint_flagged(
    question: AnyQuestion,
    texts: Mapping[Steps, str],
    sheet: Sheet,
    flagged: tuple[str, ...],
    issues: IssueLog,
) -> None:
    """Report a number that course.yml flags, once, in what a graded question asks (`texts`), offers or accepts.

    In what is told about an item a caveat may stand.
    """
    if not flagged or not is_graded(question):
        return
    told: set[str] = set()
    for path, text in _asked(question, texts):
        even = _even(text)
        if not any(part in even for part in _parts_of(flagged)) or not _any_of(flagged).search(even):
            continue
        for number in flagged:
            if number not in told and re.search(_pattern(number), even):
                told.add(number)
                issues.error(
                    "lint/flagged-number",
                    sheet.where.value(*path),
                    f"'{number}' is flagged in course.yml; what is graded cannot rest on it.",
                    "Ask about something else, or make it a reflection.",
                )
                break


def _asked(question: AnyQuestion, texts: Mapping[Steps, str]) -> Iterator[tuple[Steps, str]]:
    """Prompt, options, items and accepted answers: numbers with their units, words within their text."""
    yield from texts.items()
    if isinstance(question, NumericQuestion):
        yield from _numbers(question, ())
    if isinstance(question, BlanksQuestion):
        for index, blank in enumerate(question.blanks):
            words = [(("blanks", index, "accept", at), word) for at, word in enumerate(blank.accept)]
            for path, word in (*words, *_numbers(blank, ("blanks", index))):
                yield path, question.text.replace(f"[[{blank.id}]]", word)


def _numbers(row: NumericQuestion | Blank, path: Steps) -> Iterator[tuple[Steps, str]]:
    for name in ("answer", "min", "max"):
        value = getattr(row, name)
        if value is not None:
            yield (*path, name), f"{plain_number(value)} {row.unit}"


def _even(text: str) -> str:
    return _DASHES.sub("-", folded(text))


@lru_cache(maxsize=8)
def _any_of(flagged: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, flagged)))


@lru_cache(maxsize=8)
def _parts_of(flagged: tuple[str, ...]) -> tuple[str, ...]:
    """The longest part of each flagged text: without one of these no text can hold any."""
    return tuple(max(_parts(number), key=len) for number in flagged)


def _parts(number: str) -> list[str]:
    """What stands side by side in a flagged text, or with blanks between."""
    return re.findall(r"\d+(?:\.\d+)?|[a-z]+|\S", _even(number))


def _pattern(number: str) -> str:
    """A flagged text, however it is spaced, but not as a part of a longer number or word."""
    parts = _parts(number)
    before = r"(?<![\d.])" if parts[0][0].isdigit() else r"(?<![a-z])" if _is_latin(parts[0]) else ""
    after = r"(?!\.?\d)" if parts[-1][-1].isdigit() else r"(?![a-z])" if _is_latin(parts[-1]) else ""
    return before + r"\s*".join(re.escape(part) for part in parts) + after


def _is_latin(part: str) -> bool:
    return part.isascii() and part.isalpha()


def lint_same_text(first: LoadedQuiz, second: LoadedQuiz, issues: IssueLog) -> None:
    """Report a prompt or choice of `second` that has the very words of the other language."""
    others = {question.id: dict(_translated(question)) for question in first.questions}
    for question, sheet in second.sheets():
        theirs = others.get(question.id, {})
        for path, text in _translated(question):
            if _letters(text) == _letters(theirs.get(path, "")) and not _is_name(text):
                issues.error(
                    "lint/same-text",
                    sheet.where.value(*path),
                    f"this is the text that '{first.language}' has: '{plain(text)}'.",
                    f"Write it in '{second.language}'.",
                )


def _translated(question: AnyQuestion) -> Iterable[tuple[Steps, str]]:
    return (
        (path, text)
        for path, text, marker in marked_texts(question)
        if marker.part == "asked" and "unit" not in path
    )


def _letters(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


def _is_name(text: str) -> bool:
    """Whether a text may be equal in all languages: no words but names, numbers and their units."""
    if has_signs(text):
        return False
    words = _WORD.findall(_UNIT.sub("", plain(text)))
    return all(word[0].isupper() for word in words) and not text.rstrip().endswith("?")
