"""Ids in a page: each stands once, whatever authors call their parts."""

from __future__ import annotations

import re
from collections import Counter

from coursewright.base.issues import IssueLog
from coursewright.figures.screen import part_names
from tests.figures.stress import Tree, cases, load, on_screen


def test_parts_called_like_our_own_ids_stay_apart() -> None:
    names = ("t", "d", "n", "c", "c-n")
    rings = [
        {"id": name, "text": {"zh": name, "en": name}, "note": {"zh": "注", "en": "Note"}} for name in names
    ]
    tree: Tree = {"type": "rings", "title": "t", "text": "d", "rings": rings}
    loaded = load(tree, IssueLog())
    assert loaded is not None
    ids = Counter(re.findall(r' id="([^"]*)"', on_screen(loaded, "en", "fig-x")))
    assert len(ids) == 2 + 2 * len(names)
    assert set(ids.values()) == {1}


def test_links_are_no_parts_to_answer_with() -> None:
    for kind in ("flow", "blueprint"):
        case = next(case for case in cases(kind) if case.must and case.tree.get("links"))
        loaded = load(case.tree, IssueLog())
        assert loaded is not None
        names = part_names(loaded)
        assert names
        assert not {link["id"] for link in case.tree["links"]} & set(names)
