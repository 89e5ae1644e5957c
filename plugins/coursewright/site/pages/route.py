"""The route through a course: its modules with their lessons and conversations, by role and moment."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.base.markup import Element, el
from coursewright.course.model import Lesson
from coursewright.languages.words import words
from coursewright.project.model import ModuleLessons, Project
from coursewright.project.scenarios import scenario_page, scenario_title, scenarios_of
from coursewright.quiz.model import LoadedQuiz
from coursewright.site.pages.parts import duration, icon, minutes_of, roles_of, site_address

STATES = ("empty", "half", "full", "pass")


def render_route(project: Project) -> Element:
    """The section of the home that lists the modules."""
    text = words(project.language)
    time = duration(minutes_of(project.lessons), project.language)
    totals = text["course.totals"].format(n=len(project.lessons), time=time)
    stops = _stops_by_module(project)
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
        _moments(project),
        el(
            "ol",
            {"class": "cw-mods cw-plain"},
            [_module(project, module, stops.get(module.module.id, [])) for module in project.modules],
        ),
        _talks(project, stops.get("", [])),
        _key(project),
    )


def _stops_by_module(project: Project) -> dict[str, list[LoadedQuiz]]:
    """The conversations by the module whose lesson their first question belongs to; "": to none."""
    homes = {lesson.slug: module.module.id for module in project.modules for lesson in module.lessons}
    stops: dict[str, list[LoadedQuiz]] = {}
    for quiz in scenarios_of(project):
        stops.setdefault(homes.get(_lesson_of(quiz), ""), []).append(quiz)
    return stops


def _lesson_of(quiz: LoadedQuiz) -> str:
    lesson, mark, _ = (quiz.questions[0].objective or "").partition("#")
    return lesson if mark else ""


def _roles(project: Project) -> Element | None:
    text = words(project.language)
    rows = [(role.id, role.short or role.title) for role in project.course.roles]
    return _chips("role", text["course.by_role"], [("", text["course.all_lessons"]), *rows]) if rows else None


def _moments(project: Project) -> Element | None:
    """The moments that lessons name, folded: there are many."""
    named = {name for lesson in project.lessons for name in lesson.head.moments}
    rows = [(moment.id, moment.title) for moment in project.course.moments if moment.id in named]
    if not rows:
        return None
    text = words(project.language)
    chips = _chips(
        "moment", text["course.by_moment"], [("", text["course.all_moments"]), *rows], hidden=False
    )
    summary = el("summary", None, text["course.by_moment"])
    return el("details", {"class": "cw-more cw-route__m", "hidden": True}, summary, chips)


def _chips(name: str, legend: str, choices: Iterable[tuple[str, str]], *, hidden: bool = True) -> Element:
    chips = [
        el(
            "label",
            {"class": "cw-chip"},
            el("input", {"type": "radio", "name": name, "value": value, "checked": value == ""}),
            el("span", None, title),
        )
        for value, title in choices
    ]
    return el("fieldset", {"class": "cw-chips", "hidden": hidden}, el("legend", None, legend), chips)


def _module(project: Project, module: ModuleLessons, talks: list[LoadedQuiz]) -> Element:
    text = words(project.language)
    minutes = text["course.minutes"].format(n=minutes_of(module.lessons))
    rows = [_lesson(project, lesson) for lesson in module.lessons]
    rows += [_talk(project, quiz) for quiz in talks]
    return el(
        "li",
        {"class": "cw-mod", "data-module": module.module.id},
        el(
            "h3",
            {"class": "cw-mod__h"},
            el("span", {"class": "cw-figure-n"}, str(module.number)),
            el("a", {"class": "cw-mod__a", "href": f"{module.module.id}/index.html"}, module.module.title),
            el("span", {"class": "cw-kick", "data-search-exclude": ""}, minutes) if module.lessons else None,
        ),
        el("ol", {"class": "cw-plain"}, rows) if rows else None,
    )


def _lesson(project: Project, lesson: Lesson) -> Element:
    everyone = [role.id for role in project.course.roles]
    minutes = words(project.language)["course.minutes"].format(n=lesson.minutes)
    attrs = {
        "class": "cw-les",
        "href": site_address(lesson.page),
        "data-lesson": lesson.slug,
        "data-minutes": lesson.minutes,
        "data-roles": roles_of(lesson, everyone) or None,
        "data-moments": " ".join(lesson.head.moments) or None,
        "data-requires": " ".join(lesson.head.requires) or None
        if project.course.requires == "gate"
        else None,
        "data-quizzes": " ".join(lesson.shown) or None,
    }
    title = el("span", {"class": "cw-les__b"}, lesson.head.title)
    return el("li", None, el("a", attrs, icon("empty"), title, el("span", {"class": "cw-les__m"}, minutes)))


def _talk(project: Project, quiz: LoadedQuiz) -> Element:
    text = words(project.language)
    question = quiz.questions[0]
    title = text["course.scenario"].format(title=scenario_title(quiz))
    attrs = {
        "class": "cw-les",
        "href": site_address(scenario_page(quiz)),
        "data-talk": quiz.id,
        "data-roles": " ".join(question.roles) or None,
        "data-moments": " ".join(question.moments) or None,
        "data-after": _lesson_of(quiz) or None,
    }
    return el("li", None, el("a", attrs, icon("talk"), el("span", {"class": "cw-les__b"}, title)))


def _talks(project: Project, quizzes: list[LoadedQuiz]) -> Element | None:
    """Conversations that belong to no lesson: a list below the modules."""
    if not quizzes:
        return None
    text = words(project.language)
    return el(
        "section",
        {"class": "cw-mod cw-mod--talks", "aria-labelledby": "scenarios"},
        el("h3", {"class": "cw-mod__h", "id": "scenarios"}, text["quiz.scenarios"]),
        el("p", {"class": "cw-kick"}, text["course.scenarios_lede"]),
        el("ol", {"class": "cw-plain"}, [_talk(project, quiz) for quiz in quizzes]),
    )


def _key(project: Project) -> Element:
    text = words(project.language)
    rows = [
        el("li", {"class": "cw-state"}, icon(state), el("span", None, text[f"course.state_{state}"]))
        for state in STATES
    ]
    return el("ul", {"class": "cw-key cw-plain", "aria-label": text["course.key"], "hidden": True}, rows)
