"""An assessment in one language, ready to be shown or graded: its questions, its forms, its rules."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.number import with_decimals_of
from coursewright.quiz.seal import plain_json
from coursewright.quiz.sheet import Sheet

DIGITS = 8
"""Of SHA-256, in hexadecimal, for what is compared and not secret."""


def digest_of(value: object) -> str:
    """A few digits of a value's one JSON text; exam/attempt.ts makes the same."""
    return sha256(plain_json(value).encode("utf-8")).hexdigest()[:DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question as this assessment asks it: the points of its kind here, and the module it counts for.

    A scenario counts for no module (""); its `least` is the total of its scores that must be reached.
    """

    question: AnyQuestion
    sheet: Sheet
    points: int
    module: str = ""
    least: int | None = None

    @property
    def shape(self) -> str:
        """Changes with the kind, the ids that an answer can point at, and `revision`; nothing in it tells a key."""
        things = dict.fromkeys(kind_of(self.question).stable(self.question).things)
        tokens = sorted(self.sheet.token(*thing) for thing in things)
        return digest_of([self.question.type, tokens, self.question.revision])

    @property
    def key(self) -> object:
        """What an answer is graded by."""
        return with_decimals_of(
            kind_of(self.question).key(self.question, self.sheet.token), self.sheet.language
        )

    @property
    def scenario(self) -> bool:
        """Whether this is the conversation of a scenario."""
        return self.least is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: its letter, and its questions (`quiz#question`) in the order in which they are asked."""

    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A module in the result: its title, and the percentage that must be reached in it (0: any)."""

    module: str
    title: str
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Retakes:
    """After how many days an assessment may be taken again, and how often."""

    days: int
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """All forms of one assessment; `entries` are the questions that stand in any of them, `bank` all there are."""

    id: str
    title: str
    course: str
    version: str
    language: str
    least: int
    minutes: int
    feedback: Literal["none", "after"]
    grading: Literal["browser", "trainer"]
    retakes: Retakes | None
    entries: tuple[Entry, ...]
    bank: tuple[Entry, ...]
    forms: tuple[Form, ...]
    parts: tuple[Part, ...]

    def form(self, name: str) -> tuple[Entry, ...] | None:
        """The questions of a form by its letter."""
        known = {entry.sheet.name: entry for entry in self.entries}
        return next(
            (tuple(known[row] for row in form.questions) for form in self.forms if form.name == name), None
        )
