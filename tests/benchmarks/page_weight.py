"""Bytes, compressed: the script, capsules without texts, and eight questions here and with mkdocs-quiz."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import project_path

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node, Sealed
from coursewright.project.alone import quizzes_alone
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.screen import screen_quiz
from coursewright.quiz.seal import capsule

SCRIPT = project_path.ROOT / "plugins" / "coursewright" / "browser" / "coursewright.js"
GALLERY = project_path.ROOT / "tests" / "cases" / "gallery"
SCRIPT_BYTES, CAPSULE_BYTES = 20_000, 1_536
QUESTIONS = 8
SETTINGS = "site_name: Bench\nuse_directory_urls: false\ntheme: {{name: material, font: false}}\nplugins: [{plugin}]\n"
OURS = "{coursewright/quiz: {folder: quizzes, course: bench}}"
STEM = "Which of these does a customer meet at counter {number}?"
OPTIONS = ("The clerk who looks up first", "The flow chart", "The budget", "The roster of the week")
REASONS = (
    "It is what the customer sees.",
    "It hangs in the back office.",
    "Nobody shows it.",
    "It is for the team.",
)


def size(text: str | bytes) -> int:
    """Compressed bytes."""
    return len(gzip.compress(text if isinstance(text, bytes) else text.encode(), 9))


def our_quiz() -> str:
    """Eight questions of four options with a reason each."""
    rows = ["id: bench", "questions:"]
    for number in range(1, QUESTIONS + 1):
        rows += [f"  - id: q{number}", "    type: single", "    objective: idea"]
        rows += [f"    prompt: {STEM.format(number=number)}", "    options:"]
        for name, text, why in zip("abcd", OPTIONS, REASONS, strict=True):
            rows += [f"      - id: {name}", f"        text: {text}", f"        why: {why}"]
            rows += ["        correct: true"] if name == "a" else []
    return "\n".join(rows) + "\n"


def their_page() -> str:
    """The same questions as mkdocs-quiz writes them; it has one text for all options."""
    rows = ["# Bench", ""]
    for number in range(1, QUESTIONS + 1):
        rows += ["<quiz>", STEM.format(number=number)]
        rows += [f"- [{'x' if text == OPTIONS[0] else ' '}] {text}" for text in OPTIONS]
        rows += ["", " ".join(REASONS), "</quiz>", ""]
    return "\n".join(rows)


def build(folder: Path, plugin: str, page: str, **environment: str) -> Path | None:
    """Build a site of one page; None, with what was said, if that failed."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(page, encoding="utf-8", newline="\n")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(plugin=plugin), encoding="utf-8", newline="\n")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml", "-d", str(folder / "site")]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr)
        return None
    return folder / "site"


def weigh(site: Path) -> tuple[int, int]:
    """Bytes of the page, and of what its own scripts and style sheets beside the theme's add."""
    page = (site / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:src|href)=\"([^\":]+\.(?:js|css))\"", page))
    own = [
        site / name
        for name in sorted(named)
        if not re.search(r"javascripts/|stylesheets/(main|palette)", name)
    ]
    return size(page), sum(size(path.read_bytes()) for path in own if path.is_file())


def capsules(quizzes: Iterable[LoadedQuiz]) -> int:
    """Attributes and capsules of the first eight questions, texts left empty."""

    def walk(node: Node) -> Iterator[str]:
        if not isinstance(node, Element):
            return
        leaf = next((child for child in node.children if isinstance(child, Sealed)), None)
        if leaf is not None:
            attributes = " ".join(f'{name}="{value}"' for name, value in node.attrs)
            yield f'<{node.tag} {attributes} data-seal="{capsule(dict(leaf.values), leaf.context)}">'
        for child in node.children:
            yield from walk(child)

    tags = [tag for quiz in quizzes for tag in walk(screen_quiz(quiz))]
    return size("".join(tags[:QUESTIONS]))


def main() -> None:
    """Print the sizes."""
    print(f"script {size(SCRIPT.read_bytes())} of {SCRIPT_BYTES} bytes")
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, packages = (Path(folder) / name for name in ("ours", "theirs", "packages"))
        for project in (ours, theirs):
            project.mkdir()
        (ours / "quizzes").mkdir()
        (ours / "quizzes" / "bench.yml").write_text(our_quiz(), encoding="utf-8", newline="\n")
        mixed = quizzes_alone(GALLERY, "zh", "zh", "bench", IssueLog()).values()
        print(
            f"capsules and attributes of {QUESTIONS} mixed questions {capsules(mixed)} of {CAPSULE_BYTES} bytes"
        )
        site = build(ours, OURS, "# Bench\n\n```quiz\nbench\n```\n")
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--target",
            str(packages),
            "mkdocs-quiz",
        ]
        subprocess.run(command, capture_output=True, check=False)
        paths = os.pathsep.join((os.environ["PYTHONPATH"], str(packages)))
        other = build(theirs, "mkdocs_quiz", their_page(), PYTHONPATH=paths)
        if site:
            compare(weigh(site), weigh(other) if other else None)


def compare(ours: tuple[int, int], theirs: tuple[int, int] | None) -> None:
    """Print both pages; the second number is fetched once for all pages."""
    print(f"coursewright: page {ours[0]}, files for all pages {ours[1]}")
    if theirs is None:
        print("mkdocs-quiz could not be had")
        return
    print(f"mkdocs-quiz:  page {theirs[0]}, files for all pages {theirs[1]}")
    first, further = sum(ours) / sum(theirs), ours[0] / theirs[0]
    print(f"one page, first visit: {first:.2f} of theirs; each further page: {further:.2f}")


if __name__ == "__main__":
    main()
