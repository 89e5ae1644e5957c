"""Assessments: the blueprint makes sense, the bank's questions can be drawn and graded, and there are enough."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from coursewright.base.issues import IssueLog, Place
from coursewright.course.model import Course
from coursewright.project.assessments import (
    bank_of,
    demand_of,
    items_of,
    scenarios_for,
)
from coursewright.project.checks.blueprint import Blueprint, check_blueprint
from coursewright.project.sources import Sources
from coursewright.quiz.assessment.forms import LETTERS, Cell, Demand, Shortage, find_shortages, plan_forms
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.model import LoadedQuiz


def check_assessments(source: Sources, at_fault: frozenset[str], issues: IssueLog) -> None:
    """Check the assessments of course.yml against the banks of one language; parity compares the others.

    A bank whose file, or course.yml, is among those `at_fault` is not counted.
    """
    course, document = source.course, source.course_document
    if course is None or document is None:
        return
    for index, assessment in enumerate(course.assessments):
        own = IssueLog()
        blueprint = Blueprint(assessment=assessment, index=index, document=document)
        check_blueprint(blueprint, own)
        bank = _checked_bank(blueprint, source, own)
        if bank is not None and not own.has_errors and not at_fault & {document.file, bank.places.file}:
            _check_supply(blueprint, course, bank, source, own)
        issues.extend(own)


def _checked_bank(blueprint: Blueprint, source: Sources, issues: IssueLog) -> LoadedQuiz | None:
    """The bank, its questions checked one by one; None where it is missing or cannot be read."""
    bank = bank_of(blueprint.assessment, source.loaded)
    name = blueprint.assessment.id
    path = source.quiz_files.get(name, f"quizzes/{source.language}/assessments/{name}.yml")
    if bank is None:
        if path not in source.broken:
            place = blueprint.at("id")
            issues.error("assessment/no-bank", place, f"there is no bank {path}.", "Write it.")
        return None
    for question, sheet in bank.sheets():
        if question.level is None:
            issues.error(
                "assessment/no-level", sheet.where.value("id"),
                f"'{question.id}' has no level, so no cell can ask for it.", "Write 'level:'.",
            )  # fmt: skip
        elif not kind_of(question).grade(kind_of(question).key(question, sheet.token), None).of:
            issues.error(
                "assessment/nothing-to-grade", sheet.where.value("id"),
                f"'{question.id}' gives no points, whatever the answer.", "Ask it in a lesson's quiz.",
            )  # fmt: skip
    return bank


def _check_supply(
    blueprint: Blueprint, course: Course, bank: LoadedQuiz, source: Sources, issues: IssueLog
) -> None:
    """Enough items in every cell and of every kind, enough scenarios; none that are never drawn."""
    demand, items = demand_of(blueprint.assessment, course), items_of(bank, course)
    shortages = find_shortages(items, demand)
    for shortage in shortages:
        place = _place_of(shortage, blueprint)
        issues.error("assessment/bank-too-small", place, *_said(shortage, bank.places.file))
    _check_scenarios(blueprint, source, issues)
    for at, item in enumerate(items):
        # An item of no module has an objective that is told already.
        if item.module and (
            not demand.cells.get(item.cell) or (demand.kinds and item.kind not in demand.kinds)
        ):
            issues.warning(
                "assessment/never-drawn", bank.places.value(("questions", at, "id")),
                f"'{item.id}' is never drawn: no form asks for {item.kind} at {item.level} in '{item.module}'.",
                "Change the blueprint in course.yml, or move the question to a lesson's quiz.",
            )  # fmt: skip
    if not shortages:
        _check_alike(plan_forms(items, demand), demand, blueprint.at("forms"), issues)


def _place_of(shortage: Shortage, blueprint: Blueprint) -> Place:
    """The count of the cell that is short, or of the kind."""
    if not shortage.cells:
        at = [kind.type for kind in blueprint.assessment.kinds].index(shortage.kinds[0])
        return blueprint.at("kinds", at, "count")
    module, level = shortage.cells[0]
    at = [cell.module for cell in blueprint.assessment.cells].index(module)
    return blueprint.at("cells", at, "counts", blueprint.assessment.levels.index(level))


def _said(shortage: Shortage, file: str) -> tuple[str, str]:
    """The message and the cure."""
    missing = shortage.asked - shortage.found
    kinds, cells = _listed(shortage.kinds), _listed([_cell(cell) for cell in shortage.cells])
    if not shortage.kinds:
        what = f"the cell {cells} asks for {shortage.asked} and the bank has {shortage.found}"
        return f"{what}: {missing} missing.", f"Write {missing} more for it into {file}."
    if not shortage.cells:
        what = (
            f"the kind {kinds} is asked for {shortage.asked} times and the cells' items have {shortage.found}"
        )
        return f"{what}: {missing} missing.", f"Write {missing} more of it into {file}."
    what = f"within {cells} {shortage.asked} are asked for, and of the kinds wanted only {shortage.found} can be had"
    return f"{what}: {missing} missing.", f"Write {missing} more {kinds} for {cells} into {file}."


def _cell(cell: Cell) -> str:
    return f"'{cell[0]}' at {cell[1]}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _check_scenarios(blueprint: Blueprint, source: Sources, issues: IssueLog) -> None:
    share = blueprint.assessment.scenario
    found = len(scenarios_for(blueprint.assessment, source.scenarios))
    if share is not None and found < share.count:
        issues.error(
            "assessment/too-few-scenarios", blueprint.at("scenario", "count"),
            f"scenarios with the tag '{share.from_}': {share.count} asked for, {found} there.",
            f"Write 'tags: [{share.from_}]' on dialogues in quizzes/{source.language}/scenarios.",
        )  # fmt: skip


def _check_alike(forms: Sequence[Sequence[str]], demand: Demand, place: Place, issues: IssueLog) -> None:
    for (one, first), (other, second) in combinations(enumerate(forms), 2):
        if set(first) == set(second):
            issues.warning(
                "assessment/forms-alike", place,
                f"forms {LETTERS[one]} and {LETTERS[other]} hold the same {demand.size} questions.",
                "Write more questions into the bank, or ask for fewer forms.",
            )  # fmt: skip
            return
