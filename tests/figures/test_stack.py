from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.figures.kinds import KINDS
from coursewright.figures.scene import Path, Rect, Scene
from coursewright.figures.setter import Setter
from tests.figures.stress import LANGUAGES, Tree, element, load, short


def scene(**more: object) -> Scene:
    layers = [element("one", short), element("two", short), element("three", short)]
    tree: Tree = {"type": "stack", "title": "t", "layers": layers, **more}
    loaded = load(tree, IssueLog())
    assert loaded is not None
    return KINDS["stack"].layout(loaded.figure, Setter(languages=LANGUAGES, shown="en"))


def middle(path: Path) -> float:
    heights = [numbers[1] for _, numbers in path.steps if numbers]
    return (min(heights) + max(heights)) / 2


def test_bars_without_items_are_all_alike() -> None:
    bars = [shape for part in scene().parts for shape in part.shapes if isinstance(shape, Rect)]
    assert len(bars) == 3
    assert len({(bar.x, bar.width, bar.height, bar.tone) for bar in bars}) == 1


def test_the_water_lies_above_the_layer_it_is_given_for() -> None:
    paths = [(part.id, shape) for part in scene(water="three").parts for shape in part.shapes
             if isinstance(shape, Path)]  # fmt: skip
    assert [name for name, _ in paths] == ["one", "two", "", "three"]
    assert [middle(path) for _, path in paths] == sorted(middle(path) for _, path in paths)
    assert [path.tone for _, path in paths] == ["plain", "plain", "act", "tint"]


def test_the_surface_is_named_in_the_language_shown() -> None:
    assert "Surface" in {line.text for line in scene(water="two").lines}
    assert "Surface" not in {line.text for line in scene().lines}
