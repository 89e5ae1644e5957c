from __future__ import annotations

import base64

import pytest

from coursewright.quiz import seal
from coursewright.quiz.question import Stable
from tests.quiz.cases import rows_of


def name_of(row: dict[str, object]) -> str:
    return str(row.get("name", ""))


@pytest.mark.parametrize("row", rows_of("seal/capsules.json"), ids=name_of)
def test_a_capsule_has_the_written_bytes_and_opens_again(row):
    assert seal.plain_json(row["value"]) == row["plain"]
    assert seal.capsule(row["value"], row["context"]) == row["capsule"]
    assert seal.open_capsule(row["capsule"], row["context"]) == row["value"]


def test_the_context_names_course_question_and_language_and_ends_with_a_space():
    assert seal.context("c", "gallery", "a", "zh") == "coursewright/1 c gallery#a zh "


def test_a_capsule_of_another_language_does_not_open():
    row = rows_of("seal/capsules.json")[0]
    with pytest.raises(ValueError, match="damaged"):
        seal.open_capsule(row["capsule"], row["context"].replace(" zh ", " en "))


def test_a_capsule_with_one_flipped_bit_does_not_open():
    row = rows_of("seal/capsules.json")[0]
    raw = bytearray(base64.b64decode(row["capsule"]))
    raw[-1] ^= 1
    with pytest.raises(ValueError, match="damaged"):
        seal.open_capsule(base64.b64encode(raw).decode(), row["context"])


@pytest.mark.parametrize("row", rows_of("seal/tokens.json"))
def test_a_token_is_the_written_one(row):
    named = (row["course"], row["quiz"], row["question"], row["side"], row["id"])
    assert seal.token(*named) == row["token"]


@pytest.mark.parametrize("row", rows_of("seal/shuffles.json"), ids=name_of)
def test_names_come_in_the_written_order(row):
    assert list(seal.shuffled(row["names"], row["seed"], row["key"])) == row["order"]


@pytest.mark.parametrize("row", rows_of("seal/pinned.json"), ids=name_of)
def test_pinned_names_keep_their_places(row):
    order = seal.shuffled_around(row["names"], frozenset(row["pinned"]), row["seed"])
    assert list(order) == row["order"]
    for place, name in enumerate(row["names"]):
        assert name not in row["pinned"] or order[place] == name


def test_a_new_name_leaves_the_order_of_the_others():
    before = seal.shuffled("abcd", "s")
    after = seal.shuffled("abcde", "s")
    assert tuple(name for name in after if name != "e") == before


@pytest.mark.parametrize("row", rows_of("seal/revisions.json"))
def test_a_revision_is_the_written_one(row):
    stable = Stable(
        things=tuple((side, name) for side, name in row["things"]), key=row["key"],
        numbers=tuple(row["numbers"]), credit=row["credit"],
    )  # fmt: skip
    assert seal.revision(row["type"], stable, row["revision"]) == row["rev"]


def test_every_written_revision_differs():
    revisions = [row["rev"] for row in rows_of("seal/revisions.json")]
    assert len(set(revisions)) == len(revisions)
