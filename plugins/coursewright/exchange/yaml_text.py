"""Questions as the YAML that authors write: block style, one line a text where it fits, `|` where it has several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.base.places import Tree

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=<](?:[^\n#:]|:(?=[^\s])|(?<=\S)#)*(?<![\s:])")
"""A text that is one without quotes: no sign of YAML begins it, none within ends it or begins a comment."""
_WORDS = frozenset({"null", "Null", "NULL"})
_LIST = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
LISTED = frozenset({"frameworks", "roles", "moments", "tags"})
"""Lists of ids, which authors write in one line."""
STEP = "  "


def question_yaml(tree: dict[str, Tree], indent: str = STEP) -> str:
    """A question as an item of a list, its lines set in by `indent`."""
    return "".join(f"{line}\n" for line in _item(tree, indent))


def quiz_yaml(quiz: dict[str, Tree], questions: list[dict[str, Tree]]) -> str:
    """A quiz file: what the quiz says of itself, then its questions with an empty line between them."""
    head = "".join(f"{line}\n" for line in _map(quiz, ""))
    return f"{head}questions:\n" + "\n".join(question_yaml(row) for row in questions)


def _item(tree: Tree, indent: str) -> Iterator[str]:
    """A row of a list."""
    if not isinstance(tree, dict):
        yield f"{indent}- {_scalar(tree, indent + STEP)}"
        return
    begin = "- "
    for line in _map(tree, ""):
        yield f"{indent}{begin}{line}" if line else ""
        begin = STEP


def _map(tree: dict[str, Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield f"{indent}{key}:"
            yield from _map(value, indent + STEP)
        elif isinstance(value, list):
            yield from _list(key, value, indent)
        else:
            yield from f"{indent}{key}: {_scalar(value, indent + STEP)}".split("\n")


def _list(key: str, rows: list[Tree], indent: str) -> Iterator[str]:
    if not rows or (key in LISTED and all(isinstance(row, str) and _LIST.fullmatch(row) for row in rows)):
        yield f"{indent}{key}: [{', '.join(str(row) for row in rows)}]"
        return
    yield f"{indent}{key}:"
    for row in rows:
        for line in _item(row, indent + STEP):
            yield from line.split("\n")


def _scalar(value: Tree, indent: str) -> str:
    """A text: as it is, in quotes, or as a block below `|`."""
    text = str(value)
    if "\n" in text:
        mark = "" if text[:1] not in (" ", "\t", "\n") else str(len(STEP))
        lines = (f"{indent}{line}" if line else "" for line in text.split("\n"))
        return "\n".join([f"|{mark}-", *lines])
    if _PLAIN.fullmatch(text) and text not in _WORDS:
        return text
    return "'" + text.replace("'", "''") + "'"
