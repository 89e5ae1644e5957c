"""What a document that comes back was made from, and the document as the course makes it now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from coursewright.base.cache import Cache
from coursewright.base.issues import IssueLog
from coursewright.base.source import read_text
from coursewright.exchange.chosen import chosen_for
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.rendering import bundle_of
from coursewright.exchange.word import EXPORTED, write_docx
from coursewright.office.back.naming import Name
from coursewright.office.back.source import SourceFile
from coursewright.office.pictures import PictureBook
from coursewright.office.sets import document_of, source_at
from coursewright.office.writing import write_document
from coursewright.pipeline.epoch import build_epoch
from coursewright.project.model import Project


def made_of(project: Project, name: Name, root: Path, cache: Cache) -> bytes | None:
    """A document of the set, or of questions that were exported, as the course makes it."""
    epoch = build_epoch(root, os.environ)
    if name.path.startswith(EXPORTED):
        return _exported(project, name.path.removeprefix(EXPORTED), epoch)
    source = source_at(project, name.path, IssueLog(), cache)
    if source is None:
        return None
    pictures = PictureBook(project.root, project.language, IssueLog())
    return write_document(document_of(source, project, pictures), epoch)


def _exported(project: Project, name: str, epoch: int) -> bytes | None:
    """Questions as `export docx` writes them; by the name of the course, all of them."""
    chosen = chosen_for(project, name) or (chosen_for(project, "") if name == project.course.id else ())
    if not chosen:
        return None
    title = project.course.title or name
    return write_docx(bundle_of(project, name, title, chosen, FORMATS["docx"], epoch)[0])


def source_files(project: Project, name: Name) -> Iterator[SourceFile]:
    """The files that a document may be written from: those of its lesson, else all lessons and quizzes."""
    root, slug = project.root, Path(name.path).stem.partition("-")[2]
    if name.path.startswith(EXPORTED):
        asked = name.path.removeprefix(EXPORTED)
        chosen = {row.quiz.id for row in chosen_for(project, asked) or chosen_for(project, "")}
        for path in sorted((root / "quizzes" / name.language).rglob("*.y*ml")):
            if path.stem in chosen:
                yield from _source(path, root)
        return
    lesson = project.lesson(slug)
    lessons = (lesson,) if lesson is not None else project.lessons
    shown = {quiz for row in lessons for quiz in (row.slug, *row.shown)}
    for row in lessons:
        yield from _source(root / row.file, root)
    for path in sorted((root / "quizzes" / name.language).rglob("*.y*ml")):
        if lesson is None or path.stem in shown:
            yield from _source(path, root)


def _source(path: Path, root: Path) -> Iterator[SourceFile]:
    text = read_text(path, root, IssueLog())
    if text is not None:
        yield SourceFile(path=path.relative_to(root).as_posix(), text=text)
