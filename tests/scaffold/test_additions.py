"""What `new` adds to a course: in every language, without a fault, and nothing that was there is touched."""

from __future__ import annotations

import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.source import read_yaml
from coursewright.cli.main import main
from coursewright.course.load import load_course
from coursewright.figures.kinds import KINDS as FIGURES
from coursewright.project import load_projects
from coursewright.quiz.kinds import KINDS, files_of_kinds
from coursewright.scaffold import figures, questions
from coursewright.scaffold.course import NewCourse, plan_course
from coursewright.scaffold.drafts import write_draft
from coursewright.scaffold.questions import hidden_ids
from coursewright.scaffold.tool import NAME
from tests.tiny import change, write

BANK = """\
id: final
questions:
  - id: w3kq8
    type: true-false
    objective: say-it-back#say-it-back
    prompt: {prompt}
    answer: false
    why:
      true: {why}
      false: {why}
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_draft(tmp_path, plan_course(NewCourse(id="own", languages=("en", "zh")), None, NAME))
    return tmp_path


def called(root: Path, *words: str) -> tuple[int, str, str]:
    """What the command answers in this process: many are asked."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["new", *words], root)
    return code, out.getvalue(), err.getvalue()


def new(root: Path, *words: str) -> list[str]:
    code, out, err = called(root, *words)
    assert code == 0, err
    return out.splitlines()


def refused(root: Path, *words: str) -> str:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    code, _, err = called(root, *words)
    assert code == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    return err.splitlines()[-1]


def said(root: Path) -> str:
    issues = IssueLog()
    load_projects(root, issues)
    return as_text(issues)


@pytest.mark.slow
@pytest.mark.parametrize("languages", [("en", "zh"), ("de",), ("fr", "en")], ids=",".join)
def test_of_all_that_can_be_begun_nothing_is_said(tmp_path: Path, languages: tuple[str, ...]) -> None:
    write_draft(tmp_path, plan_course(NewCourse(id="own", languages=languages), None, NAME))
    new(tmp_path, "module", "second", "--title", "Second")
    new(tmp_path, "lesson", "wash-hands")
    new(tmp_path, "lesson", "dry-hands", "--title", "Dry: and how?")
    new(tmp_path, "lesson", "third", "--module", "start")
    for kind in KINDS:
        new(tmp_path, "question", kind, "--quiz", "wash-hands")
    new(tmp_path, "dialogue", "on-the-phone")
    for kind in FIGURES:
        new(tmp_path, "figure", kind)
    for language in languages:
        lesson = tmp_path / f"content/{language}/second/wash-hands.md"
        fences = "".join(f"\n```figure\n{kind}\n```\n" for kind in FIGURES)
        lesson.write_text(lesson.read_text(encoding="utf-8") + fences, encoding="utf-8", newline="\n")
    strange = [line for line in said(tmp_path).splitlines() if not line.startswith(" ")]
    assert [line for line in strange if "language-without-words" not in line] == []
    project = load_projects(tmp_path, IssueLog())[languages[0]]
    assert [lesson.slug for lesson in project.lessons] == ["say-it-back", "third", "wash-hands", "dry-hands"]
    assert len(project.quizzes["wash-hands"].questions) == 2 + len(KINDS)
    assert project.scenarios == ("on-the-phone",)


def test_every_kind_of_question_and_figure_has_one_to_begin_with_in_every_language() -> None:
    assert set(figures.kinds()) == set(FIGURES)
    for language in ("de", "en", "zh"):
        assert set(files_of_kinds(f"new/{language}.yml")) == set(questions.questions(language)) == set(KINDS)
    words = {word for text in figures.kinds().values() for word in re.findall(r"\$([\w-]+)", text)} - {
        "title"
    }
    assert words == set(figures.labels())
    assert all(row.keys() == {"en", "zh", "de"} for row in figures.labels().values())


def test_a_lesson_joins_the_last_module_and_brings_its_quiz_in_every_language(course: Path) -> None:
    assert new(course, "lesson", "wash-hands") == [
        "content/en/start/wash-hands.md",
        "content/zh/start/wash-hands.md",
        "quizzes/en/start/wash-hands.yml",
        "quizzes/zh/start/wash-hands.yml",
        "content/course.yml",
    ]
    assert "lessons: [say-it-back, wash-hands]\n" in (course / "content/course.yml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("old", "new_rows"),
    [
        ("    lessons: [say-it-back]\n", "    lessons: [say-it-back, wash-hands]\n"),
        ("    lessons: [say-it-back] # one\n", "    lessons: [say-it-back, wash-hands] # one\n"),
        (
            "    lessons:\n      - say-it-back # the first\n",
            "    lessons:\n      - say-it-back # the first\n      - wash-hands\n",
        ),
        ("    lessons:\n    - say-it-back\n", "    lessons:\n    - say-it-back\n    - wash-hands\n"),
    ],
)
def test_however_lessons_are_listed_the_list_keeps_its_form(course: Path, old: str, new_rows: str) -> None:
    change(course, "content/course.yml", "    lessons: [say-it-back]\n", old)
    before = (course / "content/course.yml").read_text(encoding="utf-8")
    new(course, "lesson", "wash-hands")
    assert (course / "content/course.yml").read_text(encoding="utf-8") == before.replace(old, new_rows)


@pytest.mark.parametrize("row", ["    lessons: []\n", "    lessons:\n", ""])
def test_a_module_without_lessons_gets_its_first(course: Path, row: str) -> None:
    new(course, "module", "second")
    change(course, "content/course.yml", "    lessons: []\n", row)
    new(course, "lesson", "wash-hands")
    document = read_yaml(course / "content/course.yml", course, IssueLog())
    found = load_course(document, "en", IssueLog()) if document else None
    assert found is not None
    assert [(module.id, module.lessons) for module in found.modules] == [
        ("start", ("say-it-back",)),
        ("second", ("wash-hands",)),
    ]


def test_a_quiz_is_shown_by_its_lesson(course: Path) -> None:
    new(course, "lesson", "wash-hands")
    for language in ("en", "zh"):
        (course / f"quizzes/{language}/start/wash-hands.yml").unlink()
        lesson = course / f"content/{language}/start/wash-hands.md"
        text = lesson.read_text(encoding="utf-8")
        lesson.write_text(text[: text.index("## ", text.index("{#point}"))], encoding="utf-8", newline="\n")
    new(course, "quiz", "wash-hands")
    assert said(course) == ""


def test_in_a_bank_ids_tell_nothing_and_are_the_same_in_all_languages(course: Path) -> None:
    for language, prompt in (("en", "One is enough."), ("zh", "一次就够。")):
        text = BANK.format(
            prompt=prompt, why="It is not enough for this." if language == "en" else "这样做是不够的。"
        )
        write(course, f"quizzes/{language}/assessments/final.yml", text)
    for kind in ("single", "blanks", "dialogue", "transcript"):
        new(course, "question", kind, "--quiz", "final")
    files = [course / f"quizzes/{language}/assessments/final.yml" for language in ("en", "zh")]
    ids = [re.findall(r"(?<=id: )[\w-]+", file.read_text(encoding="utf-8")) for file in files]
    assert ids[0] == ids[1]
    assert len(ids[0]) > 20
    assert all(re.fullmatch(r"[b-df-hj-np-tv-z][b-df-hj-np-tv-z2-9]{4}", name) for name in ids[0][1:])
    assert (
        "objective: say-it-back#say-it-back"
        in (course / "quizzes/zh/assessments/final.yml")
        .read_text(encoding="utf-8")
        .split("type: transcript")[1]
    )
    assert [line for line in said(course).splitlines() if " error " in line] == []


def test_ids_of_two_banks_are_not_the_same() -> None:
    one, other = hidden_ids("single"), hidden_ids("single")
    assert one.keys() == other.keys()
    assert set(one.values()).isdisjoint(other.values())


def test_what_cannot_be_added_is_named_and_nothing_is_written(course: Path) -> None:
    assert "'Wash Hands' cannot be a name" in refused(course, "lesson", "Wash Hands")
    assert "there is a lesson 'say-it-back' already, in module 'start'." in refused(
        course, "lesson", "say-it-back"
    )
    assert "there is no module 'strat'. Known: start." in refused(course, "lesson", "x", "--module", "strat")
    assert "there is a module 'start' already." in refused(course, "module", "start")
    assert "there is no lesson 'x'." in refused(course, "quiz", "x")
    assert "there already: quizzes/en/start/say-it-back.yml, quizzes/zh/start/" in refused(
        course, "quiz", "say-it-back"
    )
    assert "there is no kind 'singel'. Did you mean 'single'?" in refused(
        course, "question", "singel", "--quiz", "x"
    )
    assert "there is no quiz 'x' in quizzes/en." in refused(course, "question", "single", "--quiz", "x")
    twice = ("question", "single", "--quiz", "say-it-back", "--id", "first-thing")
    assert "has a question 'first-thing' already." in refused(course, *twice)
    assert "there is no kind 'circle'." in refused(course, "figure", "circle")
    assert "there is no lesson 'x'." in refused(course, "dialogue", "talk", "--lesson", "x")


def test_a_course_that_cannot_be_read_gets_nothing(course: Path) -> None:
    change(course, "content/course.yml", "languages: [en, zh]", "languages: [en, zh")
    assert "content/course.yml cannot be read" in refused(course, "lesson", "x")
    shutil.rmtree(course / "content")
    assert "content/course.yml cannot be read" in refused(course, "lesson", "x")
