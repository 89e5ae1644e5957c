"""What libyaml reads is what the scanner reads, or it does not read it at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursewright.base.issues import Issue, IssueLog
from coursewright.base.places import Document, Places
from coursewright.base.quick import quick_document
from coursewright.base.scalars import Source
from coursewright.base.source import load_sure

ROOT = Path(__file__).parents[2]
PIECES = (
    *"\n:#{}[]?|a>'\"-,%&*!`@~\\\t\x85\u2028\ufeff",
    *(
        "甲 乙",
        ": ",
        "\n  ",
        "\n    ",
        "- ",
        " #",
        ", ",
        "b: c",
        "? ",
        "- - ",
        "\n\n",
        "'x'",
        '"y"',
        "[a, b]",
    ),
    *("{c: d}", "|\n", "|-\n", ">+\n", ">2\n", "--- ", "...", "\n- ", "\nk: ", "\nk:\n", "\\n", "\\\n", "''"),
    *("http://x:1", ": |\n  x\n", "'a': b", '"k": [', "]", "<<: ", "&a ", "*a", "!t ", "\u3000"),
)


def read(text: str) -> tuple[Document | None, list[Issue]]:
    """What the scanner reads of a text, and its issues."""
    issues = IssueLog()
    return load_sure(Places(file="a.yml", source=Source(text)), issues), issues.found


def read_quickly(text: str) -> Document | None:
    return quick_document(Places(file="a.yml", source=Source(text)))


def written_texts() -> Iterator[str]:
    """Every YAML file of the course and of the tests that is UTF-8."""
    for folder in ("content", "quizzes", "tests"):
        for path in sorted((ROOT / folder).rglob("*.yml")):
            yield path.read_bytes().decode("utf-8", errors="ignore").replace("\r", "")


def changed_texts(count: int) -> Iterator[str]:
    """Pieces of those files with signs put in and taken out, and texts of signs alone."""
    dice = random.Random(20)  # noqa: S311  (no secret hangs on it)
    texts = list(written_texts())
    for number in range(count):
        lines = dice.choice(texts).split("\n")
        first = dice.randrange(len(lines))
        text = "\n".join(lines[first : first + dice.randrange(1, 14)])
        if number % 3 == 0:
            text = dice.choice(("a: b\n", "a: ", "", "- ")) + "".join(
                dice.choices(PIECES, k=dice.randrange(14))
            )
        for _ in range(dice.randrange(4)):
            begin = dice.randrange(len(text) + 1)
            end = min(len(text), begin + dice.choice((0, 0, 1, 2, 5)))
            text = text[:begin] + dice.choice((*PIECES, "")) + text[end:]
        yield text


def test_files_are_read_alike() -> None:
    texts = list(written_texts())
    assert len(texts) > 500
    for text in texts:
        quick = read_quickly(text)
        assert quick is None or (quick, []) == read(text), text


def test_texts_that_somebody_mistyped_are_read_alike() -> None:
    found = 0
    for text in changed_texts(6_000):
        quick = read_quickly(text)
        if quick is not None:
            found += 1
            assert (quick, []) == read(text), text
    assert found > 1_000


@pytest.mark.parametrize(
    "text",
    [
        *("a:\tb\n", "a: {b: what?, c: d}\n", "a: {b: , c: d}\n", "a: |2# b\n    c\n", "%YAML 1.2\n---\na\n"),
        *("\ufeffa: b\n", "a: \x85\n", "a: &b c\n", "a: !b c\n", "a: b\na: c\n", "<<: {}\n", "a\n---\nb\n"),
        *("? [a]\n: b\n", "[" * 25 + "]" * 25, "a: 'b\n", "a: {b: c, d}\n"),
    ],
)
def test_what_the_two_read_otherwise_and_what_is_refused_is_left_to_the_scanner(text: str) -> None:
    assert read_quickly(text) is None


def test_an_ordinary_file_is_read_quickly() -> None:
    text = (ROOT / "tests" / "cases" / "gallery" / "en" / "choices-and-gaps.yml").read_text(encoding="utf-8")
    assert read_quickly(text) is not None
