"""Ids that an author left out, written into the text of the file; comments and layout stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import PurePosixPath

from coursewright.base.source import Document, Steps, Tree
from coursewright.quiz.gaps import gaps_in

WITHOUT_ID = frozenset({"slips", "bands", "draw"})
"""Lists whose rows have no id."""
SHARED = frozenset({"pairs", "items", "extra"})
"""Lists of one question whose rows are placed on one side, and so have no id in common."""

Hidden = Callable[[Steps], str]
"""From a row's place in a bank to an id that tells nothing: the same in every language, another for every row."""


def missing_ids(text: str, document: Document, hidden: Hidden | None = None) -> str:
    """The text of a quiz file with an id in each row of a list that has none.

    Questions become q1, q2 …, other rows a, b …, by place, so that all languages get the same; in a bank all are
    `hidden`, by place, too. Blanks take the names that the text uses and the list lacks; the quiz itself has the name
    of its file. `document` was loaded from this same text.
    """
    lines = text.split("\n")
    inserts = sorted([*_inserts(document.tree, (), document, hidden), *_own(document)], reverse=True)
    for line, column, name in inserts:
        row = lines[line - 1]
        before, after = row[: column - 1], row[column - 1 :]
        if after.startswith("{"):
            rest = after[1:].lstrip()
            lines[line - 1] = f"{before}{{id: {name}{'' if rest.startswith('}') else ', '}{rest}"
        else:
            lines[line - 1] = f"{before}id: {name}\n{' ' * len(before)}{after}"
    return "\n".join(lines)


def _own(document: Document) -> Iterator[tuple[int, int, str]]:
    if isinstance(document.tree, dict) and document.tree and "id" not in document.tree:
        place = document.places.value(())
        yield place.line, place.column, PurePosixPath(document.file).stem


def _inserts(
    tree: Tree, path: Steps, document: Document, hidden: Hidden | None, shared: set[str] | None = None
) -> Iterator[tuple[int, int, str]]:
    """Line, column and id of each row that lacks one; `shared` are the ids of a question's `SHARED` lists."""
    if path[-2:-1] == ("questions",):
        shared = set(_shared_ids(tree))
    if isinstance(tree, dict):
        for key, value in tree.items():
            gaps = _gaps(tree) if key == "blanks" else ()
            if isinstance(value, list) and key not in WITHOUT_ID:
                used = shared if shared is not None and key in SHARED else _ids(value)
                yield from _named_rows(value, (*path, key), document, gaps, used, hidden)
            yield from _inserts(value, (*path, key), document, hidden, shared)
    elif isinstance(tree, list):
        for index, row in enumerate(tree):
            yield from _inserts(row, (*path, index), document, hidden, shared)


def _ids(rows: list[Tree]) -> set[str]:
    return {str(row["id"]) for row in rows if isinstance(row, dict) and row.get("id")}


def _shared_ids(tree: Tree) -> Iterator[str]:
    if isinstance(tree, list):
        for row in tree:
            yield from _shared_ids(row)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key in SHARED and isinstance(value, list):
                yield from _ids(value)
            yield from _shared_ids(value)


def _gaps(question: dict[str, Tree]) -> tuple[str, ...]:
    text = question.get("text")
    return tuple(dict.fromkeys(gap.name for gap in gaps_in(text))) if isinstance(text, str) else ()


def _named_rows(
    rows: list[Tree],
    path: Steps,
    document: Document,
    gaps: tuple[str, ...],
    used: set[str],
    hidden: Hidden | None,
) -> Iterator[tuple[int, int, str]]:
    for index, row in enumerate(rows):
        if not isinstance(row, dict) or "id" in row or not row:
            continue
        names = (hidden((*path, index)),) if hidden and not gaps else _names(path[-1], index, gaps)
        name = next(name for name in names if name not in used)
        used.add(name)
        place = document.places.value((*path, index))
        yield place.line, place.column, name


def _names(of: str | int, index: int, gaps: tuple[str, ...]) -> Iterator[str]:
    """Names for a row: those of gaps first, then by its place, then any that is free."""
    yield from gaps
    for number in count(index):
        if of == "questions":
            yield f"q{number + 1}"
        else:
            yield chr(ord("a") + number) if number < 26 else f"a{number}"
