"""All question kinds in one table; nothing else switches over kinds.

A new kind is one folder here, one row in the table and one member of the union (a test compares the two). Besides its
rules the folder holds `answer.ts` (what its answers look like, and their grade; no page) and `script.ts` (its side of
the page), which go into the script that its row names. It may hold `screen.css` and `print.css` (its styles on pages
and in books, beside those of all), `new/LANGUAGE.yml` (a question to begin with) and `rules.yml` (what
`check --explain` says of its rules). A kind that answers like another one needs no `answer.ts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from coursewright.base.lately import Lately
from coursewright.base.shape import tagged
from coursewright.quiz import seal
from coursewright.quiz.kind import Kind
from coursewright.quiz.kinds import (
    blanks,
    categorise,
    dialogue,
    hotspot,
    match,
    multiple,
    numeric,
    order,
    reflection,
    scale,
    single,
    transcript,
    true_false,
)
from coursewright.quiz.kinds.blanks import BlanksQuestion
from coursewright.quiz.kinds.categorise import CategoriseQuestion
from coursewright.quiz.kinds.dialogue import DialogueQuestion
from coursewright.quiz.kinds.hotspot.model import HotspotQuestion
from coursewright.quiz.kinds.match import MatchQuestion
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.kinds.numeric import NumericQuestion
from coursewright.quiz.kinds.order import OrderQuestion
from coursewright.quiz.kinds.reflection import ReflectionQuestion
from coursewright.quiz.kinds.scale import ScaleQuestion
from coursewright.quiz.kinds.single import SingleQuestion
from coursewright.quiz.kinds.transcript import TranscriptQuestion
from coursewright.quiz.kinds.true_false import TrueFalseQuestion

AnyQuestion = Annotated[
    SingleQuestion
    | MultipleQuestion
    | TrueFalseQuestion
    | BlanksQuestion
    | ReflectionQuestion
    | NumericQuestion
    | OrderQuestion
    | DialogueQuestion
    | MatchQuestion
    | CategoriseQuestion
    | ScaleQuestion
    | TranscriptQuestion
    | HotspotQuestion,
    tagged,
]

KINDS: Mapping[str, Kind[Any]] = {
    "single": single.KIND,
    "multiple": multiple.KIND,
    "true-false": true_false.KIND,
    "blanks": blanks.KIND,
    "reflection": reflection.KIND,
    "numeric": numeric.KIND,
    "order": order.KIND,
    "dialogue": dialogue.KIND,
    "match": match.KIND,
    "categorise": categorise.KIND,
    "scale": scale.KIND,
    "transcript": transcript.KIND,
    "hotspot": hotspot.KIND,
}


def files_of_kinds(name: str) -> Mapping[str, Path]:
    """The files of a name in the folders of kinds, by kind."""
    found = sorted(Path(__file__).parent.glob(f"*/{name}"))
    return {file.relative_to(Path(__file__).parent).parts[0].replace("_", "-"): file for file in found}


def kind_of(question: AnyQuestion) -> Kind[Any]:
    """The row of a question's kind."""
    return KINDS[question.type]


def revision_of(question: AnyQuestion) -> str:
    """A question's revision: it changes with what is right, never with words."""
    return _REVISIONS.get(
        question,
        "",
        lambda: seal.revision(question.type, kind_of(question).stable(question), question.revision),
    )


_REVISIONS: Lately[str] = Lately(64)
"""A page tells it of each of its questions, and so do the pieces that are made of the page."""


def is_graded(question: AnyQuestion) -> bool:
    """Whether a question gives points: a reflection and a self-rating give none."""
    kind = kind_of(question)
    return kind.grade(kind.key(question, lambda side, name: f"{side}/{name}"), None).of > 0


def asks_to_act(question: AnyQuestion) -> bool:
    """Whether a question asks what to do or say.

    It does where one speaks or writes oneself, and where one chooses in a case: at a level above `understand`
    (Anderson & Krathwohl 2001: to apply is to carry out in a given situation). To sort, to order, to reckon, to fill
    in and to judge a statement is to know.
    """
    acts = kind_of(question).acts
    return acts == "always" or (
        acts == "in-a-case" and question.level not in (None, "remember", "understand")
    )
