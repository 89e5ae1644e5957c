"""What is due, on the course's home: hidden until a script knows of something (browser/src/review/due.ts)."""

from __future__ import annotations

from coursewright.base.markup import Element, el
from coursewright.languages.words import words
from coursewright.project.model import Project
from coursewright.quiz.screen import words_for_script
from coursewright.site.pages import review
from coursewright.site.pages.parts import icon


def render_due(project: Project) -> Element:
    """A row a lesson, or when the next time is; the ways to the review and to the question of the day."""
    text, address = words(project.language), f"{review.PAGE.removesuffix('.md')}.html"
    return el(
        "section",
        {
            "class": "cw-panel cw-due",
            "aria-labelledby": "reviews",
            "data-course": project.course.id,
            "data-lang": project.language,
            "data-review": project.course.review,
            "hidden": True,
        },
        el("h2", {"id": "reviews"}, text["course.reviews"]),
        el("ul", {"class": "cw-plain"}),
        el("p", {"data-none": True, "hidden": True}),
        el(
            "a",
            {"class": "cw-btn", "href": address, "data-go": True, "hidden": True},
            icon("redo"),
            el("span", None, text["course.reviews_button"]),
        ),
        el(
            "a",
            {"class": "cw-due__d", "href": f"{address}#day", "data-day": True, "hidden": True},
            text["review.day"],
        ),
        words_for_script(project.language, "review.due.", page=True),
    )
