from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import coursewright
from coursewright.base.issues import IssueLog, Place, as_text
from coursewright.quiz.texts.html import TAGS
from coursewright.writing.scan import slips_in
from coursewright.writing.slip import Setting, report

from .cases import LESSON, named_slips, rows_of, said


@pytest.mark.parametrize("row", named_slips(), ids=lambda row: row["name"].replace(" ", "_"))
def test_a_slip_is_named_where_it_stands(row: dict[str, Any]) -> None:
    assert said(row["text"]) == row["says"]


@pytest.mark.parametrize("row", named_slips(), ids=lambda row: row["name"].replace(" ", "_"))
def test_a_slip_is_named_wherever_it_stands_in_a_lesson(row: dict[str, Any]) -> None:
    above = "## Above {#above}\n\nText.\n\n- an item\n\nText.\n\n"
    lines = above.count("\n")
    moved = [f"{int(line) + lines}:{rest}" for line, _, rest in (says.partition(":") for says in row["says"])]
    assert said(f"{above}{row['text']}") == moved


@pytest.mark.parametrize("row", rows_of("slips/neighbours.yml"), ids=lambda row: repr(row["text"])[:60])
def test_its_neighbours_are_named_in_their_lines(row: dict[str, Any]) -> None:
    assert row["line"] in [int(says.partition(":")[0]) for says in said(row["text"])]


@pytest.mark.parametrize("text", rows_of("ordinary.yml"), ids=lambda text: repr(text)[:60])
def test_ordinary_markdown_has_no_slips(text: str) -> None:
    assert said(text) == []


def test_all_slips_of_a_text_are_named_at_once() -> None:
    rows = [row for row in named_slips() if not any(word in str(row) for word in REACHING)]
    text, expected = "", []
    for number, row in enumerate(rows):
        text += f"## H {{#h-{number}}}\n\n"
        for says in row["says"]:
            line, _, rest = says.partition(":")
            expected.append(f"{int(line) + text.count(chr(10))}:{rest}")
        text += row["text"] + "\n\n"
    assert len(expected) > 100
    assert set(expected) - set(said(text)) == set()


REACHING = ("left-open", "swallows", "comment", "conflict", "stray", "duplicate", "markdown", "behind words")
"""Slips that reach beyond their own lines."""


def test_every_slip_has_a_cure_and_one_line_of_words() -> None:
    texts = [row["text"] for row in (*named_slips(), *rows_of("slips/neighbours.yml"))]
    for text in (*texts, *rows_of("hostile.yml")):
        for slip in slips_in(text, LESSON):
            assert slip.cure
            assert "\n" not in slip.message + slip.cure
            assert 0 <= slip.line <= text.count("\n")


def test_every_rule_stands_in_a_case() -> None:
    folder = Path(coursewright.__file__).parent / "writing"
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    rules = set(re.findall(r"\"((?:text|html)/[a-z-]+)\"", source))
    texts = [row["text"] for row in (*named_slips(), *rows_of("slips/neighbours.yml"))]
    seen = {slip.rule for text in (*texts, *rows_of("hostile.yml")) for slip in slips_in(text, LESSON)}
    assert len(rules) > 30
    assert rules - seen == set()


def test_a_text_of_a_question_holds_few_tags_and_no_fences_of_ours() -> None:
    asked = Setting(fences=("quiz", "figure"), holds_fences=False, tags=TAGS)
    assert said("H<sub>2</sub>O <span lang='fr'>mot</span>", asked) == []
    assert said("<div>x</div>", asked) == ["1:1 error text/unknown-tag"]
    assert said("```quiz\na\n```", asked) == ["1:1 error text/fence-place"]


def test_a_report_has_the_places_that_it_is_given() -> None:
    issues = IssueLog()
    slips = slips_in("a\n\n<div>", LESSON)
    report(slips, lambda line, column: Place(file="a.md", line=line + 10, column=column + 1), issues)
    assert as_text(issues).startswith("a.md:12:1: error text/tag-left-open: '<div>' is never closed.\n    ")
