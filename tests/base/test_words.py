from __future__ import annotations

import re

import pytest

from coursewright.base.words import nearest, spoken, word_languages, words


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


@pytest.mark.parametrize(
    ("language", "serves"),
    [
        ("zh", "zh"),
        ("ZH", "zh"),
        ("zh-TW", "zh"),
        ("zh_Hant_HK", "zh"),
        ("en-GB", "en"),
        ("pt-BR", "en"),
        ("xx", "en"),
        ("", "en"),
    ],
)
def test_a_language_without_words_has_those_of_its_parent_or_english_ones(language: str, serves: str) -> None:
    assert spoken(language) == serves
    assert words(language) == words(serves)


@pytest.mark.parametrize(
    ("language", "known", "wanted"),
    [
        ("pt-BR", ("pt", "pt-BR"), "pt-BR"),
        ("pt-br", ("pt", "pt-BR"), "pt-BR"),
        ("pt-PT", ("pt", "pt-BR"), "pt"),
        ("zh-Hant-TW", ("zh", "zh-Hant", "zh-TW"), "zh-Hant"),
        ("ja", ("zh", "en"), ""),
        ("z", ("zh",), ""),
    ],
)
def test_of_several_languages_the_nearest_is_taken(
    language: str, known: tuple[str, ...], wanted: str
) -> None:
    assert nearest(language, known) == wanted
