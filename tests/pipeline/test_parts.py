"""A fault in one part keeps no other from being built; what failed is still that of the last good build."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.patience import wait_until
from tests.pipeline.test_build import digests, leftovers, unmarked
from tests.tiny import change, command, environment, lesson_file, run, write, write_tiny_course

pytestmark = pytest.mark.slow

UNPRINTABLE = '\n\n/// trainer\n<p style="margin-left:300mm">Smile.</p>\n///\n'
"""It runs off its page, which no check of texts can see, and only trainers read it."""
HOOK = """
import os

def on_page_markdown(markdown, **_):
    if os.environ["COURSEWRIGHT_LANGUAGE"] == "zh":
        raise {fault}
    return markdown
"""


def with_hook(root: Path, fault: str) -> None:
    """Let the site in Chinese fail."""
    write(root, "hook.py", HOOK.format(fault=fault))
    change(root, "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: false\nhooks: [hook.py]")


def test_one_edition_at_fault_leaves_all_others_new(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    change(root, lesson_file("en"), "the moment.", f"the moment.{UNPRINTABLE}")
    change(root, lesson_file("zh"), "那一刻。", "那一刻。\n\n/// trainer\n微笑。\n///\n")
    answer = run(root, "build")
    assert answer.returncode == 1
    assert "content/en/part/first.md:" in answer.stderr
    assert "error print/off-page: " in answer.stderr
    assert answer.stderr.endswith(
        "Built anew: site/zh, site/en, site/handbooks/zh/learner.pdf, handbooks/zh/trainer.pdf, "
        "site/handbooks/en/learner.pdf, trainer/zh, trainer/en\n"
        "Not there, since no build of them was good yet: handbooks/en/trainer.pdf\n"
    )
    files = digests(root)
    assert {"site/index.html", "site/en/index.html", "site/handbooks/en/learner.pdf"} <= files.keys()
    assert [name for name in files if name.endswith(".part")] == []
    assert "handbooks/en/trainer.pdf" not in files


def test_what_failed_is_taken_over_from_the_last_good_build(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    assert run(root, "build").returncode == 0
    old = digests(root)
    with_hook(root, "ValueError('broken')")
    change(root, lesson_file("zh"), "那一刻。", "那一刻！")
    change(root, lesson_file("en"), "the moment.", f"that one moment.{UNPRINTABLE}")
    change(root, lesson_file("zh"), "那一刻！", "那一刻！\n\n/// trainer\n微笑。\n///\n")
    answer = run(root, "build")
    assert answer.returncode == 1
    assert answer.stderr.endswith("Still those of the last good build: site/zh, handbooks/en/trainer.pdf\n")
    # Where there is a hook, the theme's style sheets come whole, with their maps.
    new = {name: digest for name, digest in digests(root).items() if not name.endswith(".css.map")}
    assert {unmarked(name) for name in new} == {unmarked(name) for name in old}
    kept = [name for name in new if name.startswith("site/zh/")]
    assert [name for name in kept if new[name] != old[name]] == []
    assert new["handbooks/en/trainer.pdf"] == old["handbooks/en/trainer.pdf"]
    for name in ("site/en/part/first.html", "site/handbooks/zh/learner.pdf", "site/handbooks/en/learner.pdf"):
        assert new[name] != old[name]


def test_an_edition_that_learners_may_no_longer_see_is_not_taken_over(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    assert run(root, "build", "--only", "handbooks", "--lang", "en").returncode == 0
    change(root, "content/course.yml", "{id: learner, audience: learner", "{id: learner, audience: trainer")
    change(root, lesson_file("en"), "the moment.", f"the moment.{UNPRINTABLE}")
    change(root, lesson_file("zh"), "那一刻。", "那一刻。\n\n/// trainer\n微笑。\n///\n")
    assert run(root, "build").returncode == 1
    assert "site/handbooks/en/learner.pdf" not in digests(root)


@pytest.mark.skipif(os.name == "nt", reason="a shell's limit on the size of files stands for a full disk")
def test_a_full_disk_in_the_engine_is_one_line_and_keeps_the_outputs(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    words = command(root, "build", "--only", "site", "--lang", "en")
    limited = ["sh", "-c", 'ulimit -f 40; exec "$@"', "sh", *words]
    answer = subprocess.run(limited, capture_output=True, encoding="utf-8", env=environment(), check=False)
    assert answer.returncode == 3
    assert "site en failed:\nFile too large" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert digests(root) == {}
    assert leftovers(root) == []


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal")
def test_a_job_that_was_killed_names_the_signal(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    with_hook(root, "SystemExit(__import__('os').kill(os.getpid(), 9))")
    answer = run(root, "build", "--only", "site")
    assert answer.returncode == 1
    assert "It was ended by SIGKILL; perhaps the machine ran out of memory" in answer.stderr
    assert "site/en/index.html" in digests(root)


def test_a_build_goes_on_when_nobody_reads_what_it_says(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    words = command(root, "build", "--only", "site", "--lang", "en")
    code = subprocess.run(words, env=environment(), stderr=writer, check=False).returncode
    os.close(writer)
    assert code == 0
    assert "site/en/index.html" in digests(root)


@pytest.mark.skipif(os.name == "nt", reason="a signal that ends a whole group is a POSIX one")
def test_a_build_that_is_asked_to_end_leaves_no_child(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path)
    write(root, "hook.py", "import time\n\ndef on_config(config):\n    time.sleep(3600)\n")
    change(root, "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: false\nhooks: [hook.py]")
    words = command(root, "build", "--only", "site")
    with subprocess.Popen(
        words, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
    ) as build:
        wait_until(lambda: bool(list(root.glob(".cache/stage-*"))), "the build never began")
        build.send_signal(signal.SIGTERM)
    wait_until(lambda: not alive(build.pid), "a build left children behind")


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
