"""The strip of lessons: a dot each, tied together by module, as a drawing in millimetres."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursewright.base.markup import Element, el
from coursewright.handbook.model import Book, BookModule
from coursewright.languages.words import handbook_words
from coursewright.paper.inks import INKS

INSET = 2.0
GAP = 2.4  # between modules, in steps between lessons
LARGEST_STEP = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    number: int
    dots: tuple[float, ...]
    filled: bool


def lesson_strip(book: Book, current: BookModule | None) -> Element:
    """All lessons of a book; those of `current` are filled, or all where it is None."""
    modules, width = book.modules, f"{book.page.live:g}"
    groups = _groups(modules, current, book.page.live)
    return el(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{width}mm",
            "height": "15mm",
            "viewBox": f"0 0 {width} 15",
        },
        el("title", None, _title(modules, current, book.language)),
        [node for group in groups for node in _module(group, bold=group.filled and current is not None)],
    )


def _title(modules: Sequence[BookModule], current: BookModule | None, language: str) -> str:
    """What the strip shows, in words."""
    words, count = handbook_words(language), sum(len(module.chapters) for module in modules)
    if current is None:
        return words["strip"].format(modules=len(modules), lessons=count)
    own = sorted({chapter.number for chapter in (*current.chapters[:1], *current.chapters[-1:])})
    return words["strip-module"].format(lessons=count, own="–".join(map(str, own)))


def _groups(modules: Sequence[BookModule], current: BookModule | None, width: float) -> list[_Group]:
    steps = sum(len(module.chapters) - 1 for module in modules) + GAP * (len(modules) - 1)
    step = min(LARGEST_STEP, (width - 2 * INSET) / steps) if steps else LARGEST_STEP
    groups, x = [], INSET
    for module in modules:
        dots = tuple(x + step * place for place in range(len(module.chapters)))
        filled = current is None or module.number == current.number
        groups.append(_Group(number=module.number, dots=dots, filled=filled))
        x = dots[-1] + GAP * step
    return groups


def _module(group: _Group, *, bold: bool) -> Iterator[Element]:
    first, last = group.dots[0], group.dots[-1]
    yield el("path", {"d": f"M{first:.2f} 6H{last:.2f}", "stroke": INKS["ink"], "stroke-width": ".35"})
    fill, radius = (INKS["ink"], "1.5") if group.filled else ("#fff", "1.2")
    for x in group.dots:
        dot = {"cx": f"{x:.2f}", "cy": "6", "r": radius, "fill": fill}
        yield el("circle", {**dot, "stroke": INKS["ink"], "stroke-width": ".35"})
    size, weight, colour = ("3.25", "700", INKS["ink"]) if bold else ("2.75", "400", INKS["quiet"])
    yield el(
        "text",
        {
            "x": f"{(first + last) / 2:.2f}",
            "y": "13.5",
            "font-family": "Hei",
            "font-size": size,
            "font-weight": weight,
            "text-anchor": "middle",
            "fill": colour,
        },
        str(group.number),
    )
