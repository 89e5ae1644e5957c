"""Lines that begin a part of a paper and say what its questions are: 一、单选题（每题 2 分，共 20 分）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coursewright.exchange.heads import kind_named

_SECTION = re.compile(
    r"(?:第?[一二三四五六七八九十]+(?:部分|大题)?\s*[、.．:：]?|[IVX]+\.|part \w+[.:])?\s*"
    r"([^（(：:]{2,20}?)\s*([（(：:].*)?",
    re.IGNORECASE | re.DOTALL,
)
_EACH = re.compile(r"每(?:小?题|空|个)\s*(\d{1,2})\s*分|(\d{1,2})\s*(?:points?|marks?) each", re.IGNORECASE)

_OTHERS = frozenset("选择题 客观题 基础题 综合题 基础知识 理论题".split())
"""Parts whose questions may be of several kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The kind of a part's questions, and the points of each; "" where it does not say them."""

    kind: str = ""
    points: str = ""


def section_of(text: str) -> Section | None:
    """What a line says that names a kind and says nothing else; None for any other line."""
    match = _SECTION.fullmatch(text.strip())
    kind = kind_named(match[1].strip()) if match else ""
    if match is None or not (kind or match[1].strip() in _OTHERS):
        return None
    each = _EACH.search(match[2] or "")
    return Section(kind=kind, points=(each[1] or each[2]) if each else "")
