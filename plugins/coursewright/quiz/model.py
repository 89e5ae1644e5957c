"""A quiz as authors write it, and a quiz as it was loaded: with its course, language and places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from coursewright.base.lately import Lately
from coursewright.base.recall import RecallSetting
from coursewright.base.shape import Flag, Id, Whole, model, renamed
from coursewright.base.source import Places
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.sheet import Sheet, Where

Use = Literal["lesson", "scenario", "bank"]
"""What a quiz is for: a lesson shows it, it is a scenario with a page of its own, or assessments draw from it."""


@model
class Draw:
    """A pool: how many of the questions with a tag an attempt draws."""

    from_: Annotated[Id, renamed("from")]
    count: Whole


@model
class Quiz:
    """One quiz file; `pass` is a percentage, `shuffle` is what its questions do unless they say otherwise."""

    id: Id
    questions: tuple[AnyQuestion, ...]
    pass_: Annotated[Whole, renamed("pass")] = 80
    shuffle: Flag = False
    confidence: Flag = False
    draw: tuple[Draw, ...] = ()
    recall: RecallSetting | None = None


def comes_before(question: AnyQuestion) -> bool:
    """Whether a question is to be thought about before the lesson tells anything: no part of the quiz's attempts."""
    return isinstance(question, ReflectionQuestion) and question.asks == "before"


def called(question: AnyQuestion, what: Literal["kind", "task"]) -> str:
    """The UI text that tells what a question is, or what to do with it."""
    return f"first.{what}" if comes_before(question) else f"{what}.{question.type}"


Sheets = tuple[tuple[AnyQuestion, Sheet], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedQuiz:
    """A quiz of one course in one language, with the places of all it says; its folder gives its `use`."""

    quiz: Quiz
    course: str
    language: str
    places: Places
    use: Use = "lesson"

    @property
    def id(self) -> str:
        """The quiz's id."""
        return self.quiz.id

    @property
    def questions(self) -> tuple[AnyQuestion, ...]:
        """The questions in the author's order."""
        return self.quiz.questions

    @property
    def listed(self) -> tuple[AnyQuestion, ...]:
        """The questions that stand in the quiz itself: all but those to think about first."""
        return tuple(question for question in self.questions if not comes_before(question))

    @property
    def attempt_size(self) -> int:
        """How many questions an attempt has: those in no pool, and what is drawn from each pool."""
        in_pools = sum(self.pool_of(question) is not None for question in self.listed)
        return len(self.listed) - in_pools + sum(draw.count for draw in self.quiz.draw)

    @property
    def where(self) -> Where:
        """Places from the top of the file."""
        return Where(places=self.places)

    def pool_of(self, question: AnyQuestion) -> int | None:
        """The number of the pool (a row of `draw`, from 0) that a question is drawn from; None: always asked."""
        return next((row for row, draw in enumerate(self.quiz.draw) if draw.from_ in question.tags), None)

    def sheets(self, first: int = 1, apart: str = "") -> Sheets:
        """Each question with the sheet that it is written on, in the author's order, numbered from `first`.

        What is to be thought about first stands alone and has number 0.
        """
        return _SHEETS.get(self, (first, apart), lambda: self._sheets(first, apart))

    def _sheets(self, first: int, apart: str) -> Sheets:
        numbers = {question.id: first + place for place, question in enumerate(self.listed)}
        return tuple(
            (question, self._sheet(question, index, numbers.get(question.id, 0), apart))
            for index, question in enumerate(self.quiz.questions)
        )

    def one(self, name: str, apart: str = "") -> tuple[AnyQuestion, Sheet]:
        """A question by its id, standing alone (number 0); KeyError if the quiz has none such."""
        for question, sheet in self.sheets(apart=apart):
            if question.id == name:
                return question, replace(sheet, number=0)
        raise KeyError(f"{self.id}#{name}")

    def rows(self, only: str = "", first: int = 1, apart: str = "") -> tuple[tuple[AnyQuestion, Sheet], ...]:
        """The questions that the quiz lists, or the one question `only`, with their sheets."""
        if only:
            return (self.one(only, apart),)
        return tuple(row for row in self.sheets(first, apart) if not comes_before(row[0]))

    def anchors(self, only: str = "", apart: str = "") -> frozenset[str]:
        """The ids of the questions in a page."""
        return frozenset(sheet.anchor for _, sheet in self.rows(only, apart=apart))

    def apart_from(self, taken: Collection[str], only: str = "") -> str:
        """What the ids of the questions begin with, so that the page has none of them: nothing, else the quiz's id."""
        names = ("", f"{self.id}-", *(f"{self.id}-{turn}-" for turn in range(2, len(taken) + 3)))
        return next(apart for apart in names if self.anchors(only, apart).isdisjoint(taken))

    def _sheet(self, question: AnyQuestion, index: int, number: int, apart: str) -> Sheet:
        own = getattr(question, "shuffle", None)
        return Sheet(
            course=self.course,
            quiz=self.quiz.id,
            question=question.id,
            language=self.language,
            where=self.where.below("questions", index),
            number=number,
            shuffle=self.quiz.shuffle if own is None else own,
            apart=apart,
            formerly=question.formerly,
        )


_SHEETS: Lately[Sheets] = Lately(8)
"""A dozen rules ask for the sheets of a quiz."""
