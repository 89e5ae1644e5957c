"""How many minutes a lesson takes, by what is known of its text and of the quizzes that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursewright.base.frozen import quickly_thawed
from coursewright.course.model import FrontMatter, Lesson
from coursewright.languages.words import words

OFF_BY = 4
"""An author's figure is named where it is off by one part in so many of what is counted,"""
SLACK_MINUTES = 5
"""or, where less than this is counted, by so many minutes."""
Shown = tuple[tuple[str, str], ...]
"""The quizzes that fences of a lesson show, each with the one question of it, "" for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Whole minutes to read and practise, and those on the job."""

    learn: int
    at_work: int = 0


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class LessonTime:
    """What a lesson takes without its quizzes: seconds for its text, seconds to think first, minutes on the job."""

    reading: float = 0
    prompt: float = 0
    work: float = 0


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class QuizTime:
    """The seconds of a quiz's questions by id, and which share of them an attempt has."""

    questions: tuple[tuple[str, float], ...]
    share: float


def counted_minutes(lesson: LessonTime, shown: Shown, quizzes: Mapping[str, QuizTime]) -> Minutes:
    """What a lesson takes that shows some quizzes, whatever its author says."""
    seconds = lesson.reading + sum(_quiz_seconds(shown, quizzes)) + lesson.prompt
    return Minutes(learn=max(1, round(seconds / 60)), at_work=round(lesson.work))


def said_minutes(head: FrontMatter, counted: Minutes) -> Minutes:
    """The author's minutes, else those that are counted."""
    learn, work = head.minutes, head.at_work
    return Minutes(
        learn=counted.learn if learn is None else learn, at_work=counted.at_work if work is None else work
    )


def minutes_in_words(lesson: Lesson, language: str) -> str:
    """`20 min + 10 min on the job`."""
    word = words(language)
    learn = word["lesson.minutes"].format(minutes=lesson.minutes)
    return word["lesson.at-work"].format(time=learn, minutes=lesson.at_work) if lesson.at_work else learn


def is_off(said: int, counted: int) -> bool:
    """Whether an author's minutes are a quarter off what is counted."""
    slack = counted / OFF_BY if counted >= SLACK_MINUTES else SLACK_MINUTES
    return abs(said - counted) >= slack


def _quiz_seconds(shown: Shown, quizzes: Mapping[str, QuizTime]) -> Iterator[float]:
    """Seconds for each question that a lesson shows; what stands in a quiz that is shown whole counts there."""
    whole = {quiz for quiz, question in shown if not question}
    for name, question in shown:
        quiz = quizzes.get(name)
        if quiz is None:
            continue
        if not question:
            yield quiz.share * sum(seconds for _, seconds in quiz.questions)
        elif name not in whole:
            yield from (seconds for identifier, seconds in quiz.questions if identifier == question)
