"""What a page of the course makes a browser fetch before anything is used, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

MOST = 110_000
NAMED = re.compile(r'<(?:script[^>]*\ssrc|link rel="(?:stylesheet|icon)"[^>]*\shref)="([^":]+)"')

pytestmark = pytest.mark.slow


def size(file: Path) -> int:
    """Compressed bytes."""
    return len(gzip.compress(file.read_bytes(), 9))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_light_with_all_that_it_loads(course: Path, language: str) -> None:
    weights = {}
    for page in sorted((course / language).rglob("*.html")):
        named = {(page.parent / name).resolve() for name in NAMED.findall(page.read_text(encoding="utf-8"))}
        files = [file for file in named if file.is_file()]
        weights[page.name] = size(page) + sum(map(size, files))
        assert page.name == "404.html" or len(files) >= 5
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}
