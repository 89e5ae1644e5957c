from __future__ import annotations

import pytest

from coursewright.base.markup import to_html
from coursewright.languages.collation import head_of, sort_key
from coursewright.languages.items import items_of
from coursewright.languages.language import language_of, written
from coursewright.languages.selectors import with_languages
from coursewright.languages.shelf import description_files
from coursewright.languages.words import word_languages
from coursewright.quiz.lint.answers import near_forms
from coursewright.quiz.lint.cues import absolutes, hedges
from coursewright.quiz.lint.taught import NOTHING_TAUGHT
from coursewright.quiz.lint.text import size
from coursewright.site.chooser import Choice, chooser_page


def test_what_has_words_is_described_and_the_other_way_round() -> None:
    assert set(description_files()) == set(word_languages())
    assert {"ar", "de", "en", "ja", "zh", "zh-Hant"} <= set(word_languages())


@pytest.mark.parametrize("language", sorted(description_files()))
def test_every_language_can_be_judged(language: str) -> None:
    items = items_of(language)
    assert items.negations
    assert items.ordinary
    assert not absolutes("", language)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("客户记住的是那一刻。", "zh", 9),
        ("客の期待を上回る瞬間をつくる", "ja", 14),
        ("Customers remember the moment.", "en", 4),
        ("Die Dienstleistungsqualität zählt.", "de", 3),
        ("يتذكّر العميل تلك اللحظة", "ar", 4),
    ],
)
def test_texts_are_counted_as_their_readers_count(text: str, language: str, count: int) -> None:
    assert size(text, language) == count


@pytest.mark.parametrize(
    ("text", "language", "strong", "mild"),
    [
        ("Ein Lächeln hilft immer.", "de", ("immer",), ()),
        ("Ein Lächeln hilft oft, aber nicht immer.", "de", (), ("oft", "nicht immer")),
        ("笑顔は必ず役に立ちます。", "ja", ("必ず",), ()),
        ("笑顔は通常、役に立ちます。", "ja", (), ("通常",)),
        ("الابتسامة تنفع دائمًا", "ar", ("دائمًا",), ()),
        ("微笑總是有用", "zh-TW", ("總是",), ()),
        ("Un sourire aide toujours.", "fr", (), ()),
    ],
)
def test_words_that_allow_no_exception_and_some(
    text: str, language: str, strong: tuple[str, ...], mild: tuple[str, ...]
) -> None:
    assert (absolutes(text, language), hedges(text, language)) == (strong, mild)


@pytest.mark.parametrize(
    ("term", "reading", "language", "head"),
    [
        ("真実の瞬間", "しんじつのしゅんかん", "ja", "さ"),
        ("ピラミッド", "", "ja", "は"),
        ("がいねん", "", "ja", "か"),
        ("概念", "", "ja", "#"),
        ("Überblick", "", "de", "U"),
        ("العميل", "", "ar", "ع"),
        ("أثر", "", "ar", "ا"),
        ("4P", "", "en", "#"),
    ],
)
def test_a_term_is_filed_under_its_head(term: str, reading: str, language: str, head: str) -> None:
    assert head_of(sort_key(term, {"reading": reading}, language), language) == head


@pytest.mark.parametrize(
    ("word", "language", "forms"),
    [
        ("the guests", "en", ("guests", "guest")),
        ("every class", "en", ()),
        ("每个人的", "zh", ("每一个人的", "每个人")),
        ("der Gast", "de", ("Gast",)),
        ("العميل", "ar", ("عميل",)),
        ("invité", "fr", ()),
    ],
)
def test_forms_of_an_answer_that_say_the_same(word: str, language: str, forms: tuple[str, ...]) -> None:
    assert near_forms(word, language, NOTHING_TAUGHT) == forms


@pytest.mark.parametrize(
    ("language", "direction", "by_signs"),
    [
        ("ar", "rtl", False), ("ar-EG", "rtl", False), ("he", "rtl", False), ("ku-IQ", "rtl", False),
        ("ja", "ltr", True), ("zh-TW", "ltr", True), ("de", "ltr", False), ("fr", "ltr", False), ("", "ltr", False),
    ],
)  # fmt: skip
def test_direction_and_unit(language: str, direction: str, by_signs: bool) -> None:
    found = language_of(language)
    assert (found.direction, found.by_signs) == (direction, by_signs)


def test_style_sheets_get_the_languages_of_a_course() -> None:
    sheet = ':lang(--signs) p, [lang="--words"] { x: y; }'
    assert with_languages(sheet, ["zh", "en"]) == ':lang(zh) p, [lang|="en"] { x: y; }'
    assert with_languages(sheet, ["zh", "zh-Hant", "ja"]) == ":is(:lang(zh), :lang(ja)) p, :not(*) { x: y; }"


def test_what_is_read_from_the_right_says_so() -> None:
    assert written("ar") == {"lang": "ar", "dir": "rtl"}
    assert written("de") == {"lang": "de", "dir": None}
    page = to_html(chooser_page([Choice(language=tag, title=tag) for tag in ("de", "ar")]))
    assert page.startswith('<html lang="de">')
    assert '<li lang="ar" dir="rtl">' in page
