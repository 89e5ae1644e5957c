"""The swap is whole or not at all, also for a process that is killed inside it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coursewright.base.cache import CACHE
from coursewright.pipeline.stage import make_stage, needs_recovery, recover
from coursewright.pipeline.swap import JOURNAL, OUTPUTS, exchange_folders, finish_swap, swap_outputs

posix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")

# Runs a swap and kills itself before the line of swap.py that is the n-th to run; prints how many ran.
KILLED = """
import os, signal, sys
from pathlib import Path
from coursewright.pipeline import swap

root, stage, last, way = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
count = 0

def trace(frame, event, argument):
    global count
    if frame.f_code.co_filename != swap.__file__:
        return None
    if event == "line":
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
    return trace

sys.settrace(trace)
swap.swap_outputs(root, stage, None if way == "exchange" else lambda new, place: False)
sys.settrace(None)
print(count)
"""


def write_outputs(folder: Path, build: str) -> None:
    for name in OUTPUTS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "which.txt").write_text(build, encoding="utf-8")


def read_outputs(folder: Path) -> list[str]:
    return [(folder / name / "which.txt").read_text(encoding="utf-8") for name in OUTPUTS]


def staged(root: Path) -> Path:
    (root / CACHE).mkdir()
    stage = make_stage(root / CACHE)
    write_outputs(stage, "new")
    return stage


def run_killed(root: Path, stage: Path, line: int, way: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(root), str(stage), str(line), way]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=with_package())


def with_package() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_first_outputs_come_into_place(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    swap_outputs(tmp_path, stage)
    assert read_outputs(tmp_path) == ["new"] * len(OUTPUTS)
    assert list((tmp_path / CACHE).iterdir()) == []


def test_new_outputs_replace_the_last_ones(tmp_path: Path) -> None:
    write_outputs(tmp_path, "last")
    (tmp_path / "site" / "gone.html").write_text("", encoding="utf-8")
    swap_outputs(tmp_path, staged(tmp_path))
    assert read_outputs(tmp_path) == ["new"] * len(OUTPUTS)
    assert not (tmp_path / "site" / "gone.html").exists()


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="only these systems exchange folders")
def test_the_system_exchanges_two_folders_in_one_step(tmp_path: Path) -> None:
    write_outputs(tmp_path / "a", "a")
    write_outputs(tmp_path / "b", "b")
    assert exchange_folders(tmp_path / "a", tmp_path / "b")
    assert read_outputs(tmp_path / "a") == ["b"] * len(OUTPUTS)
    assert not exchange_folders(tmp_path / "a", tmp_path / "nothing")


@posix
@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("earlier", ["last", "none"])
def test_killed_at_any_step_leaves_whole_outputs(tmp_path: Path, way: str, earlier: str) -> None:
    """Every output is whole at once (with exchange), and after the next start both are of one build."""
    line = 0
    killed = True
    while killed:
        line += 1
        root = tmp_path / str(line)
        root.mkdir()
        if earlier == "last":
            write_outputs(root, "last")
        stage = staged(root)
        answer = run_killed(root, stage, line, way)
        killed = answer.returncode == -signal.SIGKILL
        assert killed or answer.returncode == 0, answer.stderr
        if earlier == "last" and way == "exchange":
            assert set(read_outputs(root)) <= {"last", "new"}
        promised = (root / CACHE / JOURNAL).is_file()
        recover(root, root / CACHE, print)
        if promised or not killed:
            assert read_outputs(root) == ["new"] * len(OUTPUTS)
        elif (root / "site").exists():
            assert read_outputs(root) in (["last"] * len(OUTPUTS), ["new"] * len(OUTPUTS))
        assert list((root / CACHE).iterdir()) == []
    assert line > 15


JOURNALS = (
    "",
    "{",
    "[]",
    "null",
    '"stage-1"',
    "{}",
    '{"stage": "stage-1"}',
    '{"stage": "../../x", "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}',
    '{"stage": "stage-1/../../x", "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}',
    '{"stage": "stage-", "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}',
    '{"stage": "stage-1\\n", "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}',
    '{"stage": 1, "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}',
    '{"stage": "stage-1", "outputs": ["site", "handbooks", "trainer"]}',
    '{"stage": "stage-1", "outputs": {"site": 1}}',
    '{"stage": "stage-1", "outputs": {"site": 1, "handbooks": 2, "trainer": true}}',
    '{"stage": "stage-1", "outputs": {"site": 1, "handbooks": 2, "trainer": 3, "../content": 4}}',
    "[" * 100_000,
    "9" * 5_000,
)


@pytest.mark.parametrize("text", JOURNALS, ids=lambda text: text[:40])
def test_a_journal_that_no_build_wrote_is_removed_and_said(tmp_path: Path, text: str) -> None:
    root = tmp_path / "course"
    write_outputs(root, "last")
    write_outputs(root / CACHE / "stage-1", "foreign")
    write_outputs(tmp_path / "x", "foreign")
    (root / CACHE / JOURNAL).write_text(text, encoding="utf-8")
    assert not needs_recovery(root)
    said: list[str] = []
    recover(root, root / CACHE, said.append)
    assert said == [".cache/swap.json was damaged and is removed; the outputs are as they were."]
    assert read_outputs(root) == ["last"] * len(OUTPUTS)
    assert read_outputs(tmp_path / "x") == ["foreign"] * len(OUTPUTS)
    assert list((root / CACHE).iterdir()) == []


def test_what_is_no_file_is_no_journal(tmp_path: Path) -> None:
    (tmp_path / CACHE / JOURNAL).mkdir(parents=True)
    said: list[str] = []
    recover(tmp_path, tmp_path / CACHE, said.append)
    assert len(said) == 1
    assert list((tmp_path / CACHE).iterdir()) == []


@posix
@pytest.mark.parametrize("linked", ["stage-1", "stage-1/site"])
def test_a_stage_that_leads_elsewhere_is_not_put_in_place(tmp_path: Path, linked: str) -> None:
    root = tmp_path / "course"
    write_outputs(root, "last")
    write_outputs(tmp_path / "x", "foreign")
    link = root / CACHE / linked
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "x" if linked == "stage-1" else tmp_path / "x" / "site")
    journal = {"stage": "stage-1", "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}
    (root / CACHE / JOURNAL).write_text(json.dumps(journal), encoding="utf-8")
    recover(root, root / CACHE, print)
    assert read_outputs(root) == ["last"] * len(OUTPUTS)
    assert read_outputs(tmp_path / "x") == ["foreign"] * len(OUTPUTS)
    assert list((root / CACHE).iterdir()) == []


def test_a_journal_without_its_stage_touches_nothing(tmp_path: Path) -> None:
    write_outputs(tmp_path, "last")
    cache = tmp_path / CACHE
    cache.mkdir()
    journal = {"stage": "stage-1", "outputs": {"site": 1, "handbooks": 2, "trainer": 3}}
    (cache / JOURNAL).write_text(json.dumps(journal), encoding="utf-8")
    assert finish_swap(tmp_path, cache)
    assert read_outputs(tmp_path) == ["last"] * len(OUTPUTS)
    assert not (cache / JOURNAL).exists()
