"""Quizzes of a project as what a format is written from: in its form, with texts that are rendered when asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.fields import marked_texts
from coursewright.base.issues import Place
from coursewright.base.markup import Prose, el, to_html
from coursewright.exchange.bundle import Asked, Bundle, Group
from coursewright.exchange.format import Format
from coursewright.exchange.likeness import in_form
from coursewright.exchange.markup import GAP, as_html, plain_html
from coursewright.exchange.report import Loss, left_out, losses_of
from coursewright.project.model import Project
from coursewright.prose import render_texts
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.gaps import gaps_in
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.paper import paper_quiz
from coursewright.quiz.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A quiz to be exported, with the title of what shows it and the page that its links start from."""

    quiz: LoadedQuiz
    title: str
    page: str


def bundle_of(
    project: Project, name: str, title: str, chosen: Sequence[Chosen], form: Format, epoch: int
) -> tuple[Bundle, tuple[Loss, ...]]:
    """All that a file in a format holds of some quizzes, and what is lost."""
    losses: list[Loss] = []
    groups = [_group(row, form, project.language, losses) for row in chosen]
    texts = _Texts(project, [(group.asked, row.page) for group, row in zip(groups, chosen, strict=True)])
    quizzes = {row.quiz.id: row for row in chosen}
    bundle = Bundle(
        id=name,
        title=title,
        course=project.course.id,
        language=project.language,
        groups=tuple(groups),
        html=texts.html,
        printed=_printer(project, quizzes),
        picture=lambda path: _picture(project.root, path),
        epoch=epoch,
    )
    return bundle, tuple(losses)


def _picture(root: Path, path: str) -> bytes:
    """The bytes of a picture below the project's root; none of a file that is not there."""
    file = Path(os.path.normpath(root / path))
    try:
        return file.read_bytes() if file.is_relative_to(root) else b""
    except OSError:
        return b""


def _group(chosen: Chosen, form: Format, language: str, losses: list[Loss]) -> Group:
    asked = []
    for question, sheet in chosen.quiz.sheets():
        found = _asked(question, sheet, form, language, losses)
        asked += [found] if found else []
    return Group(id=chosen.quiz.id, title=chosen.title, pass_mark=chosen.quiz.quiz.pass_, asked=tuple(asked))


def _asked(
    question: AnyQuestion, sheet: Sheet, form: Format, language: str, losses: list[Loss]
) -> Asked | None:
    keep = form.keeps[question.type]
    like = in_form(question, keep.form, language) if keep.form else None
    if keep.form and (like is None or not keep.holds(like)):
        losses.append(left_out(sheet.name, keep))
        return None
    losses.extend(losses_of(sheet.name, question, keep))
    return Asked(question=like, written=question, sheet=sheet) if like is not None else None


class _Texts:
    """Texts as HTML, all those of a page in one conversion, once the first is asked for."""

    def __init__(self, project: Project, pages: Sequence[tuple[Sequence[Asked], str]]) -> None:
        self.project = project
        self.pages = pages
        self.found: dict[str, str] | None = None

    def html(self, text: str) -> str:
        """A text as HTML; one that no question says is plain words."""
        if self.found is None:
            self.found = {}
            for asked, page in self.pages:
                self.found |= self._rendered(asked, page)
        return self.found.get(text) or as_html(text)

    def _rendered(self, asked: Iterable[Asked], page: str) -> dict[str, str]:
        texts = {text for row in asked for _, text, _ in marked_texts(row.question)}
        names = sorted(texts)
        leaves = [[_leaf(text)] for text in names]
        rendered, _ = render_texts(self.project, leaves, page, Paper(audience="trainer"))
        return {text: plain_html(nodes) for text, nodes in zip(names, rendered, strict=True)}


def _leaf(text: str) -> Prose:
    gaps = tuple((gap.name, el(GAP, {"name": gap.name})) for gap in gaps_in(text))
    return Prose(text=text, place=Place(file=""), slots=gaps)


def _printer(project: Project, quizzes: dict[str, Chosen]) -> Callable[[Asked], tuple[str, str]]:
    """From a question to its printed form, without and with answers, as HTML."""

    def printed(asked: Asked) -> tuple[str, str]:
        row = quizzes[asked.sheet.quiz]
        trees = [[paper_quiz(row.quiz, who, only=asked.sheet.question)] for who in ("learner", "trainer")]
        rendered, _ = render_texts(project, trees, row.page, Paper(audience="trainer"))
        front, back = ("".join(to_html(node) for node in nodes) for nodes in rendered)
        return front, back

    return printed
