"""What would keep a build from its place is found before anything is built."""

import os
from pathlib import Path

import pytest

from coursewright.base.cache import CACHE, FOLDER
from coursewright.pipeline.obstacles import find_obstacles
from tests.rights import run_bound
from tests.tiny import run, write, write_tiny_course

posix = pytest.mark.skipif(os.name == "nt", reason="links and rights are others there")


def test_nothing_is_in_the_way_of_a_first_build_and_of_the_next(tmp_path: Path) -> None:
    assert list(find_obstacles(tmp_path)) == []
    for name in ("site", "handbooks", "trainer", ".cache"):
        (tmp_path / name).mkdir()
    assert list(find_obstacles(tmp_path)) == []


@posix
@pytest.mark.parametrize("name", ["site", "handbooks", "trainer"])
@pytest.mark.parametrize("words", [["build", "--only", "site"], ["figures"]])
def test_an_output_that_is_a_link_is_left_as_it_is(tmp_path: Path, name: str, words: list[str]) -> None:
    root = write_tiny_course(tmp_path / "course")
    write(tmp_path, "published/index.html", "last")
    (root / name).symlink_to(tmp_path / "published")
    answer = run(root, *words)
    assert answer.returncode == 3
    assert answer.stderr.startswith(f"{name} is a link to ")
    assert answer.stderr.count("\n") == 1
    assert (root / name).is_symlink()
    assert [path.name for path in (tmp_path / "published").iterdir()] == ["index.html"]
    assert {path.name for path in (root / CACHE).glob("*")} <= {FOLDER}  # what was checked, and no build


def test_an_output_that_is_a_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, "site", "mine")
    assert [line.split(",")[0] for line in find_obstacles(tmp_path)] == ["site is a file"]


def test_rights_are_looked_at_before_the_build(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    (root / "site").mkdir(mode=0o555)
    answer = run_bound(root, "build")
    assert (answer.returncode, answer.stderr.count("\n")) == (3, 1)
    assert answer.stderr.startswith("site/ cannot be replaced: it may not be written.")
    assert {path.name for path in (root / CACHE).glob("*")} <= {FOLDER}  # what was checked, and no build


def test_a_folder_that_may_not_be_written_is_named_and_can_be_checked(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    root.chmod(0o555)
    try:
        assert run_bound(root, "build").stderr.startswith("This folder may not be written.")
        assert run_bound(root, "figures").returncode == 3
        assert run_bound(root, "check").returncode == 0
    finally:
        root.chmod(0o755)


def test_a_build_that_the_system_refuses_promises_nothing(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    write(root, ".cache", "a file where a folder belongs")
    answer = run(root, "build", "--only", "site")
    assert answer.returncode == 3
    assert answer.stderr.startswith("The build stopped: File exists")
    assert answer.stderr.count("\n") == 1
    assert "goes on" not in answer.stderr
