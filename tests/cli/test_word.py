"""`build.py word`: documents for trainers' word processors."""

from pathlib import Path

import pytest

from tests.tiny import run, write, write_tiny_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_tiny_course(tmp_path)


def documents(root: Path) -> dict[str, bytes]:
    folder = root / "handbooks" / "word"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}


def test_documents_of_all_languages_or_of_one_are_written_and_stay_the_same(course: Path) -> None:
    answer = run(course, "word")
    assert (answer.returncode, answer.stderr) == (0, "")
    first = documents(course)
    assert set(first) == {
        f"{language}/{audience}/lessons/01-first.docx"
        for language in ("zh", "en")
        for audience in ("learner", "trainer")
    }
    assert "4 documents in handbooks/word/" in answer.stdout
    (course / "handbooks/word/en/learner/lessons/01-first.docx").unlink()
    changed = course / "handbooks/word/zh/learner/lessons/01-first.docx"
    changed.write_bytes(b"somebody's own")
    assert run(course, "word", "--lang", "en", "--quiet").stdout == ""
    assert documents(course) == first | {"zh/learner/lessons/01-first.docx": b"somebody's own"}


def test_the_last_documents_stay_where_the_course_is_at_fault(course: Path) -> None:
    run(course, "word")
    first = documents(course)
    page = course / "content/en/part/first.md"
    write(course, "content/en/part/first.md", page.read_text(encoding="utf-8") + "\n/// trainr\nNo\n///\n")
    answer = run(course, "word")
    assert answer.returncode == 1
    assert "No document was written." in answer.stderr
    assert documents(course) == first


def test_a_language_that_the_course_has_not_is_refused(course: Path) -> None:
    answer = run(course, "word", "--lang", "fr")
    assert answer.returncode == 2
    assert "the course has zh, en" in answer.stderr
