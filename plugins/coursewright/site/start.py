"""What the pages of a site begin with: a course of lessons, or a shelf of quizzes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.issues import IssueLog
from coursewright.project.alone import empty_project
from coursewright.project.load import default_language, load_stock
from coursewright.project.model import Project
from coursewright.project.shelf import Shelves, course_of_folder
from coursewright.project.stock import Stock
from coursewright.prose import Screen, conversion_for
from coursewright.prose.looks.look import Conversion
from coursewright.site.plan import SitePlan, plan_site

Start = Callable[[str], Conversion]
"""From a page's path to the state that its conversion begins with."""
Given = tuple[Path, Mapping[str, Project], Stock | None]
_given: ContextVar[Given | None] = ContextVar("given", default=None)


@contextmanager
def given_projects(root: Path, projects: Mapping[str, Project], stock: Stock | None = None) -> Iterator[None]:
    """Within it the course below `root` is not read again: these are its checked projects, in course.yml's order.

    `stock` is what they were read from, if that is known.
    """
    before = _given.set((root.resolve(), projects, stock))
    try:
        yield
    finally:
        _given.reset(before)


def load_plan(
    root: Path, language: str, issues: IssueLog, cache: Cache = NO_CACHE, stock: Stock | None = None
) -> SitePlan | None:
    """The plan of the course below `root` in a language ("" for its first), or None and issues.

    What a `cache` has of files that did not change is not made again. The files come from `stock`, if there is one.
    """
    given = _given.get()
    if given is not None and given[0] == root.resolve():
        _, projects, stock = given
        wanted = language or next(iter(projects), "")
    else:
        wanted, stock = language or default_language(root), stock or Stock(root=root)
        projects = load_stock(stock, issues, wanted, cache)
    return plan_site(projects[wanted], projects, stock) if wanted in projects else None


def course_start(plan: SitePlan) -> Start:
    """Pages of a course."""
    trees = plan.trees
    return lambda _: conversion_for(plan.project, Screen(), trees)


def shelf_start(shelves: Shelves, layout: str = "") -> Start:
    """Pages of a site that has quizzes and no course; `layout` is how questions come, see `Screen`."""
    return lambda page: conversion_for(shelves.for_page(page), Screen(layout=layout))


def start_course(root: Path, language: str, issues: IssueLog) -> Start:
    """Pages of the course below `root`, where only a Markdown extension is to be had."""
    plan = load_plan(root, language, issues)
    if plan is not None:
        return course_start(plan)
    empty = empty_project(root, language)
    return lambda _: conversion_for(empty, Screen())


def start_alone(
    root: Path, quizzes: str, figures: str, course: str, language: str, issues: IssueLog, layout: str = ""
) -> Start:
    """Pages of a site without a course, where only a Markdown extension is to be had: one language for all."""
    name = course or course_of_folder(root)
    shelves = Shelves(
        root=root, folder=quizzes, figures=figures, course=name, language=language, issues=issues
    )
    shelves.of(language)
    return shelf_start(shelves, layout)
