"""Reviews are planned as FSRS-6 plans them; py-fsrs says how that is. Boxes are the simple choice."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

from .tools import NODE, bundle, node_environment

History = list[tuple[int, int]]
"""Days, each with how the question was known: 0 wrong and thought sure, 1 wrong, 2 a guess, 3 right, 4 sure."""
ENTRY = Path(__file__).parent / "node" / "plans.mjs"
HISTORIES = 1000


def plans_of(histories: list[History], scheme: str, folder: Path) -> list[tuple[int, float | None]]:
    """What the script plans: the day that is due, and the recall that is expected on it."""
    bundled, given = folder / "plans.mjs", folder / "histories.json"
    bundle(bundled, ENTRY)
    given.write_text(json.dumps({"scheme": scheme, "histories": histories}), encoding="utf-8")
    run = subprocess.run(
        [NODE, str(bundled), str(given)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=node_environment(),
        check=True,
    )
    plans: list[tuple[int, float | None]] = json.loads(run.stdout)
    return plans


def history(draw: random.Random) -> History:
    """Up to twelve days, some right behind each other, some months apart."""
    day, days = draw.randrange(20_000, 21_000), []
    for _ in range(draw.randint(1, 12)):
        days.append((day, draw.randrange(5)))
        day += draw.choice([1, 1, 2, 3, 5, 8, 13, 30, 90, 400])
    return days


def due_by_the_library(days: History) -> tuple[int, float]:
    """The same by py-fsrs, without steps within a day and without chance."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    start, card = datetime(1970, 1, 1, 12, tzinfo=UTC), Card()
    for day, known in days:
        card, _ = scheduler.review_card(card, Rating(max(known, 1)), start + timedelta(days=day))
    return (card.due - start).days, scheduler.get_card_retrievability(card, card.due)


def test_a_thousand_histories_fall_due_on_the_days_of_py_fsrs(tmp_path: Path) -> None:
    draw = random.Random(6)  # noqa: S311  # histories, no secret
    histories = [history(draw) for _ in range(HISTORIES)]
    plans = plans_of(histories, "fsrs", tmp_path)
    wanted = [due_by_the_library(days) for days in histories]
    assert [due for due, _ in plans] == [due for due, _ in wanted]
    assert [recall for _, recall in plans] == pytest.approx([recall for _, recall in wanted])
    assert len({due - days[-1][0] for days, (due, _) in zip(histories, plans, strict=True)}) > 100


BOXES: list[tuple[list[int], int]] = [
    ([3], 1),
    ([0], 1),
    ([3, 2], 3),
    ([4, 3, 3], 7),
    ([1, 3, 3, 4], 7),
    ([3, 3, 3, 3, 3, 3, 3], 60),
    ([3, 3, 3, 1], 1),
    ([3, 3, 3, 1, 3, 3], 3),
]


@pytest.mark.parametrize(("known", "waits"), BOXES)
def test_boxes_wait_longer_for_each_right_answer_in_a_row(
    known: list[int], waits: int, tmp_path: Path
) -> None:
    days: Any = [(100 + number, each) for number, each in enumerate(known)]
    assert plans_of([days], "leitner", tmp_path) == [[days[-1][0] + waits, None]]
