"""Numbers of gaps stand on their own line and on no other one."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.figures.scene import Disc, Path, Rect
from tests.figures.stress import Tree, element, load, scenes, short
from tests.figures.test_blueprint import legs, runs_through


def made_up(seed: int) -> Tree:
    """A chain of random length with random gaps."""
    dice = random.Random(seed)  # noqa: S311  (a test's variety, no secret)
    count = dice.randint(2, 8)
    steps = [{**element(f"s{n}", short), "lane": dice.choice(["customer", "company"])} for n in range(count)]
    pairs = dice.sample(
        list(combinations(range(count), 2)), min(dice.randint(1, 6), count * (count - 1) // 2)
    )
    gaps = [{**element(f"g{n}", short), "between": [f"s{a}", f"s{b}"]} for n, (a, b) in enumerate(pairs)]
    return {"type": "gap-chain", "title": "t", "steps": steps, "gaps": gaps}


def gap(leg: tuple[tuple[float, float], tuple[float, float]], disc: Disc) -> float:
    """How far a leg passes from a disc's middle."""
    (x1, y1), (x2, y2) = leg
    x = min(max(disc.x, min(x1, x2)), max(x1, x2))
    y = min(max(disc.y, min(y1, y2)), max(y1, y2))
    return float(((x - disc.x) ** 2 + (y - disc.y) ** 2) ** 0.5)


@pytest.mark.parametrize("seed", range(150))
def test_no_number_stands_on_another_gap_or_number(seed: int) -> None:
    issues = IssueLog()
    tree = made_up(seed)
    loaded = load(tree, issues)
    assert loaded is not None, as_text(issues)
    scene = next(iter(scenes(loaded)))[1]
    names = {row["id"] for row in tree["gaps"]}
    parts = [part for part in scene.parts if part.id in names]
    boxes = [part.shapes[0] for part in scene.parts if part.id and part.id not in names]
    discs = [[shape for shape in part.shapes if isinstance(shape, Disc)][-1] for part in parts]
    for index, part in enumerate(parts):
        line = next(shape for shape in part.shapes if isinstance(shape, Path))
        own = legs(type(part)(shapes=(line,), id=part.id))
        assert min(gap(leg, discs[index]) for leg in own) < 1
        others = [disc for n, disc in enumerate(discs) if n != index]
        assert all(gap(leg, disc) > disc.radius for leg in own for disc in others), part.id
        assert not [leg for leg in own for box in boxes if isinstance(box, Rect) and runs_through(leg, box)]
    for one, two in combinations(discs, 2):
        assert ((one.x - two.x) ** 2 + (one.y - two.y) ** 2) ** 0.5 > 2 * one.radius
