"""Links of a blueprint go round the boxes, each on lines of its own."""

from __future__ import annotations

from itertools import combinations, pairwise

from coursewright.base.issues import IssueLog, as_text
from coursewright.figures.scene import Part, Path, Point, Rect
from tests.figures.stress import cases, load, scenes

Leg = tuple[Point, Point]


def legs(part: Part) -> list[Leg]:
    """The straight pieces of a link's line."""
    path = next(shape for shape in part.shapes if isinstance(shape, Path))
    points = [(numbers[0], numbers[1]) for _, numbers in path.steps]
    return [(a, b) for a, b in pairwise(points) if a != b]


def runs_through(leg: Leg, box: Rect) -> bool:
    (x1, y1), (x2, y2) = leg
    return (
        min(x1, x2) < box.x + box.width - 1
        and max(x1, x2) > box.x + 1
        and min(y1, y2) < box.y + box.height - 1
        and max(y1, y2) > box.y + 1
    )


def lie_on_one_another(one: Leg, two: Leg) -> bool:
    for axis in (0, 1):
        other = 1 - axis
        if one[0][axis] == one[1][axis] and two[0][axis] == two[1][axis]:
            if abs(one[0][axis] - two[0][axis]) > 1:
                continue
            low = max(min(one[0][other], one[1][other]), min(two[0][other], two[1][other]))
            high = min(max(one[0][other], one[1][other]), max(two[0][other], two[1][other]))
            if high - low > 1:
                return True
    return False


def test_no_link_runs_through_a_box_or_along_another_link() -> None:
    links = 0
    for case in cases("blueprint"):
        issues = IssueLog()
        loaded = load(case.tree, issues) if case.must else None
        if loaded is None:
            assert not case.must, as_text(issues)
            continue
        steps = {step["id"] for step in case.tree["steps"]}
        names = {link["id"] for link in case.tree["links"]}
        for _, scene in scenes(loaded):
            boxes = [part.shapes[0] for part in scene.parts if part.id in steps]
            lines = [legs(part) for part in scene.parts if part.id in names]
            links += len(lines)
            assert not [leg for line in lines for leg in line for box in boxes if runs_through(leg, box)], (
                case.name
            )
            for one, two in combinations(lines, 2):
                assert not [1 for leg in one for other in two if lie_on_one_another(leg, other)], case.name
    assert links > 1000


def test_every_link_begins_and_ends_at_its_boxes() -> None:
    case = next(case for case in cases("blueprint") if case.must and len(case.tree["links"]) > 8)
    loaded = load(case.tree, IssueLog())
    assert loaded is not None
    scene = next(iter(scenes(loaded)))[1]
    boxes = {part.id: part.shapes[0] for part in scene.parts}
    for link in case.tree["links"]:
        line = legs(next(part for part in scene.parts if part.id == link["id"]))
        for name, (x, y) in zip(link["between"], (line[0][0], line[-1][1]), strict=True):
            box = boxes[name]
            # The arrow's head stands between the line's end and the box.
            assert box.x - 7 <= x <= box.x + box.width + 7
            assert box.y - 7 <= y <= box.y + box.height + 7
