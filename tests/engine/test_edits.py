"""After any edit a build that knows the last one writes what a build from nothing writes, and little else is made."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.engine.build import build_site
from tests.engine.courses import BEFORE, EDITS, write_course
from tests.engine.sites import contents
from tests.tiny import change, lesson_file, quiz_file


def build(root: Path, folder: Path, cache: Cache, last: Path | None = None) -> dict[str, bytes]:
    """Build the course in English; its files."""
    build_site(root / "mkdocs.yml", folder / "en", 1, cache, last / "en" if last else None)
    return contents(folder)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSEWRIGHT_LANGUAGE", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def in_some_order(seed: int) -> list[str]:
    """All edits in an order of chance, each behind the one that it needs."""
    names = list(EDITS)
    random.Random(seed).shuffle(names)  # noqa: S311  # an order, no secret
    for name, needed in BEFORE.items():
        first, second = sorted((names.index(name), names.index(needed)))
        names[first], names[second] = needed, name
    return names


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_any_edits_in_any_order_give_what_a_build_from_nothing_gives(tmp_path: Path, seed: int) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    last = None
    assert len(EDITS) > 20
    for number, name in enumerate(in_some_order(seed)):
        EDITS[name](root)
        folder = tmp_path / f"kept-{number}"
        kept = build(root, folder, cache, last)
        clean = build(root, tmp_path / f"clean-{number}", NO_CACHE)
        assert kept.keys() == clean.keys(), name
        assert [path for path in kept if kept[path] != clean[path]] == [], name
        last = folder


def test_one_edit_writes_one_page(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    change(root, lesson_file("en"), "the moment.", "that moment.")
    build(root, tmp_path / "second", cache, tmp_path / "first")
    assert made_anew(tmp_path) == ["en/404.html", "en/part/first.html"]


def test_a_link_to_a_lesson_is_none_to_its_quiz_of_that_name(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    assert (root / quiz_file("en")).stem == "first"
    EDITS["an explanation"](root)
    build(root, tmp_path / "second", cache, tmp_path / "first")
    assert "en/part/first.html" in made_anew(tmp_path)
    assert "en/other/third.html" not in made_anew(tmp_path)


def made_anew(folder: Path) -> list[str]:
    """The pages that stand in another file in the second build than in the first."""
    first, second = folder / "first", folder / "second"
    pages = [path.relative_to(first) for path in first.rglob("*.html")]
    return sorted(
        page.as_posix() for page in pages if (first / page).stat().st_ino != (second / page).stat().st_ino
    )


def test_a_file_that_somebody_changed_is_made_again(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    wanted = build(root, tmp_path / "first", cache)
    (tmp_path / "first/en/part/first.html").write_text("changed", encoding="utf-8")
    assert build(root, tmp_path / "second", cache, tmp_path / "first") == wanted


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    wanted = build(root, tmp_path / "first", cache)
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-7])
    assert build(root, tmp_path / "second", cache, tmp_path / "first") == wanted
