"""All files of one language as found, the broken ones included: what the checks look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from coursewright.base.cache import digest
from coursewright.base.endings import as_it_ends, check_ending, yaml_among
from coursewright.base.folder import is_folder
from coursewright.base.issues import IssueLog
from coursewright.base.late import Late, LateMapping
from coursewright.base.source import Document, yaml_of
from coursewright.base.textfile import RawFile
from coursewright.course.cards import FOLDER, LoadedCard, load_card
from coursewright.course.load import (
    GLOSSARY_FILE,
    NO_GLOSSARY,
    LessonFile,
    lesson_of,
    load_course,
    load_glossary,
)
from coursewright.course.model import Course, Glossary, Lesson
from coursewright.project.astray import astray_quizzes, check_longer_names
from coursewright.project.facts import CardFacts, PageFacts, QuizFacts, page_facts, quiz_facts
from coursewright.project.figures import FigureFiles
from coursewright.project.ledger import Kept, Ledger
from coursewright.project.stock import Stock
from coursewright.quiz.names import check_former_names, report_duplicate

if TYPE_CHECKING:
    from coursewright.quiz.model import LoadedQuiz
_DEPTH = 4
"""content, a language, a module, a lesson."""
F = TypeVar("F")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """One language's files; what is None is broken or missing, and checks that need it are left out.

    `pages` are the facts of lessons by page, and `files` the lessons themselves; `quizzes` and `loaded` are the same
    of sound quizzes by id. `showing` are the pages that show a quiz, `quiz_files` the stems of quiz files with their
    paths, `astray` files called as quizzes that are read as none, `cards` the sound ones by path, `assets` all paths
    below content/, `broken` the files whose syntax, shape or own rules are at fault, `unread` the folders that could
    not be read, `keys` the digests of lessons, quizzes and cards by path.
    """

    root: Path
    language: str
    course: Course | None
    course_document: Document | None
    glossary: Glossary | None
    glossary_document: Document | None
    pages: Mapping[str, PageFacts]
    files: LateMapping[str, LessonFile]
    quizzes: Mapping[str, QuizFacts]
    loaded: Mapping[str, LoadedQuiz]
    quiz_files: Mapping[str, str]
    astray: Mapping[str, str]
    showing: Mapping[str, tuple[PageFacts, ...]]
    figures: FigureFiles
    cards: LateMapping[str, LoadedCard]
    assets: frozenset[str]
    broken: frozenset[str]
    unread: tuple[str, ...]
    keys: Mapping[str, str]

    @property
    def built(self) -> tuple[PageFacts, ...]:
        """The lessons that can be built."""
        return tuple(page for page in self.pages.values() if page.built)

    @property
    def has_lessons_folder(self) -> bool:
        """Whether the language has a folder of lessons at all."""
        return is_folder(self.root / "content" / self.language)

    @property
    def scenarios(self) -> Mapping[str, LoadedQuiz]:
        """The sound scenarios."""
        return {name: self.loaded[name] for name, quiz in self.quizzes.items() if quiz.use == "scenario"}

    def naming(self, quiz: str) -> tuple[PageFacts, ...]:
        """The lessons' files, broken ones and drafts too, that show a quiz."""
        return self.showing.get(quiz, ())

    def lesson(self, page: str) -> Lesson:
        """A lesson that is sound, by its page."""
        lesson = self.files[page].lesson
        if lesson is None:
            raise KeyError(page)
        return lesson


def load_sources(
    stock: Stock,
    language: str,
    spine: Document | None,
    figures: FigureFiles,
    ledger: Ledger,
    issues: IssueLog,
) -> Sources:
    """Everything of one language that can be read, and the `figures` of all."""
    own = IssueLog()
    course = None if spine is None else load_course(spine, language, own)
    glossary, glossary_document = _read_glossary(stock, language, own)
    content = stock.walk(stock.root / "content", own)
    lessons = _read_lessons(
        [path for path in content.files if is_lesson(stock.name_of(path), language)],
        stock,
        language,
        ledger,
        own,
    )
    laid = _read_cards(stock, language, ledger, own)
    folder = stock.root / "quizzes" / language
    quiz_folder = stock.walk(folder, own)
    paths = yaml_among(quiz_folder.files, folder)
    odd = check_longer_names(quiz_folder.files, stock.root, own)
    quizzes = _read_quizzes(paths, stock, language, "" if course is None else course.id, ledger, own)
    issues.extend(own)
    return Sources(
        root=stock.root,
        language=language,
        course=course,
        course_document=spine,
        glossary=glossary,
        glossary_document=glossary_document,
        pages=lessons.facts,
        files=LateMapping(lessons.values),
        quizzes=quizzes.facts,
        loaded=LateMapping(quizzes.values),
        quiz_files={**odd, **{path.stem: stock.name_of(path) for path in paths}},
        astray=astray_quizzes(stock, course.languages if course else (), paths),
        showing=_showing(lessons.facts.values()),
        figures=figures,
        cards=LateMapping(laid.values),
        assets=frozenset(map(stock.name_of, content.files)),
        broken=own.files_at_fault,
        unread=(*content.unread, *quiz_folder.unread),
        keys={**lessons.keys, **quizzes.keys, **laid.keys},
    )


def _read_glossary(stock: Stock, language: str, issues: IssueLog) -> tuple[Glossary | None, Document | None]:
    """The glossary and its document, None where they are broken."""
    path = stock.root / GLOSSARY_FILE
    if not as_it_ends(path).exists():
        check_ending(path, stock.root, issues)
        return NO_GLOSSARY
    document = stock.yaml(path, issues)
    glossary = None if document is None else load_glossary(document, language, issues)
    return glossary, None if glossary is None else document


@dataclass(slots=True)
class _Rows(Generic[F, V]):
    """Facts and values by name, and the digests of their files by path."""

    facts: dict[str, F] = field(default_factory=dict)
    values: dict[str, Late[V]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def _read_lessons(
    paths: Sequence[Path], stock: Stock, language: str, ledger: Ledger, issues: IssueLog
) -> _Rows[PageFacts, LessonFile]:
    """The files of lessons by page."""
    rows = _Rows[PageFacts, LessonFile]()

    def read(path: Path) -> tuple[Kept, Late[LessonFile]]:
        found = stock.read(path)
        return ledger.read(
            f"lesson {found.file}",
            stock.key(path),
            partial(lesson_of, found, stock.root, language),
            lambda file: page_facts(file, (found.raw or b"").decode("utf-8-sig", "replace"), language),
        )

    ledger.share_out(paths, stock.weight, read)
    for path in paths:
        file, (kept, late) = stock.read(path).file, read(path)
        issues.take(kept.issues)
        facts = cast("PageFacts", kept.facts)
        rows.facts[facts.page], rows.values[facts.page], rows.keys[file] = facts, late, stock.key(path)
    return rows


def _read_quizzes(
    paths: Sequence[Path], stock: Stock, language: str, course: str, ledger: Ledger, issues: IssueLog
) -> _Rows[QuizFacts, LoadedQuiz]:
    """The sound quizzes by id, in the order of their paths; of two with one id the first stays."""
    rows = _Rows["QuizFacts", "LoadedQuiz"]()

    def read(path: Path) -> tuple[Kept, Late[LoadedQuiz | None]]:
        found = stock.read(path)
        return ledger.read(
            f"quiz {found.file}",
            stock.key(path) and digest(stock.key(path), course),
            partial(_quiz_of, found, language, course),
            _facts_of,
            partial(_quiz_again, found, language, course),
        )

    ledger.share_out(paths, stock.weight, read)
    for path in paths:
        check_ending(path, stock.root, issues)
        kept, late = read(path)
        issues.take(kept.issues)
        if not isinstance(kept.facts, QuizFacts):
            continue
        first = rows.facts.setdefault(kept.facts.id, kept.facts)
        if first is kept.facts:
            rows.values[first.id], rows.keys[first.file] = cast("Late[LoadedQuiz]", late), kept.key
        else:
            report_duplicate(first.id, kept.facts.place, first.file, issues)
    check_former_names((row for quiz in rows.facts.values() for row in quiz.former), issues)
    return rows


def _read_cards(
    stock: Stock, language: str, ledger: Ledger, issues: IssueLog
) -> _Rows[CardFacts, LoadedCard]:
    """The sound cards by path."""
    rows = _Rows["CardFacts", "LoadedCard"]()
    folder = stock.root / FOLDER
    files = stock.walk(folder, issues).files if is_folder(folder) else ()
    for path in yaml_among(files, folder):
        check_ending(path, stock.root, issues)
        found, key = stock.read(path), stock.key(path)
        kept, late = ledger.read(
            f"card {found.file} {language}", key, partial(_card_of, found, language), _card_facts
        )
        issues.take(kept.issues)
        if isinstance(kept.facts, CardFacts):
            rows.values[found.file], rows.keys[found.file] = cast("Late[LoadedCard]", late), key
    return rows


def _card_of(found: RawFile, language: str, issues: IssueLog) -> LoadedCard | None:
    document = yaml_of(found, issues)
    return None if document is None else load_card(document, language, issues)


def _card_facts(loaded: LoadedCard | None) -> CardFacts | None:
    return None if loaded is None else CardFacts(file=loaded.places.file)


def _quiz_of(found: RawFile, language: str, course: str, issues: IssueLog) -> LoadedQuiz | None:
    from coursewright.quiz.load import load_quiz  # late: most quizzes were read before

    document = yaml_of(found, issues)
    return None if document is None else load_quiz(document, issues, language=language, course=course)


def _quiz_again(found: RawFile, language: str, course: str, issues: IssueLog) -> LoadedQuiz | None:
    from coursewright.quiz.load import shape_quiz  # late: as above

    document = yaml_of(found, issues)
    return None if document is None else shape_quiz(document, issues, language=language, course=course)


def _facts_of(loaded: LoadedQuiz | None) -> QuizFacts | None:
    return None if loaded is None else quiz_facts(loaded)


def _showing(pages: Iterable[PageFacts]) -> dict[str, tuple[PageFacts, ...]]:
    """The lessons' files that show a quiz, by its id."""
    found: defaultdict[str, list[PageFacts]] = defaultdict(list)
    for page in pages:
        for name in page.shown:
            found[name].append(page)
    return {name: tuple(rows) for name, rows in found.items()}


def is_lesson(file: str, language: str) -> bool:
    """Whether a file of content/, by its path from the root, is one; READMEs and what editors leave are left alone."""
    steps = file.split("/")
    name = steps[-1].lower()
    placed = steps[:2] == ["content", language] and len(steps) == _DEPTH and PurePath(file).suffix == ".md"
    return placed and name != "readme.md" and not name.startswith("#")
