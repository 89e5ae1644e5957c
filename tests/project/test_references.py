"""Which names a text uses as lessons alone, and which may be those of anything."""

from __future__ import annotations

import pytest

from coursewright.project.references import read_text

NAMES = frozenset({"one", "two"})


@pytest.mark.parametrize(
    ("text", "links", "words"),
    [
        ("See [it](../first/one.md#idea).", {"one"}, set()),
        ("See [it][a].\n\n[a]: two.md 'A title'", {"two"}, set()),
        ("Not [a]: two.md, which defines nothing.", set(), {"two"}),
        ("  - objective: one#idea", {"one"}, set()),
        ("  - objective:\ttwo#idea\n    figure: one", {"two"}, {"one"}),
        ("subobjective: one#idea", set(), {"one"}),
        ("objective: one", set(), {"one"}),
        ("```quiz\none\n```\n\n[more](two.md)", {"two"}, {"one"}),
        ("[one](two.md) and [again](a(b)two.md)", {"two"}, {"one", "two"}),
    ],
)
def test_an_address_can_mean_a_lesson_alone(text: str, links: set[str], words: set[str]) -> None:
    found = read_text(text.encode(), NAMES, markdown=True)
    assert (found.links, found.words) == (links, words)
