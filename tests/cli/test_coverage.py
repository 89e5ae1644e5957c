"""`check --coverage`: a table, and one JSON object."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.cli.check import run_check_command

from ..project.cases import CASES, lay_course
from ..tiny import change, write, write_tiny_course

Printed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    """Runs `check --coverage` and gives its exit code and what it printed."""

    def run(root: Path, form: str = "text", language: str = "") -> tuple[int, str, str]:
        code = run_check_command(root, form=form, language=language, fix=False, quiet=False, coverage=True)
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def lay_shop(root: Path) -> Path:
    shutil.copytree(CASES / "coverage", root, dirs_exist_ok=True)
    return root


def test_the_table_of_a_small_course(tmp_path: Path, printed: Printed) -> None:
    code, out, _ = printed(lay_shop(tmp_path))
    assert code == 0
    assert out.partition("Coverage of ")[2] == (CASES / "coverage" / "table.txt").read_text(encoding="utf-8")


def test_what_a_course_does_not_have_is_left_out(tmp_path: Path, printed: Printed) -> None:
    root = write_tiny_course(tmp_path)
    change(root, "content/course.yml", "roles:\n  - {id: clerk, title: {zh: 营业员, en: Clerk}}\n", "")
    for language in ("zh", "en"):
        change(root, f"content/{language}/part/first.md", "roles: [clerk]\n", "")
    _, out, _ = printed(root)
    assert "\nLessons by module" in out
    for word in (
        "role",
        "path",
        "Bank",
        "Frameworks",
        "terms",
        "figures",
        "shown nowhere",
        "scenarios",
        "think",
    ):
        assert word not in out


def test_json_has_the_same_keys_in_any_course(tmp_path: Path, printed: Printed) -> None:
    code, out, _ = printed(lay_shop(tmp_path / "shop"), form="json")
    assert code == 0
    shop = json.loads(out)["coverage"]
    tiny = json.loads(printed(write_tiny_course(tmp_path / "tiny"), form="json")[1])["coverage"]
    assert list(shop) == list(tiny)
    assert list(shop["frameworks"]) == list(tiny["frameworks"])
    assert tiny["frameworks"]["count"] == 0
    assert tiny["banks"] == []
    assert shop["minutes"] == {"en": {"lesson": 12, "at_work": 6}}
    assert shop["roles"][0] == {
        "id": "clerk",
        "lessons": 2,
        "minutes": {"en": {"lesson": 7, "at_work": 6}},
    }
    assert shop["frameworks"] == {
        "count": 5,
        "graded": 4,
        "figure": 4,
        "not_taught": ["C"],
        "not_asked": ["B"],
        "not_drawn": ["B", "D"],
    }
    assert shop["objectives"]["few_items"] == [
        {"lesson": "one", "objective": "seat", "items": 1},
        {"lesson": "three", "objective": "thank", "items": 0},
    ]
    assert shop["questions"]["all"]["do_or_say"] == 8
    assert shop["figures"] == {"count": 3, "hidden": ["lost"]}


def test_json_holds_the_faults_too(tmp_path: Path, printed: Printed) -> None:
    root = lay_shop(tmp_path)
    change(root, "quizzes/en/opening/two.yml", "answer: 6", "answr: 6")
    code, out, err = printed(root, form="json")
    assert code == 1
    assert "quiz/unknown-key" in {row["rule"] for row in json.loads(out)["issues"]}
    assert json.loads(out)["coverage"]["questions"]["lessons"]["count"] == 7
    assert err == ""


def test_a_file_at_fault_is_told_to_be_missing_from_the_table(tmp_path: Path, printed: Printed) -> None:
    root = lay_shop(tmp_path)
    change(root, "quizzes/en/opening/two.yml", "answer: 6", "answr: 6")
    code, out, err = printed(root)
    assert code == 1
    assert "error quiz/unknown-key" in out
    assert err.startswith("What stands in a file at fault may not be counted.\n")


def test_a_course_file_that_cannot_be_read_has_no_table(tmp_path: Path, printed: Printed) -> None:
    root = lay_shop(tmp_path)
    write(root, "content/course.yml", "id: [\n")
    code, out, _ = printed(root)
    assert code == 1
    assert "Coverage" not in out
    assert json.loads(printed(root, form="json")[1])["coverage"] is None


def test_one_language_has_its_own_minutes_alone(tmp_path: Path, printed: Printed) -> None:
    root = lay_course(tmp_path)
    _, out, _ = printed(root, language="en")
    assert "en min" in out
    assert "zh min" not in out
    _, out, _ = printed(root)
    assert "zh min" in out
