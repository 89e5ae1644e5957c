"""The pages of a course that hold questions, and the files of its pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.project.model import Project
from coursewright.site.pieces.cards import Card, PageCards, cards_of
from coursewright.site.pieces.facts import (
    Facts,
    course_facts,
    module_facts,
    module_piece,
    question_facts,
    quiz_facts,
    quiz_piece,
    scenarios_piece,
)
from coursewright.site.script import script_piece, write_pieces

FOLDER = "assets/course"
CALL = "cwCourse"
MANIFEST = "manifest"
SCENARIOS = "scenarios"
LEGEND = "legend"
"""What picture codes need not say, since the page that reads them knows it (browser/src/copy/legend.ts)."""
MARK = 12
"""Digits of the digest of a piece, by which browsers tell it from an older one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A question, and the page whose card of it is used."""

    card: Card
    page: PageCards


@dataclass(slots=True, kw_only=True)
class Collection:
    """Pages by their Markdown path, in any order; each comes from one conversion and may be replaced by a later one."""

    project: Project
    pages: dict[str, PageCards] = field(default_factory=dict)

    def put(self, page: PageCards) -> None:
        """Take a page in, in place of what its path said before."""
        self.pages[page.path] = page

    def note(self, path: str, url: str, html: str, capsules: Mapping[str, str]) -> None:
        """Take in a page as its conversion left it, if it has questions."""
        page = cards_of(self.project, path, url, html, capsules)
        if page.cards:
            self.put(page)

    def files(self) -> Iterator[tuple[str, str]]:
        """The pieces as paths below the language's root and their texts, that of the course last."""
        by_module: dict[str, list[Facts]] = {}
        for quiz, rows in sorted(self._quizzes().items()):
            path, text = _file(f"quizzes/{quiz}", self._piece(quiz, rows))
            yield path, text
            module, facts = self._facts(quiz, rows, _mark(text))
            by_module.setdefault(module, []).append(facts)
        modules = []
        for row in self.project.modules:
            quizzes = by_module.get(row.module.id, [])
            path, text = _file(f"modules/{row.module.id}", module_piece(row, quizzes))
            yield path, text
            modules.append(module_facts(row, _mark(text), _ids(quizzes)))
        others = by_module.get("", [])
        path, text = _file(SCENARIOS, scenarios_piece(others))
        yield path, text
        scenarios: Facts = {"mark": _mark(text), "quizzes": _ids(others)}
        yield _file(LEGEND, self._legend())
        yield _file(MANIFEST, course_facts(self.project, modules, scenarios))

    def write(self, site: Path) -> None:
        """Write the pieces of a language's site."""
        write_pieces(site, self.files())

    def _quizzes(self) -> dict[str, list[Held]]:
        """The questions of each quiz, from the page that has it whole before others; there in the page's order."""
        chosen: dict[str, Held] = {}
        for path in sorted(self.pages):
            for card in self.pages[path].cards:
                was = chosen.get(card.name)
                if was is None or (card.whole and not was.card.whole):
                    chosen[card.name] = Held(card=card, page=self.pages[path])
        quizzes: dict[str, list[Held]] = {}
        for path in sorted(self.pages):
            for card in self.pages[path].cards:
                if chosen[card.name].card is card:
                    quizzes.setdefault(card.quiz, []).append(chosen[card.name])
        return {quiz: sorted(rows, key=lambda row: not row.card.whole) for quiz, rows in quizzes.items()}

    def _legend(self) -> Facts:
        """Every question with its revision and its tokens, every lesson with its sections."""
        cards = [row.card for _, rows in sorted(self._quizzes().items()) for row in rows]
        pages = [self.pages[path] for path in sorted(self.pages)]
        lessons = [(self.project.lesson_at(page.path), page.sections) for page in pages]
        return {
            "questions": [
                {"name": card.name, "rev": card.facts["rev"], "tokens": list(card.tokens)} for card in cards
            ],
            "lessons": [
                {"slug": lesson.slug, "sections": list(sections)} for lesson, sections in lessons if lesson
            ],
        }

    def _piece(self, quiz: str, rows: Sequence[Held]) -> Facts:
        terms = {name: html for row in rows for name, html in row.page.terms.items()}
        return quiz_piece(self.project, quiz, [row.card for row in rows], terms)

    def _facts(self, quiz: str, rows: Sequence[Held], mark: str) -> tuple[str, Facts]:
        """The module that a quiz belongs to ("" for scenarios), and what its piece says of it."""
        questions = []
        for row in rows:
            lesson = self.project.lesson_at(row.page.path)
            questions.append(question_facts(row.card, lesson.slug if lesson else ""))
        home = self.project.lesson_at(rows[0].page.path)
        return home.module if home else "", quiz_facts(quiz, rows[0].page.url, mark, questions)


def _file(name: str, value: Facts) -> tuple[str, str]:
    return f"{FOLDER}/{name}.js", script_piece(CALL, name, value)


def _ids(quizzes: Sequence[Facts]) -> list[str]:
    return [str(row["id"]) for row in quizzes]


def _mark(text: str) -> str:
    return digest(text)[:MARK]
