"""Every line of every listing in 222 prompts is on the page and on paper as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, Node, plain_text
from coursewright.project.alone import project_alone
from coursewright.project.figures import FigureFiles
from coursewright.prose import Screen, render_page
from coursewright.prose.looks.look import Look
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.paper import paper_quiz
from coursewright.quiz.screen import screen_quiz

from .listings import as_yaml, questions

COUNT = 222


def elements(nodes: Iterable[Node], tag: str) -> Iterator[Element]:
    """All elements of a kind, in order."""
    for node in nodes:
        if isinstance(node, Element):
            if node.tag == tag:
                yield node
            yield from elements(node.children, tag)


@pytest.mark.parametrize("look", [Screen(), Paper(audience="learner")], ids=["screen", "paper"])
def test_listings_tables_and_lists_of_222_prompts_are_kept(look: Look, tmp_path: Path) -> None:
    asked = list(questions(COUNT))
    file = tmp_path / "quizzes" / "one.yml"
    file.parent.mkdir()
    file.write_text(as_yaml(asked), encoding="utf-8", newline="\n")
    issues = IssueLog()
    project = project_alone(tmp_path, "quizzes", "en", "listings", issues, FigureFiles())
    assert not issues.has_errors, as_text(issues)
    quiz = project.quizzes["one"]
    tree = screen_quiz(quiz) if look == Screen() else paper_quiz(quiz, "learner")
    rendered = render_page(project, "one.md", tree, look)
    assert as_text(rendered.issues) == ""
    shown = [plain_text(row).rstrip("\n").split("\n") for row in elements(rendered.tree, "pre")]
    written = [list(listing) for row in asked for listing in row.listings]
    assert len(written) > COUNT
    assert shown == written
    text = "".join(map(plain_text, rendered.tree))
    assert [word for row in asked for word in row.words if text.count(word) < 1] == []
    tables = sum(row.prompt.count("| call | gives |") for row in asked)
    assert len(list(elements(rendered.tree, "table"))) == tables > 0
    assert len(list(elements(rendered.tree, "ol"))) >= sum(row.prompt.count("1. deep") for row in asked) > 0
