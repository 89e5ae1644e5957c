"""The made-up courses: the same for the same number, and the same texts for every tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.documents import ROOT
from tools.bench.edits import edits_of, words_of, write_edit
from tools.bench.lessons import RARE, lesson, lessons
from tools.bench.ours import lesson_text, quiz_text, write_course
from tools.bench.theirs import page_text, write_docs
from tools.bench.variants import MATERIAL, OURS, QUIZ, ZENSICAL, ours

from ..tiny import run


def test_a_lesson_is_the_same_each_time_and_another_one_for_another_number() -> None:
    assert lesson(7) == lesson(7)
    assert lesson(7).parts != lesson(8).parts


def test_a_lesson_has_seven_kilobytes_and_ten_questions() -> None:
    for number in range(20):
        one = lesson(number)
        assert 6000 < len(page_text(one, quizzes=False).encode()) < 8000
        kinds = [question.kind for question in one.questions]
        assert (kinds.count("single"), kinds.count("multiple"), kinds.count("blanks")) == (5, 3, 2)


def test_one_lesson_of_a_course_has_the_rare_words() -> None:
    for word in RARE:
        assert [word in page_text(one, quizzes=False) for one in lessons(5)] == [
            False,
            False,
            True,
            False,
            False,
        ]


def test_every_tool_gets_the_same_texts() -> None:
    one = lesson(3)
    ours_text, plain, with_quizzes = (
        lesson_text(one, with_figure=False),
        page_text(one, quizzes=False),
        page_text(one, quizzes=True),
    )
    for part in one.parts:
        assert all(part.text in text for text in (ours_text, plain, with_quizzes))
    for question in one.questions:
        shared = [question.prompt, question.explain, *question.around, question.gap]
        for text in filter(None, [*shared, *(choice.text for choice in question.choices)]):
            assert text in quiz_text(one)
            assert text in with_quizzes
    assert with_quizzes.count("<quiz>") == 10


def test_our_course_has_no_fault_and_reads_as_one_figure_and_all_lessons(tmp_path: Path) -> None:
    write_course(tmp_path, ROOT, 21, book=True)
    answer = run(tmp_path, "check", "--quiet")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert (
        len(list(tmp_path.glob("content/zh/*/*.md"))) == len(list(tmp_path.glob("quizzes/zh/*/*.yml"))) == 21
    )
    assert [path.name for path in sorted(tmp_path.glob("content/zh/*"))] == ["module-01", "module-02"]


@pytest.mark.parametrize("variant", [OURS, MATERIAL, QUIZ, ZENSICAL])
def test_an_edit_takes_the_place_of_the_last_one(tmp_path: Path, variant: str) -> None:
    if variant == OURS:
        write_course(tmp_path, ROOT, 3)
    else:
        write_docs(tmp_path, 3, quizzes=variant == QUIZ)
    for turn, edit in enumerate(edits_of(variant, "3").values()):
        before = (tmp_path / edit.file).read_text(encoding="utf-8")
        first, second = (write_edit(tmp_path, edit, number) for number in (10 * turn, 10 * turn + 1))
        text = (tmp_path / edit.file).read_text(encoding="utf-8")
        assert (text.count(first), text.count(second)) == (0, 1)
        assert text.replace(second, "") == before


def test_edits_leave_a_course_without_a_fault(tmp_path: Path) -> None:
    check_edits(tmp_path, "3")


def check_edits(project: Path, size: str) -> None:
    """Lay a course of a size and edit it in all ways; no fault is told."""
    ours(ROOT).lay(project, size)
    for edit in edits_of(OURS, size).values():
        write_edit(project, edit, 5)
    answer = run(project, "check", "--quiet")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_no_two_edits_have_the_same_words() -> None:
    words = [words_of(number) for number in range(3000)]
    assert len(set(words)) == len(words)
