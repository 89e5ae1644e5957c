"""Every sealed field of every kind of question, as the models have it."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from coursewright.base.fields import ByLanguage
from coursewright.quiz.kinds import AnyQuestion

Field = tuple[str, ...]
"""A kind, and the keys that lead to a field of it: `("single", "options", "why")`."""


def sealed_fields() -> frozenset[Field]:
    """All fields that carry the marker of sealed texts."""
    return frozenset(
        (str(get_args(get_type_hints(kind)["type"])[0]), *keys)
        for kind in _classes(AnyQuestion)
        for keys in _sealed(kind)
    )


def _sealed(owner: Any) -> Iterator[Field]:
    for name, hint in get_type_hints(owner, include_extras=True).items():
        if any(mark.part == "sealed" for mark in _marks(hint)):
            yield (name,)
        for inner in _classes(hint):
            yield from ((name, *keys) for keys in _sealed(inner))


def _classes(hint: Any) -> Iterator[Any]:
    """The models that a field may hold."""
    if is_dataclass(hint):
        yield hint
    for part in _parts(hint):
        yield from _classes(part)


def _marks(hint: Any) -> Iterator[ByLanguage]:
    """The markers of a field's type."""
    if get_origin(hint) is Annotated:
        yield from (extra for extra in hint.__metadata__ if isinstance(extra, ByLanguage))
    for part in _parts(hint):
        yield from _marks(part)


def _parts(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) is Annotated:
        return get_args(hint)[:1]
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType, tuple) else ()
