"""The generated pages of a course, from the small course of tests/cases/course and from this project's own."""

from __future__ import annotations

import re
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
from coursewright.site.plan import made_pages, paths_of

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


@pytest.fixture(scope="module")
def own() -> dict[str, Project]:
    return load_projects(ROOT, IssueLog())


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
    assert list(pages(small["zh"])) == ["index.md", "moments/index.md", "glossary.md"]


def test_a_course_without_terms_has_no_glossary(small: dict[str, Project]) -> None:
    assert "glossary.md" not in pages(replace(small["zh"], glossary=()))


def test_a_course_without_lessons_still_has_a_home(small: dict[str, Project]) -> None:
    empty = replace(small["zh"], modules=(), glossary=())
    assert list(pages(empty)) == ["index.md"]
    assert "cw-resume" not in pages(empty)["index.md"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_modules_without_lessons_do_not_show(own: dict[str, Project], language: str) -> None:
    project = own[language]
    shown = {module.module.id for module in project.modules}
    home = pages(project)["index.md"]
    for module in project.course.modules:
        assert (module.title in home) == (module.id in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_of_the_course(own: dict[str, Project], language: str) -> None:
    project = own[language]
    for page in finished(project):
        links = Links()
        links.feed(written(page))
        for target in links.targets:
            if target.startswith("#"):
                assert target[1:] in links.ids
            else:
                assert linked(page, target) in paths_of(project)


def linked(page: SitePage, target: str) -> str:
    folder = page.path.rpartition("/")[0]
    return f"{folder}/{target}".lstrip("/").replace(".html", ".md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_of_a_page_are_its_own(own: dict[str, Project], language: str) -> None:
    for page in finished(own[language]):
        links = Links()
        links.feed(written(page))
        assert len(links.ids) == len(set(links.ids))


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


def test_what_only_the_script_can_work_is_hidden(own: dict[str, Project]) -> None:
    home = pages(own["zh"])["index.md"]
    for part in ('<fieldset class="cw-chips"', '<section class="cw-panel cw-due"', '<ul class="cw-key'):
        tag = re.search(re.escape(part) + "[^>]*>", home)
        assert tag is not None
        assert "hidden" in tag.group()


def test_the_home_carries_whose_lesson_it_is(own: dict[str, Project]) -> None:
    project = own["zh"]
    lesson = project.lessons[0]
    dot = re.search(f'data-lesson="{lesson.slug}"[^>]*data-roles="([^"]*)"', pages(project)["index.md"])
    assert dot is not None
    everyone = [role.id for role in project.course.roles]
    assert dot.group(1).split() == list(lesson.head.roles or everyone)


def test_a_module_page_names_what_one_can_do_after_each_lesson(own: dict[str, Project]) -> None:
    module = own["en"].modules[0]
    text = pages(own["en"])[f"{module.module.id}/index.md"].replace("&amp;", "&")
    for lesson in module.lessons:
        assert lesson.head.title in text
        for objective in lesson.head.objectives:
            assert objective.text in text


def test_chinese_terms_stand_in_the_order_of_their_pinyin(own: dict[str, Project]) -> None:
    text = pages(own["zh"])["glossary.md"]
    order = re.findall('id="term-([^"]+)"', text)
    assert len(order) == len(own["zh"].glossary)
    # guān jiàn shí kè, qíng gǎn xíng guān jiàn shí kè, zhēn shí shùn jiān
    wanted = ["moment-of-truth", "emotional-moment-of-truth", "moment-of-truth-second-name"]
    assert [name for name in order if name in wanted] == wanted
    letters = re.findall(">([A-Z#])</h2>", text)
    assert letters == sorted(letters)


def test_english_terms_stand_from_a_to_z(own: dict[str, Project]) -> None:
    terms = re.findall('<h3 id="term-[^"]+">([^<]+)</h3>', pages(own["en"])["glossary.md"])
    assert [term.lower() for term in terms] == sorted(term.lower() for term in terms)


def test_a_term_shows_its_name_in_the_other_language(small: dict[str, Project]) -> None:
    assert '<p class="cw-entry__o" lang="en">queue</p>' in pages(small["zh"])["glossary.md"]
    assert '<p class="cw-entry__o" lang="zh">队</p>' in pages(small["en"])["glossary.md"]


def test_an_author_s_angle_bracket_is_a_character(small: dict[str, Project]) -> None:
    course = replace(small["en"].course, title="Less < more & other tales")
    home = pages(replace(small["en"], course=course))["index.md"]
    assert "Less &lt; more &amp; other tales" in home
