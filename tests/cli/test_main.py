"""What the commands answer, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coursewright import __version__
from coursewright.base.cache import CACHE, FOLDER
from tests.tiny import ROOT, change, lesson_file, quiz_file, run, write, write_tiny_course

LARGE = {
    "yaml",
    "pydantic",
    "markdown",
    "pymdownx",
    "mkdocs",
    "jinja2",
    "weasyprint",
    "fontTools",
    "opencc",
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_tiny_course(tmp_path)


def test_the_version_comes_at_once() -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--version"]
    subprocess.run(command, capture_output=True, check=True)  # makes .venv where there is none
    told = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", env=told, check=False)
    assert (answer.returncode, answer.stdout) == (0, f"coursewright {__version__}\n")
    loaded = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines()}
    assert "coursewright.cli.main" in loaded
    assert loaded & LARGE == set(), "what takes long to load waits until it is needed"


@pytest.mark.parametrize(
    "words",
    [
        ["bild"],
        ["build", "--engine", "hugo"],
        ["--only", "slides"],
        ["check", "--format", "xml"],
        ["build", "--lang", "fr"],
        ["check", "--lang", "fr"],
        ["serve", "--lang", "fr"],
    ],
)
def test_wrong_usage(course: Path, words: list[str]) -> None:
    answer = run(course, *words)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert not (course / "site").exists()


def test_a_good_course_has_no_faults(course: Path) -> None:
    answer = run(course, "check")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "No faults.\n")
    assert not (course / "site").exists()


def test_a_fault_is_named_with_its_place_and_cure(course: Path) -> None:
    change(course, quiz_file("zh"), "correct:", "corect:")
    answer = run(course, "check")
    assert answer.returncode == 1
    assert answer.stdout == (
        "quizzes/zh/part/first.yml:10:9: error quiz/unknown-key: 'corect' is not a key of an option.\n"
        "    Did you mean 'correct'?\n"
    )
    assert answer.stderr == "1 error.\n"


def test_faults_as_json(course: Path) -> None:
    change(course, quiz_file("zh"), "correct:", "corect:")
    answer = run(course, "check", "--format", "json")
    assert answer.returncode == 1
    assert [(row["file"], row["line"], row["rule"]) for row in json.loads(answer.stdout)] == [
        ("quizzes/zh/part/first.yml", 10, "quiz/unknown-key")
    ]


def test_no_faults_as_json(course: Path) -> None:
    assert json.loads(run(course, "check", "--format", "json").stdout) == []


def test_faults_as_annotations(course: Path) -> None:
    change(course, quiz_file("zh"), "correct:", "corect:")
    answer = run(course, "check", "--format", "github")
    assert answer.stdout.startswith(
        "::error file=quizzes/zh/part/first.yml,line=10,col=9,title=quiz/unknown-key::"
    )


def test_fix_writes_missing_ids(course: Path) -> None:
    good = (course / quiz_file("en")).read_text(encoding="utf-8")
    change(course, quiz_file("en"), "- id: b\n        text", "- text")
    assert run(course, "check").returncode == 1
    answer = run(course, "check", "--fix")
    assert (answer.returncode, answer.stderr) == (
        0,
        "quizzes/en/part/first.yml: wrote the ids that were missing.\nNo faults.\n",
    )
    assert (course / quiz_file("en")).read_text(encoding="utf-8") == good


def test_one_language_is_checked_without_the_other(course: Path) -> None:
    (course / lesson_file("en")).unlink()
    (course / quiz_file("en")).unlink()
    assert run(course, "check").returncode == 1
    assert run(course, "check", "--lang", "zh").returncode == 0


def test_a_build_of_faulty_content_touches_no_output(course: Path) -> None:
    write(course, "site/zh/index.html", "last")
    change(course, lesson_file("zh"), "客户记住的是", "[客户](term:nobody)记住的是")
    answer = run(course, "build")
    assert answer.returncode == 1
    assert "content/zh/part/first.md:10:6: error lesson/unknown-term: " in answer.stderr
    assert answer.stderr.endswith("Nothing was built.\n")
    assert [path.name for path in (course / "site").rglob("*") if path.is_file()] == ["index.html"]
    # What the check found is kept, and no part of a build lies beside it.
    assert {path.name for path in (course / CACHE).glob("*")} <= {FOLDER}


def test_no_course_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    for words in (["check"], ["build"], ["serve"]):
        answer = run(tmp_path, *words)
        assert answer.returncode == 1
        assert "content/course.yml" in answer.stdout + answer.stderr
        assert "Traceback" not in answer.stderr
