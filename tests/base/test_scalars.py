"""Every letter of a text is found where it stands in the file, however the text is written."""

from __future__ import annotations

import random

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.places import Places
from coursewright.base.source import load_yaml


def places_of(text: str, first_line: int = 1) -> Places:
    issues = IssueLog()
    document = load_yaml(text, "a.yml", issues, first_line)
    assert document is not None, as_text(issues)
    return document.places


def spot(text: str, letter: str, path: tuple[str | int, ...] = ("a",)) -> str:
    """Line and column of the one X-like letter in the text at a path."""
    places = places_of(text)
    value = places.scalars[path].value.strip("\n")
    assert value.count(letter) == 1
    place = places.inside(path, value.index(letter))
    return f"{place.line}:{place.column}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: say X\n", "1:8"),
        ("a:    say X # no text\n", "1:11"),
        ("a: 'it''s X'\n", "1:11"),
        ('a: "\\"甲\\u4e2d\\tX"\n', "1:16"),
        ("a: one\n  two X\n", "2:7"),
        ("a: one\n\n\n  two X\n", "4:7"),
        ("a: 'one\n   two X'\n", "2:8"),
        ('a: "one \\\n   two X"\n', "2:8"),
        ("a: |\n  one\n  two X\n", "3:7"),
        ("a: |\n\n\n  one\n   two X\n", "5:8"),
        ("a: |2-\n   one\n  two X\n\n", "3:7"),
        ("a: |+ # kept\n    one\n      two X\n\n\n", "3:11"),
        ("a: >\n  one\n  two X\n", "3:7"),
        ("a: >-\n  one\n\n    more\n     X\n  two\n", "5:6"),
        ("a: {b: c, d: e X}\n", "1:16"),
        ("- x\n- - say X\n", "2:9"),
    ],
)
def test_a_letter_is_found_in_its_line_and_column(text: str, expected: str) -> None:
    paths = {"a: {": ("a", "d"), "- x\n": (1, 0)}
    assert spot(text, "X", paths.get(text[:4], ("a",))) == expected


def test_lines_are_counted_from_where_the_document_begins() -> None:
    place = places_of("a: |\n  one\n  two\n", first_line=40).inside(("a",), 5)
    assert (place.line, place.column) == (42, 4)


def test_lines_end_where_an_editor_ends_them() -> None:
    places = places_of("a: 'one\u2028 two'\nb: c\n")
    assert places.key(("b",)).line == 2


def test_a_path_that_holds_no_text_gives_its_own_place() -> None:
    places = places_of("a:\n  b: c\n")
    assert places.inside(("a",), 3) == places.value(("a",))


STYLES = ("{0}", "'{0}'", '"{0}"', "|\n    {1}", ">\n    {1}", "\n    {1}", "|-\n    {1}")


def test_no_letter_is_found_at_another_one() -> None:
    dice = random.Random(11)  # noqa: S311  (no secret hangs on it)
    for turn in range(1500):
        style = STYLES[turn % len(STYLES)]
        words = [dice.choice(["ab", "甲乙", "q", "xyz", "(k)"]) for _ in range(dice.randrange(1, 9))]
        gaps = [dice.choice([" ", "\n    ", "\n\n    ", "  "]) for _ in words]
        body = "".join(word + gap for word, gap in zip(words, gaps, strict=True)).rstrip()
        text = f"k:\n  a: {style.format(body, body)}\n  z: end\n"
        places = places_of(text)
        value = places.scalars["k", "a"].value
        lines = text.split("\n")
        for offset, letter in enumerate(value.strip("\n")):
            place = places.inside(("k", "a"), offset)
            if not letter.isspace():
                assert lines[place.line - 1][place.column - 1] == letter, (text, offset)
