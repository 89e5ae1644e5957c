"""Typed values from plain YAML trees, all errors at once, each with its place (pydantic stays in this room).

A model is a frozen, slotted, keyword-only dataclass marked with `@model`. Its fields use the types below;
`Text`, its kin and `Answers` may differ by language, everything else must not (see `common_facts`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function
from typing_extensions import dataclass_transform

from coursewright.base.faults import Subject, did_you_mean, report_faults
from coursewright.base.fields import ByLanguage
from coursewright.base.frozen import quickly_thawed
from coursewright.base.issues import IssueLog
from coursewright.base.label import Label
from coursewright.base.places import Document
from coursewright.base.tagged import Tagged, adapter_of, whole_unions
from coursewright.base.traps import check_cuts, check_split_numbers
from coursewright.base.wrong import Wrong, wrong_flag, wrong_id, wrong_number

__all__ = [
    "Answers", "Flag", "HintText", "Id", "LabelText", "LineText", "Number", "SealedText", "Text", "Whole", "Word",
    "by_id", "did_you_mean", "json_schema", "list_of", "model", "renamed", "shape", "tagged", "with_key_beside",
]  # fmt: skip

T = TypeVar("T")


class _OtherForm:
    """What pydantic asks of an annotation of its own: another form of a map, and its JSON schema."""

    def __init__(self, as_map: Callable[[object], object], form: dict[str, Any]) -> None:
        self.as_map = as_map
        self.form = form

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the other form as the map."""
        return no_info_before_validator_function(self.as_map, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Offer editors both forms."""
        return {"anyOf": [self.form, handler(schema)]}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def model(cls: type[T]) -> type[T]:
    """Make a frozen, slotted, keyword-only dataclass that refuses unknown keys when it is loaded."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]  # read by pydantic
    return quickly_thawed(dataclass(frozen=True, slots=True, kw_only=True)(cls))


def _fault(message: str, hint: str, **values: object) -> PydanticCustomError:
    return PydanticCustomError("author", message, {"hint": hint, **values})


def _at_fault(wrong: Wrong) -> PydanticCustomError:
    """The same, said of a letter of the text."""
    return _fault("{said}", wrong.hint, said=wrong.message, at=wrong.at)


def _in_language(value: object, info: ValidationInfo) -> object:
    """The value itself, or the wanted language's of a map by language."""
    if not isinstance(value, dict):
        return value
    language = (info.context or {}).get("language", "")
    if language not in value:
        raise _fault("there is no '{language}' here", f"Add '{language}:'.", language=language)
    return value[language]


def _text(value: object, info: ValidationInfo) -> object:
    value = _in_language(value, info)
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _fault("the text is empty", "Write a text, or delete the key.")
    if not isinstance(value, str):
        raise _fault(
            "a text is wanted here, not a list or a map", "Put a text that begins with [ or { in quotes."
        )
    if _UNPRINTABLE.search(value):
        raise _fault("the text holds a character that cannot be shown", "Delete it, or write another one.")
    return value.strip("\n")


def _label(value: object, info: ValidationInfo) -> object:
    """A text for all languages, or a map with each language of the context."""
    if not isinstance(value, dict):
        return Label((("", str(_text(value, info)).strip()),))
    languages: tuple[str, ...] = (info.context or {}).get("languages", ())
    if not languages:
        raise _fault(
            "a text is wanted here, in the lesson's own language", "Write the text alone, without a map."
        )
    missing = next((name for name in languages if not isinstance(value.get(name), str)), None)
    if missing is not None:
        raise _fault("there is no '{language}' here", f"Add '{missing}:'.", language=missing)
    other = next((name for name in value if name not in languages), None)
    # A site in one language may use figures that stand in others as well.
    if other is not None and len(languages) != 1:
        raise _fault("'{language}' is no language of the course", "Remove it.", language=other)
    return Label(tuple((name, str(_text(value[name], info)).strip()) for name in languages))


def _answers(value: object, info: ValidationInfo) -> object:
    value = _in_language(value, info)
    if isinstance(value, str):
        raise _fault("a list is wanted here", f"Write [{value}].")
    return value


def _identifier(value: object) -> object:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _at_fault(wrong_id(value))
    return value


def _number(value: object) -> object:
    text = value.replace("−", "-") if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text):
        raise _at_fault(wrong_number(value, _NUMBER, "a number is wanted here", _LIKE_NUMBER))
    return Decimal(text)


def _whole(value: object) -> object:
    text = value.replace("−", "-") if isinstance(value, str) else ""
    if not _WHOLE.fullmatch(text):
        raise _at_fault(wrong_number(value, _WHOLE, "a whole number is wanted here", _LIKE_WHOLE))
    return int(text)


def _flag(value: object) -> object:
    if value not in ("true", "false"):
        raise _at_fault(wrong_flag(value))
    return value == "true"


def _plain(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise _fault("a word is wanted here", "Write a short text.")
    return value


def is_id(text: str) -> bool:
    """Whether a text is an id as files write it."""
    return _ID.fullmatch(text) is not None


_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_LIKE_NUMBER = "Write it like 3 or -0.5, without its unit."
_LIKE_WHOLE = "Write it like 3, without its unit."
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no place for (production 2, Char)."""
_SCALAR: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_BY_LANGUAGE: dict[str, Any] = {
    "anyOf": [_SCALAR, {"type": "object", "additionalProperties": _SCALAR}],
}

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_BY_LANGUAGE), ByLanguage()]
"""Markdown, one language: a plain text, or a map by language from which the wanted one is taken."""
HintText = Annotated[str, BeforeValidator(_text), WithJsonSchema(_BY_LANGUAGE), ByLanguage(part="hint")]
"""The same, shown on request before there is an answer."""
SealedText = Annotated[str, BeforeValidator(_text), WithJsonSchema(_BY_LANGUAGE), ByLanguage(part="sealed")]
"""The same, told only once there is an answer: on a page it stands in the question's capsule."""
LineText = Annotated[str, BeforeValidator(_text), WithJsonSchema(_BY_LANGUAGE), ByLanguage(line=True)]
"""The same in one line: a choice in a select, a name."""
LabelText = Annotated[Label, BeforeValidator(_label), WithJsonSchema(_BY_LANGUAGE), ByLanguage()]
"""A short text in all languages of the context at once: a plain text, or a map by language."""
Answers = Annotated[
    tuple[Annotated[str, BeforeValidator(_plain), WithJsonSchema(_SCALAR)], ...],
    BeforeValidator(_answers),
    ByLanguage(counted=False),
]
"""Accepted answers, one language: a list of texts, or a map of such lists by language."""
Id = Annotated[
    str,
    BeforeValidator(_identifier),
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
tagged = Tagged()
"""Annotation of a union whose members are told apart by their `type`."""


def list_of(key: str) -> Any:
    """Lets a list stand for a map that holds it below one key."""
    form = {"type": "array", "items": _SCALAR}
    return _OtherForm(lambda value: {key: value} if isinstance(value, list) else value, form)


def with_key_beside(key: str, text: str) -> Any:
    """Lets a text, or a map by language beside which a key may stand, be a map of that key and of the `text`."""

    def as_map(value: object) -> object:
        if not isinstance(value, dict):
            return {text: value}
        others = {name: held for name, held in value.items() if name != key}
        if not others or text in others:
            return value
        return {text: others, **({key: value[key]} if key in value else {})}

    return _OtherForm(as_map, _BY_LANGUAGE)


def renamed(key: str) -> Any:
    """A field's YAML key where that is a word Python keeps for itself (`pass`, `from`)."""
    return Field(alias=key)


def shape(
    document: Document,
    cls: type[T],
    issues: IssueLog,
    *,
    area: str,
    noun: str = "",
    language: str = "",
    languages: tuple[str, ...] = (),
) -> T | None:
    """The value of a document, or None and one issue for each fault.

    `area` begins the rule ids (`quiz/unknown-key`); `noun` names the thing where it has no name of its own.
    `language` picks a `Text`, `languages` are what a `LabelText` must have.
    """
    if document.tree is None:
        place = document.places.value(())
        issues.error(
            f"{area}/empty", place, f"{noun or 'the file'} is empty.", "Write lines of 'key: value'."
        )
        return None
    check_cuts(document, cls, issues)
    check_split_numbers(document, cls, issues)
    try:
        value: T = adapter_of(cls).validate_python(
            document.tree, context={"language": language, "languages": languages}
        )
    except ValidationError as error:
        subject = Subject(document=document, cls=cls, area=area, noun=noun)
        report_faults(error.errors(include_url=False), subject, issues)
        return None
    return value


def json_schema(cls: Any, title: str) -> dict[str, object]:
    """JSON schema (draft 2020-12, as pydantic writes it) of a model, for editors."""
    with whole_unions():
        return {**TypeAdapter(cls).json_schema(by_alias=True), "title": title}


def by_id(rows: Iterable[T]) -> Mapping[str, T]:
    """Rows that have an `id`, by that id; of two with the same one the first stays."""
    table: dict[str, T] = {}
    for row in rows:
        table.setdefault(row.id, row)  # type: ignore[attr-defined]  # every row here has an id
    return table
