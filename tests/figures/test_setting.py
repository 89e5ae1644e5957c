"""Measuring, breaking and setting labels."""

import pytest

from coursewright.base.label import Label
from coursewright.figures.measure import SPARE, width
from coursewright.figures.setter import LABEL, LEADING, Setter, Spot
from coursewright.figures.wrap import break_lines


def label(zh: str, en: str) -> Label:
    return Label((("zh", zh), ("en", en)))


def setter(shown: str) -> Setter:
    return Setter(languages=("zh", "en"), shown=shown)


def test_a_han_is_one_em_wide_and_what_is_to_spare() -> None:
    assert width("客户") == pytest.approx(2 * SPARE)


def test_latin_letters_are_measured_one_by_one() -> None:
    assert width("ill") < width("www") / 2
    assert width("will", 700) > width("will", 400)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("客户接触到你的工作", 6, ("客户接触到", "你的工作")),
        ("先问候，再看人", 5, ("先问候，", "再看人")),
        ("他说：“您好，请坐。”", 8, ("他说：“您好，", "请坐。”")),
        ("货没变，说法换了又换", 8, ("货没变，", "说法换了又换")),
        ("两步：3 号台交表，回这里", 10, ("两步：3 号台交表，", "回这里")),
        ("前台员工行为", 4.5, ("前台员工", "行为")),
        ("同一位顾客", 4.5, ("同一位", "顾客")),
        ("moment of truth", 6, ("moment", "of truth")),
        ("well-known", 4, ("well-", "known")),
        ("第 3 步：拿 iPhone 15", 7, ("第 3 步：拿", "iPhone 15")),
        ("short", 10, ("short",)),
    ],
)
def test_lines_break_where_people_break_them(text: str, room: float, lines: tuple[str, ...]) -> None:
    found = break_lines(text, room, 400)
    assert found.lines == lines
    assert not found.forced
    assert found.wide <= room


def test_a_word_wider_than_its_room_is_cut_with_a_hyphen() -> None:
    found = break_lines("Internationalisation", 5, 400)
    assert found.forced
    assert all(line.endswith("-") for line in found.lines[:-1])
    assert "".join(line.removesuffix("-") for line in found.lines) == "Internationalisation"


def test_a_group_has_one_size_that_of_its_longest_label() -> None:
    short, long = label("尊重", "Respect"), label("便利", "Convenience of every kind there is")
    blocks = setter("en").fit_all([Spot(short, 80, 40), Spot(long, 80, 40)], LABEL)
    sizes = {row.size for block in blocks for row in block.rows}
    assert len(sizes) == 1
    assert sizes < {11, 12, 13, 14}


def test_the_second_language_gives_way_before_the_label_becomes_small() -> None:
    wide = setter("zh").fit(label("尊重", "Respect"), LABEL, 100)
    assert [(row.text, row.language) for row in wide.rows] == [("尊重", "zh"), ("Respect", "en")]
    low = setter("zh").fit(label("尊重", "Respect"), LABEL, 100, 24)
    assert [(row.text, row.size) for row in low.rows] == [("尊重", 15)]


def test_a_block_is_as_high_in_one_language_as_in_the_other() -> None:
    text = label("尊重", "Respect for every single person")
    blocks = [setter(language).fit(text, LABEL, 90) for language in ("zh", "en")]
    assert blocks[0].height == blocks[1].height >= 2 * 15 * LEADING
    assert [row.text for row in blocks[1].rows] != [row.text for row in blocks[0].rows]


def test_what_fits_at_no_size_is_named_with_its_language() -> None:
    one = setter("zh")
    text = label("客户接触到你的工作并形成印象的那一刻", "Moment")
    one.fit(text, LABEL, 60, 30)
    assert one.misfits == [(text, "zh")]
