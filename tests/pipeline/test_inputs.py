"""What counts as an input of a build: authors' files, settings, and whatever these name."""

import os
from pathlib import Path

import pytest

from coursewright.pipeline.inputs import read_inputs
from tests.tiny import write, write_tiny_course


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tiny_course(tmp_path)


def whole(root: Path, **environment: str) -> str:
    return read_inputs(root, environment).whole


@pytest.mark.parametrize(
    "name",
    [
        "content/zh/part/new.md",
        "content/assets/new.svg",
        "quizzes/en/part/new.yml",
        "content/LICENSE",
        "quizzes/x",
    ],
)
def test_a_new_file_counts(root: Path, name: str) -> None:
    before = whole(root)
    write(root, name, "")
    assert whole(root) != before


@pytest.mark.parametrize(
    "name", ["content/.DS_Store", "content/zh/part/first.md~", "README.md", "site/zh/x.html"]
)
def test_what_no_build_reads_does_not_count(root: Path, name: str) -> None:
    before = whole(root)
    write(root, name, "")
    assert whole(root) == before


def test_when_a_file_was_written_does_not_count(root: Path) -> None:
    before = whole(root)
    os.utime(root / "content/course.yml", (1, 1))
    assert whole(root) == before


def test_variables_count_where_settings_name_them(root: Path) -> None:
    assert whole(root, COURSEWRIGHT_SITE_URL="https://example.org/") != whole(root)
    assert whole(root, ANYTHING_ELSE="1") == whole(root)


def test_templates_count_where_settings_name_their_folder(root: Path) -> None:
    write(root, "overrides/main.html", "one")
    before = whole(root)
    write(root, "overrides/main.html", "two")
    assert whole(root) == before
    write(root, "mkdocs.yml", "theme: {name: material, custom_dir: overrides}\n")
    before = whole(root)
    write(root, "overrides/main.html", "three")
    assert whole(root) != before


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_count_as_what_they_lead_to_and_as_where_they_lead(root: Path) -> None:
    write(root, "shared/one.txt", "one")
    write(root, "shared/two.txt", "one")
    link = root / "content/zh/note.txt"
    link.symlink_to(root / "shared/one.txt")
    before = whole(root)
    write(root, "shared/one.txt", "other")
    assert whole(root) != before
    write(root, "shared/one.txt", "one")
    assert whole(root) == before
    link.unlink()
    link.symlink_to(root / "shared/two.txt")
    assert whole(root) != before


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are others there")
def test_loops_and_pipes_are_no_trap(root: Path) -> None:
    (root / "content/zh/again").symlink_to(root / "content")
    os.mkfifo(root / "content/zh/pipe.md")
    assert whole(root) == whole(root)
