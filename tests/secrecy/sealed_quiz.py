"""A quiz with something written into every sealed place of every kind, and what becomes of it on a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import count
from pathlib import Path

from markdown import Markdown

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.passages import passages_of
from coursewright.base.source import load_yaml
from coursewright.course.extensions import EXTENSIONS, settings_of
from coursewright.course.model import Term
from coursewright.project.alone import empty_project
from coursewright.project.checks.slips import Manners, check_quiz_slips
from coursewright.project.model import Project
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.looks.look import Look
from coursewright.prose.render import conversion_for
from coursewright.quiz.load import load_quiz
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.seal import context, open_capsule

from .constructs import WORD

QUIZ, COURSE, LANGUAGE = "sealed", "leaks", "en"
FILE = f"quizzes/{LANGUAGE}/{QUIZ}.yml"
TEMPLATE = (Path(__file__).parent / "one_of_each_kind.yml").read_text(encoding="utf-8")
PLACES = TEMPLATE.split("\nid:")[1].count(WORD)
TERM = Term(id="moment", term="moment of truth", text="What leaves an impression.")
PAGE = """\
[TOC]

## The idea {#idea}

ABBRX, [pageref], [words][pageref], a note[^pagenote].

```quiz
sealed
```

## After {#after}

ABBRX, [pageref], [pageref][] and a note[^pagenote].
"""
"""Whatever a sealed text could define for the rest of a page is used here, above and below it."""
_OWNER = re.compile(r" *(?:- (?=\w+:))?")
_SECRET = re.compile("zqxj[a-z]{5}")
_QUESTION = re.compile(r'<cw-question [^>]*data-question="([^"]+)"[^>]*data-seal="([^"]+)"')
_SEAL = re.compile(r' data-(?:seal|at)="[^"]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """A construct in a sealed place: its word, and its lines in the quiz's file."""

    word: str
    text: str
    lines: range


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page: its HTML, also without capsules and places, its table of contents, and what the capsules hold."""

    html: str
    bare: str
    contents: str
    opened: str
    issues: IssueLog


def secret_words() -> Iterator[str]:
    """Words that stand nowhere else, one after another."""
    for number in count():
        letters = (chr(ord("a") + number // 26**place % 26) for place in range(5))
        yield f"zqxj{''.join(letters)}"


def write_quiz(texts: Sequence[Sequence[str]], words: Iterator[str]) -> tuple[str, tuple[Secret, ...]]:
    """The quiz's YAML with constructs in each sealed place, each with a word of its own."""
    lines: list[str] = []
    secrets: list[Secret] = []
    places = iter(texts)
    for row in TEMPLATE[TEMPLATE.index("\nid:") + 1 :].split("\n"):
        if WORD not in row:
            lines.append(row)
            continue
        owner = _OWNER.match(row)
        indent = " " * (owner.end() + 2) if owner else ""
        lines.append(row.replace(WORD, "|2-"))
        for index, text in enumerate(next(places)):
            # What is told of a whole text is told where it begins, at its key.
            begin = len(lines) + 1 if index else len(lines)
            lines += ["", f"{indent}Words between.", ""] if index else []
            word = next(words)
            lines += [f"{indent}{line}" if line else "" for line in text.replace(WORD, word).split("\n")]
            secrets.append(Secret(word=word, text=text, lines=range(begin, len(lines) + 1)))
    return "\n".join(lines), tuple(secrets)


def read_quiz(text: str, issues: IssueLog) -> LoadedQuiz:
    """The quiz as `check` reads it."""
    document = load_yaml(text, FILE, issues)
    assert document is not None, as_text(issues)
    quiz = load_quiz(document, issues, language=LANGUAGE, course=COURSE)
    assert quiz is not None, as_text(issues)
    check_quiz_slips(passages_of(quiz.quiz, quiz.places, quiz.language), Manners(), issues)
    return quiz


def project_with(quiz: LoadedQuiz) -> Project:
    """A project that has the quiz and a term."""
    return replace(empty_project(Path(), LANGUAGE, COURSE), quizzes={QUIZ: quiz}, glossary=(TERM,))


def show(quiz: LoadedQuiz, look: Look, more: Sequence[str] = ()) -> Shown:
    """The page that names the quiz, read with `more` extensions of Markdown."""
    conversion = conversion_for(project_with(quiz), look)
    extension = CoursewrightExtension(lambda: conversion)
    md = Markdown(extensions=[*EXTENSIONS, *more, extension], extension_configs=settings_of(EXTENSIONS))
    html = md.convert(PAGE)
    return Shown(
        html=html,
        bare=_SEAL.sub("", html),
        contents=json.dumps(md.toc_tokens),  # type: ignore[attr-defined]  # toc sets it
        opened=opened(html, COURSE),
        issues=conversion.issues,
    )


def opened(html: str, course: str) -> str:
    """What the capsules of a page hold."""
    names = ((*name.split("#"), seal) for name, seal in _QUESTION.findall(html))
    found = (open_capsule(seal, context(course, quiz, name, LANGUAGE)) for quiz, name, seal in names)
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in found)


def words_in(*texts: str) -> frozenset[str]:
    """The secret words in some texts, also where letters are written as entities."""
    return frozenset(
        word for text in texts for form in (text, unescape(text)) for word in _SECRET.findall(form.lower())
    )


def named(secrets: Sequence[Secret], issues: IssueLog) -> frozenset[str]:
    """The words of those that an error names by its line; an error of nothing else is one of the test."""
    lines = {line: secret.word for secret in secrets for line in secret.lines}
    return frozenset(lines[issue.place.line] for issue in issues.found if issue.severity == "error")
