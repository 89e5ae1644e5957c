"""What a page of the course makes a browser fetch before anything is used, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

MOST = 110_000
LESSON = 120_000
"""A lesson with its quizzes, those that it asks again, and its worksheet: 10 KB above the goal of MOST."""
EXAM = 175_000
"""All items of a bank, since each learner gets another form of it."""
NAMED = re.compile(r'<(?:script[^>]*\ssrc|link rel="(?:stylesheet|icon)"[^>]*\shref)="([^":]+)"')

pytestmark = pytest.mark.slow


def size(file: Path) -> int:
    """Compressed bytes."""
    return len(gzip.compress(file.read_bytes(), 9))


def most(page: str) -> int:
    """The bound of a page by its path below the language's root."""
    folder = page.partition("/")[0]
    return EXAM if folder == "assessments" else MOST if page.endswith("index.html") else LESSON


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_light_with_all_that_it_loads(course: Path, language: str) -> None:
    weights = {}
    for page in sorted((course / language).rglob("*.html")):
        named = {(page.parent / name).resolve() for name in NAMED.findall(page.read_text(encoding="utf-8"))}
        files = [file for file in named if file.is_file()]
        weights[page.relative_to(course / language).as_posix()] = size(page) + sum(map(size, files))
        assert page.name == "404.html" or len(files) >= 5
    assert {name: weight for name, weight in weights.items() if weight > most(name)} == {}
