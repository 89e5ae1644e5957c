"""Checks of a folder's files are kept together: while all holds none is looked at, else those that changed alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import pytest

from coursewright.base.frozen import Packed
from coursewright.base.issues import IssueLog, Place
from coursewright.project.ledger import Answer, Facts, Kept, Ledger, Question, Unit

ALL = ("a", "b", "c")
GROUP = "around zh/ 1"


class Course:
    """What is around: an answer for each file that asks, which is counted."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.asked: dict[Question, Answer] = {}
        self.run: list[str] = []

    def begin(self) -> Mapping[Question, Answer]:
        """Forget what was asked."""
        self.asked = {}
        return self.asked

    def answer(self, question: Question) -> Answer:
        """The answer of today."""
        return self.answers.get(question[1])

    def check(self, name: str, key: str, issues: IssueLog) -> Facts:
        """Ask, and say what came of it."""
        self.run.append(name)
        question = ("of", name)
        self.asked[question] = self.answer(question)
        issues.warning("rule", Place(file=f"{name}.md"), f"{key} {self.asked[question]}")
        return None

    def units(self, keys: Mapping[str, str]) -> list[Unit]:
        """The checks of files with these digests."""
        return [
            Unit(
                name=f"around zh/{name}.md",
                file=f"zh/{name}.md",
                key=key,
                check=partial(self.check, name, key),
            )
            for name, key in keys.items()
        ]


def nothing(_: Sequence[Facts]) -> Facts:
    return None


def checked(course: Course, keys: Mapping[str, str], before: Mapping[str, Kept]) -> tuple[Ledger, list[str]]:
    """The ledger after a run, and which checks were run."""
    ledger = Ledger(before=before)
    ledger.check_group(GROUP, course.units(keys), course, nothing)
    return ledger, course.run


def opened(ledger: Ledger) -> tuple[Kept, Mapping[str, Kept]]:
    """The result of the group without its members, and these."""
    kept = ledger.today[GROUP]
    assert kept.members is not None
    return replace(kept, members=None), kept.members.get()


KEYS = {name: f"key {name}" for name in ALL}
ANSWERS = {name: f"answer {name}" for name in ALL}


@pytest.fixture
def before() -> Mapping[str, Kept]:
    ledger, run = checked(Course(**ANSWERS), KEYS, {})
    assert run == [*ALL]
    return ledger.today


def test_a_group_is_called_after_its_folder() -> None:
    (unit,) = Course().units({"a": "key"})
    assert unit.group == "around zh/"


def test_while_all_holds_nothing_is_run_and_nothing_opened(before: Mapping[str, Kept]) -> None:
    kept = before[GROUP]
    sealed = Kept(key=kept.key, issues=kept.issues, asked=kept.asked, members=Packed(b"never opened"))
    ledger, run = checked(Course(**ANSWERS), KEYS, {GROUP: sealed})
    assert run == []
    assert ledger.today == {GROUP: sealed}


@pytest.mark.parametrize("name", ALL)
def test_a_file_that_changed_is_checked_alone(name: str, before: Mapping[str, Kept]) -> None:
    keys = {**KEYS, name: "another"}
    ledger, run = checked(Course(**ANSWERS), keys, before)
    assert run == [name]
    assert opened(ledger) == opened(checked(Course(**ANSWERS), keys, {})[0])


@pytest.mark.parametrize("name", ALL)
def test_what_another_answer_touches_is_checked_alone(name: str, before: Mapping[str, Kept]) -> None:
    answers = {**ANSWERS, name: "another"}
    ledger, run = checked(Course(**answers), KEYS, before)
    assert run == [name]
    assert opened(ledger) == opened(checked(Course(**answers), KEYS, {})[0])


@pytest.mark.parametrize("name", ALL)
def test_a_file_that_is_gone_or_comes_back_leaves_the_others(name: str, before: Mapping[str, Kept]) -> None:
    fewer = {other: key for other, key in KEYS.items() if other != name}
    ledger, run = checked(Course(**ANSWERS), fewer, before)
    assert run == []
    assert [issue.place.file for issue in ledger.today[GROUP].issues] == [f"{other}.md" for other in fewer]
    again, run = checked(Course(**ANSWERS), KEYS, ledger.today)
    assert run == [name]
    assert again.today[GROUP].issues == before[GROUP].issues


def test_another_order_gives_the_issues_in_that_order(before: Mapping[str, Kept]) -> None:
    turned = dict(reversed(KEYS.items()))
    ledger, run = checked(Course(**ANSWERS), turned, before)
    assert run == []
    assert ledger.today[GROUP].issues == before[GROUP].issues[::-1]
