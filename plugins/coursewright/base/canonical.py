"""Values as bytes that are the same wherever the values are: what keys of a cache are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import PurePath
from typing import Any

_PLAIN = frozenset({bool, int, float, str, bytes, date, Decimal, Fraction})
"""Classes whose values their `repr` tells."""


def canonical(value: object) -> bytes:
    """A value (plain ones, dataclasses, mappings in their order, sets in none) as bytes.

    A pickle would not do: it tells which of its parts are one object. TypeError for what has no value of its own.
    """
    parts: list[str] = []
    _tell(value, parts)
    return "".join(parts).encode("utf-8", "surrogatepass")


def _tell(value: object, parts: list[str]) -> None:
    """Append a value as text."""
    kind = type(value)
    if value is None or kind in _PLAIN:
        parts.append(f"{kind.__name__}{value!r};")
    elif isinstance(value, Enum):
        parts.append(f"{kind.__name__}.{value.name};")
    elif is_dataclass(value):
        parts.append(f"{kind.__name__}(")
        for name in _field_names(kind):
            _tell(getattr(value, name), parts)
        parts.append(")")
    elif isinstance(value, Mapping):
        parts.append("{")
        for key, inner in value.items():
            _tell(key, parts)
            _tell(inner, parts)
        parts.append("}")
    elif isinstance(value, (tuple, list)):
        parts.append("[")
        for inner in value:
            _tell(inner, parts)
        parts.append("]")
    elif isinstance(value, (set, frozenset)):
        parts.append(f"set{sorted(canonical(inner) for inner in value)};")
    elif isinstance(value, PurePath):
        parts.append(f"path{value.as_posix()!r};")
    else:
        raise TypeError(f"a {kind.__name__} has no value of its own")


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
