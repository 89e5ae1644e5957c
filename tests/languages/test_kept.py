"""What a language's file says is kept, and read again when anything has changed that it depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base import versions
from coursewright.base.cache import Cache
from coursewright.languages import kept
from coursewright.languages.kept import kept_of
from coursewright.languages.language import Language, language_of
from coursewright.languages.words import word_languages, words


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "user_cache", lambda: Cache(tmp_path / "cache"))


def test_a_file_is_read_again_when_it_or_the_tool_has_changed(tmp_path: Path) -> None:
    file, read = tmp_path / "en.yml", list[str]()

    def texts(path: Path) -> dict[str, str]:
        read.append(path.read_text(encoding="utf-8"))
        return {"said": read[-1]}

    for text in ("one", "one", "two", "one"):
        file.write_text(text, encoding="utf-8")
        assert kept_of(file, texts) == {"said": text}
    assert read == ["one", "two", "one"]
    versions.count_as_tool("test", "another tool")
    try:
        assert kept_of(file, texts) == {"said": "one"}
    finally:
        versions.count_as_tool("test", "")
    assert read == ["one", "two", "one", "one"]


def test_files_do_not_stand_for_one_another(tmp_path: Path) -> None:
    for name in ("en", "zh"):
        (tmp_path / name).write_text("the same", encoding="utf-8")
        assert kept_of(tmp_path / name, lambda path: path.name) == name
        assert kept_of(tmp_path / name, lambda _: "read again") == name


def test_what_cannot_be_read_is_not_kept(tmp_path: Path) -> None:
    file, read = tmp_path / "en.yml", list[bool]()

    def nothing(path: Path) -> str | None:
        read.append(path.exists())
        return None

    assert kept_of(file, nothing) is None
    file.touch()
    assert [kept_of(file, nothing) for _ in range(2)] == [None, None]
    assert read == [False, True, True]


@pytest.mark.parametrize("tag", word_languages())
def test_what_is_kept_of_a_language_is_what_its_files_say(tag: str) -> None:
    said: list[tuple[Language, dict[str, str]]] = []
    for _ in range(2):  # from the files, and from what was kept of them
        language_of.cache_clear()
        words.cache_clear()
        said.append((language_of(tag), dict(words(tag))))
    assert said[0] == said[1]
