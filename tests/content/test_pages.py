"""The generated pages of the course lead to each other, and hold what its files say."""

from __future__ import annotations

import re

import pytest

from coursewright.base.issues import IssueLog
from coursewright.project import Project, load_projects
from coursewright.site.plan import paths_of
from tests.site.test_pages import LANGUAGES, Links, finished, linked, pages, written
from tests.tiny import ROOT


@pytest.fixture(scope="module")
def own() -> dict[str, Project]:
    return load_projects(ROOT, IssueLog())


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_of_a_page_are_its_own(own: dict[str, Project], language: str) -> None:
    for page in finished(own[language]):
        links = Links()
        links.feed(written(page))
        assert len(links.ids) == len(set(links.ids))


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
