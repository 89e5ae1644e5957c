"""The pages of a course that no author writes: its home, modules, scenarios, assessments, the glossary.

Each is Markdown with front matter whose body is finished HTML (a scenario's and an assessment's is a fence), so
any engine can build it. Their links are those of the built site (`use_directory_urls: false`), since engines leave
links inside raw HTML alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from coursewright.base.markup import Element, to_html
from coursewright.base.words import words
from coursewright.project.assessments import assessments_of, render_assessment
from coursewright.project.glossary_page import render_glossary
from coursewright.project.home_page import render_home
from coursewright.project.model import GeneratedFile, Project
from coursewright.project.module_page import render_module
from coursewright.project.scenarios import render_scenario, scenarios_of

HIDDEN = "search: {exclude: true}"
QUIET = "search: {boost: 0.5}"  # a lesson says more about a word than its entry does


def render_pages(project: Project) -> tuple[GeneratedFile, ...]:
    """Course home, a page for each module that has lessons, scenario and assessment, and the glossary."""
    text = words(project.language)
    home = _page(
        "index.md", text["course.home"], render_home(project), ("navigation", "toc", "footer"), HIDDEN
    )
    modules = [
        _page(f"{module.module.id}/index.md", module.module.title, render_module(project, module), ("toc",))
        for module in project.modules
    ]
    glossary = [_page("glossary.md", text["course.glossary"], render_glossary(project), ("toc",), QUIET)]
    scenarios = [render_scenario(quiz) for quiz in scenarios_of(project)]
    exams = [render_assessment(row) for row in assessments_of(project)]
    return (home, *modules, *scenarios, *exams, *(glossary if project.glossary else []))


def _page(path: str, title: str, body: Element, hidden: Sequence[str], search: str = "") -> GeneratedFile:
    head = [f"title: {json.dumps(title, ensure_ascii=False)}", f"hide: [{', '.join(hidden)}]", search]
    lines = ["---", *(line for line in head if line), "---", "", to_html(body), ""]
    return GeneratedFile(path=path, text="\n".join(lines))
