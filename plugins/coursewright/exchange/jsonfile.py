"""Our own questions as JSON: all of them, whole, with the keys of a quiz file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.format import Format, Found, Keep, Source
from coursewright.exchange.text import text_in
from coursewright.exchange.trees import is_key, paths_in, tree_of
from coursewright.quiz.kinds import KINDS

KEEPS: Mapping[str, Keep] = {name: Keep(form=name) for name in KINDS}
VERSION = "coursewright-1"


def write_json(bundle: Bundle) -> bytes:
    """Quizzes with their questions."""
    quizzes = [
        {
            "id": group.id,
            "title": group.title,
            "pass": str(group.pass_mark),
            "questions": [tree_of(row.written) for row in group.asked],
        }
        for group in bundle.groups
    ]
    value = {"format": VERSION, "language": bundle.language, "quizzes": quizzes}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_json(source: Source, issues: IssueLog) -> list[Found]:
    """The questions of all quizzes of a file, of one quiz, or of a list of questions."""
    text = text_in(source, issues)
    if text is None:
        return []
    place = Place(file=source.file)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as fault:
        line, column = getattr(fault, "lineno", 1), getattr(fault, "colno", 1)
        place = Place(file=source.file, line=line, column=column)
        issues.error("import/json", place, "this is no JSON.", "Export it once more.")
        return []
    found = []
    for number, row in enumerate(_questions(value), start=1):
        tree = tree_from(row)
        strange = sorted({key for path in paths_in(tree) for key in path.split(".") if not is_key(key)})
        if strange:
            issues.warning(
                "import/unread-field", place, f"question {number}: {strange} are no names of fields."
            )
        if isinstance(tree, dict) and "type" in tree:
            found.append(Found(tree=tree, place=place))
        else:
            issues.warning("import/no-question", place, f"question {number} has no 'type': it is left out.")
    return found


def _questions(value: Any) -> list[Any]:
    """The questions wherever they are."""
    if isinstance(value, dict):
        quizzes = value.get("quizzes")
        if isinstance(quizzes, list):
            return [row for quiz in quizzes for row in _questions(quiz)]
        value = value.get("questions")
    return value if isinstance(value, list) else []


def tree_from(value: Any) -> Tree:
    """A JSON value as a tree, whose scalars are texts."""
    if isinstance(value, dict):
        return {str(key): tree_from(row) for key, row in value.items() if row is not None}
    if isinstance(value, list):
        return [tree_from(row) for row in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


FORMAT = Format(name="json", title="JSON", ending=".json", keeps=KEEPS, write=write_json, read=read_json)
