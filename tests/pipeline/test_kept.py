"""What did not change is not made again; whatever became of the record of the last build, the outputs are good."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.cli.build import UNCHANGED
from tests.pipeline.test_build import digests, leftovers
from tests.tiny import change, command, environment, lesson_file, run, write, write_tiny_course

pytestmark = pytest.mark.slow
SITE = ("build", "--only", "site", "--lang", "en")
MORE = "the moment.\n\n## More {#more}\n\nOne language alone has this."
"""A warning where one language is built: the other has no such part."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_tiny_course(tmp_path_factory.mktemp("kept"))
    change(root, lesson_file("en"), "the moment.", MORE)
    answer = run(root, *SITE)
    assert answer.returncode == 0, answer.stderr
    return root


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    """A course that was built, with all that a build leaves."""
    return Path(shutil.copytree(built, tmp_path / "course", copy_function=shutil.copy2))


def made(root: Path) -> dict[str, tuple[int, int]]:
    """Which file each output is, and when it was written."""
    files = (file for file in (root / "site").rglob("*") if file.is_file())
    return {
        file.relative_to(root).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files
    }


def test_where_nothing_changed_nothing_is_done_and_warnings_are_told_again(course: Path) -> None:
    before = made(course)
    first = run(course, *SITE)
    assert (first.returncode, made(course)) == (0, before)
    assert first.stderr.endswith(f"{UNCHANGED}\n")
    assert "Robots" not in first.stderr
    assert "warning" in first.stderr
    assert first.stderr == run(course, *SITE).stderr
    assert leftovers(course) == []


def test_a_build_that_changes_something_tells_how_robots_did(course: Path) -> None:
    change(course, lesson_file("en"), "the moment.", "the hour.")
    told = run(course, *SITE).stderr.splitlines()
    assert told[-2].startswith("Robots that have read no lesson (en): ")
    assert told[-1] == "Built: site/"


def test_quiet_says_nothing_about_what_did_not_change(course: Path) -> None:
    change(course, lesson_file("en"), MORE, "the moment.")
    assert run(course, *SITE).returncode == 0
    answer = run(course, *SITE, "--quiet")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_an_edit_that_is_taken_back_is_built_again(course: Path) -> None:
    before = digests(course)
    change(course, lesson_file("en"), "the moment.", "the hour.")
    assert run(course, *SITE).returncode == 0
    assert digests(course) != before
    change(course, lesson_file("en"), "the hour.", "the moment.")
    assert run(course, *SITE).returncode == 0
    assert digests(course) == before


def test_a_build_with_a_fault_is_not_taken_for_a_good_one(course: Path) -> None:
    before = digests(course)
    change(course, lesson_file("en"), "the moment.", "the [moment](nowhere.md).")
    codes = [run(course, *SITE).returncode for _ in range(2)]
    assert (codes, digests(course)) == ([1, 1], before)
    change(course, lesson_file("en"), "the [moment](nowhere.md).", "the moment.")
    assert run(course, *SITE).stderr.endswith(f"{UNCHANGED}\n")


def spoil_page_of_the_same_size(root: Path) -> None:
    page = root / "site/en/index.html"
    page.write_bytes(b"x" * page.stat().st_size)


def lose_page(root: Path) -> None:
    (root / "site/en/part/first.html").unlink()


def lose_policy(root: Path) -> None:
    (root / "site/csp-header.txt").unlink()


def add_stray(root: Path) -> None:
    write(root, "site/en/stray.html", "mine")


def each_entry(root: Path, spoil: Callable[[bytes], bytes]) -> None:
    entries = [file for file in (root / ".cache" / "store").rglob("*") if file.is_file()]
    assert entries
    for file in entries:
        file.write_bytes(spoil(file.read_bytes()))


def truncate_entries(root: Path) -> None:
    each_entry(root, lambda content: content[: len(content) // 2])


def forge_entries(root: Path) -> None:
    each_entry(root, lambda content: content.replace(b"en", b"zh"))


def lose_cache(root: Path) -> None:
    shutil.rmtree(root / ".cache")


@pytest.mark.parametrize(
    "harm",
    [
        spoil_page_of_the_same_size,
        lose_page,
        lose_policy,
        add_stray,
        truncate_entries,
        forge_entries,
        lose_cache,
    ],
)
def test_whatever_was_done_to_it_the_next_build_is_good(course: Path, harm: Callable[[Path], None]) -> None:
    before = digests(course)
    harm(course)
    answer = run(course, *SITE)
    assert answer.returncode == 0, answer.stderr
    assert digests(course) == before
    assert UNCHANGED not in answer.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell's limit on the size of files stands for a full disk")
@pytest.mark.parametrize("blocks", [1, 40])
def test_a_full_disk_keeps_the_outputs_and_no_wrong_record(course: Path, blocks: int) -> None:
    before = digests(course)
    change(course, lesson_file("en"), "the moment.", "the hour.")
    limited = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *command(course, *SITE)]
    answer = subprocess.run(limited, capture_output=True, encoding="utf-8", env=environment(), check=False)
    assert answer.returncode == 3
    assert "Traceback" not in answer.stderr
    assert (digests(course), leftovers(course)) == (before, [])
    assert run(course, *SITE).returncode == 0
    assert "the hour." in (course / "site/en/part/first.html").read_text(encoding="utf-8")


def test_two_builds_at_once_leave_what_one_leaves(course: Path) -> None:
    change(course, lesson_file("en"), "the moment.", "the hour.")
    twin = Path(shutil.copytree(course, course.with_name("twin")))
    assert run(twin, *SITE).returncode == 0
    builds = [
        subprocess.Popen(command(course, *SITE), stderr=subprocess.DEVNULL, env=environment()) for _ in "ab"
    ]
    assert [build.wait(120) for build in builds] == [0, 0]
    assert (digests(course), leftovers(course)) == (digests(twin), [])
    assert run(course, *SITE).stderr.endswith(f"{UNCHANGED}\n")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
@pytest.mark.parametrize("part", [0.5, 0.8, 0.95])
def test_a_build_that_is_killed_leaves_the_last_one_or_its_own(course: Path, part: float) -> None:
    change(course, lesson_file("en"), "the moment.", "the hour.")
    twin = Path(shutil.copytree(course, course.with_name("twin")))
    begun = time.monotonic()
    assert run(twin, *SITE).returncode == 0
    seconds = time.monotonic() - begun
    before, after = digests(course), digests(twin)
    with subprocess.Popen(command(course, *SITE), stderr=subprocess.DEVNULL, env=environment()) as build:
        time.sleep(seconds * part)
        build.send_signal(signal.SIGKILL)
    assert digests(course) in (before, after)
    assert run(course, *SITE).returncode == 0
    assert (digests(course), leftovers(course)) == (after, [])


def test_outputs_that_are_taken_over_take_no_time_and_no_room(course: Path) -> None:
    before = made(course)
    assert run(course, "build", "--only", "site", "--lang", "zh").returncode == 0
    after = made(course)
    assert "site/zh/index.html" in after
    assert {name: after[name] for name in before if name.startswith("site/en/")} == {
        name: stamp for name, stamp in before.items() if name.startswith("site/en/")
    }


SPAWNED = """
import os, sys
from pathlib import Path
from coursewright.base.issues import IssueLog
from coursewright.cli.progress import Progress
from coursewright.pipeline.inputs import read_inputs
from coursewright.pipeline.order import BuildOrder
from coursewright.pipeline.run import Content, run_build
from coursewright.pipeline.stage import build_lock
from coursewright.project.load import load_stock
from coursewright.project.stock import Stock

root = Path(sys.argv[1])
stock = Stock(root=root)
content = Content(projects=load_stock(stock, IssueLog()), stock=stock, inputs=read_inputs(root, os.environ))
with build_lock(root, print) as cache:
    outcome = run_build(root, cache, BuildOrder(), content, 1767225600, Progress(quiet=False), fork=False)
for end in outcome.failed:
    print(end.task.name, end.code, end.output)
"""


def test_where_a_system_cannot_fork_the_same_bytes_come_out(tmp_path: Path) -> None:
    forked, spawned = (write_tiny_course(tmp_path / name) for name in ("forked", "spawned"))
    assert run(forked, "build", SOURCE_DATE_EPOCH="1767225600").returncode == 0
    words = [sys.executable, "-X", "utf8", "-c", SPAWNED, str(spawned)]
    answer = subprocess.run(words, capture_output=True, encoding="utf-8", env=environment(), check=False)
    assert (answer.returncode, answer.stdout) == (0, "")
    assert "site zh: " in answer.stderr
    assert digests(spawned) == digests(forked)


def test_a_fault_of_a_worker_that_was_started_anew_is_told(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    change(root, "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: false\nno_such_setting: 1")
    script = SPAWNED.replace("BuildOrder()", "BuildOrder(language='en', parts=('site',))")
    words = [sys.executable, "-X", "utf8", "-c", script, str(root)]
    answer = subprocess.run(words, capture_output=True, encoding="utf-8", env=environment(), check=False)
    assert answer.stdout.startswith("site en 1 ")
    assert "no_such_setting" in answer.stdout
    assert leftovers(root) == []
