"""A style sheet is split at the braces that CSS takes for such, as tinycss2 judges."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
import tinycss2

from coursewright.site.css import parts_of, rules_of

FOLDER = Path(material.__file__).parent / "templates"
SHEETS = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.css"))


def judged(sheet: str) -> list[tuple[str, str | None]]:
    """Heads and contents of the rules of a sheet by tinycss2."""
    found = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        name = f"@{rule.at_keyword}" if rule.type == "at-rule" else ""
        content = None if rule.content is None else tinycss2.serialize(rule.content)
        found.append((name + tinycss2.serialize(rule.prelude).rstrip(), content))
    return found


def split(sheet: str) -> list[tuple[str, str | None]]:
    """The same by our own, written as tinycss2 writes."""
    return [
        (even(rule.head), None if rule.content is None else even(rule.content)) for rule in rules_of(sheet)
    ]


def even(text: str) -> str:
    """A text as tinycss2 writes it."""
    written: str = tinycss2.serialize(tinycss2.parse_component_value_list(text))
    return written


@pytest.mark.parametrize("name", SHEETS)
def test_the_themes_sheets_have_the_same_rules(name: str) -> None:
    sheet = (FOLDER / name).read_text(encoding="utf-8")
    assert split(sheet) == judged(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        ".a{}",
        ".a{top:0}.b{left:0}",
        '.a[title="}{"]{content:"\\"}"}.b{left:0}',
        ".a{background:url(data:x;}{)}.b{left:0}",
        ".a{background:url( 'a)b' )}.b{left:0}",
        ".a\\{b{top:0}.b{left:0}",
        "@media print{.a{top:0}.b{left:0}}.c{top:0}",
        '@import "a;b.css";.a{top:0}',
        "/* } */.a{top:0}/* { */.b{left:0}",
    ],
)
def test_braces_in_texts_addresses_and_comments_are_none(sheet: str) -> None:
    assert split(sheet) == judged(sheet)


@pytest.mark.parametrize(
    ("text", "between", "parts"),
    [
        ("a , b", ",", ["a", "b"]),
        ('a:is(b,c),[x=","]', ",", ["a:is(b,c)", '[x=","]']),
        ("--x:url(a;b);--y:{c;d};e:f", ";", ["--x:url(a;b)", "--y:{c;d}", "e:f"]),
    ],
)
def test_parts_are_split_where_no_brackets_are(text: str, between: str, parts: list[str]) -> None:
    assert list(parts_of(text, between)) == parts
