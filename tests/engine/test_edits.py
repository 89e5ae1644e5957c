"""After any edit a build that knows the last one writes what a build from nothing writes, and little else is made."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from mkdocs.exceptions import MkDocsException

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.engine.build import build_site
from coursewright.engine.last import read_last
from coursewright.engine.pages import KIND as PAGE
from coursewright.project.load import load_stock
from coursewright.project.stock import Stock
from coursewright.site.start import given_projects
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


def test_one_edit_writes_the_pieces_of_what_it_changed(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    change(root, quiz_file("en"), "prompt: Sight comes first.", "prompt: Sight is first.")
    build(root, tmp_path / "second", cache, tmp_path / "first")
    pieces = made_anew(tmp_path, "assets/course/**/*.js")
    assert pieces == [f"en/assets/course/{name}.js" for name in ("manifest", "modules/part", "quizzes/first")]
    assert made_anew(tmp_path, "search/*.js") == ["en/search/manifest.js"]
    EDITS["a picture"](root)
    build(root, tmp_path / "third", cache, tmp_path / "second")
    assert made_anew(tmp_path, "assets/course/**/*.js", "second", "third") == []


def test_a_link_to_a_lesson_is_none_to_its_quiz_of_that_name(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    assert (root / quiz_file("en")).stem == "first"
    EDITS["an explanation"](root)
    build(root, tmp_path / "second", cache, tmp_path / "first")
    assert "en/part/first.html" in made_anew(tmp_path)
    assert "en/other/third.html" not in made_anew(tmp_path)


def made_anew(
    folder: Path, which: str = "**/*.html", first: str = "first", second: str = "second"
) -> list[str]:
    """The files that are another one in the second build than in the first."""
    before, after = folder / first, folder / second
    files = [path.relative_to(before) for path in (before / "en").glob(which)]
    return sorted(
        file.as_posix() for file in files if (before / file).stat().st_ino != (after / file).stat().st_ino
    )


def test_a_file_that_somebody_changed_is_made_again(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    wanted = build(root, tmp_path / "first", cache)
    (tmp_path / "first/en/part/first.html").write_text("changed", encoding="utf-8")
    assert build(root, tmp_path / "second", cache, tmp_path / "first") == wanted


def test_a_page_that_is_saved_while_it_is_built_is_not_taken_for_what_was_read_before(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    wanted = build(root, tmp_path / "clean", NO_CACHE)
    stock = Stock(root=root)
    projects = load_stock(stock, IssueLog())
    change(root, lesson_file("en"), "the moment.", "that moment.")
    with given_projects(root, projects, stock):
        saved = build(root, tmp_path / "first", cache)
    assert b"that moment." in saved["en/part/first.html"]
    change(root, lesson_file("en"), "that moment.", "the moment.")
    assert build(root, tmp_path / "second", cache, tmp_path / "first") == wanted
    assert build(root, tmp_path / "third", cache) == wanted


def test_a_damaged_cache_changes_nothing(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    wanted = build(root, tmp_path / "first", cache)
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-7])
    assert build(root, tmp_path / "second", cache, tmp_path / "first") == wanted


def test_pages_that_are_taken_over_are_kept_without_what_their_pieces_hold(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    change(root, lesson_file("en"), "the moment.", "that moment.")
    build(root, tmp_path / "second", cache, tmp_path / "first")
    made = read_last(cache, tmp_path / "second" / "en", "en").made
    shares = [share for page in made.values() for share in page.gathered if share is not None]
    assert len(shares) > 4
    assert all(getattr(share, "page", "") is None for share in shares)


def test_what_the_cache_has_lost_of_pages_is_converted_again(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    last = tmp_path / "first"
    for edit in ("a body", "a key", "a title"):
        shutil.rmtree(tmp_path / "cache/store" / PAGE)
        EDITS[edit](root)
        kept = build(root, tmp_path / edit, cache, last)
        assert kept == build(root, tmp_path / f"{edit} from nothing", NO_CACHE), edit
        last = tmp_path / edit


def test_what_is_lost_and_saved_meanwhile_is_no_page_that_was_taken_over(tmp_path: Path) -> None:
    root, cache = write_course(tmp_path / "course"), Cache(tmp_path / "cache")
    build(root, tmp_path / "first", cache)
    shutil.rmtree(tmp_path / "cache/store" / PAGE)
    EDITS["a body"](root)
    stock = Stock(root=root)
    projects = load_stock(stock, IssueLog())
    other = root / "content/en/other/third.md"
    before = other.read_text(encoding="utf-8")
    other.write_text(f"{before}\nSaved meanwhile.\n", encoding="utf-8", newline="\n")
    with given_projects(root, projects, stock), pytest.raises(MkDocsException):
        build(root, tmp_path / "second", cache, tmp_path / "first")
    other.write_text(before, encoding="utf-8", newline="\n")
    wanted = build(root, tmp_path / "clean", NO_CACHE)
    assert build(root, tmp_path / "third", cache, tmp_path / "first") == wanted
