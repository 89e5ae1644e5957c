"""The measures of a printed page, in millimetres: what figures, tables, strips and style sheets are as wide as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

EM, LINE = 3.75, 6.0
"""Size of running text, and the distance of its lines."""
LARGE = 16 / 72 * 25.4 / EM
"""How much larger everything is in large print: running text has 16 points."""
LOW = 260.0
"""Millimetres of a sheet that is much lower than A4."""
EDGE = 12.0
"""Margin of a worksheet, which takes a landscape page to its edges."""
FORM_EDGES = 40.0
"""Head and foot of its page, and a little more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """A page: its sheet, its margins, and the rail left of the text, 0 where there is no room for one.

    The smallest labels of drawings are `least` high. Printed sheets are `zoom` times as large as this says, and all
    on them; those of worksheets `sheet_zoom` times.
    """

    width: float
    height: float
    inner: float
    outer: float
    head: float
    foot: float
    rail: float = 0.0
    gap: float = 0.0
    least: float = 2.5
    sheet: tuple[float, float] = (297.0, 210.0)
    zoom: float = 1.0
    sheet_zoom: float = 1.0

    @property
    def live(self) -> float:
        """Width of rail, gap and text."""
        return self.width - self.inner - self.outer

    @property
    def indent(self) -> float:
        """How far the text begins right of the rail's left edge."""
        return self.rail + self.gap

    @property
    def text(self) -> float:
        """Width of the text."""
        return self.live - self.indent

    @property
    def block(self) -> float:
        """Height of what is printed between head and foot."""
        return self.height - self.head - self.foot

    @property
    def is_low(self) -> bool:
        """Whether it is much lower than A4."""
        return self.height < LOW

    @property
    def form(self) -> float:
        """Width of a worksheet."""
        return self.sheet[0] - 2 * EDGE

    @property
    def form_height(self) -> float:
        """Height that a worksheet with its head may have."""
        return self.sheet[1] - FORM_EDGES


A4 = Geometry(width=210, height=297, inner=24, outer=18, head=24, foot=27, rail=33, gap=7.5)
LETTER_SHEET, LARGE_SHEET = (279.4, 215.9), 420 / 297
"""Sheets of forms on Letter; those in large print are A3, twice as large as A4: one has no room on less."""
FORMATS: Mapping[str, Geometry] = {
    "A4": A4,
    "A3": Geometry(width=297, height=420, inner=24, outer=18, head=24, foot=30, rail=90, gap=7.5),
    "A5": Geometry(width=148, height=210, inner=16, outer=12, head=19.5, foot=22.5),
    "A6": Geometry(width=105, height=148.5, inner=10.5, outer=10.5, head=16.5, foot=18),
    "Letter": Geometry(
        width=215.9, height=279.4, inner=26.9, outer=21, head=21, foot=24.4, rail=33, gap=7.5, sheet=LETTER_SHEET
    ),
    "A4 landscape": Geometry(width=297, height=210, inner=24, outer=18, head=19.5, foot=22.5, rail=90, gap=7.5),
    "A3 landscape": Geometry(
        width=420, height=297, inner=84, outer=81, head=24, foot=27, rail=90, gap=7.5
    ),
    "A5 landscape": Geometry(width=210, height=148, inner=24, outer=18, head=18, foot=22, rail=33, gap=7.5),
    "A6 landscape": Geometry(width=148.5, height=105, inner=16, outer=12.5, head=15, foot=18),
    "Letter landscape": Geometry(
        width=279.4,
        height=215.9,
        inner=23,
        outer=18.9,
        head=21,
        foot=26.9,
        rail=72,
        gap=7.5,
        sheet=LETTER_SHEET,
    ),
}  # fmt: skip
"""Cards of A6 are half as high as A4, so that four of them are cut from a sheet."""

if TYPE_CHECKING:
    PaperName = str
else:
    PaperName = Literal[tuple(FORMATS)]


def geometry_of(paper: str, *, large: bool = False) -> Geometry:
    """The page of a format; in large print one with fewer words, and without a rail."""
    page = FORMATS[paper]
    if not large:
        return page
    return Geometry(
        width=page.width / LARGE,
        height=page.height / LARGE,
        inner=15,
        outer=12,
        head=18,
        foot=21,
        zoom=LARGE,
        sheet_zoom=LARGE_SHEET,
    )


def page_properties(page: Geometry) -> str:
    """The measures as custom properties, for style sheets."""
    return f":root{{{''.join(f'--{name}:{value};' for name, value in _properties(page))}}}"


def _properties(page: Geometry) -> Iterator[tuple[str, str]]:
    yield "paper", f"{page.width:g}mm {page.height:g}mm"
    yield "sheet", f"{page.sheet[0]:g}mm {page.sheet[1]:g}mm"
    lengths = {
        "inner": page.inner,
        "outer": page.outer,
        "head": page.head,
        "foot": page.foot,
        "inner-text": page.inner + page.indent,
        "outer-text": page.outer + page.indent,
        "rail": page.rail,
        "indent": page.indent,
        "outdent": -page.indent,
        "text": page.text,
        "live": page.live,
        "block": page.block,
        "cover": page.height - page.head - page.outer,
        "half": (page.live - 18) / 2 - 0.1,
        "half-en": (page.live - 22.5) / 2 - 0.1,
        "half-text": (page.text - 7.5) / 2 - 0.05,
        "pair": (page.live - 12) / 2 - 0.1,
        "half-key": (page.live - 7.5) / 2 - 0.05,
    }
    for name, value in lengths.items():
        yield name, f"{value:g}mm"
