"""A lesson's front matter against the course, and its headings."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.base.wrong import slug as id_of
from coursewright.course.blocks import place_in
from coursewright.course.landmarks import DATA_BLOCKS
from coursewright.course.load import LessonFile
from coursewright.course.model import Lesson
from coursewright.project.around import LISTS, Around
from coursewright.project.checks.changes import check_changes
from coursewright.writing.sheet import load_sheet
from coursewright.writing.tags import tags_of

_ID = re.compile(r"[a-z][a-z0-9-]*")


def check_head(lesson: Lesson, around: Around, issues: IssueLog) -> None:
    """Roles, moments, frameworks and required lessons exist; objectives point at headings."""
    _check_names(lesson, around, issues)
    _check_requires(lesson, around, issues)
    check_changes(lesson, issues)
    headings = [heading.id for heading in lesson.outline.headings if heading.id]
    seen: dict[str, Place] = {}
    for index, objective in enumerate(lesson.head.objectives):
        place = lesson.document.places.value(("objectives", index, "id"))
        target = objective.at or objective.id
        if objective.id in seen:
            message = f"the objective '{objective.id}' stands twice; first in line {seen[objective.id].line}."
            issues.error("lesson/duplicate-id", place, message, "Give one of the two another id.")
        elif any(is_meant(target, heading) for heading in headings):
            pass  # The heading's id is told where it stands.
        elif target not in headings and lesson.outline.names_headings:
            at = lesson.document.places.value(("objectives", index, "at")) if objective.at else place
            near = did_you_mean(target, headings) if headings else "Add {#id} to a heading."
            issues.error("lesson/objective-without-heading", at, f"no heading has the id '{target}'.", near)
        seen.setdefault(objective.id, place)


def is_meant(target: str, heading: str) -> bool:
    """Whether a heading would have the id of a target, if its own were one."""
    return heading != target and not _ID.fullmatch(heading) and id_of(heading) == target


def _check_names(lesson: Lesson, around: Around, issues: IssueLog) -> None:
    for name in (*LISTS, "requires"):
        words = getattr(lesson.head, name)
        among = "lessons" if name == "requires" else name
        known = around.named(among) if words else None
        for index, word in enumerate(words):
            if known is not None and word not in known:
                place = lesson.document.places.value((name, index))
                message = f"course.yml has no '{word}' among its {among}."
                issues.error("lesson/unknown-name", place, message, did_you_mean(word, known))


def _check_requires(lesson: Lesson, around: Around, issues: IssueLog) -> None:
    """What is to be taken first comes first."""
    order = around.named("lessons") if lesson.head.requires else None
    if order is None or lesson.slug not in order:
        return
    for index, slug in enumerate(lesson.head.requires):
        if slug in order[order.index(lesson.slug) :]:
            place = lesson.document.places.value(("requires", index))
            said = "this very lesson" if slug == lesson.slug else "a later lesson"
            cure = "Name earlier lessons, or change the order in course.yml."
            issues.error("lesson/requires-later", place, f"'{slug}' is {said}.", cure)


def check_headings(file: LessonFile, issues: IssueLog) -> None:
    """Every heading of level 2 and 3 has an id of its own; level 1 is the title's.

    An id that is misspelt is told as a slip of its line, before this.
    """
    told = {issue.place.line for issue in issues.found if issue.rule in ("text/heading", "text/full-width")}
    for heading in file.outline.headings:
        if heading.level == 1:
            issues.error(
                "lesson/title-in-text", heading.place, "the title stands in the front matter, not in the text.",
                "Delete this line or begin it with '##'.",
            )  # fmt: skip
        elif not heading.id:
            if heading.level < 4 and heading.place.line not in told:
                cure = "Add {#an-id} at its end, the same in all languages."
                issues.error(
                    "lesson/missing-id", heading.place, f"the heading '{heading.text}' has no id.", cure
                )
        elif not re.match(r"[A-Za-z]", heading.id):  # What else is no id is told as a slip of its line.
            issues.error(
                "lesson/heading-id", heading.place, f"'{heading.id}' cannot be an id.",
                "Use letters a–z, digits and hyphens, like {#first-step}.",
            )  # fmt: skip
    _check_anchors(file, issues)


def _check_anchors(file: LessonFile, issues: IssueLog) -> None:
    """Each id stands on one heading or one tag of HTML."""
    at = place_in(file.file, file.outline.first_line)
    tags = tags_of(load_sheet(file.outline.text, DATA_BLOCKS))
    anchors = [(heading.id, heading.place) for heading in file.outline.headings if heading.id]
    anchors += [(name, at(tag.line, tag.column)) for tag in tags if (name := tag.value("id"))]
    seen: dict[str, Place] = {}
    for name, place in sorted(anchors, key=lambda anchor: (anchor[1].line, anchor[1].column)):
        if name in seen:
            message = f"the id '{name}' stands twice; first in line {seen[name].line}."
            issues.error("lesson/duplicate-id", place, message, "Give one of the two another id.")
        seen.setdefault(name, place)
