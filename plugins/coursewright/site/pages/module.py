"""A module's page: its core question, and its lessons with what one can do after each."""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, el
from coursewright.course.model import Lesson
from coursewright.languages.words import words
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import ModuleLessons, Project
from coursewright.site.pages.page import SitePage, hide
from coursewright.site.pages.parts import icon, lesson_count, minutes_of


def module_page(module: ModuleLessons) -> str:
    """The Markdown page of a module, below the language's root."""
    return f"{module.module.id}/index.md"


def module_site_page(project: Project, module: ModuleLessons) -> SitePage:
    """The page of one module."""
    tree = render_module(project, module)
    return SitePage(
        path=module_page(module), title=module.module.title, late=Late.of(tree), settings=(hide(["toc"]),)
    )


def render_module(project: Project, module: ModuleLessons) -> Element:
    """The whole page body."""
    text = words(project.language)
    count = lesson_count(len(module.lessons), minutes_of(module.lessons), project.language)
    return el(
        "div",
        {"class": "cw-module", "data-module": module.module.id},
        el("p", {"class": "cw-kick"}, text["course.module"].format(n=module.number)),
        el("h1", None, module.module.title),
        el("p", {"class": "cw-lede"}, module.module.question),
        el("p", {"class": "cw-facts", "data-search-exclude": ""}, el("span", None, icon("book"), count)),
        el(
            "ol",
            {
                "class": "cw-lessons cw-plain",
                "aria-label": text["course.lessons"],
                "data-search-exclude": True,
            },
            [_row(lesson, place, project.language) for place, lesson in enumerate(module.lessons, start=1)],
        ),
    )


def _row(lesson: Lesson, place: int, language: str) -> Element:
    goals = [el("li", None, objective.text) for objective in lesson.head.objectives]
    return el(
        "li",
        {"data-lesson": lesson.slug},
        el(
            "a",
            {"class": "cw-lesson", "href": f"{lesson.slug}.html"},
            el("span", {"class": "cw-lesson__n"}, str(place)),
            el("span", {"class": "cw-lesson__t"}, lesson.head.title),
            el("span", {"class": "cw-lesson__m"}, minutes_in_words(lesson, language)),
        ),
        el("ul", {"class": "cw-lesson__o cw-plain"}, goals),
    )
