"""Tasks in worker processes: their order, what they print and tell, and how they end, forked or started anew."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE, wait_until
from tests.tiny import environment

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked here")

BEGIN = """
import json, os, sys, time
from pathlib import Path
from coursewright.base.telling import tell
from coursewright.pipeline.forked import ForkedCrew
from coursewright.pipeline.schedule import run_tasks
from coursewright.pipeline.task import Task

root = Path(sys.argv[1])

class Watcher:
    def __init__(self): self.heard = []
    def say(self, text): self.heard.append(text)
    def started(self, name): self.heard.append(f"{name} begins")
    def told(self, name, text): self.heard.append(f"{name}: {text}")
    def ended(self, name, seconds, *, good): self.heard.append(f"{name} ends {'well' if good else 'badly'}")
    def tick(self): pass

def run(tasks, width=2):
    watcher, settled = Watcher(), []
    ended = run_tasks(tasks, ForkedCrew(root), width, watcher, lambda end: settled.append(end.task.name))
    rows = [(end.task.name, end.code, end.output) for end in ended]
    print(json.dumps({"ended": rows, "settled": settled, "heard": watcher.heard}))
"""


def play(root: Path, script: str) -> dict[str, Any]:
    """Run a script in a process of its own, which may fork; what it printed."""
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", BEGIN + script, str(root)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert answer.stderr == ""
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_a_task_waits_for_what_it_needs_and_sees_what_that_made(tmp_path: Path) -> None:
    found = play(
        tmp_path,
        """
def first():
    time.sleep(0.2)
    return (root / "made").write_text("x") and 0

def second():
    print((root / "made").read_text())
    return 0

run([Task(name="first", run=first, makes=()), Task(name="second", run=second, makes=(), needs=("first",))])
""",
    )
    assert found["ended"] == [["first", 0, ""], ["second", 0, "x\n"]]
    assert found["heard"] == ["first begins", "first ends well", "second begins", "second ends well"]


def test_a_task_that_failed_is_settled_before_those_begin_that_need_it(tmp_path: Path) -> None:
    found = play(
        tmp_path,
        """
def fail():
    print("that went wrong")
    return 1

run([Task(name="first", run=fail, makes=()), Task(name="second", run=lambda: 0, makes=(), needs=("first", "there"))])
""",
    )
    assert found["ended"] == [["first", 1, "that went wrong\n"], ["second", 0, ""]]
    assert found["settled"] == ["first", "second"]


def test_no_more_tasks_run_at_once_than_are_wanted(tmp_path: Path) -> None:
    found = play(tmp_path, "run([Task(name=n, run=lambda: 0, makes=()) for n in 'abc'], width=1)")
    assert found["heard"] == [f"{name} {what}" for name in "abc" for what in ("begins", "ends well")]


def test_what_a_task_tells_is_heard_and_is_none_of_its_words(tmp_path: Path) -> None:
    found = play(
        tmp_path,
        """
def work():
    print("word", end="", flush=True)
    tell("page 1 of 2")
    os.write(2, b"s")
    tell("第 2 页")
    print()
    return 0

run([Task(name="book", run=work, makes=())])
""",
    )
    assert found["ended"] == [["book", 0, "words\n"]]
    assert found["heard"][1:3] == ["book: page 1 of 2", "book: 第 2 页"]


@pytest.mark.parametrize(
    ("work", "code", "words"),
    [
        ("raise ValueError('broken')", 1, "ValueError: broken\n"),
        (
            "raise OSError(28, 'No space left on device', 'page.html')",
            3,
            "No space left on device: 'page.html'.\n",
        ),
        ("os.kill(os.getpid(), 9)", -9, ""),
        ("sys.exit(5)", 1, "SystemExit: 5\n"),
        ("print('x' * 1_000_000)", 0, "x" * 1_000_000 + "\n"),
    ],
)
def test_however_a_task_ends_its_words_are_kept(tmp_path: Path, work: str, code: int, words: str) -> None:
    script = f"def work():\n    {work}\n    return 0\n\nrun([Task(name='task', run=work, makes=())])"
    name, found, output = play(tmp_path, script)["ended"][0]
    assert (name, found) == ("task", code)
    assert output.endswith(words)


def test_a_worker_that_leaves_a_process_behind_is_not_waited_for(tmp_path: Path) -> None:
    found = play(
        tmp_path,
        """
def work():
    if os.fork() == 0:
        time.sleep(30)
        os._exit(0)
    os.kill(os.getpid(), 9)

run([Task(name="task", run=work, makes=())])
""",
    )
    assert found["ended"] == [["task", -9, ""]]


def test_workers_have_the_environment_of_their_task_and_the_folder_of_the_project(tmp_path: Path) -> None:
    found = play(
        tmp_path,
        """
def work():
    print(os.environ["TZ"], time.strftime("%H", time.localtime(0)), os.getcwd())
    return 0

os.chdir("/")
run([Task(name="task", run=work, makes=(), environment={"TZ": "UTC-5"})])
""",
    )
    assert found["ended"] == [["task", 0, f"UTC-5 05 {tmp_path}\n"]]


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_workers_end_with_the_one_who_started_them(tmp_path: Path, name: str) -> None:
    script = """
def work():
    (root / f"began-{os.getpid()}").touch()
    time.sleep(3600)

run([Task(name=n, run=work, makes=()) for n in "ab"])
"""
    words = [sys.executable, "-X", "utf8", "-c", BEGIN + script, str(tmp_path)]
    with subprocess.Popen(words, env=environment(), start_new_session=True) as build:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2, "the workers never began")
        build.send_signal(getattr(signal, name))
    wait_until(lambda: not _alive(build.pid), "workers went on")


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
