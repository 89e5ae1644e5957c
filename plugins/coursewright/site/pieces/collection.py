"""The pages of a course that hold questions, and the files of its pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from coursewright.base.cache import digest
from coursewright.project.model import ModuleLessons, Project
from coursewright.site.kept import Files, Keeper, Told, opened
from coursewright.site.pieces.cards import Card, Listed, PageCards, cards_of, listed, quiz_of
from coursewright.site.pieces.facts import (
    Facts,
    course_facts,
    lesson_facts,
    module_facts,
    module_piece,
    question_facts,
    quiz_facts,
    quiz_piece,
    scenarios_piece,
)
from coursewright.site.script import script_piece

FOLDER = "assets/course"
CALL = "cwCourse"
MANIFEST = "manifest"
SCENARIOS = "scenarios"
LEGEND = "legend"
"""What picture codes need not say, since the page that reads them knows it (browser/src/copy/legend.ts)."""
MARK = 12
"""Digits of the digest of a piece, by which browsers tell it from an older one."""

Bring = Callable[[str, str, Callable[[], tuple[Told, Files]]], Told]
"""Brings files of a name that are made of what has a digest (see `Keeper.bring`)."""


class Held(NamedTuple):
    """A question by its name, and the page whose card of it is used; `whole`: its whole quiz is there.

    A tuple, since there are ten thousand of them.
    """

    name: str
    whole: bool
    page: Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A quiz with its questions, the mark of its piece, and the digest of what else is said of it."""

    id: str
    rows: Sequence[Held]
    mark: str
    told: str


@dataclass(slots=True, kw_only=True)
class Collection:
    """Pages by their Markdown path, in any order; each comes from one conversion and may be replaced by a later one.

    What a piece is made of is known by digests: pages are looked into where one of them is to be made. `again` takes
    a page in whole that is kept.
    """

    project: Project
    pages: dict[str, Listed] = field(default_factory=dict)
    again: Callable[[str], None] = lambda _: None
    _open: dict[str, PageCards] = field(default_factory=dict)

    def put(self, page: Listed) -> None:
        """Take a page in, in place of what its path said before."""
        self.pages[page.path] = page

    def note(self, path: str, url: str, html: str, capsules: Mapping[str, str]) -> None:
        """Take in a page as its conversion left it, if it has questions."""
        page = cards_of(self.project, path, url, html, capsules)
        if page.cards:
            self.put(listed(page))

    def write(self, site: Path, keeper: Keeper | None = None) -> None:
        """Write the pieces of a language's site, that of the course last; a `keeper` has what did not change."""
        bring: Bring = partial((keeper or Keeper()).bring, site)
        by_module: dict[str, list[Quiz]] = {}
        for quiz in self._bring_quizzes(bring):
            home = self.project.lesson_at(quiz.rows[0].page.path)
            by_module.setdefault(home.module if home else "", []).append(quiz)
        modules = [
            self._bring_module(bring, row, by_module.get(row.module.id, [])) for row in self.project.modules
        ]
        others = by_module.get("", [])
        (mark,) = bring(SCENARIOS, digest(*_parts(others)), partial(self._scenarios_piece, others))
        self._bring_legend(bring, sorted(chain.from_iterable(by_module.values()), key=lambda quiz: quiz.id))
        scenarios: Facts = {"mark": mark, "quizzes": [quiz.id for quiz in others]}
        course = course_facts(self.project, modules, scenarios)
        bring(MANIFEST, digest(repr(course)), lambda: _file(MANIFEST, course))

    def _bring_quizzes(self, bring: Bring) -> Iterator[Quiz]:
        """Bring the piece of each quiz."""
        common = digest(self.project.course.id, self.project.language)
        for name, rows in sorted(self._quizzes().items()):
            key = digest(common, "\n".join(f"{row.name} {row.page.mark}" for row in rows))
            (mark,) = bring(f"quiz {name}", key, partial(self._quiz_piece, name, rows))
            yield Quiz(id=name, rows=rows, mark=str(mark), told=self._told(rows))

    def _bring_module(self, bring: Bring, module: ModuleLessons, quizzes: Sequence[Quiz]) -> Facts:
        """Bring the piece of a module; what the piece of the course says of it."""
        lessons = [lesson_facts(lesson) for lesson in module.lessons]
        key = digest(repr(lessons), *_parts(quizzes))
        (mark,) = bring(f"module {module.module.id}", key, partial(self._module_piece, module, quizzes))
        return module_facts(module, str(mark), [quiz.id for quiz in quizzes])

    def _bring_legend(self, bring: Bring, quizzes: Sequence[Quiz]) -> None:
        lessons = [
            (lesson.slug, page) for page in self._sorted() if (lesson := self.project.lesson_at(page.path))
        ]
        told = (part for slug, page in lessons for part in (slug, page.told))
        key = digest(*(quiz.told for quiz in quizzes), "", *told)
        bring(LEGEND, key, lambda: _file(LEGEND, self._legend(quizzes, lessons)))

    def _sorted(self) -> list[Listed]:
        return [self.pages[path] for path in sorted(self.pages)]

    def _quizzes(self) -> dict[str, list[Held]]:
        """The questions of each quiz, from the page that has it whole before others; there in the page's order."""
        chosen: dict[str, Held] = {}
        rows = [
            Held(name=name, whole=whole, page=page) for page in self._sorted() for name, whole in page.names
        ]
        for row in rows:
            was = chosen.get(row.name)
            if was is None or (row.whole and not was.whole):
                chosen[row.name] = row
        quizzes: dict[str, list[Held]] = {}
        for row in rows:
            if chosen[row.name] is row:
                quizzes.setdefault(quiz_of(row.name), []).append(row)
        return {quiz: sorted(found, key=lambda row: not row.whole) for quiz, found in quizzes.items()}

    def _page(self, page: Listed) -> PageCards:
        """What a page holds."""
        if page.path not in self._open:
            if page.page is None:
                self.again(page.path)
                page = self.pages[page.path]
            self._open[page.path] = opened(page.page, page.path)
        return self._open[page.path]

    def _card(self, row: Held) -> Card:
        """The card of a question, which a page may have several times."""
        wanted = (row.name, row.whole)
        return next(card for card in self._page(row.page).cards if (card.name, card.whole) == wanted)

    def _told(self, rows: Sequence[Held]) -> str:
        """The digest of all that pieces of others say of a quiz's questions."""
        found = [(row.name, row.page.told, self.project.lesson_at(row.page.path)) for row in rows]
        return digest("\n".join(f"{name} {told} {at.slug if at else ''}" for name, told, at in found))

    def _quiz_piece(self, quiz: str, rows: Sequence[Held]) -> tuple[Told, Files]:
        terms = {name: html for row in rows for name, html in self._page(row.page).terms.items()}
        piece = quiz_piece(self.project, quiz, [self._card(row) for row in rows], terms)
        return _file(f"quizzes/{quiz}", piece)

    def _module_piece(self, module: ModuleLessons, quizzes: Sequence[Quiz]) -> tuple[Told, Files]:
        return _file(f"modules/{module.module.id}", module_piece(module, self._facts(quizzes)))

    def _scenarios_piece(self, quizzes: Sequence[Quiz]) -> tuple[Told, Files]:
        return _file(SCENARIOS, scenarios_piece(self._facts(quizzes)))

    def _facts(self, quizzes: Sequence[Quiz]) -> list[Facts]:
        """What the piece of a module says of its quizzes."""
        found = []
        for quiz in quizzes:
            questions = []
            for row in quiz.rows:
                lesson = self.project.lesson_at(row.page.path)
                questions.append(question_facts(self._card(row), lesson.slug if lesson else ""))
            url = self._page(quiz.rows[0].page).url
            found.append(quiz_facts(quiz.id, url, quiz.mark, questions))
        return found

    def _legend(self, quizzes: Sequence[Quiz], lessons: Sequence[tuple[str, Listed]]) -> Facts:
        """Every question with its revision and its tokens, every lesson with its sections."""
        cards = [self._card(row) for quiz in quizzes for row in quiz.rows]
        return {
            "questions": [
                {"name": card.name, "rev": card.facts["rev"], "tokens": list(card.tokens)} for card in cards
            ],
            "lessons": [
                {"slug": slug, "sections": list(self._page(page).sections)} for slug, page in lessons
            ],
        }


def _parts(quizzes: Sequence[Quiz]) -> Iterator[str]:
    """All that a module's piece says of quizzes, as texts to be digested."""
    for quiz in quizzes:
        yield from (quiz.id, quiz.mark, quiz.told)


def _file(name: str, value: Facts) -> tuple[Told, Files]:
    """The mark of a piece, and its file."""
    text = script_piece(CALL, name, value)
    return (digest(text)[:MARK],), [(f"{FOLDER}/{name}.js", text)]
