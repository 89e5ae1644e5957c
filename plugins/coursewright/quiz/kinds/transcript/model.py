"""A conversation to be marked, as authors write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from coursewright.base.shape import Id, LineText, SealedText, Text, model
from coursewright.quiz.question import Question

MARKS = ("good", "bad")


@model
class Rule:
    """Something that a bad line may break."""

    id: Id
    text: LineText


@model
class Line:
    """What somebody says; with a `mark` it is asked about, with a `model` it can be rewritten."""

    id: Id
    by: LineText
    says: Text
    mark: Literal["good", "bad"] | None = None
    rule: Id = ""
    why: SealedText = ""
    model: SealedText = ""


@model
class TranscriptQuestion(Question):
    """A conversation; its bad lines break one of the `rules` each, if there are any."""

    type: Literal["transcript"]
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()


def asked(question: TranscriptQuestion) -> Iterator[tuple[int, Line]]:
    """The lines to be marked, with their places in the conversation from 0."""
    for index, line in enumerate(question.lines):
        if line.mark is not None:
            yield index, line


def can_rewrite(question: TranscriptQuestion) -> bool:
    """Whether a line is to be rewritten."""
    return any(line.model for line in question.lines)
