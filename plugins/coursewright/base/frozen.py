"""Values of ours as bytes and back: a pickle that makes nothing but such values."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import ClassVar, Generic, TypeVar, cast

T = TypeVar("T")

STANDARD = frozenset(
    {
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
        ("pathlib", "PosixPath"),
        ("pathlib", "PurePosixPath"),
        ("pathlib", "WindowsPath"),
    }
)
"""Classes of the standard library that values of ours hold."""


class _Thawing(pickle.Unpickler):
    """Finds the package's dataclasses, named tuples and enumerations, and few others: no function, no other class."""

    known: ClassVar[dict[tuple[str, str], type]] = {}

    def find_class(self, module: str, name: str) -> type:
        """The class that a pickle names; UnpicklingError where it may not name it."""
        if (module, name) not in self.known:
            self.known[module, name] = self._found(module, name)
        return self.known[module, name]

    def _found(self, module: str, name: str) -> type:
        ours = module.startswith("coursewright.")
        if not ours and (module, name) not in STANDARD:
            raise pickle.UnpicklingError(f"{module}.{name} is not kept")
        found = super().find_class(module, name)
        if not isinstance(found, type) or (
            ours and not (is_dataclass(found) or issubclass(found, Enum | tuple))
        ):
            raise pickle.UnpicklingError(f"{module}.{name} is no value")
        return found


def quickly_thawed(cls: type[T]) -> type[T]:
    """Marks a frozen dataclass of which thousands are kept: the standard library's way takes ten times as long."""
    names = tuple(field.name for field in fields(cls))  # type: ignore[arg-type]  # a dataclass
    puts = tuple(getattr(cls, name).__set__ for name in names)  # its slots, and those of what it is made of

    def get_state(self: T) -> list[object]:
        return [getattr(self, name) for name in names]

    def set_state(self: T, state: list[object]) -> None:
        for put, value in zip(puts, state, strict=True):
            put(self, value)

    cls.__getstate__ = get_state  # type: ignore[assignment,method-assign]  # called by pickle
    cls.__setstate__ = set_state  # type: ignore[attr-defined]  # the same
    return cls


def freeze(value: object) -> bytes:
    """A value (plain ones, dataclasses, named tuples and enumerations of the package, paths) as bytes."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def thaw(content: bytes) -> object:
    """The value that `freeze` was given. Raises ValueError for bytes that it never wrote.

    Only for bytes whose writer is known (`base.cache` sees to it): what a pickle may name is limited, how much
    memory it asks for is not.
    """
    try:
        value: object = _Thawing(io.BytesIO(content)).load()
    except Exception as fault:  # a broken pickle raises whatever its last step does
        raise ValueError(f"no value of this version: {fault}") from fault
    return value


@quickly_thawed
@dataclass(frozen=True, slots=True)
class Packed(Generic[T]):
    """A value as bytes, for those who carry many and look into few."""

    content: bytes

    @classmethod
    def of(cls, value: T) -> Packed[T]:
        """A value, packed."""
        return cls(freeze(value))

    def get(self) -> T:
        """The value, made anew."""
        return cast("T", thaw(self.content))
