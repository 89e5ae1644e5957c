"""What a format is: what it keeps of each kind of question, how it is written and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.bundle import Bundle
from coursewright.quiz.kinds import KINDS

COMMON = (
    "objective", "level", "frameworks", "roles", "moments", "figure", "must", "data", "revision", "minor", "formerly",
)  # fmt: skip
"""What a question has that no format but our own has a place for."""


def _any(_question: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What of a kind a format keeps: the kind that stands for it there, and the fields that are lost on the way.

    `form` is the kind itself, another kind, or "" where the question is left out: `why` then says it in a sentence.
    Fields are written as paths without indexes (`options.why`); those that are `plain` arrive as words without
    emphasis, code and links. Of a kind that it keeps it may not hold all questions:
    `holds` tells, and `unless` says in a sentence which it does not.
    """

    form: str
    loses: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    why: str = ""
    holds: Callable[[Any], bool] = _any
    unless: str = "it asks for fewer than two things that have one right answer each"

    @property
    def holds_all(self) -> bool:
        """Whether the format holds all questions of the kind."""
        return self.holds is _any


def with_kin(keeps: Mapping[str, Keep]) -> Mapping[str, Keep]:
    """A table with a row for each kind that it has none for: the row of what the kind is like, and what that lacks."""
    kin = {name: kind.like for name, kind in KINDS.items() if kind.like and name not in keeps}
    rows = {
        name: replace(keeps[like.name], loses=(*keeps[like.name].loses, *like.without))
        for name, like in kin.items()
        if like.name in keeps
    }
    return {**keeps, **rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question as a file holds it: a plain tree in the keys of a quiz, and where it stands."""

    tree: dict[str, Tree]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be read: its path for people, its bytes, and the language that its questions are for."""

    file: str
    raw: bytes
    language: str


Reader = Callable[[Source, IssueLog], list[Found]]
"""What a file holds; faults become issues and never exceptions."""
Writer = Callable[[Bundle], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by its name: how its files end; one that is not written has no `write`, nor one not read a `read`.

    `needs` are packages that are no part of every installation.
    """

    name: str
    title: str
    ending: str
    keeps: Mapping[str, Keep] = field(default_factory=dict)
    write: Writer | None = None
    read: Reader | None = None
    needs: tuple[str, ...] = ()
