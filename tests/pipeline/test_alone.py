"""The one task of a build, done by the builder itself: it ends as it would in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE
from tests.tiny import change, command, environment, lesson_file, write_tiny_course

posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="elsewhere each task has a process of its own")

BEGIN = """
import json, os, sys, time, logging
from pathlib import Path
from coursewright.base.telling import tell
from coursewright.pipeline.alone import can_be_alone, run_alone
from coursewright.pipeline.task import Task

class Watcher:
    def __init__(self): self.heard = []
    def started(self, name): self.heard.append(f"{name} begins")
    def told(self, name, text): self.heard.append(f"{name}: {text}"); print("said", file=sys.stderr)
    def ended(self, name, seconds, *, good): self.heard.append(f"{name} ends {'well' if good else 'badly'}")
    def tick(self): pass

def run(work, **told):
    watcher = Watcher()
    task = Task(name="task", run=work, makes=(), digest="known", own=True, environment=told)
    end = run_alone(task, Path(sys.argv[1]), watcher)
    print(json.dumps({"ended": [end.code, end.output], "heard": watcher.heard, "now": state()}))

def state():
    return [os.environ.get("TZ"), os.environ.get("COLOUR"), time.strftime("%H", time.localtime(0)), os.getcwd()]
"""


def play(root: Path, script: str, **more: str) -> tuple[dict[str, Any], str]:
    """Run a script in a process of its own: what it gave, and what it said meanwhile."""
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", BEGIN + script, str(root)],
        capture_output=True,
        encoding="utf-8",
        env={**environment(), **more},
        cwd=root.parent,
        timeout=PATIENCE,
        check=True,
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found, answer.stderr


@pytest.mark.parametrize(
    ("work", "code", "words"),
    [
        ("print('good'); print('word', file=sys.stderr)", 0, "good\nword\n"),
        ("logging.warning('told')", 0, "WARNING:root:told\n"),
        ("raise ValueError('broken')", 1, "ValueError: broken\n"),
        ("raise OSError(28, 'No space left on device', 'page')", 3, "No space left on device: 'page'.\n"),
    ],
)
def test_however_the_task_ends_its_words_are_kept(tmp_path: Path, work: str, code: int, words: str) -> None:
    found, said = play(tmp_path, f"def work():\n    {work}\n    return 0\n\nrun(work)")
    assert found["ended"][0] == code
    assert found["ended"][1].endswith(words)
    assert found["heard"] == ["task begins", f"task ends {'badly' if code else 'well'}"]
    assert said == ""


def test_how_far_it_is_is_told_and_is_none_of_its_words(tmp_path: Path) -> None:
    found, said = play(tmp_path, "def work():\n    tell('page 1')\n    print('x')\n    return 0\n\nrun(work)")
    assert found["heard"] == ["task begins", "task: page 1", "task ends well"]
    assert (found["ended"], said) == ([0, "x\n"], "said\n")


@posix
def test_it_has_the_surroundings_of_a_worker_and_leaves_none_behind(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    folder.mkdir()
    script = "def work():\n    print(state())\n    return 0\n\nrun(work, TZ='UTC', COLOUR='red')"
    found, _ = play(folder, script, TZ="Etc/GMT-8")
    assert found["ended"][1] == f"{['UTC', 'red', '00', str(folder)]}\n"
    assert found["now"] == ["Etc/GMT-8", None, "08", str(tmp_path)]


def test_several_tasks_and_what_others_may_take_part_in_have_processes_of_their_own(tmp_path: Path) -> None:
    script = """
def task(**told):
    return Task(name="task", run=lambda: 0, makes=(), **told)

rows = [[], [task()], [task(digest="x")], [task(own=True)], [task(digest="x", own=True)] * 2]
print(json.dumps([can_be_alone(row) for row in (*rows, [task(digest="x", own=True)])]))
"""
    assert play(tmp_path, script)[0] == [False, False, False, False, False, True]


@posix
@pytest.mark.parametrize(("only", "forks"), [(("--only", "site", "--lang", "en"), False), ((), True)])
def test_a_site_alone_is_built_by_the_builder(tmp_path: Path, only: tuple[str, ...], *, forks: bool) -> None:
    root = write_tiny_course(tmp_path)
    subprocess.run(command(root, "build", *only), env=environment(), capture_output=True, check=True)
    change(root, lesson_file("en"), "Customers remember", "Most customers remember")
    noted = tmp_path / "forks"
    code = f"import os;os.register_at_fork(before=lambda: open({str(noted)!r}, 'a').write('x'));"
    words = command(root, "build", *only)
    place = words.index("-c") + 1
    words[place] = code + words[place]
    subprocess.run(words, env=environment(), capture_output=True, check=True)
    assert noted.exists() is forks
    assert b"Most customers remember" in (root / "site/en/part/first.html").read_bytes()
