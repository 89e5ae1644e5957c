"""What can be answered in the gallery: each question with a right answer, a wrong one and one that is partly right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from coursewright.base.issues import IssueLog
from coursewright.project.alone import quizzes_alone
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.model import LoadedQuiz

from .gallery import COURSE, QUIZZES
from .tools import CASES


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A question by id and kind, its key in tokens, answers as they are kept; None where there is no such one.

    `worse` is wrong, too, and can be given when `wrong` was: what was tried in vain is not to be had again.
    """

    id: str
    name: str
    type: str
    key: Any
    right: Any
    wrong: Any = None
    partly: Any = None
    worse: Any = None

    def state(self, answer: Any) -> str:
        """The state that an answer leads to, by Python's grader."""
        grade = KIND_OF[self.type].grade(self.key, answer)
        if not grade.of:
            return "done"
        return "right" if grade.got == grade.of else "partly" if grade.got else "wrong"


KIND_OF: dict[str, Any] = {}


def trials_of(language: str) -> list[Trial]:
    """All questions of the gallery, in the order of the page."""
    issues = IssueLog()
    found = quizzes_alone(CASES / "gallery", language, language, COURSE, issues)
    assert not issues.has_errors
    return [trial for quiz in QUIZZES for trial in trials_in(found[quiz])]


def trials_in(quiz: LoadedQuiz) -> list[Trial]:
    """All questions that a quiz lists, in its order; those to think about first stand elsewhere."""
    return [_trial(question, sheet) for question, sheet in quiz.sheets() if question in quiz.listed]


def _trial(question: Any, sheet: Any) -> Trial:
    kind = kind_of(question)
    KIND_OF[question.type] = kind
    key: Any = kind.key(question, sheet.token)
    options = [sheet.token("option", option.id) for option in getattr(question, "options", ())]
    right, wrong, partly = ANSWERS[question.type](key, options)
    return Trial(
        id=question.id,
        name=sheet.name,
        type=question.type,
        key=key,
        right=right,
        wrong=wrong,
        partly=partly,
        worse=_worse(question.type, key, options, wrong),
    )


def _worse(kind: str, key: Any, options: list[str], wrong: Any) -> Any:
    """Another answer with nothing right; None, if there is no such one."""
    if kind == "single":
        return next((option for option in options if option not in (key, wrong)), None)
    if kind in ("blanks", "numeric"):
        return dict.fromkeys(key, "yyy")
    if kind == "order":
        return [*wrong[1:], wrong[0]] if _none_right([*wrong[1:], wrong[0]], key) else None
    if kind in ("match", "categorise"):
        if _each_serves_once(key):
            return _turned(key, 2) if len(key) > 2 else None
        choices = list(dict.fromkeys(key.values()))
        others = {row: [each for each in choices if each not in (key[row], wrong[row])] for row in key}
        return {row: each[0] for row, each in others.items()} if all(others.values()) else None
    if kind == "scale" and wrong:
        return {row: value + (1 if value < 0 else -1) for row, value in wrong.items()}
    return None


def _none_right(order: list[str], key: list[str]) -> bool:
    neighbours = set(pairwise(key))
    return order[0] != key[0] and not neighbours & set(pairwise(order))


Answers = tuple[Any, Any, Any]


def _single(key: Any, options: list[str]) -> Answers:
    return key, next(option for option in options if option != key), None


def _multiple(key: Any, options: list[str]) -> Answers:
    right = [option for option in options if option in key["right"]]
    return right, [option for option in options if option not in right], right[:1]


def _typed(key: Any, _options: list[str]) -> Answers:
    right = {name: row["accept"][0] if "accept" in row else row["min"] for name, row in key.items()}
    wrong = {name: _slip(row) for name, row in key.items()}
    first = next(iter(key))
    return right, wrong, {**wrong, first: right[first]} if len(key) > 1 else None


def _slip(row: Any) -> str:
    if row["slips"]:
        return str(row["slips"][0][0])
    return "zzz"


def _order(key: Any, _options: list[str]) -> Answers:
    return key, key[::-1], [*key[1:], key[0]] if len(key) > 2 else None


def _pairs(key: Any, _options: list[str]) -> Answers:
    if _each_serves_once(key):
        first, second = list(key)[:2]
        swapped = {**key, first: key[second], second: key[first]}
        return key, _turned(key, 1), swapped if len(key) > 2 else None
    wrong = {row: next(other for other in key.values() if other != choice) for row, choice in key.items()}
    first = next(iter(key))
    return key, wrong, {**key, first: wrong[first]}


def _each_serves_once(key: Any) -> bool:
    """Whether no choice is right for two rows: then a word that is used leaves the tray."""
    return len(set(key.values())) == len(key)


def _turned(key: Any, by: int) -> dict[str, str]:
    """Each row with the choice of the row that is so many further on, round the end."""
    choices = list(key.values())
    return dict(zip(key, [*choices[by:], *choices[:by]], strict=True))


def _scale(key: Any, _options: list[str]) -> Answers:
    right = {name: answer for name, (answer, _) in key.items()}
    wrong = {name: -3 if answer > 0 else 3 for name, answer in right.items()}
    return right, wrong or None, {**right, next(iter(right)): 3} if right else None


def _reflection(_key: Any, _options: list[str]) -> Answers:
    return {"text": "我先抬头，再说“您好”。", "ticks": []}, None, None


def _dialogue(key: Any, _options: list[str]) -> Answers:
    ways = sorted(ways_through(key), key=lambda way: score_of(key, way))
    return ways[-1], ways[0], ways[len(ways) // 2]


def ways_through(key: Any, here: str = "", before: tuple[str, ...] = ()) -> Iterator[list[list[str]]]:
    """All conversations that come to no node twice."""
    here = here or key["start"]
    if here == "end":
        yield []
    if here == "end" or here in before:
        return
    for reply, step in key["nodes"][here].items():
        for rest in ways_through(key, step["then"], (*before, here)):
            yield [[here, reply], *rest]


def score_of(key: Any, way: list[list[str]]) -> int:
    """A conversation's total."""
    return sum(key["nodes"][node][reply]["score"] for node, reply in way)


def _transcript(key: Any, _options: list[str]) -> Answers:
    other = {"good": "bad", "bad": "good"}
    right = {
        "marks": {line: row["mark"] for line, row in key.items()},
        "rules": {line: row["rule"] for line, row in key.items() if row["rule"]},
        "line": next(iter(key)),
        "text": "您好，请坐。",
    }
    wrong = {**right, "marks": {line: other[mark] for line, mark in right["marks"].items()}, "rules": {}}
    return right, wrong, {**right, "rules": {}}


ANSWERS: dict[str, Callable[[Any, list[str]], Answers]] = {
    "single": _single,
    "multiple": _multiple,
    "hotspot": _multiple,
    "true-false": lambda key, _: (key, not key, None),
    "blanks": _typed,
    "numeric": _typed,
    "order": _order,
    "match": _pairs,
    "categorise": _pairs,
    "scale": _scale,
    "reflection": _reflection,
    "dialogue": _dialogue,
    "transcript": _transcript,
}
