"""The texts of a course that people read, each with its place and the lesson that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.issues import IssueLog, Place
from coursewright.base.label import Label
from coursewright.base.passages import passages_of
from coursewright.base.source import read_yaml
from coursewright.course.landmarks import DATA_BLOCKS
from coursewright.course.load import GLOSSARY_FILE
from coursewright.course.model import Lesson
from coursewright.course.printed import printed_lines
from coursewright.figures.model import LoadedFigure, walk
from coursewright.project.load import load_projects
from coursewright.project.model import Project

SOURCES = "sources"
"""The section that names works, in the same words wherever they are named."""
_SENTENCE_END = re.compile(r"[.。!！?？;；]")
_ITEM = r"[^\s、，。；：！？|*（）“”]{1,9}"
_LIST = re.compile(rf"(?:{_ITEM}[、；]){{2,}}{_ITEM}")
_LABEL = re.compile(r"\*\*[^*\n]+\*\*(?=[:：])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph, an item of a list or a cell of a table; `home` is the lesson's slug, "" for what is no lesson's."""

    home: str
    place: Place
    text: str
    cell: bool = False


def read_projects(root: Path) -> dict[str, Project]:
    """The languages of a course; ValueError where its files are at fault."""
    issues = IssueLog()
    projects = load_projects(root, issues)
    if issues.has_errors:
        raise ValueError("the course has faults; mend what `build.py check` names.")
    return projects


def lesson_texts(lesson: Lesson, *, trainers: bool) -> Iterator[Text]:
    """What a lesson's page says without headings and sources, with what trainers alone read or without it."""
    outline = lesson.outline
    headings = {heading.place.line: heading for heading in outline.headings}
    blocks = [block for block in outline.blocks if block.name in DATA_BLOCKS]
    values = {row for block in blocks for row in range(block.first, block.last)}
    section = ""
    for index, line in printed_lines(outline, trainers=trainers):
        number = index + outline.first_line
        if number in headings:
            section = headings[number].id if headings[number].level == 2 else section
        elif section != SOURCES and not line.startswith("///"):
            text = line.partition(": ")[2] if index in values else line.strip().lstrip("*-> ")
            yield from _texts_of(lesson.slug, Place(file=lesson.file, line=number), text)


def _texts_of(home: str, place: Place, line: str) -> Iterator[Text]:
    """The line, or its cells where it is a row of a table."""
    if not line.startswith("|"):
        if line:
            yield Text(home=home, place=place, text=line)
        return
    for cell in line.split("|"):
        if cell.strip(" -:"):
            yield Text(home=home, place=place, text=cell.strip(), cell=True)


def question_texts(project: Project) -> Iterator[Text]:
    """What questions ask, offer and tell; those of a lesson's quiz belong to the lesson, others to none."""
    homes = {quiz: lesson.slug for lesson in project.lessons for quiz in lesson.shown}
    for quiz in project.quizzes.values():
        home = homes.get(quiz.id, "")
        for passage in passages_of(quiz.quiz, quiz.places, project.language):
            for line, text in enumerate(passage.text.split("\n")):
                if text:
                    yield Text(home=home, place=passage.spot(line, 0), text=text)


def other_texts(project: Project) -> Iterator[Text]:
    """What figures, cards and the glossary say beside names and sources."""
    language = project.language
    for figure in project.figures.values():
        for place, text in _figure_texts(figure, language, names=False):
            yield Text(home="", place=place, text=text)
    for card in project.cards:
        for passage in passages_of(card.card, card.places, language):
            yield Text(home="", place=passage.at(0), text=passage.text)
    glossary = read_yaml(project.root / GLOSSARY_FILE, project.root, IssueLog())
    for index, term in enumerate(project.glossary):
        if glossary is not None:
            place = glossary.places.value(("terms", index, "text", language))
            yield Text(home="", place=place, text=term.text)


def _figure_texts(figure: LoadedFigure, language: str, *, names: bool) -> Iterator[tuple[Place, str]]:
    """The names in a figure, or its sentences: its own text and the notes of its parts."""
    for path, label in walk(figure.figure, Label):
        told = path[-1] == "note" or path == ("text",)
        if path != ("source",) and told != names:
            yield figure.where.value(*path, language), label.text(language)


def names_of(project: Project) -> Iterator[str]:
    """What is called or defined in one way alone: models and their elements, terms, roles, moments, headings, cards.

    A Chinese list of short items, parted by 、 or ；, is one of elements; what is bold before a colon is a heading.
    """
    course = project.course
    for rows in (course.frameworks, course.roles, course.moments, course.modules, course.handbooks):
        yield from (row.title for row in rows)
    for term in project.glossary:
        yield from (term.term, *term.also, *_SENTENCE_END.split(term.text))
    for lesson in project.lessons:
        yield from (lesson.head.title, *(heading.text for heading in lesson.outline.headings))
        yield from (*_LIST.findall(lesson.outline.text), *_LABEL.findall(lesson.outline.text))
    for figure in project.figures.values():
        yield from (text for _, text in _figure_texts(figure, project.language, names=True))
        for _, text in _figure_texts(figure, project.language, names=False):
            yield from _LIST.findall(text)
    yield from (card.card.title for card in project.cards)
