"""Python's graders and the page's give the same grade for random answers, good and broken."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

from coursewright.quiz.fold import DASHES, PUNCTUATION, SPACES, folded
from coursewright.quiz.kinds import KINDS
from tests.browser.tools import NODE, bundle, node_environment
from tests.quiz.cases import rows_of

ANSWERS = 2_000
"""Random answers a kind, at least."""
BROKEN = (None, True, False, 0, 1, -1, "", "true", [], {}, ["a", None], {"looks": 3}, [[]], "constructor")
LETTERS = "aAzZ09外表瞬間Ａ３ßéΣİ½①ﬁ𠮷+-.−%" + DASHES + PUNCTUATION + SPACES


def answers_to(kind: str, key: Any, dice: random.Random) -> Any:
    if dice.random() < 0.2:
        return dice.choice(BROKEN)
    if kind == "blanks":
        return {name: word_for(wanted, dice) for name, wanted in key.items() if dice.random() < 0.9}
    if kind == "numeric":
        return {name: word_for(wanted, dice) for name, wanted in key.items()}
    if kind == "order":
        return dice.sample(key, len(key) - (dice.random() < 0.1)) + ["x"] * (dice.random() < 0.1)
    if kind in ("match", "categorise"):
        choices = (*key.values(), "neutral", "", None)
        return {name: dice.choice(choices) for name in key if dice.random() < 0.9}
    if kind == "scale":
        return {name: dice.choice((*range(-4, 5), 0.5, "1", True)) for name in key if dice.random() < 0.9}
    if kind == "multiple":
        return dice.choices(("a", "b", "c", "d", "e"), k=dice.randrange(6))
    return dice.choice((True, False)) if kind == "true-false" else dice.choice(("a", "b", "c"))


def word_for(wanted: Any, dice: random.Random) -> str:
    if "accept" not in wanted:
        ends = [end for ends in ((wanted["min"], wanted["max"]), *wanted["slips"]) for end in ends if end]
        digits = "".join(dice.choices("0123456789,.-−+５", k=dice.randrange(1, 18)))
        number = dice.choice((*ends, digits, f"{dice.uniform(-1, 5):.2f}", f"{dice.randrange(10**9):,}"))
        return (
            dice.choice(("", " ", "+", "−", "\u3000")) + number + dice.choice(("", " ", wanted["unit"], "x"))
        )
    word = dice.choice(
        [*wanted["accept"], *(word for slip in wanted["slips"] for word in slip), random_text(dice)]
    )
    return "".join(dice.choice((c, c.upper(), c + dice.choice(SPACES + PUNCTUATION))) for c in word)


def random_text(dice: random.Random) -> str:
    return "".join(dice.choices(LETTERS, k=dice.randrange(8)))


def test_both_sides_give_the_same_grades(tmp_path: Path) -> None:
    dice = random.Random(20_260_101)  # noqa: S311  # a fixed seed, so that a failure can be seen again
    rows = [
        (kind, row["key"], answers_to(kind, row["key"], dice))
        for kind in KINDS
        for vectors in [rows_of(f"grade/{kind}.json")]
        for row in vectors
        for _ in range(1 + ANSWERS // len(vectors))
    ]
    texts = [random_text(dice) for _ in range(2_000)]
    given, graded, script = tmp_path / "rows.json", tmp_path / "grades.json", tmp_path / "grades.mjs"
    given.write_text(json.dumps({"rows": rows, "texts": texts}), encoding="utf-8", newline="\n")
    bundle(script, Path(__file__).parent / "grades.mjs")
    paths = {"ROWS": str(given), "GRADES": str(graded)}
    subprocess.run([NODE, str(script)], check=True, env={**node_environment(), **paths})
    theirs = json.loads(graded.read_text(encoding="utf-8"))
    for (kind, key, answer), their in zip(rows, theirs["grades"], strict=True):
        own = KINDS[kind].grade(key, answer)
        grade = {"got": own.got, "of": own.of, "marks": dict(own.marks), "slips": dict(own.slips)}
        assert grade == their, f"{kind} {key} {answer!r}"
    assert [folded(text) for text in texts] == theirs["folded"]
