"""What a question kind is: one row of functions, the same for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, Prose
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.given import Taken, each_of
from coursewright.quiz.question import Grade, Level, Pick, Question, Stable
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


def no_marks(question: Question, sheet: Sheet) -> tuple[tuple[str, str], ...]:  # noqa: ARG001  (one of a kind's functions)
    """The printed figure is as its author drew it."""
    return ()


def no_rows(question: Question, sheet: Sheet) -> tuple[AnswerRow, ...]:  # noqa: ARG001  (one of a kind's functions)
    """It is answered where it stands."""
    return ()


def as_taken(key: Any, taken: Any) -> Any:  # noqa: ARG001  (one of a kind's functions)
    """What an answer sheet says is the answer."""
    return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconds:
    """How long a question takes, beside reading: to think and to answer, and for `each` row of it more."""

    once: int
    each: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness(Generic[Q]):
    """The kind that stands for another where that is not known: its name, and the question made one of it.

    `without` are the fields, as paths without indexes, that it has no place for.
    """

    name: str
    made: Callable[[Q], Any]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[Q]):
    """How one kind is checked, sealed, graded, shown and printed.

    `key` and `grade` speak JSON values in tokens; `screen` gives what stands below the stem in the form,
    `paper` what stands below it in print; `answer` is the right answer in words, for the answer key.
    `picks` are the choices that parts of the figure stand for, `marks` the letters of choices that parts have in
    print. `rows` are those of an answer sheet; `test` is what
    stands below the stem on the paper beside it, if not what learners' paper has always. A `long` one may go over
    several pages. Where `key_tells` so, the form shows the answer itself and the printed key has the explanation alone.
    An `open_ended` one has no right answer: what stands in its place is a model. `acts` says whether to answer is to do
    or say something: always, in a case (where the question's level says that there is one), or never.

    What others ask of a kind: `script` is the file that holds its browser's side, where that is not the first one's;
    `taken` makes an answer of an answer sheet, on whose paper it stands in the `group` (its own, if left out), and
    `walked` makes of that and the key what a page would keep, where a sheet cannot say it;
    answers of a `typed` one are words that may look like anything. An `own` one has learners work on something of
    their own. From the `lowest` to the `highest` level (Anderson & Krathwohl 2001) its answers can show something:
    who sorts or reckons applies a rule, who ticks makes nothing. `needs` are texts that files of others lack,
    and that an import leaves to write; a new one begins with a `figure` of some kind. Where it is not known, `like`
    stands for it.
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
    marks: Callable[[Q, Sheet], tuple[tuple[str, str], ...]] = no_marks
    rows: Callable[[Q, Sheet], tuple[AnswerRow, ...]] = no_rows
    test: Callable[[Q, Sheet], tuple[Node, ...]] | None = None
    long: bool = False
    key_tells: Literal["answer", "explanation"] = "answer"
    open_ended: bool = False
    acts: Literal["always", "in-a-case", "never"] = "never"
    script: str = ""
    taken: Taken = each_of
    walked: Callable[[Any, Any], Any] = as_taken
    group: str = ""
    typed: bool = False
    own: bool = False
    lowest: Level | None = None
    highest: Level | None = None
    seconds: Seconds
    needs: tuple[str, ...] = ()
    figure: str = ""
    like: Likeness[Q] | None = None
