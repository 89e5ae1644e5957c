"""The plan of a site: every page of one language, the navigation, and the way to the other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursewright.base.late import LateMapping
from coursewright.base.markup import Node
from coursewright.languages.words import words
from coursewright.project.assessments import assessments_of
from coursewright.project.cards import PAGE as CARDS
from coursewright.project.model import Project
from coursewright.project.scenarios import scenario_page, scenario_title, scenarios_of
from coursewright.project.stock import Stock
from coursewright.site.pages import cards, changes, copy, glossary, home, notebook, results, review
from coursewright.site.pages.assessment import assessment_page, assessment_site_page
from coursewright.site.pages.module import module_page, module_site_page
from coursewright.site.pages.page import SitePage
from coursewright.site.pages.scenario import scenario_site_page

Nav = list[str | dict[str, "str | Nav"]]
"""Navigation as MkDocs reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A page in the contents of a site: its Markdown path, and its title ("": that of the page)."""

    path: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages under one heading."""

    title: str
    rows: tuple[Row, ...]


Contents = tuple[Row | Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A page in a language, as the language switch lists it."""

    name: str
    link: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """One language's site: `pages` are those that no author writes, `elsewhere` the pages of each language.

    `stock` has the files as the project was read from them.
    """

    project: Project
    contents: Contents
    pages: tuple[SitePage, ...]
    elsewhere: Mapping[str, frozenset[str]]
    stock: Stock

    @property
    def trees(self) -> Mapping[str, Node]:
        """The trees of the pages that no author writes, by path."""
        return LateMapping({page.path: page.late for page in self.pages})

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts that some pages need beside the one that all have."""
        return tuple(dict.fromkeys(script for page in self.pages for script in page.scripts))

    def page_at(self, path: str) -> SitePage | None:
        """The page at a path, if no author writes it."""
        return next((page for page in self.pages if page.path == path), None)

    def scripts_of(self, path: str) -> tuple[str, ...]:
        """The scripts that the page at a path needs beside the one that all have."""
        page = self.page_at(path)
        return page.scripts if page else ()

    def navigation(self) -> Nav:
        """The contents as MkDocs reads them."""
        return [
            entry_of(part) if isinstance(part, Row) else {part.title: [entry_of(row) for row in part.rows]}
            for part in self.contents
        ]

    def alternates(self, path: str, url: str) -> list[Alternate]:
        """A page in every language; where another language lacks it, that language's home.

        Links are relative to this language's root, since the theme makes them relative to the page.
        """
        return [
            Alternate(
                name=words(language)["site.language"],
                link=url
                if language == self.project.language
                else f"../{language}/{url if path in self.elsewhere.get(language, ()) else 'index.html'}",
                lang=language,
            )
            for language in self.project.course.languages
        ]


def plan_site(project: Project, projects: Mapping[str, Project], stock: Stock | None = None) -> SitePlan:
    """The plan of one language's site; `projects` are all languages of the course, read from `stock`."""
    return SitePlan(
        project=project,
        contents=contents_of(project),
        pages=tuple(made_pages(project)),
        elsewhere={language: paths_of(other) for language, other in projects.items()},
        stock=stock or Stock(root=project.root),
    )


def contents_of(project: Project) -> Contents:
    """Home, modules with their lessons in order, scenarios, assessments, what is kept, cards, glossary, copies."""
    text = words(project.language)
    modules = (
        Section(
            title=f"{module.number} {module.module.title}",
            rows=(
                Row(path=module_page(module)),
                *(Row(path=lesson.page, title=lesson.head.title) for lesson in module.lessons),
            ),
        )
        for module in project.modules
    )
    talks = tuple(Row(path=scenario_page(quiz), title=scenario_title(quiz)) for quiz in scenarios_of(project))
    exams = tuple(Row(path=assessment_page(row), title=row.title) for row in assessments_of(project))
    return (
        Row(path=home.PAGE, title=text["course.home"]),
        *modules,
        *([Section(title=text["quiz.scenarios"], rows=talks)] if talks else []),
        *([Section(title=text["exam.section"], rows=exams)] if exams else []),
        *(_own_rows(text) if project.lessons else []),
        *([Row(path=CARDS, title=text["course.cards"])] if project.cards else []),
        *([Row(path=glossary.PAGE, title=text["course.glossary"])] if project.glossary else []),
        *([Row(path=copy.PAGE, title=text["copy.title"])] if project.lessons else []),
    )


def _own_rows(text: Mapping[str, str]) -> Iterator[Row]:
    """The pages that show a learner what the device keeps."""
    pages = {"review": review, "notebook": notebook, "results": results, "changes": changes}
    for name, page in pages.items():
        yield Row(path=page.PAGE, title=text[f"{name}.title"])


def made_pages(project: Project) -> Iterator[SitePage]:
    """The pages among the contents that no author writes."""
    yield home.home_page(project)
    for module in project.modules:
        yield module_site_page(project, module)
    for quiz in scenarios_of(project):
        yield scenario_site_page(project, quiz)
    for assessment in assessments_of(project):
        yield assessment_site_page(project, assessment)
    if project.lessons:
        yield review.review_page(project)
        yield notebook.notebook_page(project)
        yield results.results_page(project)
        yield changes.changes_page(project)
    if project.cards:
        yield cards.cards_page(project)
    if project.glossary:
        yield glossary.glossary_page(project)
    if project.lessons:
        yield copy.copy_page(project)


def paths_of(project: Project) -> frozenset[str]:
    """The paths of all pages of one language."""
    rows = (part.rows if isinstance(part, Section) else (part,) for part in contents_of(project))
    return frozenset(row.path for group in rows for row in group)


def entry_of(row: Row) -> str | dict[str, str | Nav]:
    """One page as MkDocs' navigation names it."""
    return {row.title: row.path} if row.title else row.path
