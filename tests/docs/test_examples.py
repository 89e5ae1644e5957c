"""What the documents show works as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog
from coursewright.base.source import load_yaml
from coursewright.figures.load import load_figure

from ..hosts.engines import run_engine
from ..tiny import run, write
from .documents import ROOT, blocks, examples, read_document

READMES = {"en": "README.md", "zh": "README.zh.md"}
COURSE = "content/course.yml"
SETTINGS = "mkdocs.yml"


def shown(name: str, folder: str) -> dict[str, str]:
    """A document's examples whose path begins with `folder`."""
    return {path: text for path, text in examples(name).items() if path.startswith(folder)}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The empty course of the documentation with the lesson and quiz of both READMEs."""
    shutil.copyfile(ROOT / SETTINGS, tmp_path / SETTINGS)
    write(tmp_path, COURSE, examples("docs/lessons.md")[COURSE])
    for language, name in READMES.items():
        lesson, quiz = shown(name, f"content/{language}/"), shown(name, f"quizzes/{language}/")
        assert (len(lesson), len(quiz)) == (1, 1), name
        for path, text in {**lesson, **quiz}.items():
            write(tmp_path, path, text)
    return tmp_path


def test_lesson_and_quiz_of_both_readmes_make_a_course_without_a_fault(course: Path) -> None:
    answer = run(course, "check")
    assert (answer.returncode, answer.stderr) == (0, "1 warning.\n"), answer.stdout
    assert "lint/few-items: one item alone" in answer.stdout  # ten lines hold one question


def test_that_course_is_built(course: Path) -> None:
    answer = run(course, "build", "--only", "site")
    assert answer.returncode == 0, answer.stderr
    for language, sentence in {"en": "Before a customer hears a word", "zh": "客户还没听到你开口"}.items():
        page = (course / f"site/{language}/moments/first-minute.html").read_text(encoding="utf-8")
        assert sentence in page
        assert page.count("<cw-question ") == 1


@pytest.mark.parametrize("name", READMES.values())
def test_a_lesson_and_a_quiz_take_about_ten_lines(name: str) -> None:
    for folder in ("content/", "quizzes/"):
        (text,) = shown(name, folder).values()
        assert sum(bool(line.strip()) for line in text.splitlines()) <= 10


@pytest.mark.parametrize(("language", "ending"), {"en": "", "zh": ".zh"}.items())
def test_of_the_quiz_shown_the_one_fault_put_in_is_what_check_says(
    course: Path, language: str, ending: str
) -> None:
    ((path, text),) = shown(f"docs/quizzes{ending}.md", "quizzes/").items()
    write(course, path, text.replace("correct: true", "corect: true", 1))
    said = run(course, "check", "--lang", language, "--language", language).stdout.splitlines()
    fault = next(body for body in blocks(f"docs/checking{ending}.md") if "corect" in body)
    assert fault.splitlines() == said[:2]
    assert [line for line in said[2:] if ": error " in line] == []


def test_both_languages_begin_a_course_alike() -> None:
    assert examples("docs/lessons.md")[COURSE] == examples("docs/lessons.zh.md")[COURSE]
    assert "languages: [zh, en]" in examples("docs/lessons.md")[COURSE]


def test_the_figure_shown_is_one() -> None:
    for name in ("docs/figures.md", "docs/figures.zh.md"):
        ((path, text),) = shown(name, "content/figures/").items()
        issues = IssueLog()
        document = load_yaml(text, path, issues)
        assert document is not None
        assert load_figure(document, issues, languages=("zh", "en")) is not None
        assert issues.found == []


@pytest.mark.parametrize(("language", "name"), READMES.items())
def test_the_quiz_plugin_works_alone_with_the_settings_shown(
    tmp_path: Path, language: str, name: str
) -> None:
    settings = examples(name)[SETTINGS]
    assert len(settings.splitlines()) == 5
    (quiz,) = shown(name, f"quizzes/{language}/").values()
    write(tmp_path, SETTINGS, settings)
    write(tmp_path, "docs/index.md", "# Page\n\n```quiz\nfirst-minute\n```\n")
    write(tmp_path, "quizzes/first-minute.yml", quiz)
    run_engine("mkdocs", tmp_path, tmp_path / "site")
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert page.count("<cw-question ") == 1
    assert {"en": ">Check<", "zh": ">核对<"}[language] in page


@pytest.mark.parametrize("name", READMES.values())
def test_the_two_commands_stand_in_blocks_of_their_own(name: str) -> None:
    for command in ("python3 build.py\n", "python3 build.py test\n"):
        assert blocks(name).count(command) == 1


def test_both_readmes_say_the_same_in_the_same_order() -> None:
    counts = {
        name: [line.split(" ")[0] for line in read_document(name).splitlines() if line.startswith("#")]
        for name in READMES.values()
    }
    assert counts["README.md"] == counts["README.zh.md"]
