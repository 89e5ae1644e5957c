"""What a build has read it does not read again, unless anything about the file has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base.cache import digest
from coursewright.base.issues import IssueLog
from coursewright.base.textfile import MAX_BYTES
from coursewright.pipeline.inputs import read_inputs
from coursewright.pipeline.seen import Reader
from coursewright.project.stock import Stock
from tests.project.test_stock import HOUR, lay, made_a_link, made_longer, put_in_place, written_over
from tests.tiny import change, lesson_file, write_tiny_course


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour goes by before anything is read, so that no file is young."""
    now = time.time_ns
    monkeypatch.setattr("coursewright.pipeline.seen.time.time_ns", lambda: now() + HOUR)


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def read_by(stock: Stock, path: Path) -> bytes | None:
    stock.walk(stock.root / "content", IssueLog())
    return stock.read(path).raw


@pytest.mark.usefixtures("later")
def test_what_was_read_is_known_and_in_the_stock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, reader = lay(tmp_path), Reader()
    assert reader.mark(str(path)) == digest(b"one")
    monkeypatch.setattr("coursewright.pipeline.seen.digest", None)
    monkeypatch.setattr("coursewright.project.stock.read_raw", None)
    assert reader.mark(str(path)) == digest(b"one")
    stock = reader.stock(tmp_path)
    assert read_by(stock, path) == b"one"
    assert (stock.digest(path), stock.read(path).file) == (digest(b"one"), "content/a.md")


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("edit", [written_over, put_in_place, made_longer, made_a_link, gone, a_folder])
def test_whatever_changed_is_noticed(tmp_path: Path, edit: Callable[[Path], None]) -> None:
    path, reader = lay(tmp_path), Reader()
    before = reader.mark(str(path))
    stock = reader.stock(tmp_path)
    time.sleep(0.02)  # the clock of a file system may tick so slowly
    edit(path)
    after = reader.mark(str(path))
    assert after == Reader().mark(str(path)) != before
    assert read_by(stock, path) == read_by(Stock(root=tmp_path), path)


def test_a_young_file_is_read_again(tmp_path: Path) -> None:
    path, reader = lay(tmp_path), Reader()
    reader.mark(str(path))
    assert not reader.files, "it may be written again within the same tick of a clock"


@pytest.mark.usefixtures("later")
def test_of_what_is_too_large_or_no_text_the_digest_alone_is_held(tmp_path: Path) -> None:
    reader = Reader()
    for name, content in (("large.md", b"x" * (MAX_BYTES + 1)), ("picture.png", b"x")):
        reader.mark(str(lay(tmp_path, name, content)))
    assert [seen.raw for seen in reader.files.values()] == [None, None]
    issues = IssueLog()
    stock = reader.stock(tmp_path)
    read_by(stock, tmp_path / "content/large.md")
    issues.take(stock.read(tmp_path / "content/large.md").issues)
    assert [issue.rule for issue in issues.found] == ["file/too-large"]


@pytest.mark.usefixtures("later")
def test_inputs_that_are_read_again_are_those_of_today(tmp_path: Path) -> None:
    root, reader = write_tiny_course(tmp_path), Reader()
    before = read_inputs(root, {}, reader)
    assert read_inputs(root, {}, reader) == before == read_inputs(root, {})
    change(root, lesson_file("en"), "the moment.", "that moment")  # of the same size
    os.utime(root / lesson_file("en"), (1, 1))
    assert read_inputs(root, {}, reader) == read_inputs(root, {}) != before
