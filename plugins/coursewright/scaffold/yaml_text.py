"""Texts as YAML that authors would write: plain where it can be, in quotes where it must."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"[^\W_](?:[^:#\n\"'\[\]{}`]|:(?=\S))*(?<!\s)")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
"""Words that other tools than this one read as something else than text."""


def scalar(text: str) -> str:
    """A text of one line as a value."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not text.endswith(":")
    return text if plain else json.dumps(text, ensure_ascii=False)


def by_language(key: str, texts: Mapping[str, str], indent: str = "") -> str:
    """A key with a text a language, a line each; "" where there are none."""
    rows = [f"{indent}  {language}: {scalar(text)}" for language, text in texts.items()]
    return "\n".join([f"{indent}{key}:", *rows, ""]) if rows else ""


def listed(names: Sequence[str]) -> str:
    """A list of names in one line."""
    return f"[{', '.join(names)}]"
