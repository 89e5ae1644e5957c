"""Earlier questions that a lesson asks again: each is the same question, with its own record, in every language.

What was learnt is kept by being called up again after a while (Cepeda et al. 2006; Adesope et al. 2017), so by default
one comes from each of the lessons 1, 3 and 7 places before on the course's way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.base.recall import Recall
from coursewright.course.model import Lesson
from coursewright.course.outline import quiz_name
from coursewright.project.model import Project
from coursewright.quiz.kinds import AnyQuestion, kind_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.seal import shuffled
from coursewright.quiz.sheet import Sheet

LEVELS = ("understand", "apply", "analyse", "evaluate", "create")
"""What is drawn asks for more than a name that was read a week ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A question by its id, the quiz that it stays a question of, and the lesson and heading where it was taught."""

    quiz: LoadedQuiz
    question: str
    lesson: Lesson
    heading: str


def recalled(project: Project, lesson: Lesson) -> tuple[Recalled, ...]:
    """What a lesson asks again at the beginning of its self-check, in the order of asking."""
    quiz = next(_shown(project, lesson), None)
    rule = quiz.quiz.recall or project.course.recall if quiz else Recall(named=())
    names = _drawn(project, lesson, rule) if rule.named is None else rule.named
    return tuple(row for name in names if (row := _recalled(project, name)) is not None)


def _shown(project: Project, lesson: Lesson) -> Iterator[LoadedQuiz]:
    """The quizzes that a lesson shows whole."""
    for name in lesson.shown:
        quiz = project.quizzes.get(name)
        if quiz is not None and quiz.use == "lesson":
            yield quiz


def _drawn(project: Project, lesson: Lesson, rule: Recall) -> Iterator[str]:
    """One question for each distance in turn, and round again, until there are as many as wanted.

    Which one it is depends on the distance, so that the lessons behind one another ask different ones of a quiz.
    """
    lessons = project.lessons
    here = next(index for index, row in enumerate(lessons) if row.slug == lesson.slug)
    taken = _own(project, lesson)
    for turn in range(rule.count):
        distance = rule.after[turn % len(rule.after)] if rule.after else 0
        if not 1 <= distance <= here:
            continue
        names = _candidates(project, lessons[here - distance])
        begin = names[turn % len(names) :] + names[: turn % len(names)] if names else ()
        name = next((name for name in begin if name not in taken), "")
        if name:
            taken.add(name)
            yield name


def _own(project: Project, lesson: Lesson) -> set[str]:
    """The names of all questions that a lesson shows itself."""
    names: set[str] = set()
    for fence in lesson.outline.fences:
        named = quiz_name(fence.body)
        quiz = project.quizzes.get(named.quiz) if fence.name == "quiz" else None
        for _, sheet in quiz.sheets() if quiz else ():
            if named.question in ("", sheet.question):
                names.add(sheet.name)
    return names


def _candidates(project: Project, lesson: Lesson) -> tuple[str, ...]:
    """Questions of a lesson that may be asked again, in an order that is the same in every language."""
    names = [
        sheet.name
        for quiz in _shown(project, lesson)
        for question, sheet in quiz.rows()
        if question.level in LEVELS and is_asked_again(question, sheet)
    ]
    return shuffled(dict.fromkeys(names), f"{project.course.id}/recall")


def is_asked_again(question: AnyQuestion, sheet: Sheet) -> bool:
    """Whether the page itself can check a question, and it is no conversation of a page's length."""
    kind = kind_of(question)
    return not kind.long and kind.grade(kind.key(question, sheet.token), None).of > 0


def _recalled(project: Project, name: str) -> Recalled | None:
    """A question by its name; None for one that is not there, or that no lesson teaches."""
    quiz_id, _, identifier = name.partition("#")
    quiz = project.quizzes.get(quiz_id)
    question = next((row for row in quiz.questions if row.id == identifier), None) if quiz else None
    if quiz is None or question is None:
        return None
    slug, _, goal = question.objective.rpartition("#")
    showing = (row for row in project.lessons if quiz.use == "lesson" and quiz_id in row.shown)
    lesson = project.lesson(slug) if slug else next(showing, None)
    if lesson is None:
        return None
    heading = next((row.at or row.id for row in lesson.head.objectives if row.id == goal), "")
    return Recalled(quiz=quiz, question=identifier, lesson=lesson, heading=heading)
