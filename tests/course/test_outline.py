from __future__ import annotations

import pytest

from coursewright.base.issues import IssueLog
from coursewright.course.outline import Outline, load_outline


def outline(text: str, first_line: int = 1) -> tuple[Outline, list[str]]:
    issues = IssueLog()
    found = load_outline(text, "a.md", first_line, issues)
    return found, [f"{issue.place.line}:{issue.place.column} {issue.rule}" for issue in issues.in_order()]


def test_headings_have_levels_ids_and_places() -> None:
    found, faults = outline("## A {#a}\n\n### B c {#b .x}\n\n##D\n\nE\n---\n", first_line=10)
    assert [(h.level, h.text, h.id, h.place.line) for h in found.headings] == [
        (2, "A", "a", 10),
        (3, "B c", "b", 12),
        (2, "D", "", 14),
        (2, "E", "", 16),
    ]
    assert faults == []
    assert not found.names_headings


@pytest.mark.parametrize(
    "text", ["```\n## A\n```", "~~~~\n## A\n~~~\n~~~~", "| a |\n|---|", "a\n\n---", "    ## A"]
)
def test_what_is_no_heading(text: str) -> None:
    assert outline(text)[0].headings == ()


@pytest.mark.parametrize("text", ["A {x} b", "A {x", "A}", "C#", "A [b](c.md)"])
def test_braces_and_signs_within_a_heading_are_text(text: str) -> None:
    heading = outline(f"## {text} {{#a}}")[0].headings[0]
    assert (heading.text, heading.id) == (text.rstrip("#"), "a")


def test_blocks_nest_and_hold_their_bodies() -> None:
    text = "/// worksheet | W01 A b\nx\n/// table-caption\nc\n///\n///\n"
    found, faults = outline(text)
    assert faults == []
    assert [(b.name, b.argument, b.body, b.first, b.last, b.inside) for b in found.blocks] == [
        ("worksheet", "W01 A b", "x\n/// table-caption\nc\n///", 0, 5, ""),
        ("table-caption", "", "c", 2, 4, "worksheet"),
    ]


def test_headings_in_blocks_are_not_the_lessons() -> None:
    assert outline("/// trainer\n## A {#a}\n///\n")[0].headings == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("/// trainr\nx\n///\n", ["1:1 lesson/unknown-block"]),
        ("x\n  /// trainr\nx\n", ["2:3 lesson/unknown-block"]),
        ("//// trainer\nx\n////\n", ["1:1 lesson/unknown-block", "3:1 lesson/unknown-block"]),
        ("///trainer\nx\n///\n", ["1:1 lesson/unknown-block"]),
        ("/// trainer\nx\n", ["1:1 lesson/block-left-open"]),
        ("/// trainer\n/// worksheet | W\n///\n", ["1:1 lesson/block-left-open"]),
        ("/// misconception\nwrong: a\n/// misconception\nwrong: b\n///\n", ["1:1 lesson/block-left-open"]),
        ("///\n", ["1:1 lesson/stray-block-end"]),
        ("／／／ trainer\nx\n／／／\n", ["1:1 lesson/mistaken-block"]),
        ("// trainer\nx\n///\n", ["1:1 lesson/mistaken-block"]),
        ("- /// trainer\n  x\n  ///\n", ["1:1 lesson/mistaken-block"]),
        ("> /// trainer\n> x\n> ///\n", ["1:1 lesson/mistaken-block"]),
        ("/// trainer\nx\n／／／\n", ["3:1 lesson/mistaken-block"]),
        ("```quiz\na\n", ["1:1 lesson/fence-left-open"]),
        ("```\n/// trainr\n```\n", []),
        ("a // b /// c\n", []),
    ],
)
def test_blocks_that_are_none(text: str, faults: list[str]) -> None:
    assert outline(text)[1] == faults


def test_quiz_fences_are_known_wherever_they_stand() -> None:
    found, _ = outline(
        "/// trainer\n  ```quiz\n  a#b\n  ```\n///\n\n~~~ {.quiz}\nc\n~~~\n\n```yaml\nd\n```\n"
    )
    assert [(f.name, f.body, f.in_block) for f in found.fences] == [
        ("quiz", "a#b", "trainer"),
        ("quiz", "c", ""),
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[甲](term:a) and [b [c]](d.md#e 'title')", ["term:a", "d.md#e"]),
        ("![x](../assets/a.png){ width=3 }", ["!../assets/a.png"]),
        ("[![x](a.png)](b.md)", ["!a.png", "b.md"]),
        ("[x](<a b.md>) [y](c_(d).md)", ["a b.md", "c_(d).md"]),
        ("`[x](a.md)` ``[`](b.md)`` [c](d.md)", ["d.md"]),
        ("[x]: a.md", ["a.md"]),
        ('<img alt="" src="a.png"> <a href="b.md">c</a>', ["!a.png", "b.md"]),
        ("/// misconception\nright: [a](term:b)\n///", ["term:b"]),
        ("## [a](b.md) {#c}", ["b.md"]),
        ("```\n[a](b.md)\n```", []),
    ],
)
def test_links_and_pictures(text: str, targets: list[str]) -> None:
    found = outline(text)[0].links
    assert sorted(("!" if link.image else "") + link.target for link in found) == sorted(targets)


def test_the_place_of_a_link_is_its_target() -> None:
    link = outline("甲乙[丙](丁.md)", first_line=7)[0].links[0]
    assert (link.place.line, link.place.column) == (7, 7)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c"])
def test_lines_end_where_an_editor_ends_them(mark: str) -> None:
    outline = load_outline(f"甲{mark}乙{mark}\n\n## A {{#a}}\n\n```quiz\none\n```\n", "a.md", 10, IssueLog())
    assert [heading.place.line for heading in outline.headings] == [12]
    assert [fence.place.line for fence in outline.fences] == [14]
