"""What a form's answers add up to; the browser is held to the same vectors (tests/browser/node/exam.test.mjs)."""

from __future__ import annotations

from typing import Any

import pytest

from coursewright.quiz.assessment.score import Credit, Share, add_up, in_points
from tests.quiz.cases import rows_of


def told(share: Share) -> list[Any]:
    return [in_points(share.got), share.of, share.percent, share.met]


@pytest.mark.parametrize("row", rows_of("exam/score.json"), ids=lambda row: row["name"])
def test_score(row: dict[str, Any]) -> None:
    parts = [(module, least) for module, least in row["parts"]]
    score = add_up([Credit(**credit) for credit in row["credits"]], row["least"], parts)
    assert told(score.whole) == row["whole"]
    assert [told(share) for share in score.parts] == row["each"]
    assert [told(share) for share in score.scenarios] == row["scenarios"]
    assert score.passed is row["passed"]
