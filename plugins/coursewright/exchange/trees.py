"""Questions as plain trees in the keys of a quiz file, and which of their fields say anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any

from coursewright.base.places import Tree
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.number import plain_number

FIRST = (
    "id", "type", "asks", "objective", "level", "frameworks", "roles", "moments", "tags", "data", "figure",
    "points", "must", "prompt",
)  # fmt: skip
LAST = ("why", "hints", "explain", "revision", "minor", "formerly")
"""Where authors write the common fields: before and behind those of a kind."""
_ALIASES = {"pass_": "pass", "from_": "from"}


def tree_of(question: AnyQuestion) -> dict[str, Tree]:
    """A question as an author would write it, its fields in the order of authors; what is left out is left out."""
    return ordered({**_fields(question), "type": question.type})


def ordered(tree: dict[str, Tree]) -> dict[str, Tree]:
    """A question's tree with its keys in the order of authors."""
    middle = [key for key in tree if key not in FIRST and key not in LAST]
    return {key: tree[key] for key in (*FIRST, *middle, *LAST) if key in tree}


def _tree(value: Any) -> Tree:
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_tree(row) for row in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain_number(value) if isinstance(value, Decimal) else str(value)


def _fields(value: Any) -> dict[str, Tree]:
    return {
        _ALIASES.get(row.name, row.name): _tree(held)
        for row in fields(value)
        if (held := getattr(value, row.name)) != _default(row)
    }


def _default(row: Any) -> object:
    return row.default_factory() if row.default_factory is not MISSING else row.default


def is_key(key: str) -> bool:
    """Whether a field may be called so: by a word of ASCII letters."""
    return key.isascii() and key.isidentifier()


def paths_in(tree: Tree, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The paths, without indexes, of all that a tree says, each once for each time."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from paths_in(value, (*above, key))
    elif isinstance(tree, list) and any(isinstance(row, dict) for row in tree):
        for row in tree:
            yield from paths_in(row, above)
    else:
        yield ".".join(above)


def texts_at(tree: Tree, path: str) -> Iterator[str]:
    """The texts at a path without indexes."""
    if isinstance(tree, list):
        for row in tree:
            yield from texts_at(row, path)
    elif isinstance(tree, dict):
        key, _, rest = path.partition(".")
        yield from texts_at(tree.get(key), rest)
    elif isinstance(tree, str) and not path:
        yield tree


def without(tree: Tree, lost: frozenset[str], above: tuple[str, ...] = ()) -> Tree:
    """A tree without the fields at some paths, nor with what is empty for want of them."""
    if isinstance(tree, dict):
        rows = {
            key: without(value, lost, (*above, key))
            for key, value in tree.items()
            if ".".join((*above, key)) not in lost
        }
        return {key: value for key, value in rows.items() if value not in ({}, [], None)}
    if isinstance(tree, list):
        return [row for row in (without(row, lost, above) for row in tree) if row not in ({}, [])]
    return tree
