"""All files of one language as found, the broken ones included: what the checks look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.endings import yaml_among
from coursewright.base.folder import is_folder, read_folder
from coursewright.base.issues import IssueLog
from coursewright.base.source import Document
from coursewright.course.cards import LoadedCard, read_cards
from coursewright.course.load import LessonFile, load_course, read_glossary, read_lesson
from coursewright.course.model import Course, Glossary, Lesson
from coursewright.course.outline import quiz_name
from coursewright.project.figures import FigureFiles
from coursewright.quiz.load import read_quizzes
from coursewright.quiz.model import LoadedQuiz


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """One language's files; what is None is broken or missing, and checks that need it are left out.

    `files` are lessons by page, `showing` those that show a quiz, `quiz_files` the stems of quiz files with their
    paths, `assets` all paths below content/, `broken` the files whose syntax, shape or own rules are at fault,
    `unread` the folders that could not be read.
    """

    root: Path
    language: str
    course: Course | None
    course_document: Document | None
    glossary: Glossary | None
    glossary_document: Document | None
    files: Mapping[str, LessonFile]
    quizzes: Mapping[str, LoadedQuiz]
    quiz_files: Mapping[str, str]
    showing: Mapping[str, tuple[LessonFile, ...]]
    figures: FigureFiles
    cards: tuple[LoadedCard, ...]
    assets: frozenset[str]
    broken: frozenset[str]
    unread: tuple[str, ...]

    @property
    def lessons(self) -> Mapping[str, Lesson]:
        """The lessons that can be built, by page."""
        return {page: file.lesson for page, file in self.files.items() if file.lesson and not file.draft}

    @property
    def has_lessons_folder(self) -> bool:
        """Whether the language has a folder of lessons at all."""
        return is_folder(self.root / "content" / self.language)

    def naming(self, quiz: str) -> tuple[LessonFile, ...]:
        """The lesson files, broken ones and drafts too, that show a quiz."""
        return self.showing.get(quiz, ())


def quiz_of(fence: str) -> tuple[str, str]:
    """The quiz and the question ("" for all) that the body of a quiz fence names."""
    named = quiz_name(fence)
    return named.quiz, named.question


def _showing(files: Iterable[LessonFile]) -> dict[str, tuple[LessonFile, ...]]:
    """The lesson files that show a quiz, by its id."""
    found: defaultdict[str, list[LessonFile]] = defaultdict(list)
    for file in files:
        fences = (*file.outline.fences, *file.outline.lost)
        for name in {quiz_of(fence.body)[0] for fence in fences if fence.name == "quiz"}:
            found[name].append(file)
    return {name: tuple(rows) for name, rows in found.items()}


def load_sources(
    root: Path, language: str, spine: Document | None, figures: FigureFiles, issues: IssueLog
) -> Sources:
    """Everything of one language that can be read, and the `figures` of all."""
    own = IssueLog()
    course = None if spine is None else load_course(spine, language, own)
    glossary = read_glossary(root, language, own)
    content = read_folder(root / "content", root, own)
    files = [
        read_lesson(path, root, language, own) for path in content.files if is_lesson(path, root, language)
    ]
    cards = read_cards(root, language, own)
    quiz_folder = root / "quizzes" / language
    name = "" if course is None else course.id
    quizzes = read_quizzes(quiz_folder, root, own, language=language, course=name)
    quiz_files = read_folder(quiz_folder, root, own)
    issues.extend(own)
    return Sources(
        root=root,
        language=language,
        course=course,
        course_document=spine,
        glossary=glossary[0] if glossary else None,
        glossary_document=glossary[1] if glossary else None,
        files={file.page: file for file in files},
        quizzes=quizzes,
        quiz_files={
            path.stem: path.relative_to(root).as_posix() for path in yaml_among(quiz_files.files, quiz_folder)
        },
        showing=_showing({file.page: file for file in files}.values()),
        figures=figures,
        cards=cards,
        assets=frozenset(path.relative_to(root).as_posix() for path in content.files),
        broken=own.files_at_fault,
        unread=(*content.unread, *quiz_files.unread),
    )


def is_lesson(path: Path, root: Path, language: str) -> bool:
    """Whether a file of content/ is one; READMEs, and what editors leave behind, are left alone."""
    steps = path.relative_to(root / "content").parts
    name = path.name.lower()
    placed = len(steps) == 3 and steps[0] == language and path.suffix == ".md"
    return placed and name != "readme.md" and not name.startswith("#")
