"""What a learner should meet: each question of a quiz file with right and wrong answers in tokens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml
from coursewright.quiz.seal import token


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A question: reasons by token, right and wrong answers (tokens, or texts by token for blanks).

    `worse` is wrong, too, and can still be given after `wrong`.
    """

    id: str
    type: str
    right: Any
    wrong: Any
    whys: dict[str, str]
    slips: tuple[str, ...] = ()
    worse: Any = None

    @property
    def tells_at_once(self) -> bool:
        """Whether one wrong check tells all, since there are two options."""
        return self.type != "blanks" and len(self.whys) == 2


def tasks_of(file: Path, course: str) -> list[Task]:
    """The questions of a quiz file."""
    document = read_yaml(file, file.parent, IssueLog())
    assert document is not None
    tree: Any = document.tree
    return [_task(question, course, tree["id"]) for question in tree["questions"]]


def _task(question: dict[str, Any], course: str, quiz: str) -> Task:
    name = question["id"]
    if question["type"] == "true-false":
        right = question["answer"]
        other = "false" if right == "true" else "true"
        return Task(id=name, type="true-false", right=[right], wrong=[other], whys=question["why"])
    if question["type"] == "blanks":
        return _blanks(question, course, quiz)
    rows = {token(course, quiz, name, "option", row["id"]): row for row in question["options"]}
    right = [key for key, row in rows.items() if row.get("correct") == "true"]
    other = [key for key in rows if key not in right]
    wrong = other[:1] if question["type"] == "single" else [*right[:1], *other[:1]]
    whys = {key: row["why"] for key, row in rows.items()}
    worse = other[1:2] if question["type"] == "single" else [*right[:1], *other[1:2]]
    return Task(id=name, type=question["type"], right=right, wrong=wrong, whys=whys, worse=worse)


def _blanks(question: dict[str, Any], course: str, quiz: str) -> Task:
    rows = {token(course, quiz, question["id"], "blank", row["id"]): row for row in question["blanks"]}
    right = {key: row["accept"][0] for key, row in rows.items()}
    slips = {key: row["slips"][0] for key, row in rows.items() if "slips" in row}
    wrong = {key: slips[key]["accept"][0] if key in slips else "zzz" for key in rows}
    whys = {key: row.get("why", "") for key, row in rows.items()}
    told = tuple(slip["why"] for slip in slips.values())
    worse = dict.fromkeys(rows, "yyy")
    return Task(
        id=question["id"], type="blanks", right=right, wrong=wrong, whys=whys, slips=told, worse=worse
    )
