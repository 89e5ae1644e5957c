"""Staged outputs lose what depends on the machine or the moment."""

import gzip
import os
import stat
from pathlib import Path

import pytest

from coursewright.pipeline.finish import settle_outputs


def write_packed(file: Path, moment: int) -> None:
    with file.open("wb") as target, gzip.GzipFile(str(file), "wb", mtime=moment, fileobj=target) as packed:
        packed.write(b"<urlset/>")


def test_packed_files_do_not_know_when_or_where_they_were_made(tmp_path: Path) -> None:
    for folder, moment in (("one", 1), ("two", 2)):
        (tmp_path / folder).mkdir()
        write_packed(tmp_path / folder / f"{folder}.xml.gz", moment)
        settle_outputs(tmp_path / folder)
    first, second = (tmp_path / name / f"{name}.xml.gz" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()) == b"<urlset/>"


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
def test_everyone_may_read_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir(mode=0o700)
    (folder / "page.html").write_text("", encoding="utf-8")
    (folder / "page.html").chmod(0o600)
    settle_outputs(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert stat.S_IMODE((folder / "page.html").stat().st_mode) == 0o644


def test_a_file_that_has_another_name_elsewhere_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "last").mkdir()
    (tmp_path / "stage").mkdir()
    write_packed(tmp_path / "last" / "one.xml.gz", 4711)
    before = (tmp_path / "last" / "one.xml.gz").read_bytes()
    os.link(tmp_path / "last" / "one.xml.gz", tmp_path / "stage" / "one.xml.gz")
    settle_outputs(tmp_path / "stage")
    assert (tmp_path / "last" / "one.xml.gz").read_bytes() == before
    assert (tmp_path / "stage" / "one.xml.gz").read_bytes() != before
    assert [path.name for path in (tmp_path / "stage").iterdir()] == ["one.xml.gz"]


def test_what_is_settled_stays_the_very_same_file(tmp_path: Path) -> None:
    write_packed(tmp_path / "one.xml.gz", 4711)
    settle_outputs(tmp_path)
    settled = (tmp_path / "one.xml.gz").stat()
    settle_outputs(tmp_path)
    assert (tmp_path / "one.xml.gz").stat() == settled
