"""What texts are measured by in fewer steps is what comes of their tokens."""

from __future__ import annotations

import random
import re
from unicodedata import normalize

import pytest

from coursewright.languages.script import SIGNS
from coursewright.quiz.lint.text import sign_runs, tokens

LETTERS = "中文゜ーカ々〇ｶﾞ１23_ aBß+-−.,:%'’；？！（），。①²ⅣＡé\u0301\u0338\u3000\u200b㎏"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Random letters of all sorts, and each letter of the first plane between two signs and behind a wide mark."""
    draw = random.Random(5)  # noqa: S311  # not for secrets
    made = ["".join(draw.choices(LETTERS, k=draw.randint(1, 14))) for _ in range(4000)]
    plane = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    return [*made, *(f"中{letter}文，{letter}" for letter in plane)]


def test_runs_of_signs_are_those_of_the_tokens(texts: list[str]) -> None:
    for text in texts:
        assert sign_runs(text) == re.findall(f"[{SIGNS}]+", "".join(tokens(text))), ascii(text)


def test_width_is_evened_out_as_unicode_has_it(texts: list[str]) -> None:
    for text in texts:
        assert tokens(text) == tokens(normalize("NFKC", " ".join(text.split()))), ascii(text)
