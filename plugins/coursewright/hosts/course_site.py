"""What a site engine needs to know of a course: navigation, pages, files, the way to the other language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.markup import Node
from coursewright.base.words import words
from coursewright.hosts.stylesheet import read_stylesheet
from coursewright.project import GeneratedFile, Project
from coursewright.project.assessments import SCRIPT as EXAM_SCRIPT
from coursewright.project.assessments import assessment_page, assessments_of, exam_of
from coursewright.project.pages import render_pages
from coursewright.project.scenarios import scenario_page, scenario_title, scenarios_of
from coursewright.prose.addresses import SHARED
from coursewright.quiz.assessment.screen import screen_exam

THEME = Path(__file__).parent / "theme"
BROWSER = Path(__file__).parent.parent / "browser"
SCRIPT_FILE = BROWSER / "coursewright.js"
EXAM_SCRIPT_FILE = BROWSER / "coursewright-exam.js"
SCRIPT = "assets/javascripts/coursewright.js"
STYLE = "assets/stylesheets/coursewright.css"
SEARCH_SHIM = "assets/javascripts/iframe-worker.js"

Nav = list[str | dict[str, "str | Nav"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A page in a language, as Material's language switch lists it."""

    name: str
    link: str
    lang: str


def navigation(project: Project) -> Nav:
    """Home, a section a module with its lessons in course order, the scenarios, the assessments, the glossary."""
    text = words(project.language)
    nav: Nav = [{text["course.home"]: "index.md"}]
    for module in project.modules:
        pages: Nav = [f"{module.module.id}/index.md"]
        pages.extend({lesson.head.title: lesson.page} for lesson in module.lessons)
        nav.append({f"{module.number} {module.module.title}": pages})
    scenarios: Nav = [{scenario_title(quiz): scenario_page(quiz)} for quiz in scenarios_of(project)]
    if scenarios:
        nav.append({text["quiz.scenarios"]: scenarios})
    exams: Nav = [{row.title: assessment_page(row)} for row in assessments_of(project)]
    if exams:
        nav.append({text["exam.section"]: exams})
    if project.glossary:
        nav.append({text["course.glossary"]: "glossary.md"})
    return nav


def generated_files(project: Project) -> tuple[GeneratedFile, ...]:
    """The pages made from the spine, and the style sheet and script that every page uses."""
    return (*render_pages(project), *asset_files(theme=True), *_exam_script(project))


def page_trees(project: Project) -> dict[str, Node]:
    """The trees of pages that Markdown fills with them, by path."""
    return {assessment_page(row): screen_exam(exam_of(row, project)) for row in assessments_of(project)}


def _exam_script(project: Project) -> tuple[GeneratedFile, ...]:
    if not assessments_of(project):
        return ()
    return (GeneratedFile(path=EXAM_SCRIPT, text=EXAM_SCRIPT_FILE.read_text(encoding="utf-8")),)


def asset_files(*, theme: bool) -> tuple[GeneratedFile, ...]:
    """The style sheet and the script; without `theme` only what a quiz in a foreign site needs."""
    return (
        GeneratedFile(path=STYLE, text=read_stylesheet(theme=theme)),
        GeneratedFile(path=SCRIPT, text=SCRIPT_FILE.read_text(encoding="utf-8")),
    )


def shared_pictures(project: Project) -> Iterator[tuple[str, Path]]:
    """Pictures of all languages: path in the site, and file."""
    folder = project.root / "content" / "assets"
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield f"{SHARED}/{file.relative_to(folder).as_posix()}", file


def is_shown(project: Project, page: str) -> bool:
    """Whether a Markdown file of the content folder belongs to the site (drafts do not)."""
    return project.lesson_at(page) is not None


def alternates(project: Project, page: str, url: str) -> list[Alternate]:
    """This page in every language; where another language lacks it, that language's home.

    Links are relative to this language's root, since the theme makes them relative to the page.
    """
    rows = []
    for language in project.course.languages:
        if language == project.language:
            link = url
        else:
            link = f"../{language}/{url if _exists_in(project.second, page) else 'index.html'}"
        rows.append(Alternate(name=words(language)["site.language"], link=link, lang=language))
    return rows


def _exists_in(other: Project | None, page: str) -> bool:
    if other is None:
        return False
    modules = {f"{module.module.id}/index.md" for module in other.modules}
    scenarios = {scenario_page(quiz) for quiz in scenarios_of(other)}
    exams = {assessment_page(row) for row in assessments_of(other)}
    return (
        page in {"index.md", "glossary.md"} | modules | scenarios | exams or other.lesson_at(page) is not None
    )
