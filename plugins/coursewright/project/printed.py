"""Every text that handbooks print beside the lessons' bodies, each with the place where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursewright.base.fields import written_texts
from coursewright.base.issues import Place
from coursewright.base.label import Label
from coursewright.base.places import Places
from coursewright.base.textfile import salvaged_text
from coursewright.course.load import LessonFile
from coursewright.course.model import Course
from coursewright.figures.model import LoadedFigure, walk
from coursewright.project.figures import own_figures
from coursewright.project.scenarios import is_scenario
from coursewright.project.sources import Sources, quiz_of

COVER = "content/assets/cover.svg"
LISTS = ("roles", "moments", "modules", "handbooks")
"""The lists of course.yml whose texts are printed."""

PlacedText = tuple[Place, str]


def printed_texts(source: Sources, course: Course) -> Iterator[PlacedText]:
    """The texts of one language: spine, glossary, heads of lessons, figures, quizzes, scenarios, cover."""
    parts = {part for edition in course.handbooks for part in edition.parts}
    if source.course_document is not None:
        yield from _spine(course, source.course_document.places, source.language)
    if source.glossary is not None and source.glossary_document is not None and "glossary" in parts:
        yield from _of_model(source.glossary, source.glossary_document.places)
    yield from _of_lessons(source)
    for figure in source.figures.loaded.values():
        yield from _of_figure(figure, source.language)
    yield from _of_quizzes(source, scenarios="scenarios" in parts)
    if "cover" in parts and COVER in source.assets:
        yield Place(file=COVER), salvaged_text(source.root / COVER)


def _spine(course: Course, places: Places, language: str) -> Iterator[PlacedText]:
    for path, text in written_texts(course):
        if len(path) == 1 or path[0] in LISTS:
            yield places.value((*path, language)), text


def _of_model(model: Any, places: Places) -> Iterator[PlacedText]:
    return ((places.value(path), text) for path, text in written_texts(model))


def _of_lessons(source: Sources) -> Iterator[PlacedText]:
    """The heads of lessons, and the figures that are written in them."""
    for file in source.files.values():
        if file.lesson is not None and not file.draft:
            yield from _of_model(file.lesson.head, file.lesson.document.places)
            for _, figure in own_figures(file.outline):
                yield from _of_figure(figure, source.language)


def _of_figure(loaded: LoadedFigure, language: str) -> Iterator[PlacedText]:
    for path, label in walk(loaded.figure, Label):
        texts = dict(label.texts)
        yield loaded.where.value(*path, language), texts.get(language, texts.get("", ""))


def _of_quizzes(source: Sources, *, scenarios: bool) -> Iterator[PlacedText]:
    """Quizzes that a lesson shows, and scenarios; banks are never printed."""
    shown = {name for file in source.files.values() if not file.draft for name in _named_by(file)}
    for quiz in source.quizzes.values():
        if quiz.id in shown or (scenarios and is_scenario(quiz)):
            yield from _of_model(quiz.quiz, quiz.places)


def _named_by(file: LessonFile) -> Iterator[str]:
    return (quiz_of(fence.body)[0] for fence in file.outline.fences if fence.name == "quiz")
