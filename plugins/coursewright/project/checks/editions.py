"""The editions of course.yml: what they name exists, and they print something."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.places import Steps
from coursewright.base.shape import did_you_mean
from coursewright.base.source import Document
from coursewright.course.model import Course, Handbook
from coursewright.course.parts import PARTS
from coursewright.project.editions import is_wanted
from coursewright.project.sources import Sources


def check_editions(course: Course, document: Document, sources: Sequence[Sources], issues: IssueLog) -> None:
    """Check every edition against the course; which lessons it has, against the heads of all languages."""
    for index, edition in enumerate(course.handbooks):
        sound = len(issues.found)
        _check_names(course, document, index, issues)
        _check_parts(document, index, edition, issues)
        if len(issues.found) == sound and not _prints(course, edition, sources):
            issues.error(
                "course/empty-edition", document.places.value(("handbooks", index)),
                f"the edition '{edition.id}' has no lesson.",
                "Let 'modules', 'lessons', 'path' and 'role' name what they have in common, or leave one out.",
            )  # fmt: skip


def _check_names(course: Course, document: Document, index: int, issues: IssueLog) -> None:
    """Languages, modules, lessons, path and role of an edition."""
    for path, rule, word, noun, known in _named(course, course.handbooks[index]):
        if word not in known:
            place = document.places.value(("handbooks", index, *path))
            issues.error(
                f"course/unknown-{rule}", place, f"'{word}' is no {noun}.", did_you_mean(word, known)
            )


def _named(course: Course, edition: Handbook) -> Iterator[tuple[Steps, str, str, str, Collection[str]]]:
    """What an edition names: where, the rule that it is known by, the word, what it should be, what there is."""
    lists = (
        ("languages", "language", "language of the course", course.languages),
        ("modules", "module", "module", [row.id for row in course.modules]),
        ("lessons", "lesson", "lesson", [slug for row in course.modules for slug in row.lessons]),
    )
    for key, rule, noun, known in lists:
        for at, word in enumerate(getattr(edition, key)):
            yield (key, at), rule, word, noun, known
    if edition.path is not None:
        yield ("path",), "path", edition.path, "path", [row.id for row in course.paths]
    if edition.role is not None:
        yield ("role",), "role", edition.role, "role", [row.id for row in course.roles]


def _check_parts(document: Document, index: int, edition: Handbook, issues: IssueLog) -> None:
    """A part stands once, lessons are printed in one way, and each part has room on its paper."""
    chapters = [name for name in edition.parts if PARTS[name].chapters]
    for at, name in enumerate(edition.parts):
        place = document.places.value(("handbooks", index, "parts", at))
        row = PARTS[name]
        if name in edition.parts[:at]:
            issues.error("course/part-twice", place, f"'{name}' stands twice in 'parts'.", "Delete one.")
        elif row.chapters and name != chapters[0]:
            issues.error(
                "course/part-twice", place, f"'{name}' prints the lessons that '{chapters[0]}' prints, too.",
                "Make an edition of it, or leave one of the two out.",
            )  # fmt: skip
        if edition.page.live < row.live:
            issues.error(
                "course/small-paper", place, f"'{name}' needs a page that is wider than {_paper(edition)}.",
                "Leave out 'large', or the part." if edition.large else "Write 'paper: A4', or leave the part out.",
            )  # fmt: skip


def _paper(edition: Handbook) -> str:
    return f"{edition.paper} in large print" if edition.large else edition.paper


def _prints(course: Course, edition: Handbook, sources: Sequence[Sources]) -> bool:
    """Whether an edition has what it prints of lessons; where the course has none yet, nothing is said."""
    if not any(PARTS[name].lessons for name in edition.parts):
        return True
    heads = [
        (page.module, page.slug, page.head.roles) for source in sources for page in source.built if page.head
    ]
    return not heads or any(is_wanted(course, edition, *head) for head in heads)
