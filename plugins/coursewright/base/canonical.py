"""Values as bytes that are the same wherever the values are: what keys of a cache are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from coursewright.base.late import Late, LateMapping, LateSequence

_PLAIN = frozenset({bool, int, float, str, bytes, date, Decimal, Fraction})
"""Classes whose values their `repr` tells."""


def canonical(value: object) -> bytes:
    """A value (plain ones, dataclasses, mappings in their order, sets in none) as bytes.

    What is late is told by its mark, if it has one, else as what it is.

    A pickle would not do: it tells which of its parts are one object. TypeError for what has no value of its own.
    """
    parts: list[str] = []
    _tell(value, parts)
    return "".join(parts).encode("utf-8", "surrogatepass")


def _tell(value: object, parts: list[str]) -> None:
    """Append a value as text."""
    kind: type[Any] = type(value)
    if value is None or kind in _PLAIN:
        parts.append(f"{kind.__name__}{value!r};")
    elif isinstance(value, Late):
        if value.mark:
            parts.append(f"late{value.mark!r};")
        else:
            _tell(value.get(), parts)
    elif isinstance(value, LateMapping):
        _tell(value.rows, parts)
    elif isinstance(value, Mapping):
        _tell_all("{", [part for row in value.items() for part in row], parts)
    elif isinstance(value, (tuple, list, LateSequence)):
        _tell_all("[", value, parts)
    elif is_dataclass(value):
        _tell_all(f"{kind.__name__}(", [getattr(value, name) for name in value.__dataclass_fields__], parts)
    else:
        parts.append(_leaf(value))


def _tell_all(begin: str, values: Sequence[object], parts: list[str]) -> None:
    parts.append(begin)
    for value in values:
        _tell(value, parts)
    parts.append(")")


def _leaf(value: object) -> str:
    name = type(value).__name__
    if isinstance(value, Enum):
        return f"{name}.{value.name};"
    if isinstance(value, (set, frozenset)):
        return f"set{sorted(canonical(inner) for inner in value)};"
    if isinstance(value, PurePath):
        return f"path{value.as_posix()!r};"
    raise TypeError(f"a {name} has no value of its own")
