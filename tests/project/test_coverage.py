"""What a course covers: a small one, counted by hand."""

from __future__ import annotations

import pytest

from coursewright.base.issues import IssueLog
from coursewright.project.coverage import Coverage, Stretch, coverage_of
from coursewright.project.load import load_projects
from coursewright.quiz.kinds import KINDS

from .cases import CASES, COURSE


@pytest.fixture(scope="module")
def shop() -> Coverage:
    """The coverage of tests/cases/coverage, whose numbers were counted by hand."""
    issues = IssueLog()
    projects = load_projects(CASES / "coverage", issues)
    assert not issues.has_errors
    return coverage_of([*projects.values()])


def told(rows: tuple[Stretch, ...]) -> list[tuple[str, int, int, int]]:
    """Id, lessons, minutes and minutes on the job of each stretch, in English."""
    return [(row.id, row.lessons, row.minutes["en"].learn, row.minutes["en"].at_work) for row in rows]


def test_lessons_and_minutes_are_told_by_module_role_and_path(shop: Coverage) -> None:
    assert told((shop.whole,)) == [("all", 3, 12, 6)]
    assert told(shop.modules) == [("opening", 2, 8, 4), ("closing", 1, 4, 2)]
    assert told(shop.roles) == [("clerk", 2, 7, 6), ("manager", 2, 9, 2)]
    assert told(shop.paths) == [("short", 2, 7, 6)]


def test_questions_are_counted_by_use_kind_and_level(shop: Coverage) -> None:
    lessons = shop.questions["lessons"]
    assert lessons.count == 10
    assert lessons.kinds == {
        "single": 2, "multiple": 1, "true-false": 1, "reflection": 1, "numeric": 1,
        "order": 1, "match": 1, "dialogue": 1, "scale": 1,
    }  # fmt: skip
    assert lessons.levels == {
        "understand": 1, "apply": 5, "analyse": 1, "evaluate": 1, "create": 1, "none": 1,
    }  # fmt: skip
    assert shop.questions["scenarios"].kinds == {"dialogue": 1}
    assert shop.questions["banks"].kinds == {"single": 3, "true-false": 1}
    assert shop.questions["all"].count == 15


def test_what_is_thought_about_first_is_counted_apart(shop: Coverage) -> None:
    assert {use: row.before for use, row in shop.questions.items()} == {
        "lessons": 1,
        "scenarios": 0,
        "banks": 0,
        "all": 1,
    }


def test_the_share_of_do_or_say(shop: Coverage) -> None:
    """In lessons a choice of level apply, one of level analyse, a reflection and a dialogue: 4 of 10."""
    shares = {use: (row.acting, row.acting_percent) for use, row in shop.questions.items()}
    assert shares == {"lessons": (4, 40), "scenarios": (1, 100), "banks": (3, 75), "all": (8, 53)}


def test_only_speaking_writing_and_choosing_are_acts() -> None:
    acts = {name: kind.acts for name, kind in KINDS.items() if kind.acts != "never"}
    assert acts == {
        "single": "in-a-case",
        "multiple": "in-a-case",
        "hotspot": "in-a-case",
        "reflection": "always",
        "dialogue": "always",
        "transcript": "always",
    }


def test_a_bank_is_told_by_module_and_level(shop: Coverage) -> None:
    assert [(bank.id, bank.modules) for bank in shop.banks] == [
        ("exam", {"opening": {"apply": 2}, "closing": {"understand": 1, "analyse": 1}})
    ]


def test_objectives_that_few_questions_ask_for(shop: Coverage) -> None:
    assert shop.objectives == 5
    assert [(goal.lesson, goal.id, count) for goal, count in shop.few_items] == [
        ("one", "seat", 1),
        ("three", "thank", 0),
    ]


def test_frameworks_not_taught_not_asked_and_not_drawn(shop: Coverage) -> None:
    """A reflection and a self-rating grade nothing; a figure that nothing shows draws nothing."""
    found = shop.frameworks
    assert [row.id for row in found.all] == ["A", "B", "C", "D", "E"]
    assert [row.id for row in found.not_taught] == ["C"]
    assert [row.id for row in found.not_asked] == ["B"]
    assert [row.id for row in found.not_drawn] == ["B", "D"]


def test_what_stands_beside_the_lessons(shop: Coverage) -> None:
    assert (shop.terms, shop.scenarios, shop.cards, shop.figures) == (2, 1, 1, 3)
    assert shop.hidden == ("lost",)


def test_minutes_are_told_in_every_language() -> None:
    projects = load_projects(COURSE, IssueLog())
    whole = coverage_of([*projects.values()]).whole
    assert list(whole.minutes) == ["zh", "en"]
    assert list(coverage_of([projects["en"]]).whole.minutes) == ["en"]
