"""What each key that authors write holds, in words: for the schemas that editors read, and for the pages of docs/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_origin

from coursewright.base.fields import members_of, typed_keys
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml

FOLDER = Path(__file__).resolve().parent / "keys"
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a model is, and what each of its own keys holds; by language."""

    name: Mapping[str, str]
    keys: Mapping[str, Mapping[str, str]]


def name_of(model: Any) -> str:
    """What a model is called in the files: its module and its class, without the rooms that all have in common."""
    module = str(model.__module__).removeprefix("coursewright.").removesuffix(".model")
    return f"{module.replace('.kinds.', '.')}.{model.__qualname__}"


@cache
def described() -> Mapping[str, Described]:
    """All that is described, by the models' names. LookupError where a file of it cannot be read."""
    found: dict[str, Described] = {}
    for file in sorted(FOLDER.glob("*.yml")):
        document = read_yaml(file, FOLDER, issues := IssueLog())
        if document is None or not isinstance(document.tree, dict):
            raise LookupError(as_text(issues))
        rows: Mapping[str, Any] = document.tree
        found |= {name: Described(name=row["is"], keys=row.get("keys") or {}) for name, row in rows.items()}
    return found


def text_of(model: Any, key: str, language: str) -> str:
    """What a key of a model holds, said where the model or one that it is made from is described; KeyError without."""
    for one in model.__mro__:
        row = described().get(name_of(one))
        if row is not None and key in row.keys:
            return row.keys[key][language]
    raise KeyError(f"{name_of(model)}.{key}")


def is_tag(model: Any, key: str) -> bool:
    """Whether a key tells of what kind a question or a figure is."""
    return key == "type" and get_origin(typed_keys(model)["type"]) is Literal


def models_below(hint: Any) -> Iterator[Any]:
    """The models of a field type and those that their fields hold, each once, outer ones first."""
    return _below(hint, set())


def _below(hint: Any, seen: set[Any]) -> Iterator[Any]:
    for model in members_of(hint):
        if model in seen or not hasattr(model, "__pydantic_config__"):
            continue
        seen.add(model)
        yield model
        for inner in typed_keys(model).values():
            yield from _below(inner, seen)


def plain(text: str) -> str:
    """The words of a text without its links."""
    return _LINK.sub(r"\1", text)
