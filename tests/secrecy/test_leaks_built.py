"""A course whose sealed texts hold every construct that is accepted: no file that learners get has a word of them."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from coursewright.base.issues import IssueLog
from coursewright.project import load_projects

from ..tiny import ROOT, run, write
from .constructs import CONSTRUCTS, UNSEEN
from .sealed_quiz import PLACES, named, opened, secret_words, words_in, write_quiz

COURSE = """\
id: leaks
version: "1"
languages: [en]
title: {en: Sealed course}
roles:
  - {id: clerk, title: {en: Clerk}}
modules:
  - id: part
    title: {en: First part}
    question: {en: Why}
    lessons: [first]
handbooks:
  - {id: learner, audience: learner, title: {en: Learner handbook}, parts: [cover, contents, lessons, glossary]}
  - {id: exercises, audience: learner, title: {en: Exercises}, parts: [cover, contents, exercises], paper: A5}
  - {id: handouts, audience: learner, title: {en: Handouts}, parts: [handouts], large: true}
"""
GLOSSARY = """\
terms:
  - id: moment
    term: {en: moment of truth}
    text: {en: What leaves an impression.}
"""
LESSON = """\
---
title: First lesson
minutes: 5
objectives:
  - {id: idea, text: Name one point}
roles: [clerk]
---
## The idea {#idea}

ABBRX, and a [link](first.md).

## Self-check {#self-check}

```quiz
sealed
```
"""
FILES = {
    "course.yml": COURSE,
    "glossary.yml": GLOSSARY,
    "en/part/first.md": LESSON,
    "en/assets/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
}
CONSTRUCTS_LEFT = 60
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, frozenset[str]]:
    """The built course, each sealed place with all constructs that `check` lets pass, and their words."""
    root = tmp_path_factory.mktemp("leaks")
    for name, text in FILES.items():
        write(root, f"content/{name}", text)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    words = write_passing(root)
    done = run(root, "build", "--jobs", "1", "--quiet")
    assert done.returncode == 0, done.stderr[-2000:]
    return root, words


def write_passing(root: Path) -> frozenset[str]:
    """The quiz with those constructs that nothing is said of, in each place; their words."""
    left = [text for rows in CONSTRUCTS.values() for text in rows if text not in UNSEEN]
    while True:
        text, secrets = write_quiz([left] * PLACES, secret_words())
        write(root, "quizzes/en/part/sealed.yml", text)
        issues = IssueLog()
        load_projects(root, issues)
        told = named(secrets, issues)
        if not told:
            assert len(left) >= CONSTRUCTS_LEFT
            return frozenset(secret.word for secret in secrets)
        refused = {secret.text for secret in secrets if secret.word in told}
        left = [text for text in left if text not in refused]


def test_every_word_is_in_a_capsule_and_in_no_file_of_the_site(course: tuple[Path, frozenset[str]]) -> None:
    root, words = course
    page = (root / "site/en/part/first.html").read_text(encoding="utf-8")
    assert words - words_in(opened(page, "leaks")) == set()
    read = {file: readable(file) for file in (root / "site").rglob("*") if file.is_file()}
    assert {file.suffix for file in read} >= {".html", ".js", ".xml", ".gz", ".pdf"}
    assert {file.name: found for file, text in read.items() if (found := words_in(text) & words)} == {}


def readable(file: Path) -> str:
    """All that a file says, byte for byte; what is packed is unpacked."""
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("latin-1")


@pytest.mark.parametrize("edition", ["learner", "exercises", "handouts"])
def test_no_word_is_in_a_learners_edition(course: tuple[Path, frozenset[str]], edition: str) -> None:
    root, words = course
    book = root / f"site/handbooks/en/{edition}.pdf"
    text = subprocess.run(["pdftotext", "-layout", str(book), "-"], capture_output=True, check=True).stdout
    assert "What was said?" in text.decode()
    with pikepdf.open(book) as pdf:
        written = "\n".join(line for thing in pdf.objects for line in strings(thing))
    title = {"learner": "Learner handbook", "exercises": "Exercises", "handouts": "Handouts"}[edition]
    assert {"Lesson 1 First lesson", f"Sealed course {title}"} <= set(written.split("\n"))
    assert words_in(text.decode(), written) & words == set()


def strings(thing: pikepdf.Object) -> Iterator[str]:
    """All strings, names and streams of a thing in a PDF: outline, addresses, alternative texts, metadata."""
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        rows = thing if isinstance(thing, pikepdf.Array) else thing.values()
        for row in rows:
            if isinstance(row, pikepdf.Object) and not row.is_indirect:
                yield from strings(row)
        if isinstance(thing, pikepdf.Stream):
            yield thing.read_bytes().decode("latin-1")
