import os
import time
from pathlib import Path

from coursewright.base import versions
from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.versions import (
    PACKAGE,
    count_as_tool,
    library_names,
    package_files,
    package_mark,
    tool_digest,
)


def test_a_digest_covers_code_words_styles_and_scripts() -> None:
    names = {file.relative_to(PACKAGE).as_posix() for file in package_files()}
    assert {
        "base/versions.py",
        "languages/words/zh.yml",
        "browser/coursewright.js",
        "browser/css/30-quiz.css",
    } <= names
    assert [name for name in names if name.startswith("handbook/styles/")]
    assert not [name for name in names if "__pycache__" in name or name.endswith(".ts")]


def test_libraries_are_named_with_their_versions() -> None:
    names = library_names()
    assert any(name.lower().startswith("pyyaml-") for name in names)
    assert any(name.lower().startswith("weasyprint-") for name in names)


def test_a_digest_stays_while_nothing_changes() -> None:
    first = tool_digest()
    versions._package_digest.cache_clear()
    assert tool_digest() == first


def test_what_a_course_brings_counts_while_it_is_at_hand() -> None:
    own = tool_digest()
    count_as_tool("a", "1")
    first = tool_digest()
    count_as_tool("a", "2")
    assert len({own, first, tool_digest()}) == 3
    count_as_tool("a", "")
    assert tool_digest() == own


def a_package(folder: Path) -> Path:
    for name in ("a.py", "words/zh.yml", "src/left.ts", "__pycache__/a.pyc"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("one", encoding="utf-8")
    return folder


LATER = 60.0
"""Seconds after which a file counts as settled."""


def test_what_is_known_of_a_package_holds_until_a_file_changes(tmp_path: Path) -> None:
    package, store = a_package(tmp_path / "package"), Cache(tmp_path / "cache")
    first = package_mark(package, store, time.time() + LATER)
    assert package_mark(package, store, time.time() + LATER) == first == package_mark(package, NO_CACHE, 0)
    for harm in (
        lambda: (package / "a.py").write_text("two", encoding="utf-8"),
        lambda: (package / "words/zh.yml").rename(package / "words/en.yml"),
        lambda: (package / "more.css").write_text("", encoding="utf-8"),
        lambda: (package / "more.css").unlink(),
        lambda: put_in_place(package / "a.py"),
    ):
        before = package_mark(package, store, time.time() + LATER)
        harm()
        now = package_mark(package, store, time.time() + LATER)
        assert before != now == package_mark(package, NO_CACHE, 0)


def put_in_place(file: Path) -> None:
    """Another file of the same size and time."""
    was, other = file.stat(), file.with_name("other")
    other.write_text("six", encoding="utf-8")
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(file)


def test_of_a_package_that_is_being_written_nothing_is_kept(tmp_path: Path) -> None:
    package, store = a_package(tmp_path / "package"), Cache(tmp_path / "cache")
    package_mark(package, store, time.time())
    assert not list((tmp_path / "cache").rglob("tool/*/*"))
    package_mark(package, store, time.time() + LATER)
    assert list((tmp_path / "cache").rglob("tool/*/*"))


def test_what_builds_nothing_is_no_part_of_it(tmp_path: Path) -> None:
    package = a_package(tmp_path / "package")
    first = package_mark(package, NO_CACHE, 0)
    (package / "src/left.ts").write_text("two", encoding="utf-8")
    (package / "__pycache__/a.pyc").write_text("two", encoding="utf-8")
    assert package_mark(package, NO_CACHE, 0) == first
