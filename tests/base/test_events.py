"""What libyaml reads is what the scanner reads, or it does not read it at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursewright.base.events import Unsure, quick_events, sure_events
from coursewright.base.issues import IssueLog
from coursewright.base.places import Places
from coursewright.base.scalars import Source
from coursewright.base.tree import TreeBuilder, fine_events

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
Read = tuple[object, object, object, object, object]


def read(text: str, *, quickly: bool) -> Read:
    """Tree, places, texts and issues of a text without syntax faults."""
    issues, places = IssueLog(), Places(file="a.yml", source=Source(text))
    events = quick_events(text) if quickly else sure_events(text)
    builder = TreeBuilder(events=fine_events(events, places, issues), places=places, issues=issues)
    return builder.build(), builder.keys, builder.values, builder.scalars, tuple(issues.found)


def read_quickly(text: str) -> Read | None:
    try:
        return read(text, quickly=True)
    except Unsure:
        return None


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
        assert read_quickly(text) in (None, read(text, quickly=False)), text


def test_texts_that_somebody_mistyped_are_read_alike() -> None:
    quick = 0
    for text in changed_texts(6_000):
        found = read_quickly(text)
        if found is not None and not found[-1]:  # What is at fault is read once more, by the scanner.
            quick += 1
            assert found == read(text, quickly=False), text
    assert quick > 1_000


@pytest.mark.parametrize(
    "text",
    [
        "a:\tb\n",
        "a: {b: what?, c: d}\n",
        "a: {b: , c: d}\n",
        "a: |2# b\n    c\n",
        "%YAML 1.2\n",
        "\ufeffa: b\n",
    ],
)
def test_what_the_two_read_otherwise_is_left_to_the_scanner(text: str) -> None:
    with pytest.raises(Unsure):
        list(quick_events(text))


def test_an_ordinary_file_is_read_quickly() -> None:
    text = (ROOT / "quizzes" / "en" / "moments" / "what-is-a-moment-of-truth.yml").read_text(encoding="utf-8")
    assert read_quickly(text) is not None
