"""What the system refuses is one line with exit code 3 or a fault with a place, never a traceback."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.rights import run_bound
from tests.tiny import change, command, environment, lesson_file, quiz_file, write_tiny_course

posix = pytest.mark.skipif(os.name == "nt", reason="shells, limits and rights are others there")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_tiny_course(tmp_path)


def in_shell(root: Path, line: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a line of sh in which "$@" is the command."""
    return subprocess.run(
        ["sh", "-c", line, "sh", *command(root, *words)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )


@posix
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('"$@" > /dev/full', 3, "Stopped: No space left on device.\n"),
        ('"$@" > /dev/full 2> /dev/full', 3, ""),
        ('{ "$@"; echo $? >&2; } | true', 0, "141\n"),
        ('"$@" >&-', 0, ""),
    ],
)
def test_output_that_cannot_be_written(course: Path, line: str, code: int, said: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    answer = in_shell(course, line, "check", "--format", "json")
    assert (answer.returncode, answer.stderr) == (code, said)


@posix
def test_a_fix_that_the_disk_has_no_room_for_leaves_the_file(course: Path) -> None:
    change(course, quiz_file("en"), "- id: b\n        text", "- text")
    change(course, quiz_file("en"), "text: The moment\n", f"text: The moment {'x' * 40_000}\n")
    before = (course / quiz_file("en")).read_bytes()
    answer = in_shell(course, 'ulimit -f 8; exec "$@"', "check", "--fix")
    assert answer.returncode == 3
    assert answer.stderr == f"{quiz_file('en')}: not changed: File too large.\n"
    assert (course / quiz_file("en")).read_bytes() == before
    assert [path.name for path in (course / quiz_file("en")).parent.iterdir()] == ["first.yml"]


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_fix_of_what_may_not_be_written_leaves_the_file(course: Path, locked: str) -> None:
    change(course, quiz_file("en"), "- id: b\n        text", "- text")
    file = course / quiz_file("en")
    before = file.read_bytes()
    place = file if locked == "file" else file.parent
    place.chmod(0o555)
    try:
        answer = run_bound(course, "check", "--fix")
    finally:
        place.chmod(0o755)
    assert answer.returncode == 3
    assert answer.stderr.startswith(f"{quiz_file('en')}: not changed: ")
    assert answer.stderr.count("\n") == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("locked", "told"),
    [
        ("content", ["content/course.yml", "content/figures"]),
        ("content/zh", ["content/zh"]),
        ("content/zh/part", ["content/zh/part"]),
        ("quizzes/en", ["quizzes/en"]),
        ("quizzes", ["quizzes/en", "quizzes/zh"]),
        (lesson_file("en"), [lesson_file("en")]),
    ],
)
def test_what_may_not_be_read_is_not_missing(course: Path, locked: str, told: list[str]) -> None:
    place = course / locked
    mode = place.stat().st_mode
    place.chmod(0)
    try:
        answers = [run_bound(course, words) for words in ("check", "build", "figures")]
    finally:
        place.chmod(mode)
    kinds = [(file, "file" if "." in file else "folder") for file in told]
    faults = [
        f"{file}:1:1: error file/unreadable: the {kind} cannot be read: Permission denied."
        for file, kind in kinds
    ]
    for answer in answers[:2]:
        assert answer.returncode == 1
        lines = answer.stdout + answer.stderr
        assert [line for line in lines.split("\n") if ": error " in line] == faults
    assert [answer for answer in answers if "Traceback" in answer.stderr] == []


@posix
def test_a_pipe_among_the_lessons_is_not_waited_for(course: Path) -> None:
    os.mkfifo(course / "content" / "zh" / "part" / "pipe.md")
    os.mkfifo(course / "content" / "assets.png")
    answer = run_bound(course, "check")
    assert answer.returncode == 1
    assert answer.stdout.count("this is a pipe, a socket or a device and no file.") == 2
