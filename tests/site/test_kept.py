"""Files that are made together come from the last build where they would be the same and are untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.site.kept import Files, Keeper, Told


def made(text: str) -> Callable[[], tuple[Told, Files]]:
    return lambda: ((text,), [("a/one.js", text), ("b.js", text)])


def never() -> tuple[Told, Files]:
    raise AssertionError("made again")


def first_build(folder: Path) -> Keeper:
    keeper = Keeper()
    assert keeper.bring(folder, "both", "key", made("old")) == ("old",)
    return Keeper(last=folder, before=keeper.today)


def texts(folder: Path) -> list[str]:
    return [(folder / name).read_text(encoding="utf-8") for name in ("a/one.js", "b.js")]


def test_what_would_come_out_the_same_is_the_same_file(tmp_path: Path) -> None:
    keeper = first_build(tmp_path / "1")
    assert keeper.bring(tmp_path / "2", "both", "key", never) == ("old",)
    assert (tmp_path / "2/b.js").stat().st_ino == (tmp_path / "1/b.js").stat().st_ino
    assert texts(tmp_path / "2") == ["old", "old"]
    assert Keeper(last=tmp_path / "2", before=keeper.today).bring(tmp_path / "3", "both", "key", never)


@pytest.mark.parametrize(("name", "key"), [("both", "another"), ("others", "key")])
def test_what_is_made_of_other_things_is_made_again(tmp_path: Path, name: str, key: str) -> None:
    keeper = first_build(tmp_path / "1")
    assert keeper.bring(tmp_path / "2", name, key, made("new")) == ("new",)
    assert (texts(tmp_path / "1"), texts(tmp_path / "2")) == (["old", "old"], ["new", "new"])


@pytest.mark.parametrize(
    "harm", [lambda file: file.write_text("longer", encoding="utf-8"), lambda file: file.unlink()]
)
def test_a_file_that_somebody_changed_is_made_again(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    keeper = first_build(tmp_path / "1")
    harm(tmp_path / "1/b.js")
    assert keeper.bring(tmp_path / "2", "both", "key", made("new")) == ("new",)
    assert texts(tmp_path / "2") == ["new", "new"]
    assert (tmp_path / "1/a/one.js").read_text(encoding="utf-8") == "old"
