"""The search index: words inside compounds, and the copy for pages opened from disk."""

from __future__ import annotations

import json
from pathlib import Path

import jieba
import pytest

from coursewright.site.search import JOINT, finer_words, write_search_index


@pytest.fixture(autouse=True, scope="module")
def dictionary() -> None:
    jieba.initialize()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("关键时刻", ["关键", "时刻"]),
        ("客户服务", ["客户", "服务"]),
        ("金字塔", ["金字塔"]),
        ("服务员", ["服务员"]),
        ("老客户", ["老", "客户"]),
        ("时刻", ["时刻"]),
        ("一视同仁", ["一视同仁"]),
    ],
)
def test_a_compound_is_cut_where_all_its_parts_are_words(word: str, parts: list[str]) -> None:
    assert finer_words(word) == JOINT.join(parts)


def test_words_that_are_apart_stay_apart_and_other_text_stays_as_it_is() -> None:
    text = f"关键时刻{JOINT}是 MOT, <b>−3</b>"
    assert finer_words(text) == f"关键{JOINT}时刻{JOINT}是 MOT, <b>−3</b>"


def test_the_script_holds_the_very_index(tmp_path: Path) -> None:
    folder = tmp_path / "search"
    folder.mkdir()
    page = {"location": "a.html", "title": "关键时刻", "text": "<p>客户</p>"}
    (folder / "search_index.json").write_text(
        json.dumps({"config": {"lang": ["en"]}, "docs": [page]}), encoding="utf-8"
    )
    write_search_index(tmp_path)
    text = (folder / "search_index.json").read_text(encoding="utf-8")
    assert json.loads(text)["docs"][0]["title"] == f"关键{JOINT}时刻"
    assert (folder / "search_index.js").read_text(encoding="utf-8") == f"var __index = {text}"


def test_a_site_without_search_gets_no_index(tmp_path: Path) -> None:
    write_search_index(tmp_path)
    assert list(tmp_path.iterdir()) == []
