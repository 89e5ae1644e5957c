"""Typed values from plain YAML trees, all errors at once, each with its place (pydantic stays in this room).

A model is a frozen, slotted, keyword-only dataclass marked with `@model`. Its fields use the types below;
`Text` and `Answers` may differ by language, everything else must not (see `common_facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar, dataclass_transform

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, ValidationInfo, WithJsonSchema
from pydantic.types import Discriminator
from pydantic_core import ErrorDetails, PydanticCustomError

from coursewright.base.fields import ByLanguage, field_names
from coursewright.base.issues import IssueLog
from coursewright.base.source import Document, Steps, Tree

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def model(cls: type[T]) -> type[T]:
    """Make a frozen, slotted, keyword-only dataclass that refuses unknown keys when it is loaded."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]  # read by pydantic, unknown to mypy
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def _fault(message: str, **values: object) -> PydanticCustomError:
    return PydanticCustomError("author", message, values or None)  # type: ignore[arg-type]  # wants LiteralString


def _text(value: object, info: ValidationInfo) -> object:
    language = (info.context or {}).get("language", "")
    if isinstance(value, dict):
        if language not in value:
            raise _fault("the text has no '{language}'", language=language)
        value = value[language]
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _fault("the text is empty")
    if not isinstance(value, str):
        raise _fault("a text is wanted here, not a list or a map")
    return value.strip("\n")


def _answers(value: object, info: ValidationInfo) -> object:
    if isinstance(value, dict):
        language = (info.context or {}).get("language", "")
        if language not in value:
            raise _fault("there are no answers for '{language}'", language=language)
        value = value[language]
    if isinstance(value, str):
        raise _fault("a list is wanted here: write [{value}]", value=value)
    return value


def _identifier(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", value):
        raise _fault("an id is made of letters a–z, digits and hyphens")
    return value


def _number(value: object) -> object:
    text = value.replace("−", "-") if isinstance(value, str) else ""
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,15})?", text):
        raise _fault("a number is wanted here, like 3 or -0.5")
    return Decimal(text)


def _whole(value: object) -> object:
    number = _number(value)
    if number != int(number):  # type: ignore[call-overload]  # a Decimal by now
        raise _fault("a whole number is wanted here")
    return int(number)  # type: ignore[call-overload]  # as above


def _flag(value: object) -> object:
    if value not in ("true", "false"):
        raise _fault("true or false is wanted here")
    return value == "true"


def _plain(value: object) -> object:
    if not isinstance(value, str):
        raise _fault("a word is wanted here")
    return value


_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_BY_LANGUAGE: dict[str, Any] = {
    "anyOf": [_SCALAR, {"type": "object", "additionalProperties": _SCALAR}],
}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_BY_LANGUAGE), ByLanguage()]
"""Markdown, one language: a plain text, or a map by language from which the wanted one is taken."""
Answers = Annotated[
    tuple[Annotated[str, BeforeValidator(_plain), WithJsonSchema(_SCALAR)], ...],
    BeforeValidator(_answers), ByLanguage(counted=False),
]
"""Accepted answers, one language: a list of texts, or a map of such lists by language."""
Id = Annotated[
    str, BeforeValidator(_identifier),
    WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"}),
]
"""An author's id: letters, digits, `-` and `_`."""
Word = Annotated[str, BeforeValidator(_plain), WithJsonSchema(_SCALAR)]
"""A short text that is the same in all languages."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A decimal number of at most 15 digits before and after the point."""
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer"})]
"""A whole number."""
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`."""
tagged = Discriminator("type")
"""Annotation of a union whose members are told apart by their `type`."""


def renamed(key: str) -> Any:
    """A field's YAML key where that is a word Python keeps for itself (`pass`, `from`)."""
    return Field(alias=key)


def shape(
    document: Document, cls: type[T], issues: IssueLog, *, area: str, noun: str = "", language: str = "",
    at: Steps = (),
) -> T | None:
    """The value of a document (or of the part `at` a path), or None and one issue for each fault.

    `area` begins the rule ids (`quiz/unknown-key`); `noun` names the thing where a class has no name of its own.
    """
    tree: Tree = document.tree
    for step in at:
        tree = tree[step]  # type: ignore[index,call-overload]  # the caller found this path in the same tree
    try:
        value: T = _adapter(cls).validate_python({} if tree is None else tree, context={"language": language})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report(detail, document, tree, at, cls, issues, area, noun)
        return None
    return value


def json_schema(cls: Any, title: str) -> dict[str, object]:
    """JSON schema (draft 2020-12, as pydantic writes it) of a model, for editors."""
    return {**TypeAdapter(cls).json_schema(by_alias=True), "title": title}


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(cls: Any) -> TypeAdapter[Any]:
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    return _ADAPTERS[cls]


def _report(
    detail: ErrorDetails, document: Document, tree: Tree, at: Steps, cls: Any, issues: IssueLog, area: str, noun: str
) -> None:
    path, missing, tags = _path(detail["loc"], tree)
    kind = detail["type"]
    places = document.places
    if kind == "missing":
        issues.error(
            f"{area}/missing-key", places.value((*at, *path)), f"'{missing}' is missing.", f"Add '{missing}:'."
        )
    elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
        owner, known = field_names(cls, detail["loc"][:-1])
        key = str(detail["loc"][-1])
        issues.error(
            f"{area}/unknown-key", places.key((*at, *path)), f"'{key}' is not a key of {owner or noun or 'this file'}.",
            did_you_mean(key, known),
        )
    elif kind == "union_tag_invalid":
        context = detail["ctx"]
        known = re.findall(r"'([^']+)'", str(context["expected_tags"]))
        issues.error(
            f"{area}/unknown-kind", places.value((*at, *path, "type")), f"'{context['tag']}' is not a kind.",
            did_you_mean(str(context["tag"]), known),
        )
    elif kind == "union_tag_not_found":
        issues.error(f"{area}/missing-key", places.value((*at, *path)), "'type' is missing.", "Add 'type:'.")
    elif kind == "literal_error":
        known = re.findall(r"'([^']+)'", str(detail["ctx"]["expected"]))
        issues.error(
            f"{area}/unknown-word", places.value((*at, *path)), f"'{detail['input']}' is not known here.",
            did_you_mean(str(detail["input"]), known),
        )
    else:
        name = next((step for step in reversed(path) if isinstance(step, str)), "")
        label = f"'{name}': " if name else ""
        issues.error(f"{area}/wrong-value", places.value((*at, *path)), f"{label}{_message(detail)}.", "")


def _message(detail: ErrorDetails) -> str:
    known = {
        "tuple_type": "a list is wanted here",
        "dataclass_type": "a map of keys is wanted here",
        "dataclass_exact_type": "a map of keys is wanted here",
        "dict_type": "a map of keys is wanted here",
        "model_attributes_type": "a map of keys is wanted here",
    }
    return known.get(detail["type"], detail["msg"])


def _path(loc: tuple[str | int, ...], tree: Tree) -> tuple[Steps, str, tuple[str, ...]]:
    """A pydantic `loc` as a path in the tree, the key that is missing there, and the union tags left out."""
    path: list[str | int] = []
    tags: list[str] = []
    here: Tree = tree
    for index, step in enumerate(loc):
        if isinstance(here, dict) and step in here:
            here = here[str(step)]
            path.append(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
            path.append(step)
        elif index == len(loc) - 1:
            return tuple(path), str(step), tuple(tags)
        else:
            tags.append(str(step))
    return tuple(path), "", tuple(tags)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure: the nearest known word, or all of them."""
    names = sorted(set(known))
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Known: {', '.join(names[:16])}." if names else ""


def by_id(rows: Iterable[T]) -> Mapping[str, T]:
    """Rows that have an `id`, by that id; of two with the same one the first stays."""
    table: dict[str, T] = {}
    for row in rows:
        table.setdefault(row.id, row)  # type: ignore[attr-defined]  # every row here has an id
    return table
