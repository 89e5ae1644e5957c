"""SVG files as pictures, with the vendored fonts and no others (resvg stays in this file)."""

from __future__ import annotations

from coursewright.figures.measure import FACES, FONTS

ZOOM = 3
"""Pixels of a unit: 1,080 for a figure 360 wide, sharp on a slide."""


def render_png(svg: str) -> bytes:
    """A figure's SVG as PNG on white. Raises ImportError where resvg is not installed."""
    import resvg_py

    fonts = [str(FONTS / name) for name in FACES]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=fonts, background="#ffffff", zoom=ZOOM
        )
    )
