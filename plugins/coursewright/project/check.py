"""Cross references of one language: the spine against the files, links, terms, pictures, quizzes, text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import did_you_mean
from coursewright.base.source import Document, load_yaml
from coursewright.course.model import Course, Lesson
from coursewright.course.outline import Block, Link

if TYPE_CHECKING:
    from coursewright.project.load import Sources

_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff])")
_NOT_TEXT = re.compile(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}|<[^>]*>|https?://\S+")
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif")


def check_project(sources: Sources, issues: IssueLog) -> None:
    """Add an issue for everything in one language that points at nothing, or that nothing points at."""
    check_spine(sources, issues)
    check_glossary(sources, issues)
    for lesson in sources.lessons.values():
        check_front_matter(lesson, sources, issues)
        check_headings(lesson, issues)
        check_blocks(lesson, sources.project.course, issues)
        check_links(lesson, sources, issues)
        if sources.project.language.startswith("zh"):
            check_punctuation(lesson, issues)
    check_quizzes(sources, issues)


def check_spine(sources: Sources, issues: IssueLog) -> None:
    """course.yml: ids are one of a kind, lessons exist, every lesson file is listed."""
    course, document = sources.project.course, sources.course_document
    for name in ("roles", "moments", "frameworks", "modules", "paths", "handbooks", "assessments"):
        _unique(document, name, [row.id for row in getattr(course, name)], issues)
    listed: set[str] = set()
    for index, module in enumerate(course.modules):
        for place_in_list, slug in enumerate(module.lessons):
            listed.add(f"{module.id}/{slug}.md")
            if f"{module.id}/{slug}.md" not in sources.files:
                place = document.places.value(("modules", index, "lessons", place_in_list))
                path = f"content/{sources.project.language}/{module.id}/{slug}.md"
                stems = [Path(file).stem for file in sources.files]
                issues.error("course/missing-lesson", place, f"there is no file {path}.", did_you_mean(slug, stems))
    for lesson in sources.lessons.values():
        if lesson.page not in listed:
            issues.error(
                "course/unlisted-lesson", Place(file=lesson.file), f"course.yml does not list '{lesson.slug}'.",
                f"Add it to the lessons of module '{lesson.module}', or mark it 'draft: true'.",
            )
    known = [slug for module in course.modules for slug in module.lessons]
    for index, path in enumerate(course.paths):
        for at, slug in enumerate(path.lessons):
            if slug not in known:
                place = document.places.value(("paths", index, "lessons", at))
                issues.error("course/unknown-lesson", place, f"'{slug}' is no lesson.", did_you_mean(slug, known))


def check_glossary(sources: Sources, issues: IssueLog) -> None:
    """Every term has an id of its own."""
    if sources.glossary_document is not None:
        _unique(sources.glossary_document, "terms", [term.id for term in sources.project.glossary], issues)


def _unique(document: Document, name: str, ids: list[str], issues: IssueLog) -> None:
    for index, identifier in enumerate(ids):
        if identifier in ids[:index]:
            place = document.places.value((name, index, "id"))
            issues.error("course/duplicate-id", place, f"the id '{identifier}' stands twice in {name}.", "Rename one.")


def check_front_matter(lesson: Lesson, sources: Sources, issues: IssueLog) -> None:
    """Roles, moments, frameworks and required lessons exist; objectives point at headings."""
    course = sources.project.course
    for name, known in (
        ("roles", [role.id for role in course.roles]),
        ("moments", [moment.id for moment in course.moments]),
        ("frameworks", [framework.id for framework in course.frameworks]),
        ("requires", [slug for module in course.modules for slug in module.lessons]),
    ):
        for index, word in enumerate(getattr(lesson.head, name)):
            if word not in known:
                place = lesson.document.places.value((name, index))
                issues.error(f"lesson/unknown-{name}", place, f"'{word}' is not known.", did_you_mean(word, known))
    headings = [heading.id for heading in lesson.outline.headings if heading.id]
    seen: set[str] = set()
    for index, objective in enumerate(lesson.head.objectives):
        target = objective.at or objective.id
        where = ("objectives", index, "at") if objective.at else ("objectives", index, "id")
        if target not in headings:
            issues.error(
                "lesson/objective-without-heading", lesson.document.places.value(where),
                f"no heading has the id '{target}'.", did_you_mean(target, headings) or "Add {#id} to a heading.",
            )
        if objective.id in seen:
            issues.error(
                "lesson/duplicate-id", lesson.document.places.value(("objectives", index, "id")),
                f"the objective '{objective.id}' stands twice.", "Rename one.",
            )
        seen.add(objective.id)


def check_headings(lesson: Lesson, issues: IssueLog) -> None:
    """Every heading of level 2 and 3 has an id of its own; level 1 is the title's."""
    seen: dict[str, Place] = {}
    for heading in lesson.outline.headings:
        if heading.level == 1:
            issues.error(
                "lesson/title-in-text", heading.place, "the title stands in the front matter, not in the text.",
                "Delete this line or make it '##'.",
            )
        elif not heading.id and heading.level < 4:
            issues.error("lesson/heading-without-id", heading.place, f"'{heading.text}' has no id.", "Add {#an-id}.")
        elif heading.id in seen:
            issues.error(
                "lesson/duplicate-id", heading.place,
                f"the id '{heading.id}' stands twice; first in line {seen[heading.id].line}.", "Rename one.",
            )
        if heading.id:
            seen.setdefault(heading.id, heading.place)


def check_blocks(lesson: Lesson, course: Course, issues: IssueLog) -> None:
    """What stands in `///` blocks: keys of the YAML ones, names of worksheets, captions after what they name."""
    roles = [role.id for role in course.roles]
    for block in lesson.outline.blocks:
        if block.name == "misconception":
            _keys(block, ["wrong", "right"], issues, required=True)
        elif block.name == "use-tomorrow":
            _keys(block, roles, issues, required=False)
        elif block.name == "worksheet" and " " not in block.argument.strip():
            issues.error(
                "lesson/worksheet-without-title", block.place, "a worksheet needs a code and a title.",
                "Write '/// worksheet | W02 Its title'.",
            )
        elif block.name in ("table-caption", "figure-caption"):
            _caption(block, lesson, issues)


def _keys(block: Block, known: list[str], issues: IssueLog, *, required: bool) -> None:
    document = load_yaml(block.body, block.place.file, issues, first_line=block.place.line + 1)
    if document is None:
        return
    tree = document.tree if isinstance(document.tree, dict) else {}
    for key, value in tree.items():
        if key not in known:
            issues.error(
                "lesson/unknown-key", document.places.key((key,)), f"'{key}' is not a key of {block.name}.",
                did_you_mean(key, known),
            )
        elif not isinstance(value, str) or not value.strip():
            issues.error("lesson/empty-text", document.places.key((key,)), f"'{key}' has no text.", "Write a sentence.")
    missing = [key for key in known if key not in tree] if required else []
    for key in missing:
        issues.error("lesson/missing-key", block.place, f"'{key}' is missing in {block.name}.", f"Add '{key}:'.")


def _caption(block: Block, lesson: Lesson, issues: IssueLog) -> None:
    lines = lesson.outline.text.split("\n")
    above = next((line for line in reversed(lines[: block.first]) if line.strip()), "")
    fits = above.lstrip().startswith("|") if block.name == "table-caption" else above.lstrip().startswith("![")
    if not fits:
        what = "a table" if block.name == "table-caption" else "a picture"
        issues.error(
            "lesson/stray-caption", block.place, f"there is no {what.removeprefix('a ')} right before this caption.",
            f"Put it directly after {what}.",
        )


def check_links(lesson: Lesson, sources: Sources, issues: IssueLog) -> None:
    """Terms, pages, headings and pictures that a lesson names exist."""
    for link in lesson.outline.links:
        if link.target.startswith("term:"):
            known = [term.id for term in sources.project.glossary]
            name = link.target.removeprefix("term:")
            if name not in known:
                issues.error(
                    "lesson/unknown-term", link.place, f"the glossary has no '{name}'.", did_you_mean(name, known)
                )
        elif link.image:
            _picture(link, lesson, sources, issues)
        elif not re.match(r"[a-z][a-z0-9+.-]*:", link.target):
            _page(link, lesson, sources, issues)


def _picture(link: Link, lesson: Lesson, sources: Sources, issues: IssueLog) -> None:
    if re.match(r"[a-z][a-z0-9+.-]*:", link.target):
        issues.error(
            "lesson/foreign-picture", link.place, f"'{link.target}' lies outside the course.",
            "Save the picture in an assets folder: readers may have no internet.",
        )
        return
    folder = posixpath.dirname(lesson.file)
    path = posixpath.normpath(posixpath.join(folder, link.target))
    if path.startswith("content/") and (sources.project.root / path).is_file():
        return
    near = [
        posixpath.relpath(found.relative_to(sources.project.root).as_posix(), folder)
        for found in sorted((sources.project.root / "content").glob("**/assets/**/*"))
        if found.suffix.lower() in PICTURES
    ]
    issues.error("lesson/missing-picture", link.place, f"there is no picture {path}.", did_you_mean(link.target, near))


def _page(link: Link, lesson: Lesson, sources: Sources, issues: IssueLog) -> None:
    target, _, fragment = link.target.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(lesson.page), target)) if target else lesson.page
    generated = {"index.md", "glossary.md", *(f"{m.module.id}/index.md" for m in sources.project.modules)}
    if page in generated:
        return
    other = next((row for row in sources.lessons.values() if row.page == page), None)
    if other is None:
        folder = posixpath.dirname(lesson.page)
        known = [posixpath.relpath(row.page, folder) for row in sources.lessons.values()]
        if page in sources.files:
            return
        issues.error(
            "lesson/broken-link", link.place, f"there is no page {page}.", did_you_mean(target, known)
        )
        return
    ids = [heading.id for heading in other.outline.headings if heading.id]
    if fragment and fragment not in ids:
        issues.error(
            "lesson/broken-link", link.place, f"{page} has no heading '{fragment}'.", did_you_mean(fragment, ids)
        )


def check_punctuation(lesson: Lesson, issues: IssueLog) -> None:
    """Half-width marks beside hanzi are the most visible flaw of a Chinese page (look/site.md §2)."""
    fenced = _fenced_lines(lesson)
    for index, line in enumerate(lesson.outline.text.split("\n")):
        if index in fenced:
            continue
        blank = _NOT_TEXT.sub(lambda match: "\u0000" * len(match[0]), line)
        match = _HALF_WIDTH.search(blank)
        if match:
            place = Place(file=lesson.file, line=index + lesson.outline.first_line, column=match.start() + 1)
            full = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}[match[0]]
            issues.warning("text/half-width", place, f"'{match[0]}' stands beside a hanzi.", f"Write '{full}'.")


def _fenced_lines(lesson: Lesson) -> set[int]:
    """Lines that are not text: fences, `///` lines, and blocks written in YAML."""
    skipped: set[int] = set()
    for fence in lesson.outline.fences:
        skipped.update(range(fence.first, fence.last + 1))
    for block in lesson.outline.blocks:
        skipped.update((block.first, block.last))
        if block.name in ("misconception", "use-tomorrow"):
            skipped.update(range(block.first, block.last + 1))
    return skipped


def check_quizzes(sources: Sources, issues: IssueLog) -> None:
    """Fences name quizzes that exist, every quiz is named by a lesson, questions serve objectives of theirs."""
    quizzes = sources.project.quizzes
    named: dict[str, Lesson] = {}
    for lesson in sources.lessons.values():
        for fence in lesson.outline.fences:
            name, _, question = fence.body.partition("#")
            quiz = quizzes.get(name)
            if fence.name == "figure":
                issues.error(
                    "lesson/no-figures-yet", fence.place, "figures cannot be drawn yet.", "Use a picture for now."
                )
            elif quiz is None:
                if not _broken_quiz(sources, name, issues):
                    issues.error(
                        "lesson/unknown-quiz", fence.place, f"there is no quiz '{name}'.", did_you_mean(name, quizzes)
                    )
                named.setdefault(name, lesson)
            else:
                ids = [row.id for row in quiz.quiz.questions]
                if question and question not in ids:
                    issues.error(
                        "lesson/unknown-question", fence.place, f"quiz '{name}' has no question '{question}'.",
                        did_you_mean(question, ids),
                    )
                named.setdefault(name, lesson)
    for name, quiz in quizzes.items():
        if name not in named:
            issues.error(
                "quiz/named-by-no-lesson", Place(file=quiz.places.file), f"no lesson shows the quiz '{name}'.",
                f"Put a ```quiz fence with {name} into its lesson.",
            )
        else:
            _objectives(quiz.quiz.questions, quiz.places, named[name], issues)


def _broken_quiz(sources: Sources, name: str, issues: IssueLog) -> bool:
    """A quiz file with faults of its own is left out of cross checks, so that one mistake makes one line."""
    folder = f"quizzes/{sources.project.language}/"
    return any(
        issue.place.file.startswith(folder) and Path(issue.place.file).stem == name for issue in issues.found
    )


def _objectives(questions: Iterable[object], places: object, lesson: Lesson, issues: IssueLog) -> None:
    known = [objective.id for objective in lesson.head.objectives]
    for index, question in enumerate(questions):
        name = str(getattr(question, "objective", ""))
        if name.removeprefix(f"{lesson.slug}#") not in known:
            place = places.value(("questions", index, "objective"))  # type: ignore[attr-defined]  # Places
            issues.error(
                "quiz/unknown-objective", place, f"lesson '{lesson.slug}' has no objective '{name}'.",
                did_you_mean(name, known),
            )
