"""`build.py bench` from end to end, on three lessons and without the tools to compare with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..tiny import ROOT, run

ALONE = ("--alone", "--sizes", "3", "--books", "1", "--rounds", "1", "--saves", "1")
ROWS = {
    "books": {("ours", "full"), ("plain", "full"), ("ours", "nothing"), ("ours", "body")},
    "check": {("ours", "full"), ("ours", "nothing"), ("ours", "body")},
    "cold": {("ours", "full")},
    "serve": {("ours", "start"), ("ours", "body"), ("ours", "quiz"), ("ours", "figure")},
    "warm": {("ours", "nothing"), ("ours", "body"), ("ours", "quiz"), ("ours", "title")},
    "where": {("ours", "full"), ("ours", "body")},
    "reader": {("ours", "home"), ("ours", "lesson"), ("ours", "search 貔貅"), ("ours", "search zephyr")},
}


@pytest.mark.slow
def test_every_work_is_measured_and_stands_in_the_page(tmp_path: Path) -> None:
    words = ("bench", *ALONE, "--folder", str(tmp_path / "kept"), "--out", str(tmp_path / "docs"))
    answer = run(ROOT, *words)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    groups = json.loads((tmp_path / "docs" / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    measured = {group["work"]: {(row["variant"], row["edit"]) for row in group["rows"]} for group in groups}
    assert measured == ROWS
    assert [what for group in groups for what in group["left_out"]] == []
    found = {
        row["edit"]: row["figures"]["found"]
        for group in groups
        for row in group["rows"]
        if "found" in row["figures"]
    }
    assert found == {"search 貔貅": 1, "search zephyr": 1}
    page = (tmp_path / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert "Not measured yet." not in page


def test_a_work_that_there_is_not_is_wrong_usage(tmp_path: Path) -> None:
    answer = run(ROOT, "bench", "--only", "cold,hot", "--folder", str(tmp_path), "--out", str(tmp_path))
    assert (answer.returncode, answer.stderr) == (
        2,
        "--only cold,hot: hot is no work. Choose from cold, warm, check, serve, books, where, reader, page.\n",
    )


def test_another_project_has_no_bench(tmp_path: Path) -> None:
    answer = run(tmp_path, "bench")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "bench measures the tool itself: run it in a clone of its repository.\n"
