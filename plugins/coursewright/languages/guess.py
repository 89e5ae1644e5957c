"""Which language somebody means who wrote something else: a country, a name, a slip."""

from __future__ import annotations

from collections.abc import Mapping

from coursewright.base.shape import did_you_mean
from coursewright.languages.words import own_words, word_languages

COUNTRIES: Mapping[str, str] = {
    "at": "de", "br": "pt-BR", "cn": "zh", "cz": "cs", "dk": "da", "ee": "et", "eg": "ar", "ger": "de", "gr": "el",
    "hk": "zh-Hant", "in": "hi", "jp": "ja", "jap": "ja", "kr": "ko", "sa": "ar", "tw": "zh-Hant", "ua": "uk",
    "uk": "en",
    "us": "en", "vn": "vi", "chs": "zh", "cht": "zh-Hant", "eng": "en", "deu": "de", "jpn": "ja", "ara": "ar",
    "arabic": "ar", "chinese": "zh", "english": "en", "german": "de", "japanese": "ja",
}  # fmt: skip
"""Tags by what is written in their place: countries, codes of three letters, English names."""


def language_meant(name: str) -> str:
    """A hint for what is no known language: `Did you mean 'ja'?`, or which ones there are."""
    by_name = {own_words(tag).get("site.language", tag).lower(): tag for tag in word_languages()}
    meant = COUNTRIES.get(name.lower()) or by_name.get(name.lower())
    return f"Did you mean '{meant}'?" if meant else did_you_mean(name, word_languages())
