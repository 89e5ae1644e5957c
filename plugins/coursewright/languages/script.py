"""Signs by how they are written: character classes for patterns, without their brackets."""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, whichever language uses them."""
KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u31f0-\u31ff\u3005-\u3007"
"""Japanese syllables, their signs of length and repetition, and 々 〆 〇."""
SIGNS = HAN + KANA
"""What stands without blanks between, so that texts are counted in signs and broken between them."""

_SIGN = re.compile(f"[{SIGNS}]")


def has_signs(text: str) -> bool:
    """Whether a text holds han or kana."""
    return _SIGN.search(text) is not None
