"""`check --fix` writes the ids that are missing into every quiz file, and touches no other."""

from pathlib import Path

from coursewright.project.ids import write_missing_ids

TEXT = "id: tiny\nquestions:\n  - id: one\n    options:\n      - text: 甲 # first\n      - {text: 乙}\n"


def write_quiz(root: Path, name: str, text: str) -> Path:
    file = root / "quizzes" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def test_every_language_gets_the_same_ids(tmp_path: Path) -> None:
    files = [write_quiz(tmp_path, f"{language}/part/tiny.yml", TEXT) for language in ("zh", "en")]
    assert write_missing_ids(tmp_path) == ["quizzes/en/part/tiny.yml", "quizzes/zh/part/tiny.yml"]
    better = TEXT.replace("- text: 甲", "- id: a\n        text: 甲").replace("{text: 乙", "{id: b, text: 乙")
    assert [file.read_text(encoding="utf-8") for file in files] == [better, better]
    assert write_missing_ids(tmp_path) == []


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    broken = write_quiz(tmp_path, "zh/part/broken.yml", TEXT.replace("{text", "{{text"))
    latin = write_quiz(tmp_path, "zh/part/latin.yml", "")
    latin.write_bytes(b"title: caf\xe9\n")
    before = [file.read_bytes() for file in (broken, latin)]
    assert write_missing_ids(tmp_path) == []
    assert [file.read_bytes() for file in (broken, latin)] == before
