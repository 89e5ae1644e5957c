"""Python's graders and the page's give the same grade for all vectors and for random answers, good and broken."""

from __future__ import annotations

import json
import random
import subprocess
from collections import Counter
from pathlib import Path

from coursewright.quiz.fold import folded
from coursewright.quiz.kinds import KINDS
from tests.browser.tools import NODE, bundle, node_environment
from tests.quiz.answers import answer_to, random_text
from tests.quiz.cases import rows_of

ANSWERS = 2_000
"""Random answers a kind, at least."""


def test_both_sides_give_the_same_grades(tmp_path: Path) -> None:
    dice = random.Random(20_260_101)  # noqa: S311  # a fixed seed, so that a failure can be seen again
    rows = [
        (kind, row["key"], answer_to(kind, row["key"], dice))
        for kind in KINDS
        for known in [rows_of(f"grade/{kind}.json")]
        for row in known
        for _ in range(1 + ANSWERS // len(known))
    ]
    vectors = [(kind, row["key"], row["answer"]) for kind in KINDS for row in rows_of(f"grade/{kind}.json")]
    rows += vectors
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
    known, count = (Counter(kind for kind, _, _ in some) for some in (vectors, rows))
    for kind in KINDS:
        assert count[kind] - known[kind] >= ANSWERS
        told = f"{kind}: {known[kind]} vectors and {count[kind] - known[kind]} random answers graded alike"
        print(told)  # noqa: T201  # the figures that were asked for
    assert [folded(text) for text in texts] == theirs["folded"]
