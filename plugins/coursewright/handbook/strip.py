"""The strip of lessons: a dot each, tied together by module, as inline SVG in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coursewright.handbook.model import Part

WIDTH = 168.0
INSET = 2.0
GAP = 2.4  # between modules, in steps between lessons
LARGEST_STEP = 9.0
INK = "#1b1b1b"
QUIET = "#555"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    number: int
    dots: tuple[float, ...]
    filled: bool


def lesson_strip(parts: Sequence[Part], current: Part | None) -> str:
    """All lessons of the course; those of `current` are filled, or all where it is None."""
    groups = _groups(parts, current)
    drawn = "".join(_module(group, bold=group.filled and current is not None) for group in groups)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}mm" height="15mm" viewBox="0 0 {WIDTH:g} 15">'
        f"<title>{_title(parts, current)}</title>{drawn}</svg>"
    )


def _title(parts: Sequence[Part], current: Part | None) -> str:
    return " · ".join(str(part.number) for part in parts) if current is None else f"{current.number}"


def _groups(parts: Sequence[Part], current: Part | None) -> list[_Group]:
    steps = sum(len(part.chapters) - 1 for part in parts) + GAP * (len(parts) - 1)
    step = min(LARGEST_STEP, (WIDTH - 2 * INSET) / steps) if steps else LARGEST_STEP
    groups, x = [], INSET
    for part in parts:
        dots = tuple(x + step * place for place in range(len(part.chapters)))
        filled = current is None or part.number == current.number
        groups.append(_Group(number=part.number, dots=dots, filled=filled))
        x = dots[-1] + GAP * step
    return groups


def _module(group: _Group, *, bold: bool) -> str:
    first, last = group.dots[0], group.dots[-1]
    line = f'<path d="M{first:.2f} 6H{last:.2f}" stroke="{INK}" stroke-width=".35"/>'
    fill, radius = (INK, "1.5") if group.filled else ("#fff", "1.2")
    dots = "".join(
        f'<circle cx="{x:.2f}" cy="6" r="{radius}" fill="{fill}" stroke="{INK}" stroke-width=".35"/>'
        for x in group.dots
    )
    size, weight, colour = ("3.25", "700", INK) if bold else ("2.75", "400", QUIET)
    label = (
        f'<text x="{(first + last) / 2:.2f}" y="13.5" font-family="Hei" font-size="{size}" '
        f'font-weight="{weight}" text-anchor="middle" fill="{colour}">{group.number}</text>'
    )
    return line + dots + label
