"""Small SVG plots without a library: bars with marks for what is wanted, and lines; readable on light and on dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tools.bench.variants import MATERIAL, OURS, QUIZ, ZENSICAL

COLOURS = {OURS: "a", MATERIAL: "b", QUIZ: "c", ZENSICAL: "d", "plain": "b"}
"""Classes of the style sheet, by variant."""
_STYLE = """\
<style>
svg{font:13px system-ui,"Segoe UI","Noto Sans",sans-serif}
.back{fill:#fff}.ink{fill:#1d1d1f}.soft{fill:#5b5b63}.axis{stroke:#c9c9d0}.goal{stroke:#1d1d1f}
.a{fill:#c2410c;stroke:#c2410c}.b{fill:#2563a8;stroke:#2563a8}.c{fill:#7a6bb5;stroke:#7a6bb5}.d{fill:#5f7f3a;stroke:#5f7f3a}
.line{fill:none;stroke-width:2.5}
@media (prefers-color-scheme:dark){
.back{fill:#16171b}.ink{fill:#ececf1}.soft{fill:#a9a9b4}.axis{stroke:#44454e}.goal{stroke:#ececf1}
.a{fill:#f08a4b;stroke:#f08a4b}.b{fill:#6ea8e6;stroke:#6ea8e6}.c{fill:#b3a5ea;stroke:#b3a5ea}.d{fill:#9dbf6f;stroke:#9dbf6f}}
</style>"""
_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 760, 250, 90, 24, 52
_FIGURE = 60
"""How much room a figure behind its bar takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar with its label, the variant that colours it, and what is wanted of it, if anything is."""

    label: str
    variant: str
    value: float
    goal: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Bars below a heading."""

    title: str
    bars: tuple[Bar, ...]


def bar_plot(title: str, unit: str, blocks: Sequence[Block]) -> str:
    """Bars from zero on; a goal is an upright line across its bar."""
    bars = [bar for block in blocks for bar in block.bars]
    most = max([bar.value for bar in bars] + [bar.goal or 0 for bar in bars] + [1e-9])
    scale = (_WIDTH - _LEFT - _RIGHT) / most
    rows: list[str] = []
    height = float(_TOP)
    for block in blocks:
        if block.title:
            rows.append(_text(16, height + 17, block.title, "ink", weight=600))
            height += _ROW + 2
        for bar in block.bars:
            rows += _bar(bar, height, scale)
            height += _ROW
        height += 10
    note = f"{unit}; an upright line is what is wanted" if any(bar.goal for bar in bars) else unit
    return _frame(title, note, height + 6, rows)


def _bar(bar: Bar, top: float, scale: float) -> Iterator[str]:
    long = max(1.0, bar.value * scale)
    yield _text(_LEFT - 10, top + 16, bar.label, "ink", anchor="end")
    yield f'<rect class="{COLOURS[bar.variant]}" x="{_LEFT}" y="{top + 4}" width="{long:.1f}" height="15" rx="2"/>'
    mark = (bar.goal or 0) * scale
    at = mark if long < mark + 4 < long + _FIGURE else long
    yield _text(_LEFT + at + 8, top + 16, short(bar.value), "ink")
    if bar.goal:
        x = _LEFT + bar.goal * scale
        yield f'<path class="goal" stroke-width="2" d="M{x:.1f} {top + 1}v21"/>'


def line_plot(
    title: str, unit: str, lines: Mapping[str, Mapping[float, float]], labels: Mapping[str, str]
) -> str:
    """Lines over numbers, both axes logarithmic, so that a straight line is a power."""
    xs = sorted({x for line in lines.values() for x in line})
    ys = [y for line in lines.values() for y in line.values()]
    height, left, right = 340.0, 60.0, 200.0
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))
    high = max(high, low + 1)

    def place(x: float, y: float) -> tuple[float, float]:
        wide = math.log(x / xs[0]) / (math.log(xs[-1] / xs[0]) or 1)
        tall = (math.log10(y) - low) / (high - low)
        return left + wide * (_WIDTH - left - right), height - 34 - tall * (height - 34 - _TOP - 10)

    rows = []
    for power in range(low, high + 1):
        _, y = place(xs[0], 10.0**power)
        rows.append(f'<path class="axis" d="M{left} {y:.1f}H{_WIDTH - right}"/>')
        rows.append(_text(left - 8, y + 4, short(10.0**power), "soft", anchor="end"))
    for x in xs:
        rows.append(_text(place(x, 10.0**low)[0], height - 12, f"{x:g}", "soft", anchor="middle"))
    for index, (name, line) in enumerate(lines.items()):
        rows += _line(COLOURS[name], [place(x, y) for x, y in sorted(line.items())])
        y = _TOP + 24 + index * 26
        rows.append(f'<circle class="{COLOURS[name]}" cx="{_WIDTH - right + 22}" cy="{y - 4}" r="5"/>')
        rows.append(_text(_WIDTH - right + 34, y, labels[name], "ink"))
    return _frame(title, unit, height, rows)


def _line(colour: str, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    # The class says both fill and stroke; the style keeps the line open.
    yield f'<polyline class="{colour} line" style="fill:none" points="{path}"/>'
    yield from (f'<circle class="{colour}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points)


def short(value: float) -> str:
    """A number with two or three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 0.1 or value == 0 else f"{value:.3f}"


def _text(x: float, y: float, text: str, colour: str, *, anchor: str = "start", weight: int = 400) -> str:
    return (
        f'<text class="{colour}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(text)}</text>"
    )


def _frame(title: str, unit: str, height: float, rows: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH}" '
        f'height="{height:.0f}" role="img" aria-label="{escape(title)}">'
    )
    back = f'<rect class="back" width="{_WIDTH}" height="{height:.0f}" rx="6"/>'
    titles = (_text(16, 26, title, "ink", weight=700), _text(16, 44, unit, "soft"))
    return "\n".join((head, _STYLE, back, *titles, *rows, "</svg>")) + "\n"
