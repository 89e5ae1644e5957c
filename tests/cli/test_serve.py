"""The preview shows one language and follows each save."""

import os
import secrets
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.patience import PATIENCE, wait_until
from tests.tiny import change, command, environment, lesson_file, quiz_file, run, write_tiny_course

PORTS = range(20_000, 30_000)
SAID = "said.txt"
pytestmark = pytest.mark.slow


@pytest.fixture
def port() -> int:
    """A free port below those that systems give to whoever asks for any, so that nobody gets it meanwhile."""
    while True:
        wanted = PORTS.start + secrets.randbelow(len(PORTS))
        with suppress(OSError), socket.create_server(("127.0.0.1", wanted)):
            return wanted


@pytest.fixture
def preview(tmp_path: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    course = write_tiny_course(tmp_path)
    words = command(course, "serve", "--lang", "en", "--address", f"127.0.0.1:{port}")
    (tmp_path / "temporary").mkdir()
    with (
        (tmp_path / SAID).open("wb") as said,
        subprocess.Popen(
            words,
            env=environment(TMPDIR=str(tmp_path / "temporary")),
            start_new_session=True,
            stdout=said,
            stderr=said,
        ) as server,
    ):
        yield server
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                # Whoever starts the tests in the background may have SIGINT ignored, and children inherit that.
                os.killpg(server.pid, signal.SIGKILL)


def wait_for(port: int, page: str, text: str) -> None:
    """Wait until a page of the preview holds a text."""

    def shown() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=PATIENCE) as answer:
                return text in answer.read().decode("utf-8")
        except OSError:
            return False

    wait_until(shown, f"{page} never showed {text!r}")


def test_it_follows_each_save_of_lessons_quizzes_and_spine(
    preview: subprocess.Popen[bytes], port: int, tmp_path: Path
) -> None:
    page = "part/first.html"
    wait_for(port, page, "Customers remember the moment.")
    change(tmp_path, lesson_file("en"), "the moment.", "that one moment.")
    wait_for(port, page, "Customers remember that one moment.")
    change(tmp_path, quiz_file("en"), "The flow chart", "The price list")
    wait_for(port, page, "The price list")
    change(tmp_path, "content/course.yml", "Tiny course", "Small course")
    wait_for(port, page, "Small course")
    assert not (tmp_path / "site").exists()
    assert preview.poll() is None


def test_the_last_good_pages_stay_while_something_is_at_fault(
    preview: subprocess.Popen[bytes], port: int, tmp_path: Path
) -> None:
    page = "part/first.html"
    wait_for(port, page, "Customers remember the moment.")
    change(tmp_path, lesson_file("en"), "```quiz\nfirst", "```quiz\nnobody-knows-it")
    said = tmp_path / SAID
    wait_until(lambda: "nobody-knows-it" in said.read_text(encoding="utf-8"), "the fault was never told")
    wait_for(port, page, "Customers remember the moment.")
    change(tmp_path, lesson_file("en"), "nobody-knows-it", "first")
    change(tmp_path, lesson_file("en"), "the moment.", "that one moment.")
    wait_for(port, page, "that one moment.")
    assert preview.poll() is None


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_the_engine_ends_with_the_command(
    preview: subprocess.Popen[bytes], port: int, tmp_path: Path, name: str
) -> None:
    wait_for(port, "part/first.html", "Customers remember the moment.")
    preview.send_signal(getattr(signal, name))
    preview.wait(PATIENCE)
    wait_until(lambda: not is_alive(preview.pid), "the engine went on")
    with socket.create_server(("127.0.0.1", port)):
        pass
    assert list((tmp_path / "temporary").iterdir()) == []


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_address_in_use_is_named(tmp_path: Path) -> None:
    write_tiny_course(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as server:
        answer = run(tmp_path, "serve", "--address", f"127.0.0.1:{server.getsockname()[1]}")
    assert answer.returncode == 2
    assert "Choose another" in answer.stderr
    assert "Traceback" not in answer.stderr
