"""The bench's edits of the course leave no fault in it."""

from __future__ import annotations

from pathlib import Path

from tests.bench.test_courses import check_edits
from tools.bench.variants import COURSE


def test_edits_leave_the_course_without_a_fault(tmp_path: Path) -> None:
    check_edits(tmp_path, COURSE)
