"""What every figure has, whatever its kind; each kind's own lists stand in `kinds/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar

from coursewright.base.label import Label
from coursewright.base.places import Places, Steps, Where
from coursewright.base.shape import Flag, Id, LabelText, model

T = TypeVar("T")


@model
class Element:
    """A named part of a figure; `note` explains it, an `inferred` one is drawn dashed."""

    id: Id
    text: LabelText
    note: LabelText | None = None
    inferred: Flag = False


@model
class Group(Element):
    """An element that holds others."""

    items: tuple[Element, ...] = ()


@model
class Link:
    """An arrow from one step to another."""

    id: Id
    between: tuple[Id, ...]


@model
class Figure:
    """The fields common to all kinds; `notes` asks the handbook for a table of the notes."""

    title: LabelText
    text: LabelText | None = None
    source: LabelText | None = None
    frameworks: tuple[Id, ...] = ()
    notes: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedFigure:
    """A figure with its name (the file's, or "" in a fence), the languages of its texts, and where it stands."""

    name: str
    figure: Figure
    languages: tuple[str, ...]
    where: Where

    @property
    def places(self) -> Places:
        """The places of its file."""
        return self.where.places


def walk(value: object, wanted: type[T], path: Steps = ()) -> Iterator[tuple[Steps, T]]:
    """All values of a class below a model, in the order of its fields, each with its path of keys."""
    if not is_dataclass(value) or isinstance(value, Label):
        return
    for field in fields(value):
        inner = getattr(value, field.name)
        key = field.name.removesuffix("_")
        rows = enumerate(inner) if isinstance(inner, tuple) else ((None, inner),)
        for index, row in rows:
            here = (*path, key) if index is None else (*path, key, index)
            if isinstance(row, wanted):
                yield here, row
            yield from walk(row, wanted, here)


def named(figure: Figure) -> Iterator[tuple[Steps, str]]:
    """The ids of all that has one (elements, links, rows), each with the path of what it names."""
    for path, thing in walk(figure, object):
        name = getattr(thing, "id", None)
        if isinstance(name, str):
            yield path, name
