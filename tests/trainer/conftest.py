"""The pages for trainers of a tiny course, that of results with a made-up school and files of its class."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from coursewright.base.cache import NO_CACHE
from coursewright.base.issues import IssueLog
from coursewright.project.load import load_projects
from coursewright.trainer.write import write_trainer
from tests.browser.conftest import Watch
from tests.tiny import write_tiny_course
from tests.trainer.school import school
from tests.trainer.synthetic import class_files

SEED = 1


def write_pages(root: Path, folder: Path) -> Path:
    """Write the pages of all languages of a course."""
    issues = IssueLog()
    projects = load_projects(root, issues)
    assert not issues.has_errors
    for language, project in projects.items():
        write_trainer(project, projects, folder / language, {}, NO_CACHE)
    return folder


def with_school(page: Path, language: str) -> None:
    """Put the made-up school in the place of the course that a page knows."""
    contents = escape(json.dumps({**school(), "lang": language}, ensure_ascii=False), quote=False)
    text = re.sub(
        r'(<template class="cw-course">).*?(</template>)',
        lambda found: f"{found[1]}{contents}{found[2]}",
        page.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    page.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all languages."""
    root = write_tiny_course(tmp_path_factory.mktemp("course"))
    folder = write_pages(root, tmp_path_factory.mktemp("trainer"))
    for language in ("zh", "en"):
        with_school(folder / language / "index.html", language)
    return folder


@pytest.fixture(scope="session")
def class_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of thirty learners."""
    folder = tmp_path_factory.mktemp("class")
    for name, text in class_files(school(), SEED).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Fail the test if a page said something to the console or asked for what is no file beside it."""
    watch = Watch(context)
    yield watch
    assert watch.said == []
    assert watch.asked <= {"file://"}


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:  # noqa: ARG001  # every page is watched
    """A watched page."""
    return context.new_page()


@pytest.fixture
def open_class(pages: Path, class_folder: Path) -> Callable[[Page, str], None]:
    """Open the page of results from disk, and the files of the class in it."""

    def opened(page: Page, language: str) -> None:
        page.goto((pages / language / "index.html").as_uri())
        page.locator("input[type=file]").set_input_files(sorted(class_folder.iterdir()))
        page.locator("#class").wait_for()

    return opened


@pytest.fixture
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page as wide and in the scheme that the test's parameter says, for axe.

    Nobody watches it: axe itself tries to fetch the style sheets, which the page's policy refuses.
    """
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    yield context.new_page()
    context.close()
