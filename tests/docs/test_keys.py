"""The tables in CONTRIBUTING.md name the keys that there are, no more and no fewer."""

from __future__ import annotations

import re
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from coursewright.base.fields import find_spot
from coursewright.base.issues import IssueLog
from coursewright.cli.coverage import coverage_value
from coursewright.cli.main import commands
from coursewright.course.cards import Card
from coursewright.course.landmarks import KNOWN_BLOCKS
from coursewright.course.model import Assessment, Course, FrontMatter, Handbook
from coursewright.course.parts import PARTS as BOOK_PARTS
from coursewright.figures.kinds import KINDS as FIGURE_KINDS
from coursewright.figures.model import Figure
from coursewright.paper.geometry import FORMATS
from coursewright.project.coverage import coverage_of
from coursewright.project.load import load_projects
from coursewright.quiz.gaps import Blank
from coursewright.quiz.items import Item
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.kinds.categorise import Group
from coursewright.quiz.kinds.dialogue.model import Band, DialogueNode, Reply
from coursewright.quiz.kinds.match import Pair
from coursewright.quiz.kinds.scale import Moment
from coursewright.quiz.kinds.transcript.model import Line
from coursewright.quiz.model import Quiz
from coursewright.quiz.question import Option, Question

from ..writing.cases import named_slips, rows_of, said
from .documents import ROOT, keys_in, table_rows

GUIDE = "CONTRIBUTING.md"
RULE = re.compile(r'"(lint/[\w-]+)"')
LINT = [ROOT / "plugins/coursewright/quiz" / room for room in ("lint", "robots")]
PARTS = {
    "option": Option,
    "blank": Blank,
    "item": Item,
    "pair": Pair,
    "group": Group,
    "rating": Moment,
    "node": DialogueNode,
    "reply": Reply,
    "band": Band,
    "line": Line,
}


def keys_of(model: Any) -> set[str]:
    """The keys that a model has in YAML."""
    return set(find_spot(model, ()).keys)


def listed(head: str) -> list[str]:
    """The keys in the first cells of a table."""
    return [key for row in table_rows(GUIDE, head) for key in keys_in(row[0])]


@pytest.mark.parametrize(
    ("head", "model"),
    [
        ("Key", FrontMatter),
        ("Key of the quiz", Quiz),
        ("Key of course.yml", Course),
        ("Key of an edition", Handbook),
        ("Key of an assessment", Assessment),
        ("Key of a card", Card),
    ],
)
def test_a_table_has_every_key_once(head: str, model: Any) -> None:
    assert sorted(listed(head)) == sorted(keys_of(model))


def test_the_common_keys_are_those_of_all_questions() -> None:
    assert sorted(listed("Key of a question")) == sorted(keys_of(Question) | {"type"})


def test_each_kind_has_its_own_keys() -> None:
    rows = {(keys_in(row[0])[0], keys_in(row[1])[0]) for row in table_rows(GUIDE, "Kind")}
    common = keys_of(Question) | {"type"}
    assert rows == {(name, key) for name, kind in KINDS.items() for key in keys_of(kind.model) - common}


def test_the_common_keys_of_figures_are_those_of_all_kinds() -> None:
    assert sorted(listed("Key of a figure")) == sorted(keys_of(Figure) | {"type"})


def test_each_kind_of_figure_is_named_with_its_own_keys() -> None:
    rows = {keys_in(row[0])[0]: set(keys_in(row[1])) for row in table_rows(GUIDE, "Kind of figure")}
    assert set(rows) == set(FIGURE_KINDS)
    for name, kind in FIGURE_KINDS.items():
        assert keys_of(kind.model) - keys_of(Figure) - {"type"} <= rows[name]


@pytest.mark.parametrize(("part", "model"), PARTS.items())
def test_each_part_has_its_keys(part: str, model: Any) -> None:
    rows = {keys_in(row[1])[0] for row in table_rows(GUIDE, "Part") if row[0] == part}
    assert rows == keys_of(model)


def test_no_part_is_left_unchecked() -> None:
    assert {row[0] for row in table_rows(GUIDE, "Part")} == set(PARTS)


def test_every_value_to_choose_from_is_named() -> None:
    kinds, levels = (
        next(row[1] for row in table_rows(GUIDE, "Key of a question") if keys_in(row[0]) == [key])
        for key in ("type", "level")
    )
    assert keys_in(kinds) == list(KINDS)
    hint = get_type_hints(Question)["level"]
    names = next(get_args(part) for part in get_args(hint) if get_origin(part) is Literal)
    assert tuple(keys_in(levels)) == names


def test_every_part_of_a_book_and_every_paper_is_named() -> None:
    assert listed("Part of a book") == list(BOOK_PARTS)
    (papers,) = (row[1] for row in table_rows(GUIDE, "Key of an edition") if keys_in(row[0]) == ["paper"])
    named = {name for name in keys_in(papers) if "landscape" not in name}
    assert named | {f"{name} landscape" for name in named} == set(FORMATS)


def test_every_block_is_named() -> None:
    names = [key.split()[1] for row in table_rows(GUIDE, "Block") for key in keys_in(row[0])]
    assert set(names) == set(KNOWN_BLOCKS)


def test_every_rule_for_the_writing_of_questions_is_named() -> None:
    files = [file for room in LINT for file in room.glob("*.py")]
    rules = {rule for file in files for rule in RULE.findall(file.read_text(encoding="utf-8"))}
    assert rules
    assert set(listed("Rule")) == rules


def test_every_slip_is_named() -> None:
    texts = [row["text"] for row in (*named_slips(), *rows_of("slips/neighbours.yml"))]
    found = {says.split()[-1] for text in (*texts, *rows_of("hostile.yml")) for says in said(text)}
    named = {*listed("Slip"), *listed("Rule on HTML")}
    assert {rule for rule in named if rule.startswith(("text/", "html/", "lesson/"))} == found


def test_every_key_of_the_coverage_is_named() -> None:
    projects = load_projects(ROOT / "tests/cases/coverage", IssueLog())
    assert sorted(listed("Key of the coverage")) == sorted(coverage_value(coverage_of([*projects.values()])))


def test_the_options_of_check_are_all_named() -> None:
    named = {keys_in(row[0])[0].split()[0] for row in table_rows(GUIDE, "Option")}
    assert named == {option for part in commands.commands["check"].params for option in part.opts}
