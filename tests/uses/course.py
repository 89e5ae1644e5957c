"""A course with every kind of question, in lessons and in an exam, and what each use makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from docx import Document
from pptx import Presentation

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, plain_text
from coursewright.course.edition import Handbook
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.model import Book
from coursewright.office.pictures import PictureBook
from coursewright.office.sets import document_of, plan_sources, trainers_book
from coursewright.office.slides.deck import deck_of
from coursewright.office.slides.writing import write_deck
from coursewright.office.writing import write_document
from coursewright.project.assessments import exam_named
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.kinds import AnyQuestion
from coursewright.quiz.sheet import Sheet

from ..lms.project import make_project

BANK = "all"
EXAM = """\
assessments:
  - id: all
    title: {{zh: 全部题型, en: All kinds}}
    levels: [apply]
    cells: [{{module: part, counts: [{count}]}}]
"""


def write_course(root: Path) -> Path:
    """Write the course; all its questions stand in an exam, too."""
    make_project(root)
    count = 0
    for language in ("zh", "en"):
        rows = ""
        for file in sorted((root / "quizzes" / language / "part").glob("*.yml")):
            rows += _in_bank(file.read_text(encoding="utf-8").partition("questions:\n")[2], file.stem)
        target = root / "quizzes" / language / "assessments" / f"{BANK}.yml"
        target.parent.mkdir()
        target.write_text(f"id: {BANK}\nquestions:\n{rows}", encoding="utf-8", newline="\n")
        count = rows.count("\n    type: ")
    spine = root / "content/course.yml"
    text = spine.read_text(encoding="utf-8") + EXAM.format(count=count)
    spine.write_text(text, encoding="utf-8", newline="\n")
    return root


def _in_bank(rows: str, lesson: str) -> str:
    """Questions of a lesson as those of a bank: of one level, their objectives with the lesson's name."""
    rows = re.sub(r"(?m)^    level: .*\n", "", rows)
    return re.sub(r"(?m)^    objective: ([\w-]+)$", rf"    objective: {lesson}#\1\n    level: apply", rows)


def signs(text: str) -> str:
    """Letters and digits alone."""
    return "".join(sign for sign in text if sign.isalnum())


def said(nodes: Iterable[Node]) -> str:
    """What a tree says, as signs."""
    return signs(" ".join(map(plain_text, nodes)))


@dataclass(frozen=True)
class Uses:
    """The course in English, and what it is made into, each once."""

    root: Path

    @cached_property
    def issues(self) -> IssueLog:
        """What `check` says."""
        found = IssueLog()
        self.__dict__["project"] = load_projects(self.root, found, "en")["en"]
        return found

    @cached_property
    def project(self) -> Project:
        """The course."""
        return load_projects(self.root, IssueLog(), "en")["en"]

    def questions(self, kind: str) -> list[tuple[AnyQuestion, Sheet]]:
        """The questions of a kind in lessons."""
        quizzes = (quiz for name, quiz in self.project.quizzes.items() if name != BANK)
        return [row for quiz in quizzes for row in quiz.sheets() if row[0].type == kind]

    @cached_property
    def exam(self) -> Exam:
        """The exam."""
        found = exam_named(BANK, self.project)
        assert found is not None
        return found

    @cached_property
    def documents(self) -> dict[str, str]:
        """Word documents by path, as python-docx reads them."""
        pictures = PictureBook(self.root, "en", IssueLog())
        found = {}
        for source in plan_sources(self.project, IssueLog()):
            raw = write_document(document_of(source, self.project, pictures), 0)
            body = Document(BytesIO(raw)).element.body
            found[source.path] = signs(
                "".join(row.text or "" for row in body.iter() if row.tag.endswith("}t"))
            )
        return found

    @cached_property
    def trees(self) -> dict[str, str]:
        """What printed pages say, by the path of the document that is made of the same tree."""
        return {source.path: said(source.tree) for source in plan_sources(self.project, IssueLog())}

    @cached_property
    def key_book(self) -> Book:
        """A book of keys."""
        edition = Handbook(id="key", audience="trainer", title="Key", parts=("key",))
        return assemble_book(self.project, edition, IssueLog())

    @cached_property
    def presentations(self) -> str:
        """All words of all slides and notes, as python-pptx reads them."""
        book = trainers_book(self.project, IssueLog())
        pictures = PictureBook(self.root, "en", IssueLog())
        texts = []
        for chapter in book.chapters:
            deck = deck_of(self.project, book, chapter, pictures, IssueLog())
            for slide in Presentation(BytesIO(write_deck(deck, None, 0))).slides:
                texts += [row.text or "" for row in slide._element.iter() if row.tag.endswith("}t")]
        return signs("".join(texts))
