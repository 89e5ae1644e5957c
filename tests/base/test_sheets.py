"""Many values by name are kept in sheets, of which an edit writes few."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.cache import Cache, digest
from coursewright.base.issues import Place
from coursewright.base.sheets import COUNT, MANY, Sheets, are_many, file_away, take_out

KEY = digest("many")
ROWS = {f"name {number}": Place(file=f"{number}.md") for number in range(1000)}


@pytest.mark.parametrize("rows", [ROWS, {}, {"\udc80": 1, "一": None}])
def test_what_is_filed_is_taken_out(rows: dict[str, object]) -> None:
    assert take_out(file_away(rows, None).sheets).rows == rows


@pytest.mark.parametrize(
    "change",
    [
        {"name 7": Place(file="other.md")},
        {"name 7": Place(file="7.md", line=2)},
        {"another name": None},
    ],
)
def test_a_change_freezes_one_sheet_and_gives_what_filing_all_gives(change: dict[str, object]) -> None:
    before = take_out(file_away(ROWS, None).sheets)
    rows = {**before.rows, **change}
    after = file_away(rows, before)
    same = [a is b for a, b in zip(before.sheets.frozen, after.sheets.frozen, strict=True)]
    assert same.count(False) == 1
    assert take_out(after.sheets).rows == rows


def test_what_is_left_out_is_gone() -> None:
    before = file_away(ROWS, None)
    rows = {name: value for name, value in ROWS.items() if name != "name 7"}
    assert take_out(file_away(rows, before).sheets).rows == rows


def test_few_values_and_values_without_names_are_one() -> None:
    assert are_many(ROWS)
    assert not are_many(dict(list(ROWS.items())[: MANY - 1]))
    assert not are_many(dict.fromkeys(range(1000)))
    assert not are_many(tuple(ROWS))


def test_a_cache_gives_back_what_it_was_given(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.write_value("checks", KEY, ROWS)
    assert Cache(tmp_path).read_value("checks", KEY) == ROWS
    for rows in ({**ROWS, "name 1": None}, {"name 2": 2}, ROWS):
        cache.write_value("checks", KEY, rows)
        assert Cache(tmp_path).read_value("checks", KEY) == cache.read_value("checks", KEY) == rows


def test_sheets_of_something_else_are_no_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.write_value("checks", KEY, Sheets((b"no sheet",) * COUNT))
    assert cache.read_value("checks", KEY) is None
