"""`draw_icons.py`: draw the icons of an installed course from the mark of the theme.

The mark keeps within the inner four fifths that every system shows, whatever shape it cuts icons to.
"""

from __future__ import annotations

import re
from pathlib import Path

import resvg_py

from coursewright.site.stylesheet import read_tokens

IMAGES = Path(__file__).parents[1] / "plugins/coursewright/site/theme/assets/images"
MARK = "moment.svg"
SIZES = (180, 192, 512)
"""180: what an iPhone takes for its home screen."""


def main() -> None:
    """Write a PNG of each size."""
    mark = (IMAGES / MARK).read_text(encoding="utf-8")
    inner = re.sub(r"^<svg ", '<svg x="5" y="5" width="14" height="14" ', mark.strip())
    ground = read_tokens("default")["cw-page"]
    icon = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<rect width="24" height="24" fill="{ground}"/>{inner}</svg>'
    )
    for size in SIZES:
        png = bytes(resvg_py.svg_to_bytes(svg_string=icon, width=size, height=size))
        (IMAGES / f"icon-{size}.png").write_bytes(png)


if __name__ == "__main__":
    main()
