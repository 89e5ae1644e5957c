from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import pytest

from coursewright.base.fields import common_facts, shown_texts
from coursewright.base.issues import IssueLog
from coursewright.base.shape import (
    Answers,
    Flag,
    Id,
    Number,
    Text,
    Whole,
    Word,
    by_id,
    did_you_mean,
    json_schema,
    model,
    renamed,
    shape,
    tagged,
)
from coursewright.base.source import load_yaml


@model
class Cup:
    """A cup."""

    id: Id
    text: Text
    full: Flag = False


@model
class CupsItem:
    """A kind whose tag is also the name of one of its keys."""

    type: Literal["cups"]
    cups: tuple[Cup, ...]
    price: Number = Decimal(0)


@model
class PlainItem:
    """Another kind."""

    type: Literal["plain"]
    words: Answers = ()
    notes: tuple[Text, ...] = ()


@model
class Shop:
    """A shop."""

    id: Id
    items: tuple[Annotated[CupsItem | PlainItem, tagged], ...] = ()
    pass_: Annotated[Whole, renamed("pass")] = 80
    name: Word = ""


def load(text: str, language: str = "zh") -> tuple[Shop | None, list[str]]:
    issues = IssueLog()
    document = load_yaml(text, "a.yml", issues)
    assert document is not None
    value = shape(document, Shop, issues, area="shop", noun="a shop", language=language)
    return value, [
        f"{i.place.line}:{i.place.column} {i.rule} {i.message} {i.hint}" for i in issues.in_order()
    ]


def loaded(text: str, language: str = "zh") -> Shop:
    value, faults = load(text, language)
    assert value is not None, faults
    return value


GOOD = """
id: 7
pass: 070
name: yes
items:
  - type: cups
    price: −1.50
    cups:
      - {id: a, text: {zh: 杯, en: cup}, full: true}
  - type: plain
    words: {zh: [一, 1], en: [one]}
    notes: [12:30]
"""


def test_a_field_decides_what_its_text_means() -> None:
    shop = loaded(GOOD)
    cups, plain = shop.items
    assert isinstance(cups, CupsItem)
    assert isinstance(plain, PlainItem)
    assert (shop.id, shop.pass_, shop.name) == ("7", 70, "yes")
    assert (cups.price, cups.cups[0].full, cups.cups[0].text) == (Decimal("-1.50"), True, "杯")
    assert (plain.words, plain.notes) == (("一", "1"), ("12:30",))
    other = loaded(GOOD, "en").items[0]
    assert isinstance(other, CupsItem)
    assert other.cups[0].text == "cup"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", "1:1 shop/missing-key 'id' is missing. Add 'id:'."),
        ("", "1:1 shop/empty a shop is empty. Write lines of 'key: value'."),
        ("- a", "1:1 shop/wrong-value a map of keys is wanted here. Write lines of 'key: value'."),
        ("id: a\nitem: b", "2:1 shop/unknown-key 'item' is not a key of a shop. Did you mean 'items'?"),
        ("ids: a", "1:1 shop/unknown-key 'ids' is not a key of a shop. Did you mean 'id'?"),
        (
            "id: a b",
            "1:5 shop/wrong-value 'id': 'a b' is not an id. Use letters a–z, digits and hyphens, like",
        ),
        ("id: a\npass: 80 %", "2:7 shop/wrong-value 'pass': a whole number is wanted here."),
        ("id: a\npass: 8.5", "2:7 shop/wrong-value 'pass': a whole number is wanted here."),
        ("id: a\nitems:\n- type: cup", "3:9 shop/unknown-kind 'cup' is not a kind. Did you mean 'cups'?"),
        ("id: a\nitems:\n- cups: []", "3:3 shop/missing-key 'type' is missing."),
        ("id: a\nitems:\n- nothing", "3:3 shop/wrong-value 'items': a map of keys is wanted here."),
        ("id: a\nitems:\n- type: cups\n  price: 1", "3:3 shop/missing-key 'cups' is missing."),
        (
            "id: a\nitems:\n- type: cups\n  cups: []\n  pric: 1",
            "5:3 shop/unknown-key 'pric' is not a key of a cups item.",
        ),
        ("id: a\nitems:\n- type: cups\n  cups:\n  - id: b", "5:5 shop/missing-key 'text' is missing."),
        ("id: a\nitems:\n- type: cups\n  cups: b", "4:9 shop/wrong-value 'cups': a list is wanted here."),
        (
            "id: a\nitems:\n- type: plain\n  words: b",
            "4:10 shop/wrong-value 'words': a list is wanted here. Write [b].",
        ),
        (
            "id: a\nitems:\n- type: plain\n  notes: [{en: b}]",
            "4:11 shop/wrong-value 'notes': there is no 'zh' here.",
        ),
        ("id: a\nitems:\n- type: plain\n  notes: ['']", "4:11 shop/wrong-value 'notes': the text is empty."),
    ],
)
def test_one_fault_makes_one_line_with_its_place_and_cure(text: str, expected: str) -> None:
    value, faults = load(text)
    assert value is None
    assert len(faults) == 1
    assert faults[0].startswith(expected)


def test_all_faults_are_told_at_once() -> None:
    _, faults = load(
        "pass: x\nnam: y\nitems:\n- type: cups\n  cups: [{id: 1, txt: a}, {id: a, text: b, full: yes}]\n"
    )
    assert [fault.split()[0] for fault in faults] == ["1:1", "1:7", "2:1", "5:18", "5:50"]


def test_texts_may_differ_and_nothing_else() -> None:
    zh, en = common_facts(loaded(GOOD)), common_facts(loaded(GOOD, "en"))
    assert {path: fact.value for path, fact in zh.items()} == {path: fact.value for path, fact in en.items()}
    other = common_facts(loaded(GOOD.replace("full: true", "full: false")))
    assert [path for path, fact in zh.items() if other[path] != fact] == [("items", "0", "cups", "a", "full")]


def test_a_text_must_stand_in_every_language() -> None:
    fewer = common_facts(loaded(GOOD.replace("[12:30]", "[]")))
    assert [path for path, fact in common_facts(loaded(GOOD)).items() if fewer[path] != fact] == [
        ("items", "1", "notes")
    ]


def test_shown_texts_have_the_paths_of_their_keys() -> None:
    assert list(shown_texts(loaded(GOOD))) == [
        (("items", 0, "cups", 0, "text"), "杯"),
        (("items", 1, "notes", 0), "12:30"),
    ]


def test_the_schema_has_the_keys_that_authors_write() -> None:
    schema = json_schema(Shop, "A shop")
    assert schema["title"] == "A shop"
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == {"id", "items", "pass", "name"}
    assert schema["additionalProperties"] is False


def test_rows_by_id_keep_the_first_of_two() -> None:
    cups = [Cup(id="a", text="1"), Cup(id="b", text="2"), Cup(id="a", text="3")]
    assert {key: cup.text for key, cup in by_id(cups).items()} == {"a": "1", "b": "2"}


def test_a_cure_names_the_nearest_word_or_all() -> None:
    assert did_you_mean("corect", ["correct", "text"]) == "Did you mean 'correct'?"
    assert did_you_mean("x", ["b", "a"]) == "Known: a, b."
    assert did_you_mean("x", []) == "None is known yet."
