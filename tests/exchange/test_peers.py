"""Pages for mkdocs-quiz, mkdocs-superquiz and fullmark: what comes in, and what is told to stay out."""

from __future__ import annotations

from typing import Any

import pytest

from coursewright.exchange.formats import FORMATS
from coursewright.exchange.guess import guess

from .peers import FULLMARK, MKDOCS_QUIZ, PEERS, SUPERQUIZ
from .test_tables import read


def trees(name: str, text: str) -> tuple[list[dict[str, Any]], list[tuple[str, int]]]:
    found, issues = read(FORMATS[name], text.encode())
    return [row.tree for row in found], [(issue.rule, issue.place.line) for issue in issues.found]


def test_a_page_for_mkdocs_quiz() -> None:
    rows, told = trees("mkdocs-quiz", MKDOCS_QUIZ)
    assert rows == [
        {
            "type": "single",
            "prompt": "What is **2 x 2**?",
            "options": [
                {"text": "3", "why": "Nope, but close!"},
                {"text": "4", "correct": "true", "why": "Amazing!"},
                {"text": "6"},
            ],
            "explain": "Four it is.",
        },
        {
            "type": "multiple",
            "prompt": "Which of these are even?",
            "options": [{"text": "2", "correct": "true"}, {"text": "3"}, {"text": "4", "correct": "true"}],
        },
        {
            "type": "blanks",
            "prompt": "Two words:",
            "text": "Python was created by [[a]] and first released in [[b]].",
            "blanks": [{"id": "a", "accept": ["Guido van Rossum"]}, {"id": "b", "accept": ["1991", "'91"]}],
            "explain": "A long time ago.",
        },
    ]
    assert told == [("import/no-answer", 41)]


def test_a_page_for_superquiz() -> None:
    rows, told = trees("superquiz", SUPERQUIZ)
    assert [(row["type"], row["prompt"], row.get("points", "")) for row in rows] == [
        ("multiple", "Select every capital.", "2"),
        ("single", "Which is the largest?", "3"),
        ("order", "Put them in order.", ""),
        ("match", "Match them.", ""),
        ("blanks", "填空", ""),
    ]
    assert [row["text"] for row in rows[0]["options"] if row.get("correct")] == ["Paris", "Madrid"]
    assert [row["text"] for row in rows[1]["options"] if row.get("correct")] == ["Jupiter"]
    assert [row["text"] for row in rows[2]["items"]] == ["Greet", "Listen", "Act"]
    assert rows[3]["pairs"] == [{"left": "France", "right": "Paris"}, {"left": "Germany", "right": "Berlin"}]
    assert rows[4]["text"] == "The capital of France is [[a]], see [the map](https://example.org)."
    assert told == [("import/unknown-kind", 35)]


def test_a_page_for_fullmark() -> None:
    rows, told = trees("fullmark", FULLMARK)
    assert rows[0] == {
        "type": "single",
        "prompt": "Which ion drives phase 3?\n\nThink of the **membrane**.",
        "options": [{"text": "Na"}, {"text": "K", "correct": "true"}],
        "id": "ion",
        "tags": ["cells", "hard"],
        "points": "2",
        "hints": ["It leaves the cell."],
        "explain": "Potassium leaves.",
    }
    assert [row["type"] for row in rows[1:]] == [
        "multiple", "true-false", "numeric", "blanks", "blanks", "order", "match", "reflection",
    ]  # fmt: skip
    assert rows[2]["answer"] == "false"
    assert {key: rows[3][key] for key in ("answer", "tolerance", "unit")} == {
        "answer": "0.3333",
        "tolerance": "0.001",
        "unit": "m",
    }
    assert rows[4]["blanks"] == [{"id": "a", "accept": ["chain rule", "the chain rule"]}]
    assert rows[5]["blanks"] == [
        {"id": "a", "accept": ["cos x", "cos(x)"]},
        {"id": "b", "answer": "0.5", "tolerance": "0.01"},
    ]
    assert [row["text"] for row in rows[6]["items"]] == ["Base case.", "Step."]
    assert (rows[7]["pairs"][1], rows[7]["extra"]) == ({"left": "Python", "right": "pip"}, [{"text": "make"}])
    assert rows[8]["rubric"] == ["Names the axes", "Names the trend"]
    assert rows[8]["model"] == "The chart shows growth."
    assert told == [("import/no-answer", 71)]


@pytest.mark.parametrize("name", PEERS)
def test_a_page_is_known_by_what_it_holds(name: str) -> None:
    assert guess("page.md", PEERS[name][0].encode()) == name
