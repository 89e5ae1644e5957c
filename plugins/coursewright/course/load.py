"""course.yml, glossary.yml and lesson files -> models of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.faults import did_you_mean, near
from coursewright.base.issues import IssueLog, Place
from coursewright.base.late import Late
from coursewright.base.shape import shape
from coursewright.base.source import Document, Places, load_yaml, read_yaml
from coursewright.base.textfile import RawFile, salvage, salvaged_text, text_of
from coursewright.base.wrong import wrong_list
from coursewright.course.model import Course, FrontMatter, Glossary, Lesson, LessonBody
from coursewright.course.outline import Outline, load_outline

COURSE_FILE = "content/course.yml"
GLOSSARY_FILE = "content/glossary.yml"
LANGUAGES = "languages"
_THREE = "Write three hyphens of the keyboard, ---, before and after it."
_DASHES = re.compile("[-–—−‐‑―－_=*]{1,12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFile:
    """A lesson's file as found; `page` is its path below the language's folder.

    The outline holds what could be read of a broken file (`whole`: its text is known for sure); the lesson
    is there where the front matter is sound.
    """

    file: str
    page: str
    outline: Outline
    lesson: Lesson | None = None
    whole: bool = True

    @property
    def draft(self) -> bool:
        """Whether the author has left it out of build and parity."""
        return self.lesson is not None and self.lesson.head.draft


def read_course(root: Path, language: str, issues: IssueLog) -> tuple[Course, Document] | None:
    """The spine in a language ("" takes the first that course.yml names), or None and issues."""
    document = read_yaml(root / COURSE_FILE, root, issues)
    if document is None:
        return None
    course = load_course(document, language or first_language(document), issues)
    return None if course is None else (course, document)


def first_language(document: Document) -> str:
    """The first of course.yml's `languages`, or "" where that is not to be had."""
    return next(iter(named_languages(document)), "")


def named_languages(document: Document) -> tuple[str, ...]:
    """course.yml's `languages` as far as they can be read, whatever else is at fault."""
    languages = document.tree.get("languages") if isinstance(document.tree, dict) else None
    return tuple(name for name in languages if isinstance(name, str)) if isinstance(languages, list) else ()


def load_course(document: Document, language: str, issues: IssueLog) -> Course | None:
    """course.yml's document as the spine in one language."""
    if isinstance(document.tree, dict) and not language:
        meant = next((key for key in document.tree if key != LANGUAGES and near(key, (LANGUAGES,))), "")
        if meant and LANGUAGES not in document.tree:
            issues.error(
                "course/unknown-key", document.places.key((meant,)), f"'{meant}' is not a key of course.yml.",
                did_you_mean(meant, (LANGUAGES,)),
            )  # fmt: skip
            return None
        odd = wrong_list(document.tree.get(LANGUAGES))
        issues.error(
            "course/no-language", document.places.value((LANGUAGES,)),
            f"'{LANGUAGES}': {odd.message}." if odd else f"'{LANGUAGES}' names no language.",
            odd.hint if odd else "Write a list, the default first: 'languages: [zh, en]'.",
        )  # fmt: skip
        return None
    return shape(document, Course, issues, area="course", noun="course.yml", language=language)


NO_GLOSSARY = (Glossary(), Document(file=GLOSSARY_FILE, tree=None, places=Places(file=GLOSSARY_FILE)))
"""What a course without the file has."""


def load_glossary(document: Document, language: str, issues: IssueLog) -> Glossary | None:
    """The glossary in a language; None and issues if it is broken."""
    return shape(document, Glossary, issues, area="glossary", noun="glossary.yml", language=language)


def lesson_of(found: RawFile, root: Path, language: str, issues: IssueLog) -> LessonFile:
    """A lesson file `content/<language>/<module>/<slug>.md`, its lesson None and issues if it is broken."""
    text = text_of(found, issues)
    file = found.file
    if text is not None:
        return load_lesson(text, file, language, issues)
    salvaged = salvaged_text(root / file) if found.raw is None else salvage(found.raw)
    _, body, first_line = split_front_matter(salvaged)
    outline = load_outline(body, file, first_line, IssueLog())
    return LessonFile(file=file, page=_page(file), outline=outline, whole=False)


def load_lesson(text: str, file: str, language: str, issues: IssueLog) -> LessonFile:
    """A lesson's text as its front matter and the outline of its body."""
    front, body, first_line = split_front_matter(text)
    outline = load_outline(body, file, first_line, issues)
    lesson = _with_head(front, outline, file, language, issues)
    return LessonFile(
        file=file, page=_page(file), outline=outline, lesson=lesson, whole=front is not None
    )  # fmt: skip


def _with_head(
    front: str | None, outline: Outline, file: str, language: str, issues: IssueLog
) -> Lesson | None:
    if front is None:
        report_no_front_matter(outline.text, file, issues)
        return None
    document = load_yaml(front, file, issues, first_line=2)
    if document is None:
        return None
    noun = "a lesson's front matter"
    head = shape(document, FrontMatter, issues, area="lesson", noun=noun, language=language)
    if head is None:
        return None
    module, name = file.split("/")[-2:]
    slug = name.removesuffix(".md")
    body = Late.of(LessonBody(document=document, outline=outline))
    return Lesson(slug=slug, module=module, file=file, head=head, body=body)


def report_no_front_matter(text: str, file: str, issues: IssueLog) -> None:
    """A lesson whose front matter is missing, never closed, or does not begin in the first line."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    line = lines[first].strip()
    begun = next(
        (number for number, line in enumerate(lines[:-1]) if _begins_head(line, lines[number + 1])), 0
    )
    fault, cure = (
        "is missing",
        "Begin with a line ---, then title:, minutes: and objectives:, then a line ---.",
    )
    if line == "---" and first:
        fault = f"begins in line {first + 1} and not in the first line"
        cure = f"Delete the empty line{'s' * (first > 1)} above it."
    elif line == "---":
        fault = "is never closed"
        if (end := _end_meant(lines)) is not None:
            first = end
            fault, cure = f"ends with '{lines[end].strip()[:12]}'", _THREE
    elif _DASHES.fullmatch(line):
        fault, cure = f"begins with '{line[:12]}'", _THREE
    elif begun:
        first = begun
        fault = f"begins in line {first + 1} and not in the first line"
        cure = "Delete what stands above it."
    place = Place(file=file, line=first + 1) if "is missing" not in fault else Place(file=file)
    issues.error("lesson/no-front-matter", place, f"the lesson's front matter {fault}.", cure)


def _begins_head(line: str, below: str) -> bool:
    """Whether a line of hyphens begins a front matter, and is no line across the page."""
    return line.rstrip() == "---" and re.match(r"(?:title|objectives|minutes)\s*[:：]", below) is not None


def _end_meant(lines: list[str]) -> int | None:
    """The line of dashes that was to end a front matter; None where there is none before the text."""
    for number, line in enumerate(lines[1:], 1):
        if line.startswith("#") or (line.strip() and not re.match(r"[\s-]|[\w-]+\s*[:：]|[—–―−－_=]", line)):
            return None
        if re.fullmatch(r"-{2}|-{4,}|[—–―−－_=-]{1,12}", line.strip()) and line.strip() not in ("-", "---"):
            return number
    return None


def _page(file: str) -> str:
    return "/".join(file.split("/")[-2:])


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None without one), the text after it, and the line where that text begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for index in range(1, len(lines)):
        if lines[index].rstrip() == "---":
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return None, text, 1
