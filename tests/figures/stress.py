"""Figures made up to strain a kind, and the geometry that a clean drawing keeps.

Each kind has `makers/<kind>.py` with `make(count, label)`: a figure with that many rows in its main list
(the first of `Kind.counts`), its lesser lists of varying lengths within what the kind declares.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coursewright.base.issues import IssueLog
from coursewright.base.markup import el, to_html
from coursewright.base.places import Document, Places
from coursewright.figures.check import ROOMS
from coursewright.figures.kinds import KINDS
from coursewright.figures.load import load_figure
from coursewright.figures.model import LoadedFigure
from coursewright.figures.scene import Disc, Path, Rect, Scene
from coursewright.figures.screen import figure_on_screen
from coursewright.figures.setter import Setter

Tree = dict[str, object]
Labels = Callable[[str], object]

HAN = "客户接触到你的工作并形成印象的那一刻叫做关键时刻它发生在每一天每一处也发生在后台与电话里"
WORDS = "the customer meets your work and keeps an impression of it for a long time to come"
LONG = "Internationalisierungskoordinationsbeauftragter"
MIXED = "第3步：拿 iPhone 15 给客户看 A/B 两种方案（−3…+3）再确认一次 OK 并说明 Wi-Fi 与 5G 的差别"
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Case:
    """A figure to draw; `must` where nothing may be refused."""

    name: str
    tree: Tree
    must: bool


def element(name: str, label: Labels) -> Tree:
    return {"id": name, "text": label(name)}


def labels(han: int, letters: int, script: str) -> Labels:
    """Labels of a length: `words` zh and en, `long` one word, `mixed` both scripts in one label."""
    texts = {
        "words": {"zh": HAN[:han], "en": WORDS[:letters].strip()},
        "long": {"zh": HAN[:han], "en": LONG[:letters]},
        "mixed": {"zh": MIXED[:han].strip(), "en": MIXED[:han].strip()},
    }
    return lambda _: dict(texts[script])


def short(_: str) -> object:
    """Labels as people write them."""
    return {"zh": "取号等候", "en": "Taking a number"}


def cases(kind: str) -> Iterator[Case]:
    """Counts from one below to one above what the kind declares, labels of 1 to 40 characters in three scripts."""
    make = importlib.import_module(f"tests.figures.makers.{kind.replace('-', '_')}").make
    least, most = next(iter(KINDS[kind].counts.values()))
    for count in range(max(least - 1, 0), most + 2):
        within = least <= count <= most
        yield Case(f"{count} short", make(count, short), within)
        for size in (1, 3, 6, 9, 12, 16, 24, 40):
            for script in ("words", "long", "mixed"):
                letters = min(2 * size, 40)
                tree = make(count, labels(size, letters, script))
                yield Case(f"{count} {script} {size}", tree, within and size <= 12)


def load(tree: Tree, issues: IssueLog) -> LoadedFigure | None:
    """A made-up figure, checked as one from a file is."""
    places = Places(file="content/figures/made-up.yml", keys={}, values={})
    document = Document(file=places.file, tree=tree, places=places)  # type: ignore[arg-type]
    return load_figure(document, issues, name="made-up", languages=LANGUAGES)


def on_screen(loaded: LoadedFigure, language: str, anchor: str) -> str:
    """All of a figure that a page shows, as HTML."""
    shown = figure_on_screen(loaded, language, anchor)
    return to_html(el("figure", None, shown.drawing, shown.words, shown.walk))


def scenes(loaded: LoadedFigure) -> Iterator[tuple[str, Scene]]:
    """The figure in each language and width."""
    kind = KINDS[loaded.figure.type]  # type: ignore[attr-defined]
    for language in LANGUAGES:
        for room in ROOMS:
            yield (
                f"{language} {room:g}",
                kind.layout(loaded.figure, Setter(languages=LANGUAGES, shown=language, room=room)),
            )


def faults(scene: Scene) -> list[str]:
    """Texts that overlap, and whatever leaves the canvas."""
    found = []
    boxes = [(line.text, line.box) for line in scene.lines]
    for index, (text, (left, top, right, bottom)) in enumerate(boxes):
        if left < -0.5 or top < -0.5 or right > scene.width + 0.5 or bottom > scene.height + 0.5:
            found.append(f"'{text}' leaves the canvas")
        for other, (left2, top2, right2, bottom2) in boxes[index + 1 :]:
            if min(right, right2) - max(left, left2) > 0.5 and min(bottom, bottom2) - max(top, top2) > 0.5:
                found.append(f"'{text}' overlaps '{other}'")
    for x, y in (point for part in scene.parts for shape in part.shapes for point in _points(shape)):
        if not (-0.5 <= x <= scene.width + 0.5 and -0.5 <= y <= scene.height + 0.5):
            found.append(f"a shape leaves the canvas at {x:.1f} {y:.1f}")
    return found


def _points(shape: object) -> Iterator[tuple[float, float]]:
    if isinstance(shape, Rect):
        yield shape.x, shape.y
        yield shape.x + shape.width, shape.y + shape.height
    elif isinstance(shape, Disc):
        yield shape.x - shape.radius, shape.y - shape.radius
        yield shape.x + shape.radius, shape.y + shape.radius
    elif isinstance(shape, Path):
        for name, numbers in shape.steps:
            pairs = numbers[-2:] if name == "A" else numbers
            yield from zip(pairs[::2], pairs[1::2], strict=True)


def same_geometry(loaded: LoadedFigure) -> bool:
    """Whether all languages have the same canvas and the same shapes."""
    seen: dict[str, set[object]] = {}
    for name, scene in scenes(loaded):
        shapes = tuple(
            shape for part in scene.parts for shape in part.shapes if isinstance(shape, Rect | Disc | Path)
        )
        seen.setdefault(name.split()[1], set()).add((scene.width, scene.height, shapes))
    return all(len(each) == 1 for each in seen.values())
