"""The little that other files need to know about a file: small values that outlive the file's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coursewright.base.frozen import quickly_thawed
from coursewright.base.issues import Place
from coursewright.course.landmarks import quiz_name
from coursewright.course.load import LessonFile
from coursewright.course.model import FrontMatter
from coursewright.fonts.coverage import signs_without_glyph
from coursewright.project.minutes import LessonTime, QuizTime, Shown
from coursewright.quiz.names import FormerNames, former_names

if TYPE_CHECKING:
    from coursewright.quiz.model import LoadedQuiz, Use

_ESCAPE = re.compile(r"\\[uUx]|&#?\w")


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A lesson's file, a broken one too: its `head` is None where the front matter is at fault.

    `headings` are their ids; `names_headings`: an id that is not among them is a fault of who names it. `shown` are
    the quizzes that fences name, misspelt fences too, and `printed` those of sound ones; `named` are those with the
    question that they name, without fences that bring one back. `sheets` are the codes of worksheets. `goals` are the
    places of the objectives' ids. `time` is not known of a broken one. `clean`: no sign stands in the file that no
    printed face has.
    """

    file: str
    page: str
    head: FrontMatter | None
    headings: tuple[str, ...]
    names_headings: bool
    shown: tuple[str, ...]
    printed: tuple[str, ...]
    named: Shown
    sheets: tuple[str, ...]
    goals: tuple[Place, ...]
    time: LessonTime
    clean: bool

    @property
    def slug(self) -> str:
        """The lesson's slug."""
        return self.page.rpartition("/")[2].removesuffix(".md")

    @property
    def module(self) -> str:
        """The id of the lesson's module."""
        return self.page.partition("/")[0]

    @property
    def draft(self) -> bool:
        """Whether the author has left it out of build and parity."""
        return self.head is not None and self.head.draft

    @property
    def built(self) -> bool:
        """Whether it is a lesson of the site."""
        return self.head is not None and not self.head.draft


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class QuizFacts:
    """A quiz: where its id stands, its questions' ids, former names and words, and the objectives that they serve.

    Those that are asked `before` the lesson tells anything serve none.
    """

    file: str
    id: str
    use: Use
    place: Place
    questions: tuple[str, ...]
    before: tuple[str, ...]
    objectives: tuple[str, ...]
    former: tuple[FormerNames, ...]
    words: str
    time: QuizTime
    clean: bool

    @property
    def is_bank(self) -> bool:
        """Whether it is an assessment's bank or a scenario and no lesson's."""
        return self.use != "lesson"


def quiz_of(fence: str) -> tuple[str, str]:
    """The quiz and the question ("" for all) that the body of a quiz fence names."""
    named = quiz_name(fence)
    return named.quiz, named.question


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFacts:
    """A sound figure; `clean` as above."""

    clean: bool


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """A sound card: its file."""

    file: str


def page_facts(file: LessonFile, text: str, language: str) -> PageFacts:
    """The facts of a lesson's file that holds a text."""
    outline, lesson = file.outline, file.lesson
    fences = [quiz_name(fence.body) for fence in outline.fences if fence.name == "quiz"]
    named = [row.quiz.partition("\n")[0] for row in fences]
    lost = [quiz_of(fence.body)[0] for fence in outline.lost if fence.name == "quiz"]
    goals = range(len(lesson.head.objectives)) if lesson else ()
    return PageFacts(
        file=file.file,
        page=file.page,
        head=lesson.head if lesson else None,
        headings=tuple(heading.id for heading in outline.headings if heading.id),
        names_headings=outline.names_headings and (lesson is not None or outline.text != ""),
        shown=tuple(dict.fromkeys((*named, *lost))),
        printed=tuple(dict.fromkeys(named)),
        named=tuple(dict.fromkeys((row.quiz, row.question) for row in fences if not row.back)),
        sheets=tuple(block.code for block in outline.blocks if block.name == "worksheet"),
        goals=tuple(lesson.document.places.value(("objectives", n, "id")) for n in goals) if lesson else (),
        time=_time_of(file, language),
        clean=is_clean(text),
    )


def _time_of(file: LessonFile, language: str) -> LessonTime:
    if file.lesson is None:
        return LessonTime()
    from coursewright.project.seconds import lesson_time  # late: most lessons were read before

    return lesson_time(file.outline, language)


def quiz_facts(loaded: LoadedQuiz) -> QuizFacts:
    """The facts of a quiz."""
    from coursewright.project.seconds import quiz_time  # late: most quizzes were read before
    from coursewright.quiz.lint.stems import words_of
    from coursewright.quiz.model import comes_before

    return QuizFacts(
        file=loaded.places.file,
        id=loaded.id,
        use=loaded.use,
        place=loaded.where.value("id"),
        questions=tuple(question.id for question in loaded.questions),
        before=tuple(question.id for question in loaded.questions if comes_before(question)),
        objectives=tuple(question.objective for question in loaded.listed),
        former=former_names(loaded),
        words=words_of(loaded),
        time=quiz_time(loaded),
        clean=is_clean(loaded.places.source.text),
    )


def is_clean(text: str) -> bool:
    """Whether a file holds no sign without a glyph, be it written as an escape or an entity: then no text of it can."""
    return not (_ESCAPE.search(text) or signs_without_glyph(text))
