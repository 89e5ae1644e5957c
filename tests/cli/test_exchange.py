"""`export` and `import` from end to end, on a course of one lesson."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coursewright.cli.commands.exchanging import QUESTION_FORMATS
from tests.tiny import environment, run, write, write_tiny_course

BANK = """\
id: exam
questions:
  - id: which
    type: true-false
    objective: first#idea
    level: remember
    prompt: {prompt}
    answer: true
    why:
      true: {why}
      false: {why_not}
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = write_tiny_course(tmp_path)
    spine = (root / "content/course.yml").read_text(encoding="utf-8")
    exam = (
        "assessments:\n  - id: exam\n    title: {zh: 考试, en: Exam}\n    grading: trainer\n    levels: [remember]\n"
        "    cells: [{module: part, counts: [1]}]\n    kinds: [{type: true-false, count: 1}]\n"
    )
    write(root, "content/course.yml", spine + exam)
    texts = {
        "zh": {
            "prompt": "账单是接触。",
            "why": "客户看得见账单，看见就算接触。",
            "why_not": "账单寄到了他的手上，他打开看了。",
        },
        "en": {
            "prompt": "A bill is a contact.",
            "why": "It is seen by every customer, each month.",
            "why_not": "It comes to the customer by post, each month.",
        },
    }
    for language, said in texts.items():
        write(root, f"quizzes/{language}/assessments/exam.yml", BANK.format(**said))
    return root


def exports(root: Path) -> dict[str, bytes]:
    folder = root / "exports"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


ALL = """
import sys
from pathlib import Path
from coursewright.cli.main import main

print([main(["export", name, "--quiet"], Path(sys.argv[1])) for name in sys.argv[2:]])
"""


def test_the_course_is_written_in_every_format_and_language_twice_the_same(course: Path) -> None:
    found = []
    for seed in ("1", "2"):
        words = [sys.executable, "-X", "utf8", "-c", ALL, str(course), *QUESTION_FORMATS]
        told = environment(PYTHONHASHSEED=seed, TZ=f"UTC-{seed}")
        answer = subprocess.run(words, capture_output=True, encoding="utf-8", env=told, check=False)
        assert (answer.stdout, answer.stderr) == (f"{[0] * len(QUESTION_FORMATS)}\n", "")
        found.append(exports(course))
    assert len(found[0]) == 2 * len(QUESTION_FORMATS)
    assert found[0] == found[1]
    assert not (course / "site").exists()


def test_an_exam_is_exported_only_by_its_name(course: Path) -> None:
    assert run(course, "export", "json", "--lang", "en").returncode == 0
    assert b"A bill is a contact." not in exports(course)["en/tiny.json"]
    assert run(course, "export", "json", "exam", "--lang", "en").returncode == 0
    assert b"A bill is a contact." in exports(course)["en/exam.json"]
    assert set(exports(course)) == {"en/tiny.json", "en/exam.json"}


@pytest.mark.slow
def test_a_package_says_of_each_exam_that_a_platform_is_told_no_result(course: Path) -> None:
    answer = run(course, "export", "scorm12")
    assert answer.returncode == 0, answer.stderr
    assert "exam: its trainer grades it, so the platform is told no result" in answer.stdout
    spine = (course / "content/course.yml").read_text(encoding="utf-8")
    write(course, "content/course.yml", spine.replace("    grading: trainer\n", ""))
    answer = run(course, "export", "scorm12")
    assert answer.returncode == 0, answer.stderr
    assert "exam: an exam counts beside the lessons, so the platform is told no result" in answer.stdout
    answer = run(course, "export", "scorm12", "--out", "site/packed")
    assert answer.returncode == 2
    assert "never go into site/" in answer.stderr


def test_what_is_lost_is_told_question_by_question(course: Path) -> None:
    answer = run(course, "export", "aiken", "first", "--lang", "en")
    assert "first#which: without id, options.why." in answer.stdout
    assert answer.stdout.splitlines()[-1].startswith("exports/en/first.txt: ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("json", "firs"), "There is no quiz and no lesson 'firs'. Did you mean 'first'?"),
        (("json", "--out", "site/keys.json"), "exports hold keys and reasons, so they never go into site/."),
        (("json", "--lang", "fr"), "the course has zh, en"),
    ],
)
def test_what_cannot_be_exported_is_said(course: Path, words: tuple[str, ...], said: str) -> None:
    answer = run(course, "export", *words)
    assert answer.returncode == 2
    assert said in answer.stderr
    assert not exports(course)


def test_a_course_and_a_lesson_without_questions_are_told_from_what_is_not_there(course: Path) -> None:
    for page in (course / "content").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.partition("{#self-check}")[0].rpartition("\n## ")[0] + "\n", encoding="utf-8")
    for quiz in (course / "quizzes").rglob("first.yml"):
        quiz.unlink()
    for words, said in (
        ((), "The course has no questions in zh."),
        (("first", "--lang", "en"), "The lesson 'first' has no questions in en."),
        (("firs",), "There is no quiz and no lesson 'firs'. Did you mean 'first'?"),
    ):
        answer = run(course, "export", "gift", *words)
        assert answer.returncode == 2
        assert said in answer.stderr


TABLE = "题干,A,B,答案,出题人\n先做什么？,问好,看屏幕,A,小李\n"


def test_a_table_comes_in_once_and_what_is_missing_is_said(course: Path) -> None:
    write(course, "bank.csv", TABLE)
    target = "quizzes/zh/part/more.yml"
    dry = run(course, "import", str(course / "bank.csv"), "--to", target, "--dry-run")
    assert "prompt: 先做什么？" in dry.stdout
    assert not (course / target).exists()
    answer = run(course, "import", str(course / "bank.csv"), "--to", target)
    assert answer.returncode == 1
    assert answer.stdout == f"{target}: 1 question came to it, 0 stood in it already.\n"
    assert f"{target}:11:14: error quiz/left-to-write: this is left to write." in answer.stderr
    assert "bank.csv:1:5: warning import/unread-cells: the column '出题人' is not read: E2." in answer.stderr
    text = (course / target).read_text(encoding="utf-8")
    again = run(course, "import", str(course / "bank.csv"), "--to", target)
    assert again.stdout == f"{target}: 0 questions came to it, 1 stood in it already.\n"
    assert (course / target).read_text(encoding="utf-8") == text


def test_what_is_left_to_write_does_not_bury_what_is_lost(course: Path) -> None:
    rows = "".join(f"几？{number},甲,乙,A\n" for number in range(9))
    write(course, "bank.csv", f"题目,A,B,答案\n{rows}几？0,甲,乙,A\n没有答案,甲,乙,\n")
    answer = run(course, "import", str(course / "bank.csv"), "--to", "quizzes/en/part/more.yml")
    assert "more.yml: 9 questions came to it" in answer.stdout
    assert "bank.csv:11:1: warning import/twice: this question stands further up already" in answer.stderr
    assert "bank.csv:12:1: warning import/no-answer: it says no answer: it is left out." in answer.stderr
    assert answer.stderr.count("quiz/left-to-write") == 5
    assert "from here on 23 more are left to write." in answer.stderr


def test_what_was_exported_as_json_passes_the_check_when_it_comes_back(course: Path) -> None:
    run(course, "export", "json", "first", "--lang", "en")
    answer = run(course, "import", str(course / "exports/en/first.json"), "--to", "quizzes/en/part/again.yml")
    assert (answer.returncode, answer.stderr) == (0, "No faults.\n")


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("bank.bin", "\x01\x02", 1, "what this is cannot be told"),
        ("bank.xlsx", "PK no zip", 1, "error import/foreign: the file is damaged: it cannot be opened."),
        ("bank.csv", "Name,Age\nLi,40\n", 1, "no row of this table has heads"),
        ("bank.gift", "What is this?\n", 1, "this has no answers in { }"),
        ("bank.xml", "<quiz><question>", 1, "this is no XML: no element found."),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    course: Path, name: str, content: str, code: int, said: str
) -> None:
    write(course, name, content)
    answer = run(course, "import", str(course / name), "--to", "quizzes/en/part/more.yml")
    assert answer.returncode == code
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not (course / "quizzes/en/part/more.yml").exists()


def test_questions_go_to_a_quiz_file_of_the_project_alone(course: Path) -> None:
    write(course, "bank.csv", TABLE)
    for target in ("content/zh/part/first.md", "../more.yml", "quizzes/zh/more.txt"):
        answer = run(course, "import", str(course / "bank.csv"), "--to", target)
        assert answer.returncode == 2, target
        assert "write the quiz file, such as quizzes/zh/module/lesson.yml" in answer.stderr
