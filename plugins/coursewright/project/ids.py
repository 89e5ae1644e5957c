"""Missing ids of quizzes, written into the authors' files: the other language's where it has one, else letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, product
from pathlib import Path
from string import ascii_lowercase

from coursewright.base.issues import IssueLog, Place
from coursewright.base.source import Document, Steps, Tree, read_text, read_yaml

QUIZZES = "quizzes"
MISSING = "'id' is missing."


def write_missing_ids(root: Path, languages: Sequence[str], issues: IssueLog) -> list[Place]:
    """Write an id for every answer that `issues` names as without one; return the places, as they were.

    A question's own id is its author's to choose and is left alone.
    """
    named = [issue.place for issue in issues.found if issue.message == MISSING]
    written: list[Place] = []
    for file in sorted({place.file for place in named if place.file.startswith(f"{QUIZZES}/")}):
        document = read_yaml(root / file, root, IssueLog())
        text = read_text(root / file, root, IssueLog())
        if document is None or text is None:
            continue
        others = list(read_others(root, languages, file))
        ids = plan_ids(document, {place for place in named if place.file == file}, others)
        (root / file).write_text(insert_ids(text, ids), encoding="utf-8", newline="\n")
        written += [place for place, _ in ids]
    return written


def read_others(root: Path, languages: Sequence[str], file: str) -> Iterator[Tree]:
    """Yield the same quiz in the other languages."""
    _, language, rest = file.split("/", 2)
    for other in languages:
        path = root / QUIZZES / other / rest
        if other != language and path.is_file() and (document := read_yaml(path, root, IssueLog())):
            yield document.tree


def plan_ids(document: Document, named: set[Place], others: Sequence[Tree]) -> list[tuple[Place, str]]:
    """Return an id for each place that is an answer without one."""
    planned: list[tuple[Place, str]] = []
    questions = document.tree.get("questions") if isinstance(document.tree, dict) else None
    for number, question in enumerate(questions if isinstance(questions, list) else ()):
        taken = {str(found["id"]) for _, found in maps_below(question, ()) if "id" in found}
        for steps, _ in maps_below(question, ()):
            path = ("questions", number, *steps)
            place = document.places.value(path)
            if steps and place in named:
                planned.append((place, new_id(path, taken, others)))
                taken.add(planned[-1][1])
    return planned


def maps_below(tree: Tree, path: Steps) -> Iterator[tuple[Steps, dict[str, Tree]]]:
    """Yield every map of a tree with its path, in the author's order."""
    if isinstance(tree, dict):
        yield path, tree
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, child in items:
        yield from maps_below(child, (*path, step))


def new_id(path: Steps, taken: set[str], others: Sequence[Tree]) -> str:
    """Return the id that another language has at the same path, else the first free letter."""
    for other in others:
        found = value_at(other, (*path, "id"))
        if isinstance(found, str) and found not in taken:
            return found
    letters = ("".join(word) for length in count(1) for word in product(ascii_lowercase, repeat=length))
    return next(word for word in letters if word not in taken)


def value_at(tree: Tree, path: Steps) -> Tree:
    """Return what stands at a path; None where nothing does."""
    here = tree
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def insert_ids(text: str, ids: Sequence[tuple[Place, str]]) -> str:
    """Return the text with `id:` as the first key of the maps that begin at these places."""
    lines = text.split("\n")
    for place, name in sorted(ids, reverse=True):
        line, column = lines[place.line - 1], place.column - 1
        if line[column : column + 1] == "{":
            lines[place.line - 1] = f"{line[: column + 1]}id: {name}, {line[column + 1 :].lstrip()}"
        else:
            lines[place.line - 1 : place.line] = [f"{line[:column]}id: {name}", " " * column + line[column:]]
    return "\n".join(lines)
