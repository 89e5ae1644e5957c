"""Links between the documents lead somewhere."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote

import pytest

from .documents import DOCUMENTS, ROOT, TOP, anchors, links


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_relative_link_leads_to_a_file_and_a_heading(name: str) -> None:
    broken = []
    for link in links(name):
        target, _, anchor = unquote(link).partition("#")
        if "://" in target:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) if target else name
        if not (ROOT / path).exists() or (anchor and anchor not in anchors(path)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_elsewhere_are_encrypted(name: str) -> None:
    assert [link for link in links(name) if "://" in link and not link.startswith("https://")] == []


def test_the_documents_at_the_top_are_all_looked_at() -> None:
    found = {path.name for path in Path(ROOT).glob("*.md")}
    assert found == set(TOP)


def test_both_readmes_name_each_other() -> None:
    assert "README.zh.md" in links("README.md")
    assert "README.md" in links("README.zh.md")
