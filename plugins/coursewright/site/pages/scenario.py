"""A scenario's page: a conversation to practise, which stands in no lesson."""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.project.model import Project
from coursewright.project.objectives import objectives_elsewhere
from coursewright.project.scenarios import scenario_page, scenario_title
from coursewright.quiz.model import LoadedQuiz
from coursewright.quiz.screen import screen_quiz
from coursewright.site.pages.page import SitePage, hide


def scenario_site_page(project: Project, quiz: LoadedQuiz) -> SitePage:
    """The page of one scenario."""
    path = scenario_page(quiz)
    return SitePage(
        path=path,
        title=scenario_title(quiz),
        late=Late(lambda: screen_quiz(quiz, objectives=objectives_elsewhere(project, quiz, path))),
        sources=(quiz.places.file,),
        settings=(hide(["toc"]),),
    )
