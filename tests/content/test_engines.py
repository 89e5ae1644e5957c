"""Another engine builds the same articles of the course."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hosts.engines import ROOT, run_engine
from tests.hosts.test_engines import articles


@pytest.mark.parametrize("language", ["zh", "en"])
def test_properdocs_builds_the_same_articles(
    mkdocs_site: Callable[[str], Path], tmp_path: Path, language: str
) -> None:
    run_engine("properdocs", ROOT, tmp_path, COURSEWRIGHT_LANGUAGE=language)
    first, second = articles(mkdocs_site(language)), articles(tmp_path)
    assert len(first) >= 9
    assert first == second
