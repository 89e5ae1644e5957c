"""The notebook of mistakes: what was answered wrong on this device, to read, to practise, to print.

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

PAGE = "notebook.md"
SCRIPT = "assets/javascripts/cw-notebook.js"


def notebook_page(project: Project) -> SitePage:
    """The page of the notebook; search leaves it out."""
    return SitePage(
        path=PAGE,
        title=words(project.language)["notebook.title"],
        late=Late.of(render_notebook(project)),
        settings=(hide(["toc"]), HIDDEN),
        scripts=(SCRIPT,),
    )


def render_notebook(project: Project) -> Element:
    """The whole page body; `data-review` is how days are planned."""
    text = words(project.language)
    return el(
        "div",
        {
            "class": "cw-book",
            "data-course": project.course.id,
            "data-title": project.course.title,
            "data-lang": project.language,
            "data-review": project.course.review,
        },
        el("h1", None, text["notebook.title"]),
        el("noscript", None, el("p", {"class": "cw-noscript"}, text["notebook.noscript"])),
        words_for_script(project.language, "quiz.say.", page=True),
        words_for_script(project.language, "quiz.kind.", "notebook.say."),
    )
