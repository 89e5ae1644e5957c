"""What a command costs, what is kept of it, and what is published."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tools.bench.bench import without_folders
from tools.bench.measure import MIB, Failed, measure
from tools.bench.results import Group, Row, read_results

HOLD = "import time; held = bytearray({size}); time.sleep(1)"
TWO = """
import subprocess, sys
held = [subprocess.Popen([sys.executable, "-c", {hold!r}]) for _ in "12"]
[one.wait() for one in held]
"""


def group(**more: object) -> Group:
    """A group of one row."""
    row = Row(variant="ours", edit="full", round=0, figures={"cpu": 2.0})
    fields = {
        "work": "cold",
        "size": "50",
        "date": "2026-11-29",
        "commit": "a",
        "machine": {},
        "versions": {},
    }
    return Group(**{**fields, "rows": (row,), **more})  # type: ignore[arg-type]  # fields by name


def test_memory_of_all_processes_is_counted_together(tmp_path: Path) -> None:
    size = 60 * MIB
    cost = measure([sys.executable, "-c", TWO.format(hold=HOLD.format(size=size))], tmp_path, os.environ)
    assert cost.peak > 2 * size / MIB


def test_cpu_of_children_is_counted(tmp_path: Path) -> None:
    work = "import time\nwhile time.process_time() < 1: pass"
    start = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    cost = measure([sys.executable, "-c", start, work], tmp_path, os.environ)
    assert cost.cpu >= 1  # what the child waited for, however long that took


def test_a_command_that_fails_tells_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such thing"):
        measure([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, os.environ)


def test_what_was_kept_is_read_again_and_replaced_by_work_and_size(tmp_path: Path) -> None:
    results = read_results(tmp_path / "kept" / "results.json")
    results.put(group())
    results.put(group(size="200", left_out=("nothing of it",)))
    results.put(group(commit="b"))
    again = read_results(tmp_path / "kept" / "results.json")
    assert again.groups == results.groups
    assert {key: kept.commit for key, kept in again.groups.items()} == {
        ("cold", "50"): "b",
        ("cold", "200"): "a",
    }


def test_a_fresh_clone_goes_on_from_what_was_published(tmp_path: Path) -> None:
    published, own = read_results(tmp_path / "published.json"), tmp_path / "own.json"
    published.put(group())
    again = read_results(own, published.file)
    assert again.groups == published.groups
    again.put(group(size="200"))
    assert set(read_results(own, published.file).groups) == {("cold", "50"), ("cold", "200")}
    assert set(read_results(published.file).groups) == {("cold", "50")}


def test_a_figure_is_the_median_of_its_rounds() -> None:
    rows = tuple(
        Row(variant="ours", edit="full", round=turn, figures={"cpu": cpu})
        for turn, cpu in enumerate((5.0, 1.0, 2.0))
    )
    kept = group(rows=rows)
    assert kept.figure("ours", "full", "cpu") == 2.0
    assert kept.figure("ours", "full", "wall") is None
    assert kept.figure("material", "full", "cpu") is None
    assert kept.has("ours", "full", 2)
    assert not kept.has("ours", "full", 3)


def test_what_is_published_names_no_folder() -> None:
    told = f"zensical: {Path(sys.executable).resolve()} build of {Path(__file__).resolve()}: it said 1/2"
    assert (
        without_folders(told)
        == f"zensical: {Path(sys.executable).resolve().name} build of {Path(__file__).name}: it said 1/2"
    )
