"""Every text that handbooks print beside the lessons' bodies, each with the place where it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursewright.base.fields import written_texts
from coursewright.base.issues import Place
from coursewright.base.label import Label
from coursewright.base.places import Places
from coursewright.base.textfile import salvaged_text
from coursewright.course.model import Course
from coursewright.figures.model import LoadedFigure, walk
from coursewright.project.facts import is_clean
from coursewright.project.figures import own_figures
from coursewright.project.sources import Sources

COVER = "content/assets/cover.svg"
LISTS = ("roles", "moments", "frameworks", "modules", "handbooks")
"""The lists of course.yml whose texts are printed."""

PlacedText = tuple[Place, str]


def printed_texts(source: Sources, course: Course) -> Iterator[PlacedText]:
    """The texts of one language's files: spine, glossary, heads of lessons, figures, quizzes, scenarios, cover.

    Files that are clean, which most are, are left out: they hold no sign that no printed face has.
    """
    parts = {part for edition in course.handbooks for part in edition.parts}
    spine, glossary = source.course_document, source.glossary_document
    if spine is not None and not is_clean(spine.places.source.text):
        yield from _spine(course, spine.places, source.language)
    wanted = source.glossary if "glossary" in parts else None
    if wanted is not None and glossary is not None and not is_clean(glossary.places.source.text):
        yield from _of_model(wanted, glossary.places)
    yield from _of_lessons(source)
    for name in source.figures.loaded:
        if name not in source.figures.clean:
            yield from _of_figure(source.figures.loaded[name], source.language)
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
    for page in source.built:
        if not page.clean:
            lesson = source.lesson(page.page)
            yield from _of_model(lesson.head, lesson.document.places)
            for _, figure in own_figures(lesson.outline):
                yield from _of_figure(figure, source.language)


def _of_figure(loaded: LoadedFigure, language: str) -> Iterator[PlacedText]:
    for path, label in walk(loaded.figure, Label):
        texts = dict(label.texts)
        yield loaded.where.value(*path, language), texts.get(language, texts.get("", ""))


def _of_quizzes(source: Sources, *, scenarios: bool) -> Iterator[PlacedText]:
    """Quizzes that a lesson shows, and scenarios; banks are never printed."""
    shown = {name for page in source.pages.values() if not page.draft for name in page.printed}
    for quiz in source.quizzes.values():
        if not quiz.clean and (quiz.id in shown or (scenarios and quiz.use == "scenario")):
            loaded = source.loaded[quiz.id]
            yield from _of_model(loaded.quiz, loaded.places)
