"""SVG files as pictures, with the vendored fonts and no others (resvg stays in this file)."""

from __future__ import annotations

from coursewright.fonts.faces import FOLDER, HAN, LATIN, RARE_HAN, SIGNS

ZOOM = 3
"""Pixels of a unit: 1,080 for a figure 360 wide, sharp on a slide."""


def render_png(svg: str) -> bytes:
    """A figure's SVG as PNG on white. Raises ImportError where resvg is not installed."""
    import resvg_py

    names = (*LATIN.values(), *HAN.values(), *RARE_HAN.values(), *SIGNS)
    fonts = [str(FOLDER / name) for name in names]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=fonts, background="#ffffff", zoom=ZOOM
        )
    )
