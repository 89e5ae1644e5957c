"""What stands in a quiz as written text is what Markdown writes of its tree, and a search finds the same there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element as XmlElement

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node, Prose, el
from coursewright.course.extensions import EXTENSIONS, settings_of
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.prose import Screen, conversion_for
from coursewright.prose.extension import CoursewrightExtension
from coursewright.prose.looks.look import Section
from coursewright.prose.page import with_page_mark
from coursewright.prose.still import StillWriter
from coursewright.prose.tree import Written
from tests.tiny import ROOT, change, write_tiny_course

PAGE = "page.md"
WORDS = ("Plain words", "80% of *all*", "a & b", "%town% by road", "two {n} three", "one\n\ntwo", "x < y", "")


@pytest.fixture(scope="module")
def courses() -> Mapping[str, Project]:
    return load_projects(ROOT, IssueLog())


@pytest.fixture
def plain(tmp_path: Path) -> Project:
    """A course without variables."""
    return load_projects(write_tiny_course(tmp_path / "course"), IssueLog())["en"]


@pytest.fixture
def filled_in(tmp_path: Path) -> Project:
    """A course with a variable."""
    root = write_tiny_course(tmp_path / "course")
    change(root, "content/course.yml", "version:", "variables: [{id: town, text: Springfield}]\nversion:")
    return load_projects(root, IssueLog())["en"]


def converted(
    project: Project, text: str, tree: Node | None = None, step: Treeprocessor | None = None
) -> tuple[str, tuple[Section, ...]]:
    """A page with a text, or of a tree, as it is written, and what a search finds there."""
    conversion = conversion_for(project, Screen(), {} if tree is None else {PAGE: tree})
    extension = CoursewrightExtension(lambda: conversion)
    md = Markdown(extensions=[*EXTENSIONS, extension], extension_configs=settings_of(EXTENSIONS))
    if step is not None:
        md.treeprocessors.register(step, "somebody", 12)
    html = md.convert(with_page_mark(text, PAGE))
    return html, conversion.findings.sections


class Counting:
    """Writes as ever, and counts what was written."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._write = StillWriter.written
        patch.setattr(StillWriter, "written", lambda writer, node: self.noted(writer, node))

    def noted(self, writer: StillWriter, node: Element) -> Written | None:
        """What a writer writes."""
        found = self._write(writer, node)
        self.count += found is not None
        return found


def as_trees(patch: pytest.MonkeyPatch) -> None:
    """Let nothing be written before the whole page is."""
    patch.setattr(StillWriter, "may_write", False)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_quizzes_are_written_as_their_trees(
    courses: Mapping[str, Project], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = courses[language]
    texts = [f"## One {{#one}}\n\n```quiz\n{name}\n```" for name in course.quizzes]
    counting = Counting(monkeypatch)
    early = [converted(course, text) for text in texts]
    assert counting.count > 10 * len(texts)
    as_trees(monkeypatch)
    assert early == [converted(course, text) for text in texts]


def leaf(text: str, *, inline: bool = True) -> Prose:
    """An author's text."""
    return Prose(text=text, place=Place(file="quiz.yml"), inline=inline)


def odd_quiz() -> Element:
    """Whatever could come out otherwise, with every text in every place."""
    rows = []
    for text in WORDS:
        for words in (text, leaf(text), leaf(text, inline=False)):
            rows += [
                el("div", {"class": "cw-a"}, words),
                el("p", None, "Before ", "it", words),
                el("p", None, el("b", None, words), words, "{: .behind}"),
                el("span", {"title": "<%town%>&", "class": "c"}, words, el("div", None, words)),
                el(
                    "div",
                    None,
                    el("div", {"class": "cw-more"}, words),
                    el("span", None, "x"),
                    el("span", None, "y"),
                ),
                el("label", None, el("input", {"type": "radio"}), el("span", None, words), words),
                el("template", {"class": "w"}, el("span", {"data-word": "n"}, words)),
                el("div", {"data-search-exclude": True}, words),
                el("div", None, el("a", {"href": "other.md"}, words), el("span", {"id": "q-1"}, words)),
            ]
    return el("cw-quiz", {"class": "cw-quiz"}, rows)


@pytest.mark.parametrize("name", ["plain", "filled_in"])
def test_odd_texts_are_written_as_their_trees(
    name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    project: Project = request.getfixturevalue(name)
    early = converted(project, "", odd_quiz())
    as_trees(monkeypatch)
    assert early == converted(project, "", odd_quiz())
    assert ("Springfield by road" in early[0]) == (name == "filled_in")


class Seeing(Treeprocessor):
    """Somebody else's step, which looks for buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def run(self, root: XmlElement) -> None:
        """Count them."""
        self.seen = len(list(root.iter("button")))


def test_a_step_of_somebody_elses_sees_a_whole_tree(plain: Project) -> None:
    step = Seeing()
    quiz = next(iter(plain.quizzes))
    html, _ = converted(plain, f"```quiz\n{quiz}\n```", step=step)
    assert step.seen == html.count("<button") > 0
