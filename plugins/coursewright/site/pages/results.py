"""One's own results: progress, how sure and how right one was, a test before and after, and a record to print.

All of it is put together by a script of its own from what is kept on the device and the course's pieces; without the
script the page is one sentence.
"""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, el
from coursewright.languages.words import words
from coursewright.project.assessments import assessments_of
from coursewright.project.model import Project
from coursewright.quiz.screen import words_for_script
from coursewright.site.pages.page import HIDDEN, SitePage, hide

PAGE = "results.md"
SCRIPT = "assets/javascripts/cw-results.js"
BEFORE, AFTER = "pre-test", "post-test"
"""The assessments that are compared, where a course has both."""


def results_page(project: Project) -> SitePage:
    """The page of results; search leaves it out."""
    return SitePage(
        path=PAGE,
        title=words(project.language)["results.title"],
        late=Late.of(render_results(project)),
        settings=(hide(["toc"]), HIDDEN),
        scripts=(SCRIPT,),
    )


def render_results(project: Project) -> Element:
    """The whole page body; `data-before` and `data-after` name the assessments that are compared."""
    text = words(project.language)
    ids = {assessment.id for assessment in assessments_of(project)}
    pair = (BEFORE, AFTER) if {BEFORE, AFTER} <= ids else (None, None)
    return el(
        "div",
        {
            "class": "cw-mine",
            "data-course": project.course.id,
            "data-lang": project.language,
            "data-before": pair[0],
            "data-after": pair[1],
        },
        el("h1", None, text["results.title"]),
        el("p", {"class": "cw-lede"}, text["results.lede"]),
        el("noscript", None, el("p", {"class": "cw-noscript"}, text["results.noscript"])),
        words_for_script(project.language, "quiz.say.", page=True),
        words_for_script(project.language, "results.say."),
    )
