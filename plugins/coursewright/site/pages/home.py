"""The course home: where to go on, the route through the modules, what one meant to do.

It reads without the script. What only the script can know (how far one is, what is due, whose role) stands ready and
hidden; `data-` attributes carry what the script needs to fill it in (browser/src/home/).
"""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, el
from coursewright.languages.words import words
from coursewright.project.assessments import assessments_of
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import Project
from coursewright.prose.addresses import SHARED
from coursewright.quiz.screen import words_for_script
from coursewright.site.pages import changes, copy, notebook, results, review
from coursewright.site.pages.assessment import assessment_page
from coursewright.site.pages.due import render_due
from coursewright.site.pages.page import HIDDEN, SitePage, hide
from coursewright.site.pages.parts import icon, site_address
from coursewright.site.pages.route import render_route

PAGE = "index.md"
SCRIPT = "assets/javascripts/cw-home.js"
COVER = "cover.svg"
"""Among what the languages share."""


def home_page(project: Project) -> SitePage:
    """The course home, without the frame's columns."""
    return SitePage(
        path=PAGE,
        title=words(project.language)["course.home"],
        late=Late(lambda: render_home(project)),
        settings=(hide(["navigation", "toc", "footer"]), HIDDEN),
        scripts=(SCRIPT, review.SCRIPT),
    )


def render_home(project: Project) -> Element:
    """The whole page body."""
    return el(
        "div",
        {"class": "cw-home", "data-course": project.course.id},
        _hero(project),
        el(
            "div",
            {"class": "cw-aside"},
            _start(project),
            render_due(project),
            _changed(),
            _pledges(project),
        )
        if project.lessons
        else None,
        render_route(project),
        _more(project) if project.lessons else None,
        words_for_script(project.language, "quiz.say.", "home.", "changes.link."),
    )


def _hero(project: Project) -> Element:
    subtitle = project.course.subtitle
    return el(
        "div",
        {"class": "cw-hero"},
        el("h1", None, project.course.title),
        el("p", {"class": "cw-lede"}, subtitle) if subtitle else None,
        # The picture of the books' cover; it says nothing that the page does not say.
        el("img", {"class": "cw-hero__c", "src": f"{SHARED}/{COVER}", "alt": ""})
        if _has_cover(project)
        else None,
    )


def _has_cover(project: Project) -> bool:
    return (project.root / "content" / "assets" / COVER).is_file()


def _start(project: Project) -> Element:
    text = words(project.language)
    first = project.lessons[0]
    ends = [
        el("a", {"href": site_address(assessment_page(row))}, row.title)
        for row in assessments_of(project)
        if row.pass_
    ]
    return el(
        "section",
        {"class": "cw-panel cw-go", "aria-labelledby": "resume"},
        el("p", {"class": "cw-kick"}, f"{text['course.start']} · {project.module_of(first).module.title}"),
        el("h2", {"class": "cw-go__t", "id": "resume"}, first.head.title),
        el("span", {"class": "cw-line4", "aria-hidden": "true", "hidden": True}),
        el("p", {"class": "cw-kick", "data-left": True}, minutes_in_words(first, project.language)),
        el(
            "a",
            {"class": "cw-btn cw-btn--main", "href": site_address(first.page)},
            el("span", None, text["course.start_button"]),
            icon("next"),
        ),
        el("template", {"class": "cw-ends"}, ends) if ends else None,
    )


def _changed() -> Element:
    """The way to what has changed since one took it, hidden until a script knows of something."""
    return el(
        "a",
        {"class": "cw-panel cw-anew", "href": site_address(changes.PAGE), "hidden": True},
        icon("redo"),
        el("span"),
    )


def _pledges(project: Project) -> Element:
    text = words(project.language)
    return el(
        "section",
        {"class": "cw-panel cw-plans", "aria-labelledby": "plans", "hidden": True},
        el("h2", {"id": "plans"}, text["course.plans"]),
        el("ul", {"class": "cw-plain"}),
    )


def _more(project: Project) -> Element:
    """Links to what the device keeps; this page's scripts fill in the numbers, that of mistakes the review's."""
    text = words(project.language)
    rows = (
        ("notebook", notebook.PAGE, "book"),
        ("results", results.PAGE, "target"),
        ("copy", copy.PAGE, "file"),
    )
    links = [
        el(
            "a",
            {"class": "cw-more-a", "href": site_address(page)},
            icon(mark),
            el("span", None, text[f"{name}.title"]),
            el("span", {"class": "cw-more-n", "data-more": name}),
        )
        for name, page, mark in rows
    ]
    return el("nav", {"class": "cw-more-l", "aria-label": text["home.more"]}, links)
