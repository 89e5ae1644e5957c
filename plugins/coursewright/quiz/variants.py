"""Simplified and traditional hanzi of one word, made when the page is built; the browser only compares texts.

The only importer of opencc. It is imported when a word is first converted: its tables take half a second to load.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

TO_SIMPLIFIED = "t2s"
TO_TRADITIONAL = ("s2t", "s2tw", "s2hk")
"""The tables' own standard, Taiwan's and Hong Kong's (裏面, 裡面 for 里面); characters only, no other words."""


def forms_of(text: str) -> tuple[str, ...]:
    """The text as it is, in simplified and in each kind of traditional hanzi; sorted, each once."""
    simplified = _table(TO_SIMPLIFIED).convert(text)
    traditional = (_table(name).convert(simplified) for name in TO_TRADITIONAL)
    return tuple(sorted({text, simplified, *traditional}))


@cache
def _table(name: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(name)
