"""A text as a square that a camera reads: the one file that knows segno."""

from __future__ import annotations

import segno

from coursewright.base.markup import Element, el

QUIET = 4
"""So many modules around a code are white, where nothing else sees to it (ISO/IEC 18004)."""


def code_drawing(text: str, size: float, *, told: str = "") -> Element:
    """A QR code of the middle correction, so many millimetres wide; whoever listens hears what is `told` of it, if any.

    One that is told stands in text, and has its white around it.
    """
    matrix = segno.make(text, error="m", boost_error=False, micro=False).matrix
    count = len(matrix)
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    )
    quiet = QUIET if told else 0
    return el(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"{-quiet} {-quiet} {count + 2 * quiet} {count + 2 * quiet}",
            "width": f"{size:g}mm",
            "height": f"{size:g}mm",
            "class": "code",
            "role": "img" if told else "presentation",
        },
        el("title", None, told) if told else None,
        el("path", {"d": path, "fill": "#000"}),
    )
