"""What the fields of a model are: their YAML names at a place, and what of a value is common to all languages."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from coursewright.base.lately import Lately


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLanguage:
    """Marks a field type whose value may differ by language; `counted`: but must stand in every language.

    `part` is what a text is in a question: asked, a hint, or sealed (told once there is an answer). `line`: it
    stands where there is room for words in one line alone.
    """

    counted: bool = True
    part: Literal["asked", "hint", "sealed"] = "asked"
    line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that must be equal in all languages: where by ids, where by keys and indexes, and its value."""

    path: tuple[str | int, ...]
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in a model: its path without union tags, what it is in words ("an option"), and its keys.

    `within` are the keys of what stands at the path itself, none where that is no model or one of several.
    """

    path: tuple[str | int, ...]
    owner: str
    keys: tuple[str, ...]
    within: tuple[str, ...] = ()


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _key(name: str, hint: Any) -> str:
    """A field's key in YAML: its alias, if it has one."""
    if get_origin(hint) is Annotated:
        for extra in hint.__metadata__:
            if getattr(extra, "alias", None):
                return str(extra.alias)
    return name


def _members(hint: Any) -> Iterator[Any]:
    """The classes that a field type may hold, inside Annotated, unions and tuples."""
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _members(get_args(hint)[0])
    elif origin in (Union, types.UnionType, tuple):
        for part in get_args(hint):
            yield from _members(part)
    elif is_dataclass(hint):
        yield hint


def members_of(hint: Any) -> tuple[Any, ...]:
    """The models that a field type may hold."""
    return _all_members(hint)


def typed_keys(cls: Any) -> Mapping[str, Any]:
    """The types of a model's fields by their keys in YAML, those of its bases first."""
    return _keyed(cls)


@cache
def _all_members(hint: Any) -> tuple[Any, ...]:
    return tuple(_members(hint))


@cache
def _hints_by_key(members: tuple[Any, ...]) -> Mapping[str, Any]:
    return {_key(name, hint): hint for member in members for name, hint in _hints(member).items()}


@cache
def tag_of(cls: Any) -> str:
    """The `type` by which a model is told from the others of a union, "" where it has none."""
    hint = _hints(cls).get("type")
    return str(get_args(hint)[0]) if get_origin(hint) is Literal else ""


def find_spot(cls: Any, loc: tuple[str | int, ...]) -> Spot:
    """Where a pydantic `loc` below a model is, its tags of unions taken out; owner and keys are of the map there.

    A tag may have the name of a key (`blanks`), so it is the types that tell which step is one.
    """
    members = _all_members(cls)
    owners = members
    path: list[str | int] = []
    for step in loc:
        tagged = [member for member in members if tag_of(member) == step]
        if len(members) > 1 and tagged:
            members = owners = (tagged[0],)
            continue
        path.append(step)
        if isinstance(step, int):
            continue
        hints = _hints_by_key(members)
        owners = members
        members = _all_members(hints[step]) if step in hints else ()
    owner = _in_words(owners[0]) if len(owners) == 1 else ""
    within = tuple(_hints_by_key(members)) if len(members) == 1 else ()
    return Spot(path=tuple(path), owner=owner, keys=tuple(_hints_by_key(owners)), within=within)


@cache
def _in_words(cls: Any) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def common_facts(value: Any) -> dict[tuple[str, ...], Fact]:
    """All that must be the same in every language's value, by a path of field names and ids."""
    return dict(_facts(value, (), ()))


def _facts(
    value: Any, ids: tuple[str, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str, ...], Fact]]:
    for name, key, marker in _speaking(value.__class__):
        yield from _fact(getattr(value, name), marker, (*ids, key), (*path, key))


@cache
def _marker(hint: Any) -> ByLanguage | None:
    if get_origin(hint) is Annotated:
        for extra in hint.__metadata__:
            if isinstance(extra, ByLanguage):
                return extra
        return _marker(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return next((found for part in get_args(hint) if (found := _marker(part))), None)
    return None


def marker_at(cls: Any, tree: Any, path: tuple[str | int, ...]) -> ByLanguage | None:
    """The marker of the field that what stands at a path of a plain tree belongs to; None if that is no text."""
    members = tuple(_members(cls))
    for step in path:
        if isinstance(step, str):
            kind = tree.get("type") if isinstance(tree, dict) else None
            owners = [row for row in members if tag_of(row) in ("", kind)]
            hint = next((hints[step] for row in owners if step in (hints := _keyed(row))), None)
            if hint is None or (marker := _marker(hint)):
                return None if hint is None else marker
            members = tuple(_members(hint))
        tree = tree[step]
    return None


@cache
def _keyed(cls: Any) -> dict[str, Any]:
    """The types of a class's fields by their keys in YAML."""
    return {_key(name, hint): hint for name, hint in _hints(cls).items()}


def _fact(
    value: Any, marker: ByLanguage | None, ids: tuple[str, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str, ...], Fact]]:
    if marker is not None:
        if marker.counted:
            yield ids, Fact(path=path, value=len(value) if isinstance(value, tuple) else bool(value))
    elif is_dataclass(value):
        yield ids, Fact(path=path, value=type(value).__name__)
        yield from _facts(value, ids, path)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        names = [str(getattr(row, "id", index)) for index, row in enumerate(value)]
        yield ids, Fact(path=path, value=tuple(names))
        for index, (name, row) in enumerate(zip(names, value, strict=True)):
            yield from _facts(row, (*ids, name), (*path, index))
    else:
        yield ids, Fact(path=path, value=value)


def marked_texts(value: Any) -> Iterator[tuple[tuple[str | int, ...], str, ByLanguage]]:
    """All texts of a model that are shown to people and may differ by language: path of keys, text, and marker."""
    for spot, text, marker in _texts(value, _shown):
        if marker is not None:
            yield spot, text, marker


def shown_texts(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The same without markers."""
    return ((path, text) for path, text, _ in marked_texts(value))


def written_texts(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All texts of a model: ids, units and accepted answers, too, each with its path of keys."""
    return ((path, text) for path, text, _ in _texts(value, _speaking))


_Found = list[tuple[tuple[str | int, ...], str, ByLanguage | None]]
_Fields = tuple[tuple[str, str, ByLanguage | None], ...]
"""Of a class: name, key in YAML, and marker."""


_KNOWN: Lately[_Found] = Lately(2048)
"""Of quizzes and their questions, which in a course of some size are still there when they are checked and linted."""


def _texts(value: Any, fields_of: Callable[[Any], _Fields]) -> _Found:
    """The texts of a model, which the caller leaves as they are."""
    return _KNOWN.get(value, fields_of, lambda: _gathered(value, fields_of))


def _gathered(value: Any, fields_of: Callable[[Any], _Fields]) -> _Found:
    found: _Found = []
    _gather(value, (), found, fields_of)
    return found


def _gather(
    value: Any, path: tuple[str | int, ...], found: _Found, fields_of: Callable[[Any], _Fields]
) -> None:
    """Add the texts of a model; a list is walked and no generator is nested, for this runs on every text."""
    for name, key, marker in fields_of(value.__class__):
        held = getattr(value, name)
        rows = enumerate(held) if isinstance(held, tuple) else ((None, held),)
        for index, row in rows:
            if isinstance(row, str):
                if row:
                    found.append(((*path, key) if index is None else (*path, key, index), row, marker))
            elif hasattr(row, "__dataclass_fields__"):
                _gather(row, (*path, key) if index is None else (*path, key, index), found, fields_of)


@cache
def _shown(cls: Any) -> _Fields:
    """The fields that are texts shown to people, or that lead to such."""
    hints = _hints(cls)
    return tuple(
        (name, key, marker)
        for name, key, marker in _speaking(cls)
        if (marker.counted if marker else any(True for _ in _members(hints[name])))
    )


@cache
def _speaking(cls: Any) -> _Fields:
    """All fields of a class."""
    hints = _hints(cls)
    return tuple(
        (field.name, _key(field.name, hints[field.name]), _marker(hints[field.name])) for field in fields(cls)
    )
