"""Test papers and their keys: each form of each assessment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Node, el
from coursewright.base.variables import filled_tree
from coursewright.handbook.model import Audience
from coursewright.languages.words import words
from coursewright.project.assessments import FOLDER, assessments_of, exam_of
from coursewright.project.model import Project
from coursewright.prose import render_page
from coursewright.prose.looks.paper import Paper
from coursewright.quiz.assessment.paper import exam_head, paper_exam, paper_key
from coursewright.quiz.assessment.printed import printed_form


@dataclass(frozen=True, slots=True, kw_only=True)
class TestPaper:
    """A form to write on, or the key of one."""

    path: str
    title: str
    form: str
    audience: Audience
    tree: tuple[Node, ...]


def plan_papers(project: Project, issues: IssueLog) -> Iterator[TestPaper]:
    """Papers and keys in order; faults met while rendering go into `issues`."""
    word = words(project.language)
    lessons = {lesson.slug: lesson.number for lesson in project.lessons}
    for assessment in assessments_of(project):
        exam = exam_of(assessment, project)
        for form in exam.forms:
            printed = printed_form(exam, form.name)
            title = word["exam.paper.key"].format(title=exam.title)
            head = exam_head(title, form.name, word["exam.paper.key_alone"], exam.language)
            name, letter = f"{exam.id}-{form.name}.docx", word["exam.say.form"].format(form=form.name)
            rows: tuple[tuple[str, str, Audience, tuple[Node, ...]], ...] = (
                (f"learner/tests/{name}", exam.title, "learner", paper_exam(printed)),
                (
                    f"trainer/keys/{name}",
                    title,
                    "trainer",
                    (head, paper_key([printed], lessons)),
                ),
            )
            for path, title, audience, tree in rows:
                page = f"{FOLDER}/{exam.id}.md"
                rendered = render_page(project, page, el("div", None, tree), Paper(audience=audience))
                issues.extend(rendered.issues)
                tree = filled_tree(rendered.tree, project.course.values)
                yield TestPaper(
                    path=path, title=f"{title} {letter}", form=letter, audience=audience, tree=tree
                )
