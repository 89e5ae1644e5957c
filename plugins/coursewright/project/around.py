"""What a file's checks may ask about the rest of the course: each question is noted with its answer.

While the file stays as it is and all its questions have the answers that they had, what its checks found holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar, cast

from coursewright.base.cache import digest
from coursewright.project.facts import QuizFacts
from coursewright.project.ledger import Answer, Question
from coursewright.project.minutes import QuizTime
from coursewright.project.sources import Sources
from coursewright.quiz.lint.vocabulary import Vocabulary, joined_vocabulary

if TYPE_CHECKING:
    from coursewright.course.outline import Outline
    from coursewright.figures.model import LoadedFigure
    from coursewright.quiz.model import LoadedQuiz

M = TypeVar("M", bound=Callable[..., object])
Headings = tuple[bool, bool, tuple[str, ...]]
"""Whether a page is a draft, whether all its headings are known by id, and those ids."""
LISTS = ("roles", "moments", "frameworks")
"""The lists of course.yml that front matters and questions name things of."""
_NAMES: set[str] = set()


def _noted(method: M) -> M:
    """A method, asked about texts alone, whose answer is noted and, within a run, kept."""
    name = method.__name__
    _NAMES.add(name)

    @wraps(method)
    def ask(self: Around, *of: str) -> Answer:
        question: Question = (name, *of)
        if question not in self.known:
            self.known[question] = method(self, *of)
        self.asked[question] = self.known[question]
        return self.known[question]

    return cast("M", ask)


class Around:
    """One language's files, and the other languages' as far as they count, as its checks see them."""

    def __init__(self, source: Sources, twins: Sequence[Sources]) -> None:
        self.source = source
        self.twins = tuple(twins)
        self.known: dict[Question, Answer] = {}
        self.asked: dict[Question, Answer] = {}

    def begin(self) -> dict[Question, Answer]:
        """Forget what was asked; gives where the next questions are noted."""
        self.asked = {}
        return self.asked

    def answer(self, question: Question) -> Answer:
        """The answer of today to a question that was asked once."""
        if question in self.known:
            return self.known[question]
        return getattr(self, question[0])(*question[1:]) if question[0] in _NAMES else None

    @property
    def language(self) -> str:
        """The language of the files around."""
        return self.source.language

    @_noted
    def hosts(self) -> tuple[str, ...]:
        """The sources that the course allows."""
        return self.source.course.allow if self.source.course else ()

    @_noted
    def is_printed(self) -> bool:
        """Whether the course has handbooks."""
        return self.source.course is not None and bool(self.source.course.handbooks)

    @_noted
    def flagged(self) -> tuple[str, ...]:
        """The numbers that course.yml flags."""
        return self.source.course.flagged if self.source.course else ()

    @_noted
    def named(self, name: str) -> tuple[str, ...] | None:
        """The ids of a list of course.yml, or the slugs of all `lessons`; None where it cannot be read."""
        course = self.source.course
        if course is None:
            return None
        if name == "lessons":
            return tuple(slug for module in course.modules for slug in module.lessons)
        return tuple(row.id for row in getattr(course, name))

    @_noted
    def terms(self) -> tuple[str, ...] | None:
        """The ids of the glossary; None where it cannot be read."""
        glossary = self.source.glossary
        return None if glossary is None else tuple(term.id for term in glossary.terms)

    @_noted
    def is_made(self, page: str) -> bool:
        """Whether a page is one that no author writes."""
        modules = self.source.course.modules if self.source.course else ()
        return page in ("index.md", "glossary.md") or any(
            page == f"{module.id}/index.md" for module in modules if module.lessons
        )

    @_noted
    def page(self, page: str) -> Headings | None:
        """What a link to a lesson's file needs to know of it; None where there is none."""
        facts = self.source.pages.get(page)
        return None if facts is None else (facts.draft, facts.names_headings, facts.headings)

    @_noted
    def is_elsewhere(self, page: str) -> bool:
        """Whether another language has a page."""
        return any(page in twin.pages for twin in self.twins)

    @_noted
    def pages(self) -> tuple[str, ...]:
        """The pages of all lessons that are built."""
        return tuple(page.page for page in self.source.built)

    @_noted
    def has_file(self, path: str) -> bool:
        """Whether there is a file below content/."""
        return path in self.source.assets

    @_noted
    def files(self) -> frozenset[str]:
        """All files below content/."""
        return self.source.assets

    @_noted
    def has_figure(self, name: str) -> bool:
        """Whether there is a figure, a broken one too."""
        return name in self.source.figures.names

    @_noted
    def figure_names(self) -> frozenset[str]:
        """The names of all figures, broken ones too."""
        return self.source.figures.names

    @_noted
    def text_of(self, page: str) -> str:
        """The digest of a lesson's file."""
        key = self.source.keys[self.source.pages[page].file]
        return key or digest(self.source.files[page].outline.text)

    def outline(self, page: str) -> Outline:
        """What stands in a lesson, of which nothing but the whole counts."""
        self.text_of(page)
        return self.source.files[page].outline

    @_noted
    def figure_key(self, name: str) -> str:
        """The digest of a sound figure's file; "" where there is none."""
        figures = self.source.figures
        if name not in figures.loaded:
            return ""
        return figures.keys[name] or digest(figures.loaded[name].places.source.text)

    def figure(self, name: str) -> LoadedFigure | None:
        """A figure, if there is one and it is sound."""
        return self.source.figures.loaded[name] if self.figure_key(name) else None

    @_noted
    def quiz_questions(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """The use of a quiz and the ids of its questions; None where there is no sound one."""
        quiz = self.source.quizzes.get(name)
        return None if quiz is None else (quiz.use, quiz.questions)

    @_noted
    def prompts(self, quiz: str) -> tuple[str, ...]:
        """The ids of a quiz's questions to think about first; none where there is no sound quiz."""
        facts = self.source.quizzes.get(quiz)
        return () if facts is None else facts.before

    @_noted
    def quiz_time(self, name: str) -> QuizTime | None:
        """How long the questions of a quiz take; None where there is no sound one."""
        quiz = self.source.quizzes.get(name)
        return None if quiz is None else quiz.time

    @_noted
    def quiz_key(self, name: str) -> str:
        """The digest of a sound quiz's file; "" where there is none."""
        quiz = self.source.quizzes.get(name)
        if quiz is None:
            return ""
        return self.source.keys[quiz.file] or digest(self.source.loaded[name].places.source.text)

    def quiz(self, name: str) -> LoadedQuiz | None:
        """A quiz, if there is one and it is sound."""
        return self.source.loaded[name] if self.quiz_key(name) else None

    @_noted
    def lesson_questions(self) -> tuple[str, ...]:
        """The questions of all sound quizzes of lessons, as `quiz#question`."""
        quizzes = [quiz for quiz in self.source.quizzes.values() if quiz.use == "lesson"]
        return tuple(f"{quiz.id}#{question}" for quiz in quizzes for question in quiz.questions)

    @_noted
    def is_shown_alone(self, question: str) -> bool:
        """Whether a fence shows a question, `quiz#question`, by itself."""
        return question in self._alone

    @_noted
    def quiz_files(self) -> tuple[str, ...]:
        """The stems of all quiz files, broken ones too."""
        return tuple(self.source.quiz_files)

    @_noted
    def has_quiz_file(self, name: str) -> bool:
        """Whether there is a file of a quiz, a broken one too."""
        return name in self.source.quiz_files

    @_noted
    def quiz_elsewhere(self, name: str) -> str:
        """The file of a quiz in another language, else one that lies astray; "" where there is none."""
        astray = self.source.astray.get(name, "")
        return next((twin.quiz_files[name] for twin in self.twins if name in twin.quiz_files), astray)

    @_noted
    def showing(self, quiz: str) -> tuple[str, ...]:
        """The pages whose fences name a quiz."""
        return tuple(page.page for page in self.source.naming(quiz))

    @_noted
    def sheets(self) -> tuple[tuple[str, str], ...]:
        """The code of every worksheet with its page, in the order of the course."""
        order = {slug: at for at, slug in enumerate(self.named("lessons") or ())}
        pages = sorted(self.source.pages.values(), key=lambda page: order.get(page.slug, len(order)))
        return tuple((code, page.page) for page in pages for code in page.sheets)

    @_noted
    def goals(self, page: str) -> tuple[str, ...] | None:
        """The ids of a lesson's objectives; None where its front matter cannot be read."""
        facts = self.source.pages.get(page)
        return tuple(goal.id for goal in facts.head.objectives) if facts and facts.head else None

    @_noted
    def is_goal(self, name: str) -> bool:
        """Whether `lesson#objective` is one of a lesson that is built."""
        return name in self._all_goals

    @_noted
    def is_goal_elsewhere(self, name: str) -> bool:
        """Whether `lesson#objective` is one of a lesson that another language builds."""
        slug, _, goal = name.partition("#")
        pages = [page for twin in self.twins for page in twin.built if page.slug == slug]
        return any(goal == row.id for page in pages if page.head for row in page.head.objectives)

    @_noted
    def all_goals(self) -> tuple[str, ...]:
        """All objectives of lessons that are built, as `lesson#objective`."""
        return tuple(self._all_goals)

    @_noted
    def is_broken(self, lesson: str) -> bool:
        """Whether a lesson has a file and is not built."""
        pages = [page for page in self.source.pages.values() if PurePosixPath(page.page).stem == lesson]
        return bool(pages) and not any(page.built for page in pages)

    @_noted
    def is_rare(self, word: str) -> bool:
        """Whether few questions use a word."""
        return self._vocabulary.is_rare(word)

    @_noted
    def heading_count(self, identifier: str) -> int:
        """How often an id of a heading stands in the lessons of this language and of the others."""
        return self._headings[identifier]

    @cached_property
    def _all_goals(self) -> dict[str, None]:
        heads = ((page.slug, page.head) for page in self.source.built)
        return {f"{slug}#{goal.id}": None for slug, head in heads if head for goal in head.objectives}

    @cached_property
    def _alone(self) -> frozenset[str]:
        named = (row for page in self.source.pages.values() for row in page.named)
        return frozenset(f"{quiz}#{question}" for quiz, question in named if question)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        rows: list[QuizFacts] = list(self.source.quizzes.values())
        return joined_vocabulary((row.words for row in rows), sum(len(row.questions) for row in rows))

    @cached_property
    def _headings(self) -> Counter[str]:
        pages = (page for source in (self.source, *self.twins) for page in source.pages.values())
        return Counter(name for page in pages for name in page.headings)
