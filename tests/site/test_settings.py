"""What a course makes of its theme: how much navigation a page holds, and whose script drives its frame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coursewright.base.issues import IssueLog
from coursewright.project.load import load_projects
from coursewright.site.plan import Row, Section, SitePlan, plan_site
from coursewright.site.settings import FEW, PRUNE, idle_searches, needs_theme_script, theme_features

from ..tiny import write_tiny_course


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> SitePlan:
    projects = load_projects(write_tiny_course(tmp_path_factory.mktemp("course") / "course"), IssueLog())
    return plan_site(projects["en"], projects)


def with_pages(plan: SitePlan, count: int) -> SitePlan:
    """The plan with so many pages in one module."""
    rows = tuple(Row(path=f"m/p{number}.md") for number in range(count))
    return replace(plan, contents=(Section(title="M", rows=rows),))


def test_a_small_course_lists_all_its_pages_on_each(plan: SitePlan) -> None:
    assert theme_features(with_pages(plan, FEW), ["toc.follow"]) == ["toc.follow"]


def test_a_large_course_lists_the_pages_of_one_module(plan: SitePlan) -> None:
    assert theme_features(with_pages(plan, FEW + 1), ["toc.follow"]) == ["toc.follow", PRUNE]


@pytest.mark.parametrize("feature", ["navigation.expand", "navigation.sections", "navigation.tabs", PRUNE])
def test_what_an_author_says_of_the_navigation_stays(plan: SitePlan, feature: str) -> None:
    assert theme_features(with_pages(plan, FEW + 1), [feature]) == [feature]


PLAIN = ["navigation.path", "navigation.footer", "navigation.indexes", "toc.follow"]


def test_our_own_settings_do_without_the_themes_script() -> None:
    assert not needs_theme_script(PLAIN, ["generator", "alternate"], [], custom=False)
    assert not needs_theme_script([*PLAIN, PRUNE], [], [], custom=False)


@pytest.mark.parametrize(
    ("features", "extra", "scripts", "custom"),
    [
        ([*PLAIN, "content.code.copy"], [], [], False),
        (["navigation.expand"], [], [], False),
        (PLAIN, ["version"], [], False),
        (PLAIN, [], ["mathjax.js"], False),
        (PLAIN, [], [], True),
    ],
)
def test_what_may_rest_on_the_themes_script_keeps_it(
    features: list[str], extra: list[str], scripts: list[str], custom: bool
) -> None:
    assert needs_theme_script(features, extra, scripts, custom=custom)


def test_a_search_that_is_still_listed_is_idle() -> None:
    assert idle_searches(["material/search", "coursewright/course"]) == ["material/search"]
    assert idle_searches(["coursewright/course"]) == []
