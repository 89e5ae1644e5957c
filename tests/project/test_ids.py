"""`check --fix` writes the ids that are missing into every quiz file, and touches no other."""

import re
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
    written = [("quizzes/en/part/tiny.yml", None), ("quizzes/zh/part/tiny.yml", None)]
    assert list(write_missing_ids(tmp_path)) == written
    better = TEXT.replace("- text: 甲", "- id: a\n        text: 甲").replace("{text: 乙", "{id: b, text: 乙")
    assert [file.read_text(encoding="utf-8") for file in files] == [better, better]
    assert list(write_missing_ids(tmp_path)) == []


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    broken = write_quiz(tmp_path, "zh/part/broken.yml", TEXT.replace("{text", "{{text"))
    latin = write_quiz(tmp_path, "zh/part/latin.yml", "")
    latin.write_bytes(b"title: caf\xe9\n")
    before = [file.read_bytes() for file in (broken, latin)]
    assert list(write_missing_ids(tmp_path)) == []
    assert [file.read_bytes() for file in (broken, latin)] == before


def test_line_ends_rights_and_marks_stay(tmp_path: Path) -> None:
    file = write_quiz(tmp_path, "zh/part/tiny.yml", TEXT)
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    assert len(list(write_missing_ids(tmp_path))) == 1
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfid: tiny\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == TEXT.count("\n") + 1
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["tiny.yml"]


def test_in_a_bank_they_tell_nothing_and_are_those_of_the_language_that_has_some(tmp_path: Path) -> None:
    rows = "  - {{type: single, options: [{{{0}text: one}}, {{text: two}}]}}\n"
    text = "id: final\nquestions:\n" + rows.format("") + rows.format("id: k7f2q, ")
    files = [tmp_path / f"quizzes/{language}/assessments/final.yml" for language in ("en", "zh")]
    for file, content in zip(files, (text.replace("id: k7f2q, ", ""), text), strict=True):
        file.parent.mkdir(parents=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    assert len(list(write_missing_ids(tmp_path))) == 2
    first, second = (file.read_text(encoding="utf-8") for file in files)
    assert first == second
    ids = re.findall(r"id: (\w+)", first.partition("\n")[2])
    assert len(ids) == len(set(ids)) == 6
    assert ids[4] == "k7f2q"
    assert all(re.fullmatch(r"[b-z][b-z2-9]{4}", name) for name in ids)
