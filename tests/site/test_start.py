"""What a site's pages begin with is read once: projects that were checked already are taken as they are."""

from pathlib import Path

from coursewright.base.cache import Cache
from coursewright.base.issues import IssueLog
from coursewright.project.load import load_projects
from coursewright.site.start import given_projects, load_plan
from tests.tiny import change, lesson_file, write_tiny_course


def test_projects_that_are_given_are_not_read_again(tmp_path: Path) -> None:
    root, issues = write_tiny_course(tmp_path), IssueLog()
    projects = load_projects(root, issues)
    change(root, lesson_file("zh"), "title: 第一课", "titel: 第一课")
    with given_projects(root, projects):
        first, second, none = (load_plan(root, language, issues) for language in ("", "en", "fr"))
    assert first is not None
    assert first.project is projects["zh"]
    assert second is not None
    assert second.project is projects["en"]
    assert none is None
    assert issues.found == []


def test_a_plan_with_a_cache_is_the_one_without(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path / "course")
    cache = Cache(tmp_path / "cache")
    load_plan(root, "en", IssueLog(), cache)
    change(root, lesson_file("en"), "title: First lesson", "title: Another")
    warm, cold = (load_plan(root, "en", IssueLog(), *kept) for kept in ((cache,), ()))
    assert warm is not None
    assert cold is not None
    assert warm.project == cold.project
    assert [page.tree for page in warm.pages] == [page.tree for page in cold.pages]


def test_they_are_those_of_one_folder_and_of_one_build(tmp_path: Path) -> None:
    root = write_tiny_course(tmp_path / "course")
    projects = load_projects(root, IssueLog())
    with given_projects(tmp_path / "other", projects):
        elsewhere = load_plan(root, "en", IssueLog())
    with given_projects(root, projects):
        pass
    later = load_plan(root, "en", IssueLog())
    for plan in (elsewhere, later):
        assert plan is not None
        assert plan.project is not projects["en"]
