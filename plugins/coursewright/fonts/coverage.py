"""Which signs can be printed: what any of the faces has, and what is seen in its effect alone.

coverage.txt is written with the faces by tools/cut_fonts.py: reading their own tables takes a hundred times as long.
"""

from __future__ import annotations

from functools import cache

from coursewright.fonts.faces import FOLDER
from coursewright.fonts.own import own_signs

COVERAGE = FOLDER / "coverage.txt"
UNSEEN = (
    (0x09, 0x0A),  # tabulator, line feed
    (0x0C, 0x0D),
    (0xAD, 0xAD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180B, 0x180E),
    (0x200B, 0x200F),  # zero-width space, joiners, marks of direction
    (0x202A, 0x202E),  # embeddings and overrides of direction
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),  # variation selectors: ⚠️ is ⚠ with one
    (0xFEFF, 0xFEFF),
    (0xE0020, 0xE007F),  # tags of regional flags
    (0xE0100, 0xE01EF),  # variants of hanzi
)
"""White space and what has no shape of its own: no face needs it."""


@cache
def printable_signs() -> frozenset[str]:
    """All signs that the faces print together, and those that need no face."""
    rows = (line.split() for line in COVERAGE.read_text(encoding="ascii").splitlines())
    known = ((int(first, 16), int(last, 16)) for first, last in rows)
    return frozenset(chr(code) for first, last in (*known, *UNSEEN) for code in range(first, last + 1))


def signs_without_glyph(text: str) -> set[str]:
    """The signs of a text that no face has, none of ours and none of the author's."""
    missing = set(text) - printable_signs()
    return missing - own_signs() if missing else missing
