"""Unions whose members are told apart by their `type`: what checks a member is made when a text names it.

Few files name more than some kinds of questions, and to make what checks one takes longer than to check a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, TypeAdapter, ValidationInfo
from pydantic.types import Discriminator
from pydantic_core import CoreSchema
from pydantic_core.core_schema import tagged_union_schema, with_info_plain_validator_function

from coursewright.base.fields import members_of, tag_of

KEY = "type"
_WHOLE: ContextVar[bool] = ContextVar("whole", default=False)
_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


class Tagged:
    """What pydantic asks of the annotation of such a union."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Leave each value to its own member; what names none is told of by the union as pydantic has it."""
        union = Annotated[source, Discriminator(KEY)]
        if _WHOLE.get():
            return handler.generate_schema(union)
        members = {tag_of(member): Annotated[Any, _Member(member)] for member in members_of(source)}

        def check(value: object, info: ValidationInfo) -> object:
            name = value.get(KEY) if isinstance(value, dict) else None
            wanted = members.get(name, union) if isinstance(name, str) else union
            return adapter_of(wanted).validator.validate_python(value, context=info.context)

        return with_info_plain_validator_function(check)


@dataclass(frozen=True)
class _Member:
    """One member, whose faults have the same places as in the union."""

    cls: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return tagged_union_schema({tag_of(self.cls): handler.generate_schema(self.cls)}, discriminator=KEY)


@contextmanager
def whole_unions() -> Iterator[None]:
    """Within it unions are what pydantic makes of them: a schema for editors names all members."""
    before = _WHOLE.set(True)
    try:
        yield
    finally:
        _WHOLE.reset(before)


def adapter_of(cls: Any) -> TypeAdapter[Any]:
    """What checks values of a type; made once."""
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    return _ADAPTERS[cls]
