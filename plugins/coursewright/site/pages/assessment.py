"""An assessment's page: all its forms, from which the script that only it needs takes one."""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.course.blueprint import Assessment
from coursewright.project.assessments import FOLDER, exam_of
from coursewright.project.model import Project
from coursewright.quiz.assessment.screen import screen_exam
from coursewright.site.pages.page import HIDDEN, SitePage, hide

SCRIPT = "assets/javascripts/coursewright-exam.js"


def assessment_page(assessment: Assessment) -> str:
    """The Markdown page of an assessment, below the language's root."""
    return f"{FOLDER}/{assessment.id}.md"


def assessment_site_page(project: Project, assessment: Assessment) -> SitePage:
    """The page of one assessment; search leaves it out."""
    return SitePage(
        path=assessment_page(assessment),
        title=assessment.title,
        late=Late(lambda: screen_exam(exam_of(assessment, project))),
        sources=(
            project.banks[assessment.id],
            *(project.quizzes[name].places.file for name in project.scenarios),
        ),
        settings=(hide(["toc"]), HIDDEN),
        scripts=(SCRIPT,),
        sheet="exam",
    )
