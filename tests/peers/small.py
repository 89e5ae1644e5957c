"""The small site: a root page and a deep one with a quiz each, a page without; as it was, and after two edits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.browser.gallery import SETTINGS, quiz_files
from tests.browser.tools import CASES
from tests.hosts.engines import run_engine
from tests.tiny import change, environment, write

COURSE = "small"
TOP, DEEP = "choices-and-gaps", "days"
DAYS = """\
id: days
questions:
  - id: how-long
    type: blanks
    objective: none
    prompt: 多久之内可以退？
    text: 我们写着[[term]]。
    blanks:
      - id: term
        accept: [七天退货]
        numerals: true
        variants: true
        why: 告示上写的就是这一句。
  - id: who-pays
    type: true-false
    objective: none
    prompt: 运费由客户出。
    answer: false
    why:
      true: 告示第二行写着由我们出。
      false: 对，第二行写着由我们出。
"""
ADDED = """questions:
  - id: added
    type: true-false
    objective: none
    prompt: 新加的一题。
    answer: true
    why:
      true: 对，这是后来加的。
      false: 不对，这是后来加的。
"""
# State: (use_directory_urls, what is edited in the top quiz).
STATES = {
    "before": ("false", "", ""),
    "inserted": ("false", "questions:\n", ADDED),
    "mended": ("true", "谁会遇到关键时刻？", "谁会碰到关键时刻？"),
}


def lay_small(project: Path, urls: str = "false", language: str = "zh") -> Path:
    """Write the project's files."""
    for file in quiz_files("zh"):
        write(project, f"quizzes/{file.name}", file.read_text(encoding="utf-8"))
    write(project, "quizzes/days.yml", DAYS)
    write(project, "docs/index.md", f"# 首页\n\n```quiz\n{TOP}\n```\n")
    write(project, "docs/deep/page.md", f"# 深处\n\n```quiz\n{DEEP}\n```\n")
    write(project, "docs/plain.md", "# 没有题\n\n只有一句话。\n")
    settings = SETTINGS.format(name="小站", language=language, course=COURSE)
    assert "use_directory_urls: false" in settings
    write(project, "mkdocs.yml", settings.replace("use_directory_urls: false", f"use_directory_urls: {urls}"))
    return project


def build_small(folder: Path) -> Path:
    """Build each state into `folder`/<state>."""
    for state, (urls, old, new) in STATES.items():
        project = lay_small(folder / "source" / state, urls)
        if old:
            change(project, f"quizzes/{TOP}.yml", old, new)
        run_engine("mkdocs", project, folder / state)
    return folder


def fail_to_build(project: Path) -> str:
    """What the engine says while it refuses to build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(project / "site")]
    done = subprocess.run(
        command, cwd=project, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode != 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def texts_of(folder: Path) -> dict[str, str]:
    """All files of a site by path, but for the theme's own; those that are no text with marks in place of bytes."""
    found = {}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not name.endswith((".map", ".min.js", ".min.css", ".gz", ".png")):
            found[name] = file.read_text(encoding="utf-8", errors="replace")
    return found


GALLERY_CASES = CASES / "gallery"
