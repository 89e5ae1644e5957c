from __future__ import annotations

import random

import pytest
import yaml

from coursewright.base.events import _Loader
from coursewright.base.issues import IssueLog, Place, as_text
from coursewright.base.source import Document, load_yaml


def loaded(text: str, first_line: int = 1) -> Document:
    issues = IssueLog()
    document = load_yaml(text, "a.yml", issues, first_line)
    assert document is not None, as_text(issues)
    return document


def told(text: str, first_line: int = 1) -> list[str]:
    issues = IssueLog()
    assert load_yaml(text, "a.yml", issues, first_line) is None
    return [f"{issue.place.line}:{issue.place.column} {issue.rule}" for issue in issues.in_order()]


WORDS = ("yes", "no", "12:30", "010", "1e3", "0x1F", "2026-01-01", "~", "null", "=", "−3", ".5")


@pytest.mark.parametrize("word", WORDS)
def test_every_scalar_is_its_source_text(word: str) -> None:
    assert loaded(f"a: {word}\nb: [{word}, {word}]\n").tree == {"a": word, "b": [word, word]}


def test_nothing_is_none_and_empty_quotes_are_a_text() -> None:
    assert loaded("a:\nb: ''\nc: |\n  x\n   y\n").tree == {"a": None, "b": "", "c": "x\n y\n"}


def test_a_text_may_go_on_in_the_next_line() -> None:
    assert loaded("a: one\n  two\n\n  three\nb: 甲 # not this\n").tree == {"a": "one two\nthree", "b": "甲"}


def test_places_of_keys_and_values_count_characters_from_one() -> None:
    places = loaded("甲: {乙: 丙}\nb:\n  - c: d\n").places
    assert places.key(("甲",)) == Place(file="a.yml", line=1, column=1)
    assert places.value(("甲", "乙")) == Place(file="a.yml", line=1, column=8)
    assert places.key(("b", 0, "c")) == Place(file="a.yml", line=3, column=5)
    assert places.value(("b", 0)) == Place(file="a.yml", line=3, column=5)


def test_the_place_of_what_is_not_there_is_the_nearest_above() -> None:
    places = loaded("a:\n  b: c\n").places
    assert places.value(("a", "x", 3)) == places.value(("a",))
    assert places.key(("nothing",)) == places.value(())


def test_lines_are_counted_from_where_the_text_begins() -> None:
    assert loaded("a: b\n", first_line=40).places.key(("a",)).line == 40
    assert told("a: b\na: c\n", first_line=40) == ["41:1 yaml/duplicate-key"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\nd: *x\n", ["1:4 yaml/refused"]),
        ("a: &x b\nc: &y d\n", ["1:4 yaml/refused", "2:4 yaml/refused"]),
        ("a: *x\n", ["1:4 yaml/refused"]),
        ("a: !!python/object:os.system x\n", ["1:4 yaml/refused"]),
        ("<<: {a: b}\n", ["1:1 yaml/refused"]),
        ("a: b\n---\nc: d\n", ["2:1 yaml/refused"]),
        ("a:\n\t- b\n\t- c\n", ["2:1 yaml/tab"]),
        ("a: {b: c, d e, f g}\n", ["1:11 yaml/flow-comma"]),
        ("a: 1\nb: 2\na: 3\nb: 4\n", ["3:1 yaml/duplicate-key", "4:1 yaml/duplicate-key"]),
        ("a: 'b\nc: d\n", ["1:4 yaml/syntax"]),
        ("a: {b: c\nd: e\n", ["1:4 yaml/syntax"]),
        ("a: b\nc\nd: e\n", ["2:1 yaml/syntax"]),
        ("a: b\n c: d\n", ["2:3 yaml/syntax"]),
        ("a: \x07\n", ["1:4 yaml/character"]),
        ("? {a: b}\n: c\n", ["1:3 yaml/key"]),
        ("\u3000a: b\n", ["1:1 yaml/key"]),
        ("a:\tb\n", ["1:3 yaml/tab"]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_tab_within_a_text_is_fine() -> None:
    assert loaded('a: "b\tc"\n').tree == {"a": "b\tc"}


def test_a_tab_within_a_listing_is_fine() -> None:
    assert loaded("a: |\n  all:\n  \tcc a.c\nb: c\n").tree == {"a": "all:\n\tcc a.c\n", "b": "c"}


@pytest.mark.parametrize(
    ("text", "begins", "cure"),
    [
        ("q:\n  - id: a\n    prompt：What\n    c: d\n", "3:11", "Write 'prompt: '"),
        ("prompt：What\nc: d\n", "1:7", "Write 'prompt: '"),
        ("q:\n  - id: a\n    prompt：What\n", "3:11", "Write 'prompt: '"),
        ("a:b\nc: d\n", "1:2", "Write 'a: '"),
        ("q:\n  -id: a\n   t: b\n", "2:3", "Write '- '"),
        ("q:\n  - id: a\n \u3000 text: x\n", "3:2", "Indent with plain spaces"),
        ('a: "Hello" he said\n', "1:12", "Put the whole text in '…'"),
        ("a: 'It's fine'\n", "1:8", "Double a '"),
        ("a: [x] is read\n", "1:8", "Put the whole text in quotes"),
        ("a: what # not\n  this\n", "1:9", "Put the text in quotes"),
        ("a: - 3\n", "1:4", "Begin a list in the next line"),
        ("a: {b: - 3}\n", "1:8", "Begin a list in the next line"),
        ("prompt:\u00a0What\nc: d\n", "1:8", "Write 'prompt: ', with a plain space"),
        ("a: ? what\n", "1:4", "Put the text in quotes"),
        ("a: > 5 minutes\n", "1:6", "Begin the text in the next line; put a text that itself begins"),
    ],
)
def test_a_slip_is_told_where_it_is_with_its_own_cure(text: str, begins: str, cure: str) -> None:
    issues = IssueLog()
    assert load_yaml(text, "a.yml", issues) is None
    (issue,) = issues.found
    assert f"{issue.place.line}:{issue.place.column}" == begins
    assert issue.hint.startswith(cure)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (r"C:\temp", 7),
        (r"C:\new", 7),
        (r"a\frac b", 6),
        (r"What does \n mean?", 15),
        (r"`a\nb` prints", 7),
        (r"$\nabla f$", 6),
        (r"one\\two \tthree", 14),
        (r"one\ntwo\n\nthree", 0),
        (r"say \"so\" \\ \u4e2d", 0),
        (r"ends with a line end.\n", 0),
    ],
)
def test_a_backslash_that_double_quotes_eat_is_told(text: str, column: int) -> None:
    issues = IssueLog()
    assert load_yaml(f'a: "{text}"\n', "a.yml", issues) is not None
    assert [issue.rule for issue in issues.found] == ["yaml/backslash"] * bool(column)
    assert all(issue.place.column == column for issue in issues.found)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\u2028\x85"])
def test_what_only_yaml_1_1_took_for_a_line_end_is_a_letter(mark: str) -> None:
    text = f"a: 甲{mark}乙 # {mark}\n'b{mark}': 'c{mark}'\nd: |\n  e{mark}\nf: [g{mark}, {mark}]\nz: \U00100000\n"
    document = loaded(text)
    assert document.tree == {
        "a": f"甲{mark}乙",
        f"b{mark}": f"c{mark}",
        "d": f"e{mark}\n",
        "f": [f"g{mark}", mark],
        "z": "\U00100000",
    }
    assert document.places.key(("z",)).line == 6
    assert told(f"a: {mark}\nb: 'c\n") == ["2:4 yaml/syntax"]
    assert told(f"a: {mark}\n{mark}: 1\n{mark}: 2\n") == ["3:1 yaml/duplicate-key"]


def test_depth_is_limited_before_anything_grows() -> None:
    assert told("[" * 100_000) == ["1:25 yaml/refused"]
    assert loaded("[" * 24 + "]" * 24).tree is not None


def test_aliases_cannot_make_a_bomb() -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert len(told("\n".join(rows))) == 30


def events(text: str, loader: type[yaml.SafeLoader]) -> list[tuple[object, ...]]:
    """All events with their marks, or the error."""
    found: list[tuple[object, ...]] = []
    try:
        for event in yaml.parse(text, Loader=loader):
            begin, end = event.start_mark, event.end_mark
            value = getattr(event, "value", None)
            found.append((type(event), value, begin.line, begin.column, end.index if value else 0))
    except yaml.YAMLError as error:
        mark = getattr(error, "context_mark", None)
        return [(type(error), getattr(error, "context", ""), mark and (mark.line, mark.column))]
    return found


def test_the_quick_loader_reads_as_the_slow_one_does() -> None:
    pieces = [*":#{}[]?|a'\"", "甲 乙", ": ", "\n", "\n  ", "- ", " #", ", ", "b: c"]
    dice = random.Random(7)  # noqa: S311  (no secret hangs on it)
    for _ in range(3000):
        text = "a: b\n" + "".join(dice.choices(pieces, k=dice.randrange(12))) + "\n"
        assert events(text, _Loader) == events(text, yaml.SafeLoader), text
