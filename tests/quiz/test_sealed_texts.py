"""What the models mark as sealed is what the capsules hold, kind by kind."""

from __future__ import annotations

import pytest

from coursewright.base.fields import marked_texts
from coursewright.base.issues import IssueLog, as_text
from coursewright.base.markup import Element, Node, Prose
from coursewright.base.source import load_yaml
from coursewright.quiz.form import question_form, sealed_part
from coursewright.quiz.kinds import KINDS
from coursewright.quiz.load import load_quiz
from coursewright.quiz.model import LoadedQuiz
from tests.sealed import sealed_texts

from ..browser.gallery import quiz_files


def gallery() -> list[LoadedQuiz]:
    found = []
    for file in quiz_files("en"):
        issues = IssueLog()
        document = load_yaml(file.read_text(encoding="utf-8"), f"quizzes/{file.name}", issues)
        assert document is not None
        quiz = load_quiz(document, issues, language="en", course="c")
        assert quiz is not None, as_text(issues)
        found.append(quiz)
    return found


def leaves(node: Node) -> list[str]:
    if isinstance(node, Prose):
        return [node.text]
    return [text for child in node.children for text in leaves(child)] if isinstance(node, Element) else []


def test_a_marked_text_is_in_the_capsule_and_nowhere_in_the_form() -> None:
    kinds = set()
    for loaded in gallery():
        for question, sheet in loaded.sheets():
            kinds.add(question.type)
            sealed = {text for _, text, marker in marked_texts(question) if marker.part == "sealed"}
            held = {leaf.text for _, leaf in sealed_part(question, sheet).texts}
            assert sealed <= held, question.id
            assert not sealed & set(leaves(question_form(question, sheet))), question.id
            open_texts = {text for _, text, marker in marked_texts(question) if marker.part != "sealed"}
            assert not open_texts & held, question.id
    assert kinds == set(KINDS)


@pytest.mark.parametrize("loaded", gallery(), ids=lambda loaded: loaded.id)
def test_the_sealed_texts_of_a_plain_tree_are_those_of_the_model(loaded: LoadedQuiz) -> None:
    file = next(file for file in quiz_files("en") if file.stem == loaded.id)
    document = load_yaml(file.read_text(encoding="utf-8"), "a.yml", IssueLog())
    assert document is not None
    texts = [text for _, text, marker in marked_texts(loaded.quiz) if marker.part == "sealed"]
    assert sorted(text.strip("\n") for text in sealed_texts(document.tree)) == sorted(texts)
    assert texts
