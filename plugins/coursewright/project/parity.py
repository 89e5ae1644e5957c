"""The languages of a course against each other: what is not text must be the same, by ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coursewright.base.fields import common_facts
from coursewright.base.issues import Issue, IssueLog, Place
from coursewright.base.source import Places, load_yaml
from coursewright.course.model import Lesson

if TYPE_CHECKING:
    from coursewright.project.load import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Something in a first language and its counterpart, with places of both."""

    first: Any
    second: Any
    first_places: Places
    second_places: Places


def check_parity(sources: list[Sources], issues: IssueLog, *, strict: bool) -> None:
    """Compare every language with the first one; not `strict` makes the faults warnings."""
    found = IssueLog()
    for other in sources[1:]:
        first = sources[0]
        _lessons(first, other, found, issues)
        _quizzes(first, other, found, issues)
    for issue in found.found:
        issues.add(issue if strict else _softened(issue))


def _softened(issue: Issue) -> Issue:
    return Issue(rule=issue.rule, place=issue.place, message=issue.message, hint=issue.hint, severity="warning")


def _lessons(first: Sources, other: Sources, found: IssueLog, issues: IssueLog) -> None:
    one, two = first.project.language, other.project.language
    for here, there in ((first, other), (other, first)):
        for lesson in here.lessons.values():
            if lesson.page not in there.files:
                path = f"content/{there.project.language}/{lesson.page}"
                found.error(
                    "parity/missing-lesson", Place(file=lesson.file), f"the lesson has no {path}.",
                    "Write it, or mark this one 'draft: true'.",
                )
    for slug, lesson in first.lessons.items():
        twin = other.lessons.get(slug)
        if twin is None or issues.has_errors_in(lesson.file) or issues.has_errors_in(twin.file):
            continue
        pair = _Pair(
            first=lesson.head, second=twin.head, first_places=lesson.document.places,
            second_places=twin.document.places,
        )
        _facts(pair, f"{one} and {two}", found)
        _outline(lesson, twin, found)


def _outline(lesson: Lesson, twin: Lesson, found: IssueLog) -> None:
    """Headings, fences, worksheets and role actions in the same order."""
    for what, rule in (("heading", "parity/headings"), ("block", "parity/blocks"), ("quiz", "parity/quizzes")):
        ours, theirs = list(_landmarks(lesson, what)), list(_landmarks(twin, what))
        for index in range(max(len(ours), len(theirs))):
            mine = ours[index] if index < len(ours) else None
            yours = theirs[index] if index < len(theirs) else None
            if mine and yours and mine[0] == yours[0]:
                continue
            place = yours[1] if yours else Place(file=twin.file, line=max(1, twin.outline.first_line - 1))
            here = f"'{yours[0]}'" if yours else "nothing more"
            wanted = f"'{mine[0]}'" if mine else "nothing more"
            found.error(rule, place, f"{what} {index + 1} is {here}, but {wanted} in {lesson.file}.", "Make them alike.")
            break


def _landmarks(lesson: Lesson, what: str) -> Iterator[tuple[str, Place]]:
    if what == "heading":
        for heading in lesson.outline.headings:
            if heading.id:
                yield heading.id, heading.place
    elif what == "quiz":
        for fence in lesson.outline.fences:
            yield fence.body if fence.name == "quiz" else fence.name, fence.place
    else:
        for block in lesson.outline.blocks:
            name = block.name
            if name == "worksheet":
                name = f"worksheet {block.argument.partition(' ')[0]}"
            elif name == "use-tomorrow":
                document = load_yaml(block.body, block.place.file, IssueLog())
                tree = document.tree if document and isinstance(document.tree, dict) else {}
                name = f"use-tomorrow {' '.join(tree)}"
            yield name, block.place


def _quizzes(first: Sources, other: Sources, found: IssueLog, issues: IssueLog) -> None:
    mine, yours = first.project.quizzes, other.project.quizzes
    for here, there, language in ((mine, yours, other.project.language), (yours, mine, first.project.language)):
        for name, quiz in here.items():
            path = quiz.places.file.split("/")
            path[1] = language
            twin_file = "/".join(path)
            if name not in there and not issues.has_errors_in(twin_file):
                found.error(
                    "parity/missing-quiz", Place(file=quiz.places.file), f"the quiz has no {twin_file}.", "Write it."
                )
    for name, quiz in mine.items():
        twin = yours.get(name)
        if twin is not None:
            pair = _Pair(
                first=quiz.quiz, second=twin.quiz, first_places=quiz.places, second_places=twin.places
            )
            _facts(pair, f"{first.project.language} and {other.project.language}", found)


def _facts(pair: _Pair, languages: str, found: IssueLog) -> None:
    ours, theirs = common_facts(pair.first), common_facts(pair.second)
    told: list[tuple[str, ...]] = []
    for path, fact in ours.items():
        twin = theirs.get(path)
        if twin is not None and twin.value == fact.value:
            continue
        if any(path[: len(short)] == short for short in told):
            continue
        if twin is None:
            continue
        told.append(path)
        place = pair.second_places.value(twin.path)
        there = pair.first_places.value(fact.path)
        name = " → ".join(path)
        found.error(
            "parity/differs", place, f"'{name}' is {_said(twin.value)} here, but {_said(fact.value)} in {there}.",
            "What is not text must be the same in all languages.",
        )


def _said(value: object) -> str:
    if value is True or value is False:
        return "there" if value else "missing"
    if isinstance(value, tuple):
        return f"({', '.join(str(part) for part in value)})"
    return f"'{value}'"
