"""What must hold of the page's graders for all questions, and Python's grades of the same ones; fast-check draws them.

Unlike the random answers to known keys (test_same_grades), keys are drawn too, texts are of all of Unicode, and a
failure is brought down to its smallest case.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from unicodedata import ucd_3_2_0

from coursewright.quiz.fold import folded
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.number import plain_number, read_number
from tests.browser.tools import NODE, bundle, node_environment

ROUNDS = 300
UNITS = ("", "分")
SURROGATES, PRIVATE, UNASSIGNED = "Cs", "Co", "Cn"


def ranges_of_old_characters() -> list[tuple[int, int]]:
    """Code points that have been assigned since Unicode 3.2: every Python and every Node agrees on them."""
    ranges: list[tuple[int, int]] = []
    for code in range(sys.maxunicode + 1):
        if ucd_3_2_0.category(chr(code)) in (SURROGATES, PRIVATE, UNASSIGNED):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def number_in(text: str, unit: str) -> str | None:
    number = read_number(text, unit)
    return None if number is None else plain_number(number)


def test_what_holds_of_all_questions_and_both_graders(tmp_path: Path) -> None:
    given, graded, script = tmp_path / "rows.json", tmp_path / "grades.json", tmp_path / "properties.mjs"
    asked = {"ranges": ranges_of_old_characters(), "rounds": ROUNDS, "seed": 20_260_101}
    given.write_text(json.dumps(asked), encoding="utf-8", newline="\n")
    bundle(script, Path(__file__).parent / "properties.mjs")
    run = subprocess.run(
        [NODE, str(script)],
        capture_output=True,
        encoding="utf-8",
        env={**node_environment(), "ROWS": str(given), "GRADES": str(graded)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    theirs = json.loads(graded.read_text(encoding="utf-8"))
    assert {kind for kind, *_ in theirs["rows"]} == set(KINDS)
    unlike = []
    for kind, key, answer, their in theirs["rows"]:
        own = KINDS[kind].grade(key, answer)
        grade = {"got": own.got, "of": own.of, "marks": dict(own.marks), "slips": dict(own.slips)}
        if grade != their:
            unlike.append((kind, key, answer, grade, their))
    for text, fold, numbers in theirs["texts"]:
        own_side = (folded(text), [number_in(text, unit) for unit in UNITS])
        if own_side != (fold, numbers):
            unlike.append((text, own_side, fold, numbers))
    assert min(unlike, key=lambda row: len(str(row)), default=None) is None
