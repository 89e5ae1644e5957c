"""The editions of course.yml: what they name exists, and they print something."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.places import Steps
from coursewright.base.shape import did_you_mean
from coursewright.base.source import Document
from coursewright.course.blueprint import Assessment
from coursewright.course.edition import Handbook
from coursewright.course.model import Course
from coursewright.course.parts import PARTS
from coursewright.project.assessments import form_names
from coursewright.project.editions import is_wanted
from coursewright.project.sources import Sources

FORMS = frozenset({"worksheets", "handouts"})
"""The parts that print worksheets."""


def check_editions(course: Course, document: Document, sources: Sequence[Sources], issues: IssueLog) -> None:
    """Check every edition against the course; which lessons it has, against the heads of all languages."""
    for index, edition in enumerate(course.handbooks):
        sound = len(issues.found)
        _check_names(course, document, index, issues)
        _check_parts(document, index, edition, issues)
        _check_tests(course, document, index, issues)
        _check_bilingual(course, document, index, issues)
        if not edition.parts:
            issues.error(
                "course/empty-edition", document.places.value(("handbooks", index, "parts")),
                f"the edition '{edition.id}' has no part.",
                "Write what it prints into 'parts', such as [cover, contents, lessons].",
            )  # fmt: skip
        elif len(issues.found) == sound and not _prints(course, edition, sources):
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
            issues.error(rule, place, f"'{word}' is no {noun}.", did_you_mean(word, known))


def _named(course: Course, edition: Handbook) -> Iterator[tuple[Steps, str, str, str, Collection[str]]]:
    """What an edition names: where, the rule that it is known by, the word, what it should be, what there is."""
    lists = (
        ("languages", "course/unknown-language", "language of the course", course.languages),
        ("modules", "course/unknown-module", "module", [row.id for row in course.modules]),
        (
            "lessons",
            "course/unknown-lesson",
            "lesson",
            [slug for row in course.modules for slug in row.lessons],
        ),
    )
    for key, rule, noun, known in lists:
        for at, word in enumerate(getattr(edition, key)):
            yield (key, at), rule, word, noun, known
    if edition.path is not None:
        yield ("path",), "course/unknown-path", edition.path, "path", [row.id for row in course.paths]
    if edition.role is not None:
        yield ("role",), "course/unknown-role", edition.role, "role", [row.id for row in course.roles]
    if edition.assessment is not None:
        yield (
            ("assessment",), "course/unknown-assessment", edition.assessment, "assessment",
            [row.id for row in course.assessments],
        )  # fmt: skip


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
        if edition.page.live < row.live or edition.page.block < row.block:
            issues.error(
                "course/small-paper", place, f"'{name}' needs a page that is larger than {_paper(edition)}.",
                "Leave out 'large', or the part." if edition.large else "Write 'paper: A4', or leave the part out.",
            )  # fmt: skip


def _check_tests(course: Course, document: Document, index: int, issues: IssueLog) -> None:
    """What prints a test says of which assessment, and which of its forms; nothing else does."""
    edition, at = course.handbooks[index], ("handbooks", index)
    parts = [name for name in edition.parts if PARTS[name].tests]
    if parts and edition.assessment is None:
        known = ", ".join(row.id for row in course.assessments)
        issues.error(
            "course/no-assessment", document.places.value((*at, "parts", edition.parts.index(parts[0]))),
            f"'{parts[0]}' does not say which assessment it prints.",
            f"Write 'assessment:' with one of these: {known}." if known else "Write an assessment first.",
        )  # fmt: skip
    idle = [key for key in ("assessment", "forms") if not parts and getattr(edition, key)]
    for key in idle[:1]:
        issues.error(
            "course/no-test", document.places.key((*at, key)), f"no part of '{edition.id}' prints a test.",
            "Put 'test-papers', 'answer-sheets' or 'test-key' into 'parts', or delete the line.",
        )  # fmt: skip
    for assessment in course.assessments:
        if assessment.id == edition.assessment and not idle:
            _check_forms(assessment, document, index, edition, issues)


def _check_forms(
    assessment: Assessment, document: Document, index: int, edition: Handbook, issues: IssueLog
) -> None:
    """Forms are letters of those that there are, each once."""
    known = form_names(assessment)
    for at, name in enumerate(edition.forms):
        place = document.places.value(("handbooks", index, "forms", at))
        if name not in known:
            issues.error(
                "course/unknown-form", place, f"'{name}' is no form of '{assessment.id}'.",
                f"Forms are capital letters, {known[0]} to {known[-1]}.",
            )  # fmt: skip
        elif name in edition.forms[:at]:
            issues.error("course/form-twice", place, f"form '{name}' stands twice in 'forms'.", "Delete one.")


def _check_bilingual(course: Course, document: Document, index: int, issues: IssueLog) -> None:
    """An edition in two languages has forms, and the course a second language for them."""
    edition = course.handbooks[index]
    if not edition.bilingual:
        return
    place = document.places.value(("handbooks", index, "bilingual"))
    if len(course.languages) < 2:
        message = "the course has one language: its worksheets cannot speak two."
        issues.error(
            "course/one-language", place, message, "Leave 'bilingual' out, or add a language to 'languages'."
        )
    elif not FORMS.intersection(edition.parts):
        message = f"the edition '{edition.id}' has no worksheets that could speak two languages."
        issues.error(
            "course/no-forms", place, message, "Leave 'bilingual' out, or add 'worksheets' to 'parts'."
        )


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
