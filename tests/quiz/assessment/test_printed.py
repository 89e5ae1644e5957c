"""Forms in print: the same questions in orders of their own, each once on paper, answer sheet and key."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.markup import Element, Node, plain_text
from coursewright.project.assessments import exam_named
from coursewright.quiz.assessment.paper import paper_exam
from coursewright.quiz.assessment.printed import GROUPS, printed_form
from coursewright.quiz.kinds import KINDS
from tests.quiz.assessment.exam_course import load, write_exam_course


def test_every_kind_has_a_group() -> None:
    assert {kind.group or name for name, kind in KINDS.items()} == set(GROUPS)


def elements(node: Node, name: str) -> list[Element]:
    """The elements with a class, in order."""
    if not isinstance(node, Element):
        return []
    own = [node] if name in dict(node.attrs).get("class", "").split() else []
    return own + [found for child in node.children for found in elements(child, name)]


def test_a_paper_has_bare_letters_points_and_groups(tmp_path: Path) -> None:
    projects, said = load(write_exam_course(tmp_path))
    assert said == ""
    exam = exam_named("exam", projects["en"])
    assert exam is not None
    form = printed_form(exam, "B")
    paper = paper_exam(form)
    text = " ".join(plain_text(node) for node in paper)
    assert "Certification exam\u3000Form B" in text
    assert [group.name for group in form.groups] == ["choice", "blanks", "dialogue"]
    assert "2 points" in text
    choice = elements(paper[1], "opts")
    assert len(choice) == 4
    assert all("bare" in dict(row.attrs)["class"] for row in choice)
    assert not any(elements(node, "on") or elements(node, "why") or elements(node, "led") for node in paper)
    assert exam_named("exma", projects["en"]) is None
