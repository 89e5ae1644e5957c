"""Questions of a course counted by use, kind and level, and the items of its banks by module and level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coursewright.project.assessments import items_of
from coursewright.project.model import Project
from coursewright.quiz.kinds import KINDS, asks_to_act
from coursewright.quiz.lint.levels import LEVELS
from coursewright.quiz.model import LoadedQuiz

USES: Mapping[str, str] = {"lesson": "lessons", "scenario": "scenarios", "bank": "banks"}
"""What each use of quizzes is called in the counts; `all` is their sum."""
NO_LEVEL = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """Questions by kind and by level; `acting` ask what to do or say; `before` come before the lesson, on top."""

    kinds: Mapping[str, int]
    levels: Mapping[str, int]
    acting: int
    before: int

    @property
    def count(self) -> int:
        """How many questions there are, without those that come before."""
        return sum(self.kinds.values())

    @property
    def acting_percent(self) -> int:
        """How many of a hundred ask what to do or say, 0 where there is no question."""
        return round(100 * self.acting / self.count) if self.count else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCounts:
    """A bank of an assessment: how many items it has, by module (in course order) and level."""

    id: str
    modules: Mapping[str, Mapping[str, int]]


def question_counts(quizzes: Iterable[LoadedQuiz]) -> dict[str, QuestionCounts]:
    """The questions of lessons, scenarios and banks, uses without any left out, and of `all`."""
    rows = list(quizzes)
    uses = {name: [quiz for quiz in rows if quiz.use == use] for use, name in USES.items()}
    return {name: _counts(own) for name, own in (*uses.items(), ("all", rows)) if own or name == "all"}


def bank_counts(project: Project) -> tuple[BankCounts, ...]:
    """The banks of a course; items of no module stand under `none`."""
    order = [module.id for module in project.course.modules]
    return tuple(_bank(quiz, project, order) for quiz in project.quizzes.values() if quiz.use == "bank")


def _counts(quizzes: Iterable[LoadedQuiz]) -> QuestionCounts:
    kinds: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    acting = before = 0
    for quiz in quizzes:
        before += len(quiz.questions) - len(quiz.listed)
        for question in quiz.listed:
            kinds[question.type] += 1
            levels[question.level or NO_LEVEL] += 1
            acting += asks_to_act(question)
    return QuestionCounts(
        kinds={name: kinds[name] for name in KINDS if kinds[name]},
        levels=_by_level(levels),
        acting=acting,
        before=before,
    )


def _bank(quiz: LoadedQuiz, project: Project, order: list[str]) -> BankCounts:
    modules: dict[str, Counter[str]] = {name: Counter() for name in (*order, NO_LEVEL)}
    for item in items_of(quiz, project.course):
        modules[item.module or NO_LEVEL][item.level or NO_LEVEL] += 1
    return BankCounts(id=quiz.id, modules={name: _by_level(row) for name, row in modules.items() if row})


def _by_level(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in (*LEVELS, NO_LEVEL) if counts.get(name)}
