"""What a key's value is, in words: from the type of its field and from what stands there if it is left out."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from coursewright.base.fields import members_of, typed_keys
from coursewright.base.shape import (
    Answers,
    Flag,
    HintText,
    Id,
    LabelText,
    LineText,
    Number,
    SealedText,
    Text,
    Whole,
    Word,
)

PLAIN: Mapping[str, Mapping[str, str]] = {
    "id": {"en": "id", "zh": "id"},
    "text": {"en": "text", "zh": "文字"},
    "texts": {"en": "list of texts", "zh": "一列文字"},
    "ids": {"en": "list of ids", "zh": "一列 id"},
    "whole": {"en": "whole number", "zh": "整数"},
    "wholes": {"en": "list of whole numbers", "zh": "一列整数"},
    "number": {"en": "number", "zh": "数"},
    "numbers": {"en": "list of numbers", "zh": "一列数"},
    "flag": {"en": "`true` or `false`", "zh": "`true` 或 `false`"},
    "list": {"en": "list of: {0}", "zh": "一列：{0}"},
    "names": {"en": "list of: {0}", "zh": "一列，可写：{0}"},
    "many": {"en": "list of names", "zh": "一列名称"},
    "or": {"en": " or ", "zh": " 或 "},
    "comma": {"en": ", ", "zh": "、"},
    "needed": {"en": "**needed**", "zh": "**必填**"},
    "default": {"en": "if left out: `{0}`", "zh": "不写：`{0}`"},
}
TYPES: tuple[tuple[Any, str], ...] = (
    (Id, "id"),
    (Text, "text"),
    (HintText, "text"),
    (SealedText, "text"),
    (LineText, "text"),
    (LabelText, "text"),
    (Word, "text"),
    (Answers, "texts"),
    (Whole, "whole"),
    (Number, "number"),
    (Flag, "flag"),
)
MANY = {"id": "ids", "text": "texts", "whole": "wholes", "number": "numbers"}
MANY_NAMES = 10
"""So many names to choose from have a table of their own."""
Link = Callable[[tuple[Any, ...]], str]
"""How a page leads to where a model, or one of several kinds, is described."""


def value_of(model: Any, key: str, language: str, link: Link) -> str:
    """What stands behind a key, whether it has to, and what it is without."""
    kind, names = _kind(typed_keys(model)[key])
    if names:
        listed = _listed([f"`{name}`" for name in names], language)
        said = PLAIN["many" if len(names) > MANY_NAMES else "names"][language].format(listed)
        said = said if kind == "list" else listed
    elif kind in PLAIN and kind != "list":
        said = PLAIN[kind][language]
    else:
        said = link(members_of(typed_keys(model)[key]))
        said = PLAIN["list"][language].format(said) if kind == "list" else said
    return "; ".join(part for part in (said, _without(model, key, language)) if part).replace(
        "; ", "；" if language == "zh" else "; "
    )


def _kind(hint: Any) -> tuple[str, tuple[str, ...]]:
    """The word for a type (`list` of models or of names, or nothing for a model), and the names to choose from."""
    known = next((word for one, word in TYPES if _is(hint, one)), "")
    if known:
        return known, ()
    origin, held = get_origin(hint), get_args(hint)
    if origin is Literal:
        return "names", tuple(str(name) for name in held)
    if origin is Annotated:
        return _kind(held[0])
    if origin in (Union, types.UnionType):
        return _kind(next(part for part in held if part is not type(None)))
    if origin is tuple:
        word, names = _kind(held[0])
        return MANY.get(word, "list"), names
    return "", ()


def _is(hint: Any, known: Any) -> bool:
    """Whether a type is one of ours, whatever else is noted of it (another name in YAML)."""
    if get_origin(hint) is not Annotated:
        return False
    (held, *notes), (ours, *own) = get_args(hint), get_args(known)
    return bool(held == ours) and notes[: len(own)] == own


def _listed(names: list[str], language: str) -> str:
    if len(names) == 1:
        return names[0]
    return PLAIN["comma"][language].join(names[:-1]) + PLAIN["or"][language] + names[-1]


def _without(model: Any, key: str, language: str) -> str:
    """Whether a key is needed, else what it is without, where there is something to say."""
    (field,) = (
        row for row in fields(model) if row.name.replace("_", "-").rstrip("-") == key.replace("_", "-")
    )
    if field.default is MISSING and field.default_factory is MISSING:
        return PLAIN["needed"][language]
    held = field.default
    if isinstance(held, bool):
        return PLAIN["default"][language].format(str(held).lower())
    if isinstance(held, tuple) and held:
        return PLAIN["default"][language].format(f"[{', '.join(map(str, held))}]")
    if isinstance(held, (int, str, Decimal)) and held not in ("", 0):
        return PLAIN["default"][language].format(held)
    return ""
