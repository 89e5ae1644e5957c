"""`build.py figures`: all figures as files, and a page to look through them."""

from pathlib import Path

import pytest

from tests.tiny import run, write, write_tiny_course

RINGS = """\
type: rings
title: {zh: 两圈, en: Two rings}
rings:
  - {id: a, text: {zh: 外, en: Outer}}
  - {id: b, text: {zh: 内, en: Inner}}
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = write_tiny_course(tmp_path)
    write(root, "content/figures/two-rings.yml", RINGS)
    return root


def files(root: Path) -> dict[str, bytes]:
    folder = root / "handbooks" / "figures"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_every_figure_is_written_in_every_language_with_a_contact_sheet(course: Path) -> None:
    answer = run(course, "figures")
    assert (answer.returncode, answer.stderr) == (0, "")
    found = files(course)
    assert set(found) == {
        "zh/two-rings.svg", "zh/two-rings.png", "en/two-rings.svg", "en/two-rings.png", "sheet.css", "index.html",
    }  # fmt: skip
    assert found["zh/two-rings.png"].startswith(b"\x89PNG")
    assert "Outer" in found["en/two-rings.svg"].decode()
    assert found["zh/two-rings.png"] != found["en/two-rings.png"], "letters are drawn"
    page = found["index.html"].decode()
    assert all(name in page for name in found if name.endswith((".svg", ".png")))


def test_the_same_bytes_come_out_again(course: Path) -> None:
    run(course, "figures")
    first = files(course)
    run(course, "figures", "--quiet")
    assert files(course) == first


def test_a_figure_at_fault_is_named_and_the_last_set_stays(course: Path) -> None:
    run(course, "figures")
    first = files(course)
    write(course, "content/figures/two-rings.yml", RINGS.replace("rings:\n", "ring:\n"))
    answer = run(course, "figures")
    assert answer.returncode == 1
    assert "content/figures/two-rings.yml:3:1: error figure/unknown-key" in answer.stderr
    assert files(course) == first


def test_a_build_leaves_the_figure_set_where_it_is(course: Path) -> None:
    run(course, "figures")
    first = files(course)
    assert run(course, "build", "--only", "site", "--lang", "zh").returncode == 0
    assert files(course) == first
