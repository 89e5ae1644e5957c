"""A course that several processes read and check together is the one that a single process finds, fault by fault."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coursewright.base.cache import Cache
from coursewright.base.doubles import Share, can_fork
from coursewright.base.issues import Issue, IssueLog
from coursewright.project import stock
from coursewright.project.ledger import read_ledger
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from tests.project.cases import check_cases, lay_case, lay_course, read_case
from tests.project.edits import EDITS

pytestmark = [
    pytest.mark.skipif(not can_fork(), reason="this system forks no processes"),
    pytest.mark.usefixtures("threads_at_rest"),
]
CASES = check_cases()


@pytest.fixture(autouse=True)
def no_course_is_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "WORTH", 1)


def found(root: Path, language: str, width: int, cache: Path | None = None) -> tuple[list[Issue], object]:
    """The faults, and the projects as values, all of what is late made."""
    issues = IssueLog()
    projects = load_projects(root, issues, language, Cache(cache), width)
    return issues.found, {name: values_of(project) for name, project in projects.items()}


def values_of(project: Project) -> object:
    lessons = [(lesson, lesson.outline) for lesson in project.lessons]
    return lessons, dict(project.quizzes), dict(project.figures), list(project.cards), project.robots


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_every_case_is_found_alike(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    root = lay_course(tmp_path)
    lay_case(case, root)
    assert found(root, case.language, 2) == found(root, case.language, 1)


@pytest.mark.parametrize("width", [2, 3])
def test_so_many_processes_take_part(width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    swap = Share.swap

    def counted(share: Share, mine: Mapping[str, object]) -> dict[str, object]:
        seen.append(1 + len(share.lines))
        return swap(share, mine)

    monkeypatch.setattr(Share, "swap", counted)
    found(lay_course(tmp_path), "", width)
    assert set(seen) == {width}


def test_what_was_kept_is_the_same(tmp_path: Path) -> None:
    root = lay_course(tmp_path / "course")
    alone, together = tmp_path / "alone", tmp_path / "together"
    first = found(root, "", 1, alone)
    assert found(root, "", 3, together) == first
    kept = [
        {name: (row.key, row.issues, row.facts) for name, row in read_ledger(Cache(folder)).before.items()}
        for folder in (alone, together)
    ]
    assert kept[0] == kept[1]
    assert kept[0]
    assert found(root, "", 1, together) == first


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_noticed_behind_it(what: str, tmp_path: Path) -> None:
    root = lay_course(tmp_path / "course")
    found(root, "", 2, tmp_path / "cache")
    EDITS[what](root)
    assert found(root, "", 1, tmp_path / "cache") == found(root, "", 1)


@pytest.mark.parametrize("at", range(8))
def test_a_process_that_is_lost_is_not_missed(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_course(tmp_path)
    first = found(root, "", 1)
    monkeypatch.setattr(Share, "swap", dying(Share.swap, at))
    assert found(root, "", 2) == first


def dying(swap: Callable[..., object], at: int) -> Callable[..., object]:
    """The same, but that a double is killed at a turn."""
    turns: list[object] = []

    def swapped(share: Share, mine: object) -> object:
        turns.append(mine)
        if share.number and len(turns) > at:
            os.kill(os.getpid(), signal.SIGKILL)
        return swap(share, mine)

    return swapped


def test_a_small_course_is_read_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert stock.width_for(stock.Stock(root=lay_course(tmp_path)), 4) == 1
