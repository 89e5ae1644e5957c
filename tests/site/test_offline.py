"""The list of what can be kept for when there is no network: each file by its digest, read when it has changed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from coursewright.base.cache import Cache
from coursewright.site import offline

FIRST = {"index.html": "home", "part/one.html": "one", "assets/javascripts/coursewright.js": "run()"}


def lay(site: Path, files: dict[str, str]) -> Path:
    """Write files below a folder that has no others."""
    for name, text in files.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return site


def read_list(site: Path) -> Any:
    """The list beside a worker that names its digest."""
    content = (site / offline.LIST).read_bytes()
    assert f'"list":"{sha256(content).hexdigest()[:16]}"' in (site / offline.WORKER).read_text(
        encoding="utf-8"
    )
    return json.loads(content)


def test_files_are_listed_with_digest_and_size_but_those_that_no_page_asks_for(tmp_path: Path) -> None:
    site = lay(tmp_path / "zh", {**FIRST, "one.js.map": "{}", "feed.xml": "<a/>"})
    for _ in range(2):  # the worker and its list do not count themselves
        offline.write_worker(site, "lost")
        assert read_list(site) == {
            "files": {
                name: [sha256(text.encode()).hexdigest()[:16], len(text)] for name, text in FIRST.items()
            },
            "bytes": sum(map(len, FIRST.values())),
            "shell": ["assets/javascripts/coursewright.js", "index.html"],
        }


def test_pages_are_listed_after_all_that_they_may_show(tmp_path: Path) -> None:
    site = lay(tmp_path / "zh", {**FIRST, "assets/z.svg": "<svg/>", "zz/picture.png": "png"})
    offline.write_worker(site, "lost")
    pages = [name.endswith(".html") for name in read_list(site)["files"]]
    assert pages == sorted(pages)


def test_what_has_not_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []
    known = offline.digest_of
    monkeypatch.setattr(offline, "digest_of", lambda content: (read.append(content), known(content))[1])
    for language, new in (("zh", True), ("en", True), ("zh", False), ("en", False)):
        site = tmp_path / language
        offline.listed(site if site.exists() else lay(site, FIRST), Cache(tmp_path))
        assert len(read) == (len(FIRST) if new else 0)
        read.clear()
    lay(tmp_path / "zh", {"part/one.html": "more than one", "part/two.html": "two"})
    (tmp_path / "zh" / "index.html").unlink()
    listed = offline.listed(tmp_path / "zh", Cache(tmp_path))
    assert sorted(read) == [b"more than one", b"two"]
    assert listed == offline.listed(tmp_path / "zh")
