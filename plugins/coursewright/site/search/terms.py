"""From a text to the terms that it is found by.

Scripts that are written without blanks (Chinese, Japanese, Korean, Thai …) give each pair of neighbours and the last
sign of a run, so that every sign begins a term; all others give words. Width, case and accents make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from operator import add

RUN = re.compile(r"[^\W_]+")
ACCENTS = re.compile("[\u0300-\u036f]")
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""The same ranges stand in browser/src/search/terms.ts."""
PART = re.compile(f"([{UNSPACED}]+)|([^{UNSPACED}]+)")
"""A run of signs without blanks, or a word."""
LONGEST = 40
"""No word is longer; what is, is looked up by its beginning."""


def folded(text: str) -> str:
    """Text in one width (NFKC), in small letters and without the accents that NFKD takes off."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    return unicodedata.normalize("NFC", ACCENTS.sub("", apart)).lower()


def terms_of(text: str) -> list[str]:
    """Every term of a text, as often as it stands there."""
    terms: list[str] = []
    for run in RUN.findall(folded(text)):
        for unspaced, word in PART.findall(run):
            if unspaced:
                terms += map(add, unspaced, unspaced[1:])
                terms.append(unspaced[-1])
            else:
                terms.append(word[:LONGEST])
    return terms
