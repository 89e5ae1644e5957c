from __future__ import annotations

import re

import pytest

from coursewright.base.words import word_languages, words


def test_all_languages_have_the_same_words_with_the_same_gaps() -> None:
    assert set(word_languages()) >= {"zh", "en"}
    gaps = {
        language: {key: sorted(set(re.findall(r"\{\w+\}", text))) for key, text in words(language).items()}
        for language in word_languages()
    }
    assert all(gaps[language] == gaps["zh"] for language in gaps)


def test_no_word_is_empty() -> None:
    assert [
        key for language in word_languages() for key, text in words(language).items() if not text.strip()
    ] == []


def test_a_language_nobody_speaks_is_a_bug() -> None:
    with pytest.raises(LookupError, match="xx"):
        words("xx")
