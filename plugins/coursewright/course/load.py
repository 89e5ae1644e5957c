"""course.yml, glossary.yml and lesson files -> models of one language."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.issues import IssueLog, Place
from coursewright.base.shape import shape
from coursewright.base.source import Document, load_yaml, read_text, read_yaml
from coursewright.course.model import Course, FrontMatter, Glossary, Lesson
from coursewright.course.outline import load_outline

COURSE_FILE = "content/course.yml"
GLOSSARY_FILE = "content/glossary.yml"


def read_course(root: Path, language: str, issues: IssueLog) -> tuple[Course, Document] | None:
    """The spine in a language ("" takes the first that course.yml names), or None and issues."""
    document = read_yaml(root / COURSE_FILE, root, issues)
    if document is None:
        return None
    course = load_course(document, language or first_language(document), issues)
    return None if course is None else (course, document)


def first_language(document: Document) -> str:
    """The first of course.yml's `languages`, or "" where that is not to be had."""
    tree = document.tree
    languages = tree.get("languages") if isinstance(tree, dict) else None
    return languages[0] if isinstance(languages, list) and languages and isinstance(languages[0], str) else ""


def load_course(document: Document, language: str, issues: IssueLog) -> Course | None:
    """course.yml's document as the spine in one language."""
    return shape(document, Course, issues, area="course", noun="course.yml", language=language)


def read_glossary(root: Path, language: str, issues: IssueLog) -> tuple[Glossary, Document | None]:
    """The glossary in a language; a course without the file has an empty one."""
    if not (root / GLOSSARY_FILE).is_file():
        return Glossary(), None
    document = read_yaml(root / GLOSSARY_FILE, root, issues)
    if document is None:
        return Glossary(), None
    glossary = shape(document, Glossary, issues, area="glossary", noun="glossary.yml", language=language)
    return glossary or Glossary(), document


def read_lesson(path: Path, root: Path, language: str, issues: IssueLog) -> Lesson | None:
    """A lesson file `content/<language>/<module>/<slug>.md`, or None and issues."""
    text = read_text(path, root, issues)
    return None if text is None else load_lesson(text, path.relative_to(root).as_posix(), language, issues)


def load_lesson(text: str, file: str, language: str, issues: IssueLog) -> Lesson | None:
    """A lesson's text as its front matter and the outline of its body."""
    front, body, first_line = split_front_matter(text)
    if front is None:
        issues.error(
            "lesson/no-front-matter", Place(file=file), "the lesson does not begin with front matter.",
            "Begin with a line ---, then title:, minutes: and objectives:, then a line ---.",
        )
        return None
    document = load_yaml(front, file, issues, first_line=2)
    outline = load_outline(body, file, first_line, issues)
    if document is None:
        return None
    head = shape(document, FrontMatter, issues, area="lesson", noun="a lesson's front matter", language=language)
    if head is None:
        return None
    _, _, module, name = file.split("/", 3)
    return Lesson(
        slug=name.removesuffix(".md"), module=module, file=file, head=head, document=document, outline=outline
    )


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None without one), the text after it, and the line where that text begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for index in range(1, len(lines)):
        if lines[index].rstrip() == "---":
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    return None, text, 1
