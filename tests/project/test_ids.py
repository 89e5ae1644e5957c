"""`check --fix` writes the ids that are missing, the same in all languages."""

from pathlib import Path

from coursewright.base.issues import IssueLog, Place
from coursewright.project.ids import write_missing_ids

ZH = """\
id: tiny
questions:
  - id: one
    type: single
    prompt: 哪一个？
    options:
      - text: 甲
        correct: true
      - {text: 乙, why: 不是。}
      - id: a
        text: 丙
"""
EN = """\
id: tiny
questions:
  - id: one
    type: single
    prompt: Which one?
    options:
      - id: first
        text: A
        correct: true
      - id: second
        text: B
      - id: a
        text: C
"""


def write_quizzes(root: Path, **texts: str) -> None:
    for language, text in texts.items():
        file = root / "quizzes" / language / "part" / "tiny.yml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")


def missing_at(language: str, *lines_and_columns: tuple[int, int]) -> IssueLog:
    issues = IssueLog()
    for line, column in lines_and_columns:
        place = Place(file=f"quizzes/{language}/part/tiny.yml", line=line, column=column)
        issues.error("quiz/missing-key", place, "'id' is missing.", "Add 'id:'.")
    return issues


def read(root: Path, language: str) -> str:
    return (root / "quizzes" / language / "part" / "tiny.yml").read_text(encoding="utf-8")


def test_letters_that_are_free(tmp_path: Path) -> None:
    write_quizzes(tmp_path, zh=ZH)
    write_missing_ids(tmp_path, ["zh"], missing_at("zh", (7, 9), (9, 9)))
    assert read(tmp_path, "zh") == ZH.replace("- text: 甲", "- id: b\n        text: 甲").replace(
        "{text: 乙", "{id: c, text: 乙"
    )


def test_the_ids_of_the_other_language(tmp_path: Path) -> None:
    write_quizzes(tmp_path, zh=ZH, en=EN)
    written = write_missing_ids(tmp_path, ["zh", "en"], missing_at("zh", (7, 9), (9, 9)))
    assert len(written) == 2
    assert "- id: first\n        text: 甲" in read(tmp_path, "zh")
    assert "- {id: second, text: 乙" in read(tmp_path, "zh")
    assert read(tmp_path, "en") == EN


def test_missing_in_both_languages_gives_both_the_same(tmp_path: Path) -> None:
    write_quizzes(tmp_path, zh=ZH, en=EN.replace("      - id: first\n        text", "      - text"))
    issues = missing_at("zh", (7, 9))
    issues.extend(missing_at("en", (7, 9)))
    write_missing_ids(tmp_path, ["zh", "en"], issues)
    assert "- id: b\n        text: 甲" in read(tmp_path, "zh")
    assert "- id: b\n        text: A" in read(tmp_path, "en")


def test_a_question_keeps_its_author_s_choice(tmp_path: Path) -> None:
    text = ZH.replace("  - id: one\n    type", "  - type")
    write_quizzes(tmp_path, zh=text)
    assert write_missing_ids(tmp_path, ["zh"], missing_at("zh", (3, 5))) == []
    assert read(tmp_path, "zh") == text
