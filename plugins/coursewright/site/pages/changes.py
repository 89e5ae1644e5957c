"""What has changed since a learner took it: lessons to read, questions to answer, and a sheet to sign.

All of it is put together by a script of its own from what is kept on the device and the course's pieces; without the
script the page is one sentence.
"""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, el
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.quiz.screen import words_for_script
from coursewright.site.pages.page import HIDDEN, SitePage, hide

PAGE = "changes.md"
SCRIPT = "assets/javascripts/cw-changes.js"


def changes_page(project: Project) -> SitePage:
    """The page of changes; search leaves it out."""
    return SitePage(
        path=PAGE,
        title=words(project.language)["changes.title"],
        late=Late.of(render_page(project)),
        settings=(hide(["toc"]), HIDDEN),
        scripts=(SCRIPT,),
    )


def render_page(project: Project) -> Element:
    """The whole page body."""
    text = words(project.language)
    return el(
        "div",
        None,
        el("h1", None, text["changes.title"]),
        el("p", {"class": "cw-lede"}, text["changes.lede"]),
        el(
            "div",
            {
                "class": "cw-quiz cw-changed",
                "data-course": project.course.id,
                "data-lang": project.language,
            },
            el("noscript", None, el("p", {"class": "cw-noscript"}, text["changes.noscript"])),
            words_for_script(project.language, "quiz.say.", page=True),
            words_for_script(project.language, "changes.say."),
        ),
    )
