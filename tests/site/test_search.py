"""The search index: terms as vectors say, pieces that fit together, volumes that keep what did not change."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from coursewright.base.cache import Cache
from coursewright.prose.looks.look import Section
from coursewright.site.search.catalogue import Catalogue, boost_of
from coursewright.site.search.terms import RUN, terms_of
from coursewright.site.search.volume import DIGITS, SHARD, SearchPage, volume_of, weights_of
from coursewright.site.search.weights import BETWEEN

from ..indexed import pieces_of, texts_of

VECTORS = json.loads((Path(__file__).parents[1] / "cases/search/terms.json").read_text(encoding="utf-8"))


def page_of(number: int, text: str = "") -> SearchPage:
    part = Section(anchor="idea", heading=f"Idea {number}", text=text or f"word{number} 关键时刻")
    return SearchPage(
        path=f"m/p{number}.md", url=f"m/p{number}.html", title=f"Page {number}", sections=(part,)
    )


def catalogue_of(count: int) -> Catalogue:
    catalogue = Catalogue()
    for number in range(count):
        catalogue.put(page_of(number))
    return catalogue


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_a_text_gives_its_terms(vector: dict[str, object]) -> None:
    assert list(terms_of(str(vector["text"]))) == vector["terms"]


def test_a_title_weighs_more_than_a_heading_and_a_heading_more_than_a_text() -> None:
    said = Section(anchor="b", heading="pyramid", text="moment once, customer customer customer customer")
    weights = weights_of(SearchPage(path="a.md", url="a.html", title="Roles", sections=(said,)))
    assert weights == {"roles": 5, "pyramid": 3, "moment": 1, "once": 1, "customer": 3}


def test_a_page_may_count_less_and_never_nothing() -> None:
    said = Section(anchor="", heading="", text="moment")
    weights = weights_of(SearchPage(path="a.md", url="a.html", title="Words", sections=(said,), boost=0.5))
    assert weights == {"words": 2, "moment": 1}


def test_every_term_stands_in_the_shard_that_its_place_in_the_alphabet_says() -> None:
    pages = [page_of(number, " ".join(f"w{number}x{each}" for each in range(400))) for number in range(30)]
    volume = volume_of(pages)
    shards = [
        json.loads(volume.pieces[f"{volume.name}/{n}.js"].split(",", 1)[1][:-2])
        for n in range(len(volume.terms))
    ]
    assert len(shards) > 3
    assert [next(iter(shard)) for shard in shards] == list(volume.terms)
    everything = [term for shard in shards for term in shard]
    assert everything == sorted(everything)
    assert all(len(json.dumps(shard)) < SHARD * 2 for shard in shards)
    codes = next(shard["w7x3"] for shard in shards if "w7x3" in shard)
    assert (DIGITS.index(codes[0]) * 64 + DIGITS.index(codes[1]), codes[2:]) == (7, "1")


def test_terms_beyond_the_basic_plane_are_sorted_as_browsers_compare() -> None:
    volume = volume_of([page_of(1, "𠮷 ﹏ 豈 가 ￦")])
    shard = json.loads(volume.pieces[f"{volume.name}/0.js"].split(",", 1)[1][:-2])
    keys = [term.encode("utf-16-be") for term in shard]
    assert all(first < second for first, second in pairwise(keys))


def test_each_page_stands_where_the_manifest_says(tmp_path: Path) -> None:
    catalogue = catalogue_of(300)
    catalogue.write(tmp_path)
    pieces = pieces_of(tmp_path)
    volumes = pieces["manifest"]
    assert len(volumes) == 4
    assert sum(volume["pages"] for volume in volumes) == len(texts_of(tmp_path)) == 300
    for volume in volumes:
        counts = [len(pieces[f"{volume['name']}/t{number}"]) for number in range(len(volume["texts"]))]
        assert volume["texts"] == [sum(counts[:number]) for number in range(len(counts))]
    for name in pieces:
        assert name == "manifest" or name.split("/")[0] in {volume["name"] for volume in volumes}


def test_the_order_in_which_pages_come_makes_no_difference() -> None:
    backwards = Catalogue()
    for page in reversed(list(catalogue_of(120).pages.values())):
        backwards.take_in(page)
    assert list(backwards.files()) == list(catalogue_of(120).files())


def test_an_edit_changes_the_volume_of_its_page_and_the_manifest_alone() -> None:
    before, after = catalogue_of(400), catalogue_of(400)
    after.put(page_of(7, "something else"))
    first, second = dict(before.files()), dict(after.files())
    changed = {path.split("/")[1] for path in second if first.get(path) != second[path]}
    assert len(changed) == 2
    assert "manifest.js" in changed


def test_writing_leaves_nothing_of_the_index_before(tmp_path: Path) -> None:
    catalogue = catalogue_of(3)
    catalogue.write(tmp_path)
    catalogue.put(page_of(1, "something else"))
    catalogue.write(tmp_path)
    assert len(list((tmp_path / "search").iterdir())) == 2


def test_a_cache_gives_the_same_files(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    plain = list(catalogue_of(120).files())
    assert list(catalogue_of(120).files(cache)) == plain
    assert list(catalogue_of(120).files(cache)) == plain


def test_after_an_edit_a_cache_gives_what_no_cache_gives(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    list(catalogue_of(120).files(cache))
    for text in ("something else", "再来一次", "", "---"):
        plain, kept = catalogue_of(120), catalogue_of(120)
        for catalogue in (plain, kept):
            catalogue.put(page_of(7, text))
        assert list(kept.files(cache)) == list(plain.files())


def test_no_term_holds_what_stands_between_kept_ones() -> None:
    assert not RUN.search(BETWEEN)


@pytest.mark.parametrize(
    ("settings", "boost"),
    [
        ({}, 1.0),
        ({"search": {"boost": 0.5}}, 0.5),
        ({"search": {"exclude": True}}, None),
        ({"search": {"exclude": False, "boost": 2}}, 2.0),
        ({"search": "no"}, 1.0),
        ({"search": {"boost": "much"}}, 1.0),
    ],
)
def test_front_matter_says_whether_and_how_a_page_is_found(
    settings: dict[str, object], boost: float | None
) -> None:
    assert boost_of(settings) == boost
