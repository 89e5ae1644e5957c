"""Who is at work when a sample is taken, in a process and in those that it forks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.docs.documents import ROOT
from tools.bench.sampled import Samples
from tools.bench.where import shares

OURS, THEIRS = "/x/plugins/coursewright/{}/one.py", "/x/lib/python3/site-packages/{}/one.py"
ASK = "def ask(*rest):\n    first, *more = rest\n    return first(*more)\n"
LOADS, LOADED = "<frozen importlib._bootstrap>", "loading of modules"
SPEND = """
import os, sys, time
from tools.bench import sampled

def spend(*_):
    child = os.fork()
    until = time.process_time() + 0.2
    while time.process_time() < until:
        pass
    if not child:
        {leave}
    return abs(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

sampled.run_command = spend
sys.exit(sampled.main(sys.argv[1:]))
"""


def asker(file: str) -> Callable[..., Any]:
    """A function of a file that calls what it is given, with the rest."""
    names: dict[str, Any] = {}
    exec(compile(ASK, file, "exec"), names)  # noqa: S102  # our own text, under another file's name
    return names["ask"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("files", "who"),
    [
        ([OURS.format("quiz"), OURS.format("prose")], "prose|coursewright"),
        ([OURS.format("quiz"), THEIRS.format("markdown"), THEIRS.format("xml")], "quiz|xml"),
        ([OURS.format("handbook"), LOADS, THEIRS.format("weasyprint")], f"{LOADED}|{LOADED}"),
    ],
)
def test_a_sample_is_charged_to_the_room_that_asked_and_the_package_that_works(
    files: list[str], who: str
) -> None:
    samples = Samples()
    ask, *more = (asker(file) for file in files)
    ask(*more, lambda: samples.take(0, sys._getframe(1)))
    assert dict(samples.counts) == {who: 1}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is nothing to fork")
@pytest.mark.parametrize(
    ("leave", "code", "least"), [("os._exit(3)", 3, 0.4), ("os.kill(os.getpid(), 9)", 9, 0.25)]
)
def test_forked_processes_are_counted_too(tmp_path: Path, leave: str, code: int, least: float) -> None:
    out = tmp_path / "samples.json"
    path = os.pathsep.join((str(ROOT), str(ROOT / "plugins")))
    command = [sys.executable, "-c", SPEND.format(leave=leave), str(out)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False)
    assert done.returncode == code
    counts = json.loads(out.read_text(encoding="utf-8"))
    assert counts.pop("") >= least  # CPU of both processes; each spends 0.2 s
    assert counts


def test_shares_are_told_by_who_asked_and_by_whose_code_it_was() -> None:
    assert shares({"quiz|coursewright": 6, "quiz|yaml": 2, "prose|coursewright": 2}) == {
        "asked quiz": 0.8,
        "done coursewright": 0.8,
        "done yaml": 0.2,
        "asked prose": 0.2,
    }
