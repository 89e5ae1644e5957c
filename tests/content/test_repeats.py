"""No two lessons of the course say different things in the same words."""

from __future__ import annotations

import pytest

from coursewright.project.model import Project
from tools.editing.__main__ import said
from tools.editing.repeats import repeats_between_lessons


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_lessons_of_ours_share_a_run(ours: dict[str, Project], language: str) -> None:
    found = repeats_between_lessons(ours[language])
    assert [(str(row.one), str(row.other), said(row, language)) for row in found] == []
