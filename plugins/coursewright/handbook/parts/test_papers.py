"""Papers of a test: each form from a right-hand page, its questions and options in an order of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coursewright.base.markup import Element, Node, el
from coursewright.handbook.codes import code_drawing
from coursewright.handbook.model import Book
from coursewright.handbook.parts.part import Assembly, BookPart, Line
from coursewright.handbook.sections import Section, attribute
from coursewright.handbook.typeset import Tree
from coursewright.languages.words import words
from coursewright.project.assessments import FOLDER, exam_named, printed_names
from coursewright.prose import render_page
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.assessment.paper import paper_exam
from coursewright.quiz.assessment.printed import PrintedForm, printed_form

ALONE = "A"
"""The one form of a test whose edition names none."""
CODE = 15.0
"""Millimetres of the code that tells papers apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPaper:
    """A form as it is printed: what runs above its pages, its tree, and its anchor."""

    __test__ = False

    anchor: str
    title: str
    tree: Tree


def forms_of(assembly: Assembly) -> tuple[PrintedForm, ...]:
    """The forms that an edition names, or all that its assessment has; none where there is no bank for it."""
    edition, project = assembly.edition, assembly.project
    exam = exam_named(edition.assessment, project)
    if exam is None:
        return ()
    row = next(row for row in project.course.assessments if row.id == exam.id)
    return tuple(printed_form(exam, name) for name in printed_names(row, edition.forms))


def rendered(assembly: Assembly, name: str, tree: Sequence[Node], paper: Paper) -> Tree:
    """A tree with its texts written out; `name` makes its anchors those of one form."""
    page = render_page(assembly.project, f"{FOLDER}/{name}.md", el("div", None, tree), paper)
    assembly.issues.extend(page.issues)
    return page.tree


def form_title(form: PrintedForm) -> str:
    """A test's title with its form's letter."""
    letter = words(form.exam.language)["exam.say.form"].format(form=form.name)
    return f"{form.exam.title}\u3000{letter}"


def _assemble(assembly: Assembly) -> tuple[TestPaper, ...]:
    paper = Paper(audience="learner", page=assembly.paper.page)
    papers = []
    for form in forms_of(assembly):
        anchor = f"{form.exam.id}-{form.name}"
        tree = rendered(assembly, anchor, paper_exam(form), paper)
        code = f"CW1 {form.exam.course}/{form.exam.id}/{form.name} 0 {form.exam.language} {form.mark}"
        papers.append(TestPaper(anchor=anchor, title=form_title(form), tree=tuple(_with_code(tree, code))))
    return tuple(papers)


def _with_code(nodes: Sequence[Node], text: str) -> Iterator[Node]:
    """The tree with the form's code in its head."""
    for node in nodes:
        if isinstance(node, Element) and "exh" in attribute(node, "class").split():
            code = el("div", {"class": "qr", "aria-hidden": "true"}, code_drawing(text, CODE))
            yield el(node.tag, dict(node.attrs), node.children, code)
        elif isinstance(node, Element) and node.tag == "div" and not attribute(node, "class"):
            yield el(node.tag, dict(node.attrs), list(_with_code(node.children, text)))
        else:
            yield node


def _sections(_book: Book, papers: Sequence[TestPaper]) -> Iterator[Section]:
    for paper in papers:
        heads = {"lesson": paper.title, "module": paper.title}
        tree = (el("section", {"class": "paper-of", "id": f"paper-{paper.anchor}"}, paper.tree),)
        yield Section(name=f"test paper {paper.anchor}", tree=tree, heads=heads)


def _lines(_book: Book, papers: Sequence[TestPaper]) -> Iterator[Line]:
    for paper in papers:
        yield Line(label="", anchor=f"paper-{paper.anchor}", title=paper.title)


PART = BookPart(assemble=_assemble, sections=_sections, lines=_lines, styles=("test-papers",))
