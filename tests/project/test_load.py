from __future__ import annotations

from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.project.alone import quizzes_alone
from coursewright.project.load import course_languages, default_language, load_project, load_projects
from tests.project.cases import issues_of, lay_course

LESSON = "content/zh/moments/first-moment.md"
QUIZ = "quizzes/zh/moments/first-moment.yml"


def reencode(file: Path, line_end: str, encoding: str) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", line_end).encode(encoding))


def test_lessons_are_numbered_and_languages_paired(tmp_path: Path) -> None:
    issues = IssueLog()
    projects = load_projects(lay_course(tmp_path), issues)
    zh = projects["zh"]
    assert not issues.found
    assert [lesson.number for lesson in zh.lessons] == [1, 2]
    assert zh.second is not None
    assert zh.second.language == "en"
    assert [lesson.page for lesson in zh.lessons] == ["moments/first-moment.md", "moments/second-moment.md"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    lay_course(tmp_path)
    for file in [*tmp_path.rglob("*.yml"), *tmp_path.rglob("*.md")]:
        reencode(file, "\r\n", "utf-8-sig")
    assert as_text(issues_of(tmp_path)) == ""


def test_a_place_is_the_same_with_windows_line_ends(tmp_path: Path) -> None:
    file = lay_course(tmp_path) / QUIZ
    text = file.read_text(encoding="utf-8").replace("correct: true\n        why", "corect: true\n        why")
    file.write_text(text, encoding="utf-8", newline="\r\n")
    assert f"{QUIZ}:10:9: error quiz/unknown-key" in as_text(issues_of(tmp_path))


def test_a_language_can_be_loaded_while_another_one_is_broken(tmp_path: Path) -> None:
    spine = lay_course(tmp_path) / "content/course.yml"
    text = spine.read_text(encoding="utf-8").replace("{zh: 营业员, en: Clerk}", "{zh: 营业员}")
    spine.write_text(text, encoding="utf-8", newline="\n")
    issues = IssueLog()
    project = load_project(tmp_path, "zh", issues)
    assert not issues.has_errors
    assert project is not None
    assert project.second is None
    assert set(load_projects(tmp_path, IssueLog())) == {"zh"}


def test_drafts_are_not_built(tmp_path: Path) -> None:
    lay_course(tmp_path)
    for file in tmp_path.rglob("second-moment.md"):
        text = file.read_text(encoding="utf-8").replace("minutes: 5", "minutes: 5\ndraft: true")
        file.write_text(text, encoding="utf-8", newline="\n")
    projects = load_projects(tmp_path, IssueLog())
    assert [lesson.slug for lesson in projects["en"].lessons] == ["first-moment"]


def test_the_languages_of_a_course(tmp_path: Path) -> None:
    assert course_languages(lay_course(tmp_path), IssueLog()) == ["zh", "en"]
    assert default_language(tmp_path) == "zh"


def test_the_languages_of_nothing(tmp_path: Path) -> None:
    issues = IssueLog()
    assert course_languages(tmp_path, issues) == []
    assert default_language(tmp_path) == ""
    assert issues.has_errors
    assert load_projects(tmp_path, IssueLog()) == {}


def test_quizzes_without_a_course(tmp_path: Path) -> None:
    lay_course(tmp_path)
    issues = IssueLog()
    quizzes = quizzes_alone(tmp_path, "quizzes/en", "en", "site", issues)
    assert set(quizzes) == {"first-moment", "second-moment"}
    assert not issues.found
    quizzes_alone(tmp_path, "quizes/en", "en", "site", issues)
    assert [issue.rule for issue in issues.found] == ["quiz/no-folder"]


def test_a_lesson_that_is_a_folder_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    file = lay_course(tmp_path) / LESSON
    file.unlink()
    file.mkdir()
    assert f"{LESSON}:1:1: error file/unreadable" in as_text(issues_of(tmp_path))


def test_lessons_and_quizzes_may_be_links_within_the_project(tmp_path: Path) -> None:
    lay_course(tmp_path)
    (tmp_path / "shared").mkdir()
    for name in (LESSON, "quizzes/en/moments"):
        kept = tmp_path / "shared" / Path(name).name
        (tmp_path / name).rename(kept)
        (tmp_path / name).symlink_to(kept)
    assert as_text(issues_of(tmp_path)) == ""
