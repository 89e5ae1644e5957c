"""Words keep their air to slanting outlines: those of stacks, icebergs and funnels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from coursewright.base.issues import IssueLog
from coursewright.figures.scene import Line, Path, Point, Scene
from tests.figures.stress import cases, load, scenes

AIR = 4.0


def outline(path: Path) -> list[Point]:
    return [(numbers[0], numbers[1]) for name, numbers in path.steps if name in {"M", "L"}]


def chord(corners: list[Point], y: float) -> tuple[float, float] | None:
    """The left and right end of an outline at a height; none where it does not reach."""
    found = []
    for (x1, y1), (x2, y2) in pairwise([*corners, corners[0]]):
        if y1 != y2 and min(y1, y2) <= y <= max(y1, y2):
            found.append(x1 + (x2 - x1) * (y - y1) / (y2 - y1))
    return (min(found), max(found)) if found else None


def tight(scene: Scene) -> Iterator[str]:
    """Lines nearer than the air to the outline they stand in: their own part's, or the last one before."""
    corners: list[Point] = []
    for part in scene.parts:
        paths = [shape for shape in part.shapes if isinstance(shape, Path) and shape.steps[-1][0] == "Z"]
        if part.id and any(not isinstance(shape, Line) for shape in part.shapes):
            corners = outline(paths[0]) if paths else []
        for line in (shape for shape in part.shapes if part.id and corners and isinstance(shape, Line)):
            left, top, right, bottom = line.box
            ends = [chord(corners, y) for y in (top, bottom)]
            if any(end is None or left - end[0] < AIR or end[1] - right < AIR for end in ends):
                yield line.text


@pytest.mark.parametrize("kind", ["stack", "funnel"])
def test_no_line_comes_near_the_outline_it_stands_in(kind: str) -> None:
    found = []
    for case in (case for case in cases(kind) if case.must):
        loaded = load(case.tree, IssueLog())
        assert loaded is not None
        found += [f"{case.name}, {name}: {text}" for name, scene in scenes(loaded) for text in tight(scene)]
    assert not found, f"{len(found)}\n" + "\n".join(found[:20])
