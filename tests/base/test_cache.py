import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.base import cache as room
from coursewright.base.cache import NO_CACHE, Cache, HoldingCache, digest, user_secret

KEY = digest("a lesson")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own cache folder."""
    own = tmp_path / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(own))
    monkeypatch.setenv("HOME", str(own))
    user_secret.cache_clear()
    return own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's cache folder."""
    return tmp_path / ".cache"


def entries(folder: Path) -> list[Path]:
    return [path for path in (folder / room.FOLDER).rglob("*") if path.is_file()]


def test_what_was_written_is_read_by_another_process_too(folder: Path) -> None:
    Cache(folder).write("page", KEY, b"<p>")
    context = multiprocessing.get_context("fork")
    with context.Pool(1) as pool:
        assert pool.apply(Cache(folder).read, ("page", KEY)) == b"<p>"


def test_kinds_and_keys_are_told_apart(folder: Path) -> None:
    cache = Cache(folder)
    cache.write("page", KEY, b"page")
    assert cache.read("quiz", KEY) is None
    assert cache.read("page", digest("another")) is None


def test_the_division_into_parts_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("a") == digest(b"a")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: content[:0],
        lambda content: content[:20] + b"\0" + content[21:],
        lambda content: content.replace(b"key", b"fox"),
    ],
)
def test_a_damaged_entry_is_none(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    cache = Cache(folder)
    cache.write("page", KEY, b"the key of a question")
    (file,) = entries(folder)
    file.write_bytes(spoil(file.read_bytes()))
    assert cache.read("page", KEY) is None
    cache.write("page", KEY, b"new")
    assert cache.read("page", KEY) == b"new"


def test_an_entry_moved_to_another_key_is_none(folder: Path) -> None:
    cache, other = Cache(folder), digest("other")
    cache.write("page", KEY, b"one")
    cache.write("page", other, b"two")
    one, two = sorted(entries(folder))
    one.replace(two)
    assert cache.read("page", KEY) is None
    assert cache.read("page", other) is None


def test_an_entry_of_another_person_is_none(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cache(folder).write("page", KEY, b"theirs")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "somebody"))
    user_secret.cache_clear()
    assert Cache(folder).read("page", KEY) is None


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_a_secret_that_others_may_write_is_none(folder: Path, home: Path) -> None:
    Cache(folder).write("page", KEY, b"<p>")
    (home / "coursewright" / "secret").chmod(0o666)
    user_secret.cache_clear()
    assert Cache(folder).read("page", KEY) is None


def test_nothing_is_kept_without_a_home(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    user_secret.cache_clear()
    cache = Cache(folder)
    cache.write("page", KEY, b"<p>")
    assert cache.read("page", KEY) is None
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path) -> None:
    folder.write_text("a file in its place", encoding="utf-8")
    cache = Cache(folder)
    cache.write("page", KEY, b"<p>")
    assert cache.read("page", KEY) is None


def test_no_cache_keeps_nothing() -> None:
    NO_CACHE.write("page", KEY, b"<p>")
    assert NO_CACHE.read("page", KEY) is None
    NO_CACHE.trim()


def test_no_draft_is_left(folder: Path) -> None:
    cache = Cache(folder)
    for _ in range(3):
        cache.write("page", KEY, b"<p>")
    assert len(entries(folder)) == 1


def test_the_entries_unused_for_longest_go_first(folder: Path) -> None:
    cache = Cache(folder, limit=1000)
    keys = [digest(str(number)) for number in range(5)]
    for age, key in enumerate(keys):
        cache.write("page", key, b"x" * 300)
        os.utime(folder / room.FOLDER / "page" / key[:2] / key[2:], (1000 - age, 1000 - age))
    cache.trim()
    assert [cache.read("page", key) is not None for key in keys] == [True, True, False, False, False]


def test_an_entry_that_is_read_counts_as_used(folder: Path) -> None:
    cache = Cache(folder)
    cache.write("page", KEY, b"<p>")
    (file,) = entries(folder)
    os.utime(file, (1000, 1000))
    cache.read("page", KEY)
    assert file.stat().st_mtime > 1000


def test_a_value_of_another_version_is_none(folder: Path) -> None:
    cache = Cache(folder)
    cache.write_value("page", KEY, ("a", 1))
    assert cache.read_value("page", KEY) == ("a", 1)
    cache.write("page", KEY, b"no pickle")
    assert cache.read_value("page", KEY) is None


def test_what_is_held_is_kept_once_it_is_settled(folder: Path) -> None:
    cache = HoldingCache(folder, frozenset({"checks"}))
    cache.write_value("checks", KEY, ("first",))
    cache.write_value("page", KEY, ("at once",))
    assert cache.read_value("checks", KEY) == ("first",)
    assert [path.parent.parent.name for path in entries(folder)] == ["page"]
    cache.settle()
    assert Cache(folder).read_value("checks", KEY) == ("first",)


def test_what_is_held_is_the_newest_of_its_kind(folder: Path) -> None:
    cache, other = HoldingCache(folder, frozenset({"texts"})), digest("another state")
    cache.write_value("texts", KEY, ("old",))
    cache.write_value("texts", other, ("new",))
    cache.settle()
    assert Cache(folder).read_value("texts", other) == ("new",)
    assert Cache(folder).read_value("texts", KEY) is None


def test_what_another_process_kept_is_held_from_then_on(folder: Path) -> None:
    Cache(folder).write_value("checks", KEY, ("kept",))
    cache = HoldingCache(folder, frozenset({"checks"}))
    assert cache.read_value("checks", KEY) == ("kept",)
    for path in entries(folder):
        path.unlink()
    assert cache.read_value("checks", KEY) == ("kept",)
