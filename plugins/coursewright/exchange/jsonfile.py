"""Our own questions as JSON, whole, with the keys of a quiz file; and those of other programs in theirs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Tree
from coursewright.exchange.bundle import Bundle
from coursewright.exchange.entry_reading import draft_of
from coursewright.exchange.format import Format, Found, Keep, Source
from coursewright.exchange.json_of_others import LISTS, entry_in, unread_in
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
        found += _own(row, number, place, issues) or _of_others(row, number, source, issues)
    return found


def _own(row: Any, number: int, place: Place, issues: IssueLog) -> list[Found]:
    """A question in our keys; nothing for any other."""
    tree = tree_from(row)
    if (
        not isinstance(tree, dict)
        or tree.get("type") not in KINDS
        or not ("prompt" in tree or len(tree) == 1)
    ):
        return []
    strange = sorted({key for path in paths_in(tree) for key in path.split(".") if not is_key(key)})
    if strange:
        issues.warning("import/unread-field", place, f"question {number}: {strange} are no names of fields.")
    return [Found(tree=tree, place=place)]


def _of_others(row: Any, number: int, source: Source, issues: IssueLog) -> list[Found]:
    """A question of another program."""
    place = Place(file=source.file)
    entry = entry_in(row, place) if isinstance(row, dict) else None
    if entry is None:
        told = (
            f"question {number} has neither our keys nor 'question', 'options' and 'answer': it is left out."
        )
        issues.warning("import/no-question", place, told)
        return []
    if entry.options and entry.answer.startswith("#"):
        told = f"question {number}: its answer {entry.answer} may count from 0 or from 1: it is left out."
        issues.warning("import/two-readings", place, told, "Write the words of the right options.")
        return []
    own = IssueLog()
    tree = draft_of(entry, source.language, own)
    for issue in own.found:
        issues.add(replace(issue, message=f"question {number}: {issue.message}"))
    unread = ", ".join(f"'{key}'" for key in unread_in(row))
    if unread:
        issues.warning("import/unread-field", place, f"question {number}: {unread} is not read.")
    return [] if tree is None else [Found(tree=tree, place=place)]


def _questions(value: Any) -> list[Any]:
    """The questions wherever they are."""
    if isinstance(value, dict):
        quizzes = value.get("quizzes")
        if isinstance(quizzes, list):
            return [row for quiz in quizzes for row in _questions(quiz)]
        value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
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
