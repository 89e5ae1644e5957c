"""What a build says while it goes on: on a terminal, elsewhere, and with --quiet."""

import os
import subprocess
import sys

import pytest

from coursewright.cli.progress import Progress
from tests.tiny import environment

SCRIPT = """
import sys
from coursewright.cli.progress import Progress

with Progress(quiet="quiet" in sys.argv) as progress:
    progress.started("site zh")
    progress.started("handbook zh/learner")
    progress.told("site zh", "page 3 of [b]9[/b]")
    progress.tick()
    progress.ended("site zh", 1.25, good=True)
    progress.ended("handbook zh/learner", 2, good=False)
    progress.say("Built: site/")
"""
PLAIN = """\
site zh …
handbook zh/learner …
site zh: 1.2 s
handbook zh/learner: failed after 2.0 s
Built: site/
"""


def said(*words: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SCRIPT, *words],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    assert answer.stdout == ""
    return answer.stderr


def test_plain_lines_where_nobody_sits_before_a_terminal() -> None:
    assert said() == PLAIN


def test_quiet_says_nothing() -> None:
    assert said("quiet") == ""


def test_what_takes_long_is_told_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursewright.cli.progress.OFTEN", 0)
    progress = Progress(quiet=False)
    progress.started("handbook zh/learner")
    progress.told("handbook zh/learner", "lesson 3 of 34, page 71")
    progress.tick()
    assert capsys.readouterr().err.endswith("handbook zh/learner: lesson 3 of 34, page 71 (0 s)\n")


@pytest.mark.skipif(os.name == "nt", reason="terminals are others there")
@pytest.mark.parametrize(("kind", "live"), [("xterm", True), ("dumb", False)])
def test_on_a_terminal_the_lines_of_running_tasks_change_in_their_place(kind: str, live: bool) -> None:
    import pty

    reader, writer = pty.openpty()
    told = environment(TERM=kind, COLUMNS="80", LINES="24")
    subprocess.run([sys.executable, "-X", "utf8", "-c", SCRIPT], stderr=writer, env=told, check=True)
    os.close(writer)
    shown = b""
    try:
        while chunk := os.read(reader, 4096):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    os.close(reader)
    text = shown.decode()
    assert ("site zh: page 3 of [b]9[/b] (0 s)\r\n" in text) == live
    assert ("\x1b[2K" in text) == live
    assert "site zh: 1.2 s\r\n" in text
    assert "Built: site/\r\n" in text
