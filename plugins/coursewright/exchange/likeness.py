"""What stands for a question where a format lacks its kind: what that is like, or a match, which nearly all have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from coursewright.languages.words import words
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.kinds.categorise import CategoriseQuestion
from coursewright.quiz.kinds.match import MatchQuestion, Pair, Spare
from coursewright.quiz.kinds.order import OrderQuestion
from coursewright.quiz.kinds.scale import GRADES, ScaleQuestion, shown_grade
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.kinds.transcript import TranscriptQuestion
from coursewright.quiz.kinds.transcript.model import asked
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.question import Option, Question


def in_form(question: AnyQuestion, form: str, language: str) -> AnyQuestion | None:
    """The question itself, or one of another kind that asks nearly the same; None where there is nothing to ask."""
    like = kind_of(question).like
    if question.type == form:
        return question
    return (
        like.made(question) if like and like.name == form else _LIKE[question.type, form](question, language)
    )


def _match(
    question: Question, pairs: tuple[Pair, ...], extra: tuple[Spare, ...] = ()
) -> MatchQuestion | None:
    if len(pairs) < 2:
        return None
    common: dict[str, Any] = {row.name: getattr(question, row.name) for row in fields(Question)}
    return MatchQuestion(type="match", pairs=pairs, extra=extra, **common)


def _categories(question: CategoriseQuestion, language: str) -> MatchQuestion | None:
    none = words(language)["quiz.nowhere"]
    rows = [(item, group.text) for group in question.groups for item in group.items]
    rows += [(item, none) for item in question.extra]
    pairs = tuple(Pair(id=item.id, left=item.text, right=right, why=item.why) for item, right in rows)
    return _match(question, pairs)


def _order(question: OrderQuestion, _language: str) -> MatchQuestion | None:
    return _match(
        question,
        tuple(
            Pair(id=item.id, left=item.text, right=str(place), why=item.why)
            for place, item in enumerate(question.items, 1)
        ),
    )


def _scale(question: ScaleQuestion, _language: str) -> MatchQuestion | None:
    rated = [item for item in question.items if item.answer is not None]
    taken = {item.answer for item in rated}
    extra = tuple(
        Spare(id=f"r{turn}", text=shown_grade(score))
        for turn, score in enumerate(GRADES)
        if score not in taken
    )
    pairs = (
        Pair(id=item.id, left=item.text, right=shown_grade(item.answer or 0), why=item.why) for item in rated
    )
    return _match(question, tuple(pairs), extra)


def _transcript(question: TranscriptQuestion, language: str) -> MatchQuestion | None:
    word = words(language)
    mark = {"good": word["quiz.marks.good"], "bad": word["quiz.marks.bad"]}
    rows = [line for _, line in asked(question)]
    pairs = tuple(
        Pair(id=line.id, left=f"{line.by}: {line.says}", right=mark[line.mark or "good"], why=line.why)
        for line in rows
    )
    taken = {line.mark for line in rows}
    extra = tuple(Spare(id=f"mark-{name}", text=text) for name, text in mark.items() if name not in taken)
    if len(rows) < len(question.lines):
        # What nobody marks is no pair, and without it nobody knows what the others answer to.
        talk = (f"{line.by}: {line.says}" for line in question.lines)
        question = replace(question, prompt="\n\n".join((question.prompt, *talk)))
    return _match(question, pairs, extra)


def _choice(question: TrueFalseQuestion, language: str) -> SingleQuestion:
    word = words(language)
    common: dict[str, Any] = {row.name: getattr(question, row.name) for row in fields(Question)}
    options = tuple(
        Option(id=side, text=word[f"quiz.{side}"], correct=question.answer is (side == "true"), why=why)
        for side, why in (("true", question.why.true), ("false", question.why.false))
    )
    return SingleQuestion(type="single", options=options, **common)


_LIKE: Mapping[tuple[str, str], Callable[[Any, str], AnyQuestion | None]] = {
    ("true-false", "single"): _choice,
    ("categorise", "match"): _categories,
    ("order", "match"): _order,
    ("scale", "match"): _scale,
    ("transcript", "match"): _transcript,
}
