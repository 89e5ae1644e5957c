"""The preview shows languages, follows each save, and prints lessons beside their pages."""

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    with running(tmp_path, port, "--lang", "en") as server:
        yield server


@contextmanager
def running(tmp_path: Path, port: int, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A preview of the tiny course."""
    course = write_tiny_course(tmp_path)
    words = command(course, "serve", *more, "--address", f"127.0.0.1:{port}")
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
        try:
            yield server
        finally:
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
    assert "remember that one moment" in searched(port)
    change(tmp_path, quiz_file("en"), "The flow chart", "The price list")
    wait_for(port, page, "The price list")
    change(tmp_path, "content/course.yml", "Tiny course", "Small course")
    wait_for(port, page, "Small course")
    assert "remember that one moment" in searched(port)
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
    # A bar in the page says what is wrong, and goes when it is mended.
    wait_for(port, page, "This page is the last good one")
    wait_for(port, page, "there is no quiz &#x27;nobody-knows-it&#x27;")
    change(tmp_path, lesson_file("en"), "nobody-knows-it", "first")
    change(tmp_path, lesson_file("en"), "the moment.", "that one moment.")
    wait_for(port, page, "that one moment.")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=PATIENCE) as answer:
        assert "This page is the last good one" not in answer.read().decode("utf-8")
    assert preview.poll() is None


def test_only_what_stops_a_build_stands_in_the_page(
    preview: subprocess.Popen[bytes], port: int, tmp_path: Path
) -> None:
    page = "part/first.html"
    wait_for(port, page, "Customers remember the moment.")
    (tmp_path / "content/en/part/Other.MD").write_text("x", encoding="utf-8")  # a warning
    change(tmp_path, lesson_file("en"), "```quiz\nfirst", "```quiz\nnobody-knows-it")
    wait_for(port, page, "nobody-knows-it")
    assert "Other.MD" not in fetched(port, page).decode("utf-8")
    assert preview.poll() is None


def test_an_address_that_leads_nowhere_yet_follows_each_save(
    preview: subprocess.Popen[bytes], port: int, tmp_path: Path
) -> None:
    wait_for(port, "part/first.html", "Customers remember the moment.")
    change(tmp_path, lesson_file("en"), "```quiz\nfirst", "```quiz\nnobody-knows-it")
    wait_for(port, "part/first.html", "nobody-knows-it")
    with pytest.raises(urllib.error.HTTPError) as lost:
        fetched(port, "part/second.html")
    page = lost.value.read().decode("utf-8")
    assert "livereload(" in page
    assert "nobody-knows-it" in page
    assert preview.poll() is None


def test_a_worker_that_a_built_site_has_left_leaves(preview: subprocess.Popen[bytes], port: int) -> None:
    wait_for(port, "", "Tiny course")
    for path in ("sw.js", "zh/sw.js"):
        assert b"unregister" in fetched(port, path)
    assert preview.poll() is None


def test_all_languages_lie_below_their_names_and_follow(port: int, tmp_path: Path) -> None:
    with running(tmp_path, port) as server:
        wait_for(port, "", "首页")
        wait_for(port, "en/part/first.html", "Customers remember the moment.")
        wait_for(port, "zh/part/first.html", "客户记住的是那一刻。")
        change(tmp_path, lesson_file("en"), "the moment.", "that one moment.")
        change(tmp_path, lesson_file("zh"), "那一刻。", "那个瞬间。")
        wait_for(port, "zh/part/first.html", "客户记住的是那个瞬间。")
        wait_for(port, "en/part/first.html", "Customers remember that one moment.")
        change(tmp_path, lesson_file("en"), "```quiz\nfirst", "```quiz\nnobody-knows-it")
        wait_for(port, "en/part/first.html", "This page is the last good one")
        assert server.poll() is None


def test_what_is_printed_of_a_lesson_stands_beside_it(port: int, tmp_path: Path) -> None:
    with running(tmp_path, port, "--handbook"):
        page = "zh/part/first.html"
        wait_for(port, page, "客户记住的是那一刻。")
        first = printed(port, page)
        assert "客户记住的是那一刻。" in text_of(first)
        assert printed(port, page) == first
        change(tmp_path, lesson_file("zh"), "那一刻。", "那个瞬间。")
        wait_for(port, page, "那个瞬间。")
        assert "客户记住的是那个瞬间。" in text_of(printed(port, page))
        assert b"cw-printed" not in fetched(port, "zh/index.html")
        assert "There is no lesson &#x27;nobody&#x27;." in fetched(port, "zh/_printed/nobody.pdf").decode(
            "utf-8"
        )


def printed(port: int, page: str) -> bytes:
    """The PDF that a page shows beside itself."""
    found = re.search(r'<iframe src="/([^"]+)"', fetched(port, page).decode("utf-8"))
    assert found
    return fetched(port, found[1])


def fetched(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=PATIENCE) as answer:
        body: bytes = answer.read()
        return body


def searched(port: int) -> str:
    """The texts that the preview's search finds now."""
    volumes = json.loads(fetched(port, "search/manifest.js").decode("utf-8").split(",", 1)[1].rstrip(")\n"))
    pieces = [f"search/{row['name']}/t{number}.js" for row in volumes for number in range(len(row["texts"]))]
    return "".join(fetched(port, piece).decode("utf-8") for piece in pieces)


def text_of(document: bytes) -> str:
    words = ["pdftotext", "-", "-"]
    return "".join(
        subprocess.run(words, input=document, capture_output=True, check=True).stdout.decode().split()
    )


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
