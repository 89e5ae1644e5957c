"""The review: questions that were missed or whose day has come, one at a time.

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

PAGE = "review.md"
SCRIPT = "assets/javascripts/cw-review.js"


def review_page(project: Project) -> SitePage:
    """The page of the review; search leaves it out."""
    return SitePage(
        path=PAGE,
        title=words(project.language)["review.title"],
        late=Late.of(render_review(project)),
        settings=(hide(["toc"]), HIDDEN),
        scripts=(SCRIPT,),
    )


def render_review(project: Project) -> Element:
    """The whole page body; `data-review` is how days are planned."""
    text = words(project.language)
    return el(
        "div",
        None,
        el("h1", None, text["review.title"]),
        el("p", {"class": "cw-lede"}, text["review.lede"]),
        el(
            "div",
            {
                "class": "cw-quiz cw-review",
                "data-course": project.course.id,
                "data-lang": project.language,
                "data-review": project.course.review,
            },
            el("noscript", None, el("p", {"class": "cw-noscript"}, text["review.noscript"])),
            words_for_script(project.language, "quiz.say.", page=True),
            words_for_script(project.language, "review.say.", "changes.link."),
            words_for_script(project.language, "changes.link."),
        ),
    )
