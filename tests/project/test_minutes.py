"""Minutes: counted from texts, questions and worksheets, the author's where they are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.course.model import Lesson
from coursewright.project.load import load_projects
from coursewright.project.minutes import counted_minutes, is_off, minutes_in_words
from coursewright.project.model import Project
from coursewright.project.seconds import (
    lesson_time,
    quiz_time,
    reading_seconds,
)  # fmt: skip
from tests.tiny import change, lesson_file, quiz_file, write_tiny_course


def load(root: Path, language: str = "zh") -> tuple[Project, Lesson, IssueLog]:
    issues = IssueLog()
    project = load_projects(root, issues)[language]
    lesson = project.lesson("first")
    assert lesson is not None
    return project, lesson, issues


def counted(project: Project, lesson: Lesson) -> int:
    """The minutes of a lesson that shows whole quizzes, whatever its author says."""
    shown = tuple((name, "") for name in lesson.shown)
    times = {name: quiz_time(quiz) for name, quiz in project.quizzes.items()}
    return counted_minutes(lesson_time(lesson.outline, project.language), shown, times).learn


def lengthen(root: Path, minutes: int) -> None:
    """Add so many minutes of reading to the lesson, in both languages."""
    more = {"zh": "客" * 300, "en": "word " * 200}
    for language, text in more.items():
        old = {"zh": "客户记住的是那一刻。", "en": "Customers remember the moment."}[language]
        change(root, lesson_file(language), old, "\n\n".join([text] * minutes))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("客" * 300, 60), ("word " * 200, 60), ("客" * 150 + " word" * 100, 60), ("don’t", 0.3), ("，。—", 0)],
)
def test_hanzi_and_words_are_read_each_at_their_pace(text: str, seconds: float) -> None:
    assert reading_seconds(text, "zh") == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("said", "counted", "off"),
    [
        (12, 18, True),
        (15, 18, False),
        (9, 12, True),
        (10, 12, False),
        (15, 12, True),
        (5, 1, False),
        (10, 2, True),
    ],
)
def test_a_quarter_is_named_and_small_lessons_have_slack(said: int, counted: int, off: bool) -> None:
    assert is_off(said, counted) is off


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_and_questions_are_counted_and_what_is_not_read_is_not(tmp_path: Path, language: str) -> None:
    root = write_tiny_course(tmp_path)
    project, lesson, _ = load(root, language)
    before = counted(project, lesson)
    lengthen(root, 10)
    project, lesson, _ = load(root, language)
    assert counted(project, lesson) == before + 10
    heading = "## X {#sources}\n\n"
    for name in ("zh", "en"):
        file = root / lesson_file(name)
        text = file.read_text(encoding="utf-8")
        # Ten minutes of the trainer's notes and ten of sources cost a learner nothing.
        notes = f"/// trainer\n{'客 word ' * 900}\n///\n\n{heading}{'客 word ' * 900}\n"
        file.write_text(f"{text}\n{notes}", encoding="utf-8")
    project, lesson, _ = load(root, language)
    assert counted(project, lesson) == before + 10


def test_more_to_answer_takes_longer(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    project, lesson, _ = load(root)
    one = counted(project, lesson)
    for language in ("zh", "en"):
        text = (root / quiz_file(language)).read_text(encoding="utf-8")
        text += "".join(
            f"  - {{id: m{n}, type: reflection, objective: idea, prompt: {n}, model: {n}, rubric: [a]}}\n"
            for n in range(4)
        )
        (root / quiz_file(language)).write_text(text, encoding="utf-8")
    project, lesson, _ = load(root)
    assert counted(project, lesson) == one + 8


def test_the_authors_minutes_are_shown_and_named_where_they_are_off(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    lengthen(root, 20)
    _, lesson, issues = load(root)
    assert lesson.minutes == 5
    assert [issue.rule for issue in issues.found] == ["lesson/minutes"] * 2
    assert {issue.severity for issue in issues.found} == {"warning"}


def test_left_out_minutes_are_the_builds_and_those_on_the_job_are_shown(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    lengthen(root, 20)
    for language in ("zh", "en"):
        change(root, lesson_file(language), "minutes: 5\n", "at-work: 10\n")
    project, lesson, issues = load(root)
    assert not issues.found
    minutes = counted(project, lesson)
    assert minutes_in_words(lesson, "zh") == f"{minutes} 分钟 + 岗位上 10 分钟"
    assert minutes_in_words(lesson, "en") == f"{minutes} min + 10 min on the job"


def test_worksheets_and_what_to_use_tomorrow_take_time_on_the_job(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    assert load(root)[1].at_work == 0
    rows = "|  |  |\n" * 10
    for language in ("zh", "en"):
        file = root / lesson_file(language)
        sheet = f"\n/// worksheet | W01 {language}\n| a | b |\n|---|---|\n{rows}///\n"
        tomorrow = f"\n/// use-tomorrow\nclerk: {language}\n///\n"
        file.write_text(file.read_text(encoding="utf-8") + sheet + tomorrow, encoding="utf-8")
    assert load(root)[1].at_work == 5 + round(10 * (30 + 2 * 4) / 60)
