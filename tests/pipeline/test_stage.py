"""Stages are cleared away, one build runs at a time, and partial builds keep the other parts."""

import os
import subprocess
import sys
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.pipeline.order import KEPT_SETS, BuildOrder
from coursewright.pipeline.plan import plan_take_over
from coursewright.pipeline.stage import (
    CACHE,
    build_lock,
    free_lock,
    link_or_copy,
    make_stage,
    recover,
    remove_stage,
    take_over,
)
from coursewright.project.load import load_projects
from tests.tiny import write_tiny_course

HOLDER = """
import sys
from pathlib import Path
from coursewright.pipeline.stage import build_lock

with build_lock(Path(sys.argv[1]), lambda: print("waited", flush=True)):
    print("held", flush=True)
    sys.stdin.readline()
"""


def start_holder(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )


def test_leftovers_of_dead_builds_go_at_the_next_start(tmp_path: Path) -> None:
    cache = tmp_path / CACHE
    (cache / "stage-4711" / "site" / "zh").mkdir(parents=True)
    (cache / "stage-4711" / "site" / "zh" / "index.html").write_text("half", encoding="utf-8")
    (cache / "pages").mkdir()
    recover(tmp_path, cache, print)
    assert [path.name for path in cache.iterdir()] == ["pages"]


def test_a_failed_build_removes_its_stage(tmp_path: Path) -> None:
    stage = make_stage(tmp_path / CACHE)
    remove_stage(stage)
    assert not stage.exists()


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    with start_holder(tmp_path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with start_holder(tmp_path) as second:
            assert second.stdout is not None
            assert second.stdout.readline() == "waited\n"
            first.communicate("\n")
            assert second.stdout.readline() == "held\n"
            second.communicate("\n")


def test_a_killed_build_lets_go_of_the_lock(tmp_path: Path) -> None:
    with start_holder(tmp_path) as first:
        assert first.stdout is not None
        first.stdout.readline()
        first.kill()
    waited: list[str] = []
    with build_lock(tmp_path, lambda: waited.append("waited")):
        assert waited == []


def test_one_language_takes_the_other_parts_over(tmp_path: Path) -> None:
    order = BuildOrder(language="zh", parts=("site",))
    projects = load_projects(write_tiny_course(tmp_path), IssueLog())
    parts = list(plan_take_over(order, projects, tmp_path))
    assert parts == [
        *KEPT_SETS,
        "trainer/zh",
        "site/handbooks/zh",
        "handbooks/zh",
        "site/en",
        "trainer/en",
        "site/handbooks/en",
        "handbooks/en",
    ]


def test_a_glance_waits_for_no_build(tmp_path: Path) -> None:
    with free_lock(tmp_path) as cache:
        assert cache is None
    assert not (tmp_path / CACHE).exists()
    with start_holder(tmp_path) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with free_lock(tmp_path) as cache:
            assert cache is None
        first.communicate("\n")
    with free_lock(tmp_path) as cache:
        assert cache == tmp_path / CACHE


def test_taking_over_takes_no_room_where_the_system_has_links(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("last", encoding="utf-8")
    link_or_copy(tmp_path / "page.html", tmp_path / "other.html")
    assert (tmp_path / "page.html").samefile(tmp_path / "other.html")


def test_a_link_among_the_outputs_is_taken_over_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("last", encoding="utf-8")
    (tmp_path / "link.html").symlink_to("page.html")
    link_or_copy(tmp_path / "link.html", tmp_path / "other.html")
    assert not (tmp_path / "other.html").is_symlink()
    assert (tmp_path / "other.html").read_text(encoding="utf-8") == "last"


def test_taking_over_brings_what_there_is(tmp_path: Path) -> None:
    page = tmp_path / "site" / "en" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("last", encoding="utf-8")
    stage = make_stage(tmp_path / CACHE)
    take_over(tmp_path, stage, ("site/en", "handbooks/en"))
    assert (stage / "site" / "en" / "index.html").read_text(encoding="utf-8") == "last"
    assert not (stage / "handbooks" / "en").exists()
