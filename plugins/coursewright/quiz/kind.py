"""What a question kind is: one row of functions, the same for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, Prose
from coursewright.quiz.question import Grade, Pick, Question, Stable
from coursewright.quiz.sheet import Sheet, Where

Q = TypeVar("Q", bound=Question)

Tokens = Callable[[str, str], str]
"""From a side and an id to the token in the page (`Sheet.token`)."""
SealedTexts = tuple[tuple[tuple[str, ...], Prose], ...]
"""Texts for a capsule by path: (("why", token), text)."""
Audience = Literal["learner", "trainer"]


def no_picks(question: Question) -> tuple[Pick, ...]:  # noqa: ARG001  (one of a kind's functions)
    """No choice is a part of the figure."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[Q]):
    """How one kind is checked, sealed, graded, shown and printed.

    `key` and `grade` speak JSON values in tokens; `screen` gives what stands below the stem in the form,
    `paper` what stands below it in print; `answer` is the right answer in words, for the answer key.
    `picks` are the choices that parts of the figure stand for. A `long` one may go over several pages. Where
    `key_tells` so, the form shows the answer itself and the printed key has the explanation alone. An `open_ended` one
    has no right answer: what stands in its place is a model. `acts` says whether to answer is to do or say something:
    always, in a case (where the question's level says that there is one), or never.
    """

    model: type[Q]
    check: Callable[[Q, Where, IssueLog], None]
    stable: Callable[[Q], Stable]
    key: Callable[[Q, Tokens], object]
    grade: Callable[[Any, Any], Grade]
    reasons: Callable[[Q, Sheet], SealedTexts]
    screen: Callable[[Q, Sheet], tuple[Node, ...]]
    paper: Callable[[Q, Sheet, Audience], tuple[Node, ...]]
    answer: Callable[[Q, Sheet], tuple[Node, ...]]
    picks: Callable[[Q], tuple[Pick, ...]] = no_picks
    long: bool = False
    key_tells: Literal["answer", "explanation"] = "answer"
    open_ended: bool = False
    acts: Literal["always", "in-a-case", "never"] = "never"
