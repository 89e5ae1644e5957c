from __future__ import annotations

import re

import pytest

from coursewright.languages.words import missing_words, nearest, own_words, spoken, word_languages, words


def test_all_languages_have_the_same_words_with_the_same_gaps() -> None:
    assert set(word_languages()) >= {"zh", "en"}
    gaps = {
        language: {
            key: sorted(set(re.findall(r"\{\w+\}", text))) for key, text in own_words(language).items()
        }
        for language in word_languages()
    }
    assert all(gaps[language] == gaps["zh"] for language in gaps)


@pytest.mark.parametrize("language", word_languages())
def test_no_word_is_missing(language: str) -> None:
    assert missing_words(language) == ()


@pytest.mark.parametrize(
    ("language", "serves"),
    [
        ("zh", "zh"),
        ("ZH", "zh"),
        ("zh-CN", "zh"),
        ("zh-TW", "zh-Hant"),
        ("zh_Hant_HK", "zh-Hant"),
        ("de-AT", "de"),
        ("ja-JP", "ja"),
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
