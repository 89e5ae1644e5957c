"""How large the letters of a slide may be: the lines that its text takes are counted, since nobody lays it out here."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from unicodedata import east_asian_width

from coursewright.base.markup import Element, Node, plain_text

SIZES = (("", 26.0), ("dense", 20.0), ("denser", 16.0), ("densest", 12.5))
"""The letters of print in points; styles/slides.css has the same."""
LONG = "long"
"""What fits in no size runs on."""
WIDE, HIGH = 300.0, 140.0
"""Millimetres of a slide for text, below its head."""
EM = 0.3528
LEADING = 1.45
PICTURE = 6.5
"""Lines that a picture in a text takes at most."""
FIGURE = 0.5
"""The share of a slide that a figure beside a question takes."""
INLINE = frozenset("a b br code em i kbd mark rp rt ruby small span strong sub sup u wbr".split())
GAPS = {"li": 0.4, "tr": 0.8, "p": 0.5, "div": 0.2, "h3": 0.5}
"""Lines that the space around a block is worth."""
SMALL = {"why": 0.8, "slips": 0.8, "grid": 0.8, "key": 0.85, "n": 0.85}
"""Sizes of letters by class."""
SPLIT = {"les": 0.5, "ris": 0.36, "half": 0.44}
"""Shares of the width that parts beside each other have."""

COLUMNS, FIRST = 3, 0.5
"""A table of more columns is one of short cells beside a text, which has this share of the width."""


def columns(text: str) -> int:
    """Columns of a text: a han takes two, white space counts once."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in " ".join(text.split()))


def size_of(tree: Iterable[Node], most: float = 1.0) -> str:
    """The largest letters in which a slide holds a tree; `long`, where none are small enough."""
    nodes = tuple(tree)
    drawn = sum(_figures(node) for node in nodes) * FIGURE
    for name, points in SIZES:
        em = points * EM
        high = lines_of(nodes, WIDE / em * 2) * em * LEADING / HIGH
        if high + drawn <= most:
            return name
    return LONG


def _figures(node: Node) -> int:
    if not isinstance(node, Element):
        return 0
    return 1 if node.tag == "svg" else sum(map(_figures, node.children))


def lines_of(nodes: Iterable[Node], width: float) -> float:
    """Lines that nodes take, one below another, `width` columns wide."""
    total, run = 0.0, ""
    for node in nodes:
        if isinstance(node, str) or (
            isinstance(node, Element) and node.tag in INLINE and not _is_block(node)
        ):
            run += plain_text(node)
        elif isinstance(node, Element):
            total += _run(run, width) + _block(node, width)
            run = ""
    return total + _run(run, width)


def _run(text: str, width: float) -> float:
    return float(ceil(columns(text) / width))


def _is_block(element: Element) -> bool:
    return "why" in _classes(element)


def _classes(element: Element) -> list[str]:
    return dict(element.attrs).get("class", "").split()


def _block(element: Element, width: float) -> float:
    classes = _classes(element)
    if "qn" in classes or element.tag in ("svg", "template", "figure"):
        return 0
    if element.tag == "img":
        return PICTURE
    scale = min((SMALL[name] for name in classes if name in SMALL), default=1.0)
    inner = width / scale
    if element.tag == "tr":
        cells = [child for child in element.children if isinstance(child, Element)]
        share = FIRST if len(cells) > COLUMNS else 1 / max(1, len(cells))
        texts = max((lines_of(cell.children, inner * share) for cell in cells), default=1.0)
        return scale * (max(1.0, texts) + GAPS["tr"])
    beside = [child for child in element.children if isinstance(child, Element) and _share(child)]
    if beside:
        return max(lines_of(child.children, inner * _share(child)) for child in beside)
    gap = 0.6 if "key" in classes or "node" in classes else GAPS.get(element.tag, 0.0)
    return scale * (lines_of(element.children, inner * (0.94 if element.tag == "li" else 1)) + gap)


def _share(element: Element) -> float:
    return next((SPLIT[name] for name in _classes(element) if name in SPLIT), 0.0)
