from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import as_text
from tests.project.cases import check_cases, issues_of, lay_case, lay_course, read_case


def test_the_course_that_cases_change_has_no_faults(tmp_path: Path) -> None:
    assert as_text(issues_of(lay_course(tmp_path))) == ""


@pytest.mark.parametrize("path", check_cases(), ids=lambda path: path.stem)
def test_what_check_says(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    lay_case(case, lay_course(tmp_path))
    issues = issues_of(tmp_path, case.language)
    assert as_text(issues).strip() == case.expect.strip()
    assert all(issue.hint for issue in issues.found), "a fault without a cure"
