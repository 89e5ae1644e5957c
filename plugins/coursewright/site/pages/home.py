"""The course home: where to begin, the route through the modules, the choice of a role.

It reads without the script. What only the script can know (how far one is, what is due, whose role) stands
ready and hidden; `data-` attributes carry what the script needs to fill it in.
"""

from __future__ import annotations

from coursewright.base.late import Late
from coursewright.base.markup import Element, Node, el
from coursewright.base.words import words
from coursewright.course.model import Lesson
from coursewright.project.minutes import minutes_in_words
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.scenarios import scenario_page, scenario_title, scenarios_of
from coursewright.site.pages.page import HIDDEN, SitePage, hide
from coursewright.site.pages.parts import duration, icon, lesson_count, minutes_of, roles_of

STATES = ("empty", "half", "full", "pass")


PAGE = "index.md"


def home_page(project: Project) -> SitePage:
    """The course home, without the frame's columns."""
    settings = (hide(["navigation", "toc", "footer"]), HIDDEN)
    title = words(project.language)["course.home"]
    return SitePage(path=PAGE, title=title, late=Late.of(render_home(project)), settings=settings)


def render_home(project: Project) -> Element:
    """The whole page body."""
    return el(
        "div",
        {"class": "cw-home", "data-course": project.course.id},
        el(
            "div",
            {"class": "cw-home__top"},
            el("h1", None, project.course.title),
            el("p", {"class": "cw-lede"}, project.course.subtitle) if project.course.subtitle else None,
        ),
        el("div", {"class": "cw-aside"}, _start(project), _reviews(project)) if project.lessons else None,
        _route(project),
        _scenarios(project),
    )


def _start(project: Project) -> Element:
    text = words(project.language)
    first = project.lessons[0]
    return el(
        "section",
        {"class": "cw-panel cw-resume", "aria-labelledby": "resume"},
        el("p", {"class": "cw-kick"}, f"{text['course.start']} · {project.module_of(first).module.title}"),
        el("h2", {"class": "cw-resume__t", "id": "resume"}, first.head.title),
        el("p", {"class": "cw-kick"}, minutes_in_words(first, project.language)),
        el(
            "a",
            {"class": "cw-btn cw-btn--main", "href": _address(first)},
            el("span", None, text["course.start_button"]),
            icon("next"),
        ),
    )


def _reviews(project: Project) -> Element:
    text = words(project.language)
    return el(
        "section",
        {"class": "cw-panel cw-due", "aria-labelledby": "reviews", "hidden": True},
        el("h2", {"id": "reviews"}, text["course.reviews"]),
        el("ul", {"class": "cw-plain"}),
        el(
            "a",
            {"class": "cw-btn", "href": "#reviews"},
            icon("redo"),
            el("span", None, text["course.reviews_button"]),
        ),
    )


def _route(project: Project) -> Element:
    text = words(project.language)
    time = duration(minutes_of(project.lessons), project.language)
    totals = text["course.totals"].format(n=len(project.lessons), time=time)
    return el(
        "section",
        {"class": "cw-route", "aria-labelledby": "route"},
        el(
            "div",
            {"class": "cw-route__h"},
            el("h2", {"id": "route"}, text["course.route"]),
            el("p", {"class": "cw-kick", "data-totals": True, "data-search-exclude": ""}, totals),
        ),
        _roles(project),
        el("ol", {"class": "cw-stops cw-plain"}, [_stop(project, module) for module in project.modules]),
        _key(project),
    )


def _roles(project: Project) -> Element:
    text = words(project.language)
    choices = [("", text["course.all_lessons"]), *((role.id, role.title) for role in project.course.roles)]
    chips = [
        el(
            "label",
            {"class": "cw-chip"},
            el("input", {"type": "radio", "name": "role", "value": value, "checked": value == ""}),
            el("span", None, title),
        )
        for value, title in choices
    ]
    return el(
        "fieldset", {"class": "cw-chips", "hidden": True}, el("legend", None, text["course.by_role"]), chips
    )


def _stop(project: Project, module: ModuleLessons) -> Element:
    everyone = [role.id for role in project.course.roles]
    fact = lesson_count(len(module.lessons), minutes_of(module.lessons), project.language)
    row: list[Node] = [
        el(
            "span",
            {"class": "cw-stop__t"},
            el("span", {"class": "cw-stop__n"}, str(module.number)),
            module.module.title,
        ),
        el(
            "span",
            {"class": "cw-stop__m"},
            el("span", {"class": "cw-dots"}, [_dot(lesson, everyone) for lesson in module.lessons]),
            el("span", {"data-fact": True}, fact),
        ),
        el("span", {"class": "cw-state", "hidden": True}),
    ]
    return el(
        "li",
        {"class": "cw-stop", "data-module": module.module.id},
        icon("empty"),
        el("a", {"class": "cw-stop__a", "href": f"{module.module.id}/index.html"}, row),
    )


def _dot(lesson: Lesson, everyone: list[str]) -> Element:
    return el(
        "span",
        {
            "class": "cw-i cw-i-empty",
            "aria-hidden": "true",
            "data-lesson": lesson.slug,
            "data-minutes": lesson.minutes,
            "data-roles": roles_of(lesson, everyone),
        },
    )


def _key(project: Project) -> Element:
    text = words(project.language)
    rows = [
        el("li", {"class": "cw-state"}, icon(state), el("span", None, text[f"course.state_{state}"]))
        for state in STATES
    ]
    return el("ul", {"class": "cw-key cw-plain", "aria-label": text["course.key"], "hidden": True}, rows)


def _scenarios(project: Project) -> Element | None:
    """Conversations to practise, which no lesson holds: a list under the route."""
    rows = [
        el(
            "li",
            None,
            el(
                "a",
                {"class": "cw-stop__a", "href": f"{scenario_page(quiz).removesuffix('.md')}.html"},
                el("span", {"class": "cw-stop__t"}, scenario_title(quiz)),
            ),
        )
        for quiz in scenarios_of(project)
    ]
    if not rows:
        return None
    text = words(project.language)
    return el(
        "section",
        {"class": "cw-talks", "aria-labelledby": "scenarios"},
        el("h2", {"id": "scenarios"}, text["quiz.scenarios"]),
        el("p", {"class": "cw-kick"}, text["course.scenarios_lede"]),
        el("ul", {"class": "cw-plain"}, rows),
    )


def _address(lesson: Lesson) -> str:
    return f"{lesson.page.removesuffix('.md')}.html"
