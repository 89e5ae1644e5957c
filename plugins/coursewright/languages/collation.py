"""How terms are sorted and under which sign they are filed: by their letters, or by how they are spoken."""

from __future__ import annotations

import re
import unicodedata

from coursewright.languages.language import language_of

OTHER = "#"
"""What terms are filed under that begin with none of a language's heads."""
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_LIGATURES = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ـ": ""})


def sort_key(text: str, readings: dict[str, str], language: str) -> str:
    """What a term is sorted by in a language; `readings` are how it is spoken, by the key that says so.

    Letters in lower case without marks above or below, katakana as hiragana; what a language passes over at the
    beginning, such as an Arabic article, is left out.
    """
    found = language_of(language)
    spoken = readings.get(found.reading, "") or text
    apart = unicodedata.normalize("NFD", spoken.lower().translate(_LIGATURES))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    kana = plain.translate(_KATAKANA).translate(_SMALL).replace("ー", "")
    return re.sub(rf"^(?:{found.passed_over})", "", kana) if found.passed_over else kana


def head_of(key: str, language: str) -> str:
    """The head that a term with this key is filed under: its first letter, or of kana the first of their row."""
    heads, first = language_of(language).heads, key.lstrip()[:1].upper()
    if first and first in heads:
        return first
    if _HIRAGANA.match(first) and _HIRAGANA.match(heads):
        return max((head for head in heads if head <= first), default=OTHER)
    return OTHER
