"""The languages of a course against each other: what is not text must be the same, by ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coursewright.base.fields import Fact, common_facts
from coursewright.base.issues import IssueLog, Place
from coursewright.base.source import Places, load_yaml
from coursewright.course.model import Lesson
from coursewright.course.outline import Block
from coursewright.course.plan import read_plan
from coursewright.course.worksheet import in_numbers, read_worksheet
from coursewright.project.around import Around
from coursewright.project.figures import named_figure, own_figures
from coursewright.quiz.model import LoadedQuiz

ALIKE = "What is not text must be the same in all languages."
_Side = tuple[Lesson, tuple[str, Place] | None]
LANDMARKS = {
    "heading": "parity/headings",
    "block": "parity/blocks",
    "quiz": "parity/quizzes",
    "figure": "parity/figures",
}


def check_lesson_parity(lesson: Lesson, other: Lesson, around: Around, issues: IssueLog) -> None:
    """Compare a lesson with the first language's, `lesson`."""
    _check_facts(lesson.head, lesson.document.places, other.head, other.document.places, issues)
    _check_landmarks(lesson, other, around, issues)
    _check_own_figures(lesson, other, issues)


def check_quiz_parity(quiz: LoadedQuiz, other: LoadedQuiz, issues: IssueLog) -> None:
    """Compare a quiz with the first language's, `quiz`."""
    _check_facts(quiz.quiz, quiz.places, other.quiz, other.places, issues)


def _check_landmarks(lesson: Lesson, twin: Lesson, around: Around, issues: IssueLog) -> None:
    """Headings, fences, worksheets and role actions in the same order; the first difference of each is told."""
    for what, rule in LANDMARKS.items():
        ours, theirs = list(_landmarks(lesson, what)), list(_landmarks(twin, what))
        for index in range(max(len(ours), len(theirs))):
            mine = ours[index] if index < len(ours) else None
            yours = theirs[index] if index < len(theirs) else None
            if mine and yours and mine[0] == yours[0]:
                continue
            if mine and yours and what == "heading" and _is_odd(mine[0], yours[0], lesson, twin, around):
                _report_difference(f"{what} {index + 1}", rule, (lesson, mine), (twin, yours), issues)
            else:
                _report_difference(f"{what} {index + 1}", rule, (twin, yours), (lesson, mine), issues)
            break


def _is_odd(mine: str, yours: str, lesson: Lesson, twin: Lesson, around: Around) -> bool:
    """Whether `mine` is the misspelt one of two ids: the other is used more often, or made of its heading's words."""
    seen, others = around.heading_count(mine), around.heading_count(yours)
    if seen != others:
        return seen < others
    titles = [heading.text.lower() for file in (lesson, twin) for heading in file.outline.headings]
    words = {word for title in titles for word in re.findall(r"[^\W_]+", title)}
    ours, theirs = (len(words & set(name.lower().split("-"))) for name in (mine, yours))
    return ours < theirs


def _report_difference(what: str, rule: str, here: _Side, there: _Side, issues: IssueLog) -> None:
    """Tell `here`, where the fault is thought to lie, what stands `there`."""
    (file, mark), (other, others_mark) = here, there
    place = mark[1] if mark else Place(file=file.file, line=max(1, file.outline.first_line - 1))
    mine = f"'{mark[0]}'" if mark else "missing"
    theirs = f"'{others_mark[0]}' in {others_mark[1]}" if others_mark else f"missing in {other.file}"
    issues.error(rule, place, f"{what} is {mine} here, but {theirs}.", "Make the two alike.")


def _check_own_figures(lesson: Lesson, twin: Lesson, issues: IssueLog) -> None:
    """Figures written in fences, in their order; where there are more in one language, that is told already."""
    ours, theirs = own_figures(lesson.outline), own_figures(twin.outline)
    for (_, mine), (_, yours) in zip(ours, theirs, strict=False):
        _check_facts(mine.figure, mine.places, yours.figure, yours.places, issues)


def _landmarks(lesson: Lesson, what: str) -> Iterator[tuple[str, Place]]:
    """What must come in the same order in every language, each with its place."""
    if what == "heading":
        for heading in lesson.outline.headings:
            if heading.id:
                yield heading.id, heading.place
    elif what in ("quiz", "figure"):
        yield from _shown(lesson, what)
    else:
        for block in lesson.outline.blocks:
            name = block.name
            if name == "worksheet":
                name = f"worksheet {block.code}"
                sheet = read_worksheet(block, IssueLog())
                name += f" with {in_numbers(sheet)}" if sheet else ""
            elif name == "use-tomorrow":
                document = load_yaml(block.body, block.place.file, IssueLog())
                tree = document.tree if document and isinstance(document.tree, dict) else {}
                name = f"use-tomorrow with {', '.join(tree)}"
            elif name == "plan":
                name = _plan_in_numbers(block)
            yield name, block.place


def _plan_in_numbers(block: Block) -> str:
    plan = read_plan(block, IssueLog())
    steps = ", ".join(str(step.minutes) for step in plan.steps) if plan else ""
    return f"plan of {plan.minutes if plan else 0} minutes, {steps}"


def _shown(lesson: Lesson, what: str) -> Iterator[tuple[str, Place]]:
    """What the fences of a name show."""
    for fence in lesson.outline.fences:
        if fence.name == what:
            own = named_figure(fence) or "a figure of its own"
            yield fence.body if what == "quiz" else own, fence.place


def _check_facts(first: Any, first_places: Places, twin: Any, twin_places: Places, issues: IssueLog) -> None:
    theirs = common_facts(twin)
    for path, fact in common_facts(first).items():
        other = theirs.get(path)
        if other is None or other.value == fact.value:
            continue
        place, there = twin_places.value(other.path), first_places.value(fact.path)
        message = f"'{' → '.join(path)}' {_difference(other, fact, path[-1])} {there}."
        issues.error("parity/differs", place, message, ALIKE)


def _difference(here: Fact, there: Fact, key: str) -> str:
    """How two values of a key differ: by what one list lacks, or as a whole."""
    if isinstance(here.value, tuple) and isinstance(there.value, tuple):
        lacks = [str(part) for part in there.value if part not in here.value]
        more = [str(part) for part in here.value if part not in there.value]
        if lacks:
            return f"lacks '{lacks[0]}', which stands in"
        if more:
            return f"has '{more[0]}', which is not in"
        return f"is in the order {', '.join(map(str, here.value))}, unlike"
    return f"is {_said(here.value, key)}, but {_said(there.value, key)} in"


def _said(value: object, key: str) -> str:
    if isinstance(value, bool) and key == "answer":
        return f"'{str(value).lower()}'"
    if isinstance(value, bool):
        return "there" if value else "missing"
    return "missing" if value in (None, "") else f"'{value}'"
