"""Whole builds of a tiny course: what they leave, twice the same, and after being killed."""

import hashlib
import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.patience import wait_until
from tests.tiny import change, command, environment, lesson_file, run, write_tiny_course

pytestmark = pytest.mark.slow


def digests(root: Path) -> Mapping[str, str]:
    """The digest of every output file, by its path."""
    files = [
        file
        for name in ("site", "handbooks", "trainer")
        for file in (root / name).rglob("*")
        if file.is_file()
    ]
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }


def leftovers(root: Path) -> list[str]:
    """What lies in the cache folder and has no business there after a build."""
    return [path.name for path in (root / ".cache").iterdir() if path.name not in ("lock", "store")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_tiny_course(tmp_path_factory.mktemp("built"))
    answer = run(root, "build")
    assert answer.returncode == 0, answer.stderr
    return root


def test_outputs_stand_where_they_are_promised(built: Path) -> None:
    files = digests(built).keys()
    assert {
        "site/index.html",
        "site/404.html",
        "site/chooser.css",
        "site/csp-header.txt",
        "site/zh/index.html",
        "site/en/part/first.html",
        "site/handbooks/zh/learner.pdf",
        "site/handbooks/en/learner.pdf",
        "handbooks/zh/trainer.pdf",
        "handbooks/en/trainer.pdf",
        "trainer/zh/index.html",
        "trainer/en/slides/first.html",
    } <= files
    assert [name for name in files if "trainer" in name and name.startswith("site/")] == []
    assert leftovers(built) == []


def test_nothing_of_the_trainers_pages_lies_in_the_site(built: Path) -> None:
    own = ("cw-trainer", "cw-slides", "trainer.js", "slides.js", 'class="cw-course"', "slide--told")
    found = [
        (file.relative_to(built).as_posix(), mark)
        for file in (built / "site").rglob("*")
        if file.is_file() and file.suffix in (".html", ".js", ".css", ".json", ".xml", ".txt")
        for mark in own
        if mark in file.read_text(encoding="utf-8") or mark in file.name
    ]
    assert found == []
    page = (built / "trainer" / "zh" / "index.html").read_text(encoding="utf-8")
    assert 'class="cw-course"' in page


def test_the_same_bytes_at_another_place_under_other_settings(built: Path, tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path / "somewhere" / "else")
    before = os.umask(0o077)
    try:
        answer = run(
            root, "build", "--jobs", "1", TZ="Asia/Shanghai", LANG="C", LC_ALL="C", PYTHONHASHSEED="7"
        )
    finally:
        os.umask(before)
    assert answer.returncode == 0, answer.stderr
    assert digests(root) == digests(built)


def unmarked(name: str) -> str:
    """An output's path, whatever the digest is that names the pieces of a search."""
    return re.sub("/search/[0-9a-f]{16}/", "/search/*/", name)


def test_a_partial_build_takes_the_other_parts_over(built: Path, tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    for name in ("site", "handbooks", "trainer"):
        subprocess.run(["cp", "-r", str(built / name), str(root / name)], check=True)
    change(root, lesson_file("zh"), "那一刻。", "那一刻！")
    change(root, lesson_file("en"), "the moment.", "the moment!")
    assert run(root, "build", "--lang", "zh", "--only", "site").returncode == 0
    old, new = digests(built), digests(root)
    assert {unmarked(name) for name in new} == {unmarked(name) for name in old}
    changed = {name for name, digest in new.items() if digest != old.get(name)}
    assert "site/zh/part/first.html" in changed
    assert [name for name in changed if not name.startswith("site/zh/")] == []


def test_quiet_says_nothing(tmp_path: Path) -> None:
    answer = run(write_tiny_course(tmp_path), "--quiet", "--only", "site", "--lang", "en")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert not (tmp_path / "site" / "zh").exists()
    assert "zh/index.html" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_properdocs_builds_the_same_articles(built: Path, tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    answer = run(root, "build", "--only", "site", "--engine", "properdocs")
    assert answer.returncode == 0, answer.stderr
    for name in ("site/zh/part/first.html", "site/en/part/first.html"):
        first, second = ((place / name).read_text(encoding="utf-8") for place in (built, root))
        assert article_of(first) == article_of(second)


def article_of(page: str) -> str:
    return page[page.index("<article") : page.index("</article>")]


def test_a_warning_of_the_engine_fails_the_build_and_keeps_the_outputs(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    change(root, "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: false\nno_such_setting: 1")
    answer = run(root, "build", "--only", "site")
    assert answer.returncode == 1
    assert "no_such_setting" in answer.stderr
    assert "INFO" not in answer.stderr
    assert digests(root) == {}
    assert leftovers(root) == []


# A machine without Pango: its library cannot be loaded, and nothing on PATH could install it.
WITHOUT_PANGO = """
import sys

def refuse(event, arguments):
    if event == "ctypes.dlopen" and "pango" in str(arguments[0]):
        raise OSError("no such library")

sys.addaudithook(refuse)
"""


def test_without_pango_the_site_is_built_and_the_cure_named(built: Path, tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path / "course")
    words = command(root, "build")
    words[words.index("-c") + 1] = WITHOUT_PANGO + words[words.index("-c") + 1]
    answer = subprocess.run(
        words, capture_output=True, encoding="utf-8", env=environment(PATH=str(tmp_path)), check=False
    )
    assert answer.returncode == 3
    assert "The handbooks are not built: this machine lacks Pango. Cure: " in answer.stderr
    files = digests(root)
    sites = {name for name in digests(built) if name.startswith(("site/zh/", "site/en/"))}
    assert sites <= files.keys()
    assert [name for name in files if name.endswith(".pdf")] == []


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_killed_at_ten_random_moments_leaves_good_outputs(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    assert run(root, "build", "--only", "site").returncode == 0
    begun = time.monotonic()
    change(root, lesson_file("zh"), "那一刻。", "那一刻，第 0 次。")
    assert run(root, "build", "--only", "site").returncode == 0
    seconds = time.monotonic() - begun
    last = digests(root)
    moments = random.Random(2026)  # noqa: S311 - moments, no secrets
    for number in range(10):
        change(root, lesson_file("zh"), f"第 {number} 次", f"第 {number + 1} 次")
        kill_after(root, moments.uniform(0, seconds))
        outputs = digests(root)
        assert {unmarked(name) for name in outputs} == {unmarked(name) for name in last}
        assert outputs == last or f"第 {number + 1} 次" in page_text(root)
        last = outputs
    assert run(root, "build", "--only", "site").returncode == 0
    assert "第 10 次" in page_text(root)
    assert leftovers(root) == []


def page_text(root: Path) -> str:
    return (root / "site" / "zh" / "part" / "first.html").read_text(encoding="utf-8")


def kill_after(root: Path, seconds: float) -> None:
    """Start a build, kill it after some seconds, and wait until its children have ended themselves."""
    with subprocess.Popen(
        command(root, "build", "--only", "site"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    ) as build:
        time.sleep(seconds)
        build.send_signal(signal.SIGKILL)
    wait_until(lambda: not is_group_alive(build.pid), "a killed build left children behind")


def is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
