from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.textfile import MAX_BYTES, read_text, salvaged_text


def read(raw: bytes, root: Path) -> tuple[str | None, str]:
    (root / "sub").mkdir(exist_ok=True)
    file = root / "sub" / "a.yml"
    file.write_bytes(raw)
    issues = IssueLog()
    return read_text(file, root, issues), as_text(issues).partition("\n")[0]


TEXT = "甲\n乙\n"


@pytest.mark.parametrize(
    "raw", [TEXT.encode(), TEXT.replace("\n", "\r\n").encode(), TEXT.encode("utf-8-sig")]
)
def test_marks_and_line_ends_do_not_matter(raw: bytes, tmp_path: Path) -> None:
    assert read(raw, tmp_path) == (TEXT, "")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_first_byte_that_is_not_utf_8_has_a_place(mark: bytes, end: bytes, tmp_path: Path) -> None:
    text, fault = read(mark + b"a" + end + "甲乙".encode() + b"\xff", tmp_path)
    assert text is None
    assert fault == "sub/a.yml:2:3: error file/not-utf-8: the file is not UTF-8."


def test_a_file_of_many_megabytes_is_refused(tmp_path: Path) -> None:
    assert read(b"a" * MAX_BYTES, tmp_path)[1] == ""
    assert "sub/a.yml:1:1: error file/too-large" in read(b"a" * (MAX_BYTES + 1), tmp_path)[1]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    issues = IssueLog()
    (tmp_path / "a.yml").mkdir()
    assert read_text(tmp_path / "a.yml", tmp_path, issues) is None
    assert [issue.rule for issue in issues.found] == ["file/unreadable"]
    assert salvaged_text(tmp_path / "a.yml") == ""


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8"])
def test_what_a_file_in_another_encoding_names_can_be_salvaged(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("标题\r\n```quiz\r\nfirst\r\n```\r\n".encode(encoding))
    assert "\n```quiz\nfirst\n```\n" in salvaged_text(tmp_path / "a.md")
