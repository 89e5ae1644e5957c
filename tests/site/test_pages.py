"""The generated pages of a course, from the small course of tests/cases/course and from this project's own."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from coursewright.base.issues import IssueLog
from coursewright.base.markup import to_html
from coursewright.project import Project, load_projects
from coursewright.prose.page import is_finished
from coursewright.site.pages.page import SitePage
from coursewright.site.plan import made_pages

from ..project.cases import lay_course

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")


class Links(HTMLParser):
    """Collects what links point at and which ids there are."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = dict(attrs)
        if tag == "a":
            self.targets.append(values.get("href") or "")
        if values.get("id"):
            self.ids.append(values["id"] or "")


@pytest.fixture
def small(tmp_path: Path) -> dict[str, Project]:
    return load_projects(lay_course(tmp_path), IssueLog())


def pages(project: Project) -> dict[str, str]:
    return {page.path: written(page) for page in finished(project)}


def finished(project: Project) -> list[SitePage]:
    """The pages without leaves: their trees are finished HTML."""
    return [page for page in made_pages(project) if is_finished(page.tree)]


def written(page: SitePage) -> str:
    return f"{page.markdown}\n{to_html(page.tree)}\n"


def head(text: str) -> dict[str, object]:
    values: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return values


def test_a_course_has_a_home_a_page_for_each_module_and_a_glossary(small: dict[str, Project]) -> None:
    assert list(pages(small["zh"])) == [
        "index.md",
        "moments/index.md",
        "review.md",
        "notebook.md",
        "results.md",
        "changes.md",
        "glossary.md",
        "progress.md",
    ]


def test_a_course_without_terms_has_no_glossary(small: dict[str, Project]) -> None:
    assert "glossary.md" not in pages(replace(small["zh"], glossary=()))


def test_a_course_without_lessons_still_has_a_home(small: dict[str, Project]) -> None:
    empty = replace(small["zh"], modules=(), glossary=())
    assert list(pages(empty)) == ["index.md"]
    assert "cw-resume" not in pages(empty)["index.md"]


def linked(page: SitePage, target: str) -> str:
    folder = page.path.rpartition("/")[0]
    return f"{folder}/{target.partition('#')[0]}".lstrip("/").replace(".html", ".md")


def test_front_matter_takes_any_title(small: dict[str, Project]) -> None:
    module = small["en"].modules[0]
    title = 'Moments: "the first" # and the last'
    odd = replace(module, module=replace(module.module, title=title))
    project = replace(small["en"], modules=(odd,))
    assert head(pages(project)["moments/index.md"])["title"] == title
    assert "&quot;" not in head(pages(project)["moments/index.md"])["title"]  # type: ignore[operator]


def test_the_home_says_how_much_there_is_and_how_long_it_takes(small: dict[str, Project]) -> None:
    minutes = sum(lesson.minutes for lesson in small["zh"].lessons)
    assert 0 < minutes < 60
    assert f"共 {len(small['zh'].lessons)} 课，约 {minutes} 分钟" in pages(small["zh"])["index.md"]


def test_an_hour_and_more_is_told_in_half_hours(small: dict[str, Project]) -> None:
    module = small["en"].modules[0]
    long = tuple(replace(lesson, minutes=50) for lesson in module.lessons)
    project = replace(small["en"], modules=(replace(module, lessons=long),))
    assert "2 lessons, about 1.5 h" in pages(project)["index.md"]


def test_a_term_shows_its_name_in_the_other_language(small: dict[str, Project]) -> None:
    assert '<p class="cw-entry__o" lang="en">queue</p>' in pages(small["zh"])["glossary.md"]
    assert '<p class="cw-entry__o" lang="zh">队</p>' in pages(small["en"])["glossary.md"]


def test_an_author_s_angle_bracket_is_a_character(small: dict[str, Project]) -> None:
    course = replace(small["en"].course, title="Less < more & other tales")
    home = pages(replace(small["en"], course=course))["index.md"]
    assert "Less &lt; more &amp; other tales" in home
