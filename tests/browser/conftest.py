"""A browser, the sites it opens, and an eye on what no page may do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from .sites import served
from .tools import CASES, node_modules

COURSE = "site-case"
LESSON = "part/first.html"
PHONE, DESK = 390, 1280
BARE = """within => [...document.querySelectorAll(`:is(${within}) .cw-i`)]
  .filter(icon => getComputedStyle(icon).display !== "none")
  .filter(icon => !getComputedStyle(icon).getPropertyValue("--i"))
  .map(icon => `no picture: ${icon.className}`)"""
"""Icons that no style sheet draws or leaves out, which are seen as squares."""
AXE_RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"


@pytest.fixture(scope="session")
def site(case_site: Path) -> Path:
    """The folder of the small site."""
    return case_site


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The small site's address over http."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def policed(site: Path) -> Iterator[str]:
    """The same under the strict policy that the build writes."""
    policy = (site / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(site, policy=policy) as address:
        yield address


@pytest.fixture(scope="session")
def course(course_site: Path) -> Path:
    """The site of this project's own course."""
    return course_site


@pytest.fixture(scope="session")
def address(course: Path) -> Iterator[str]:
    """Its address over http."""
    with served(course) as address:
        yield address


@pytest.fixture(scope="session")
def quiz_files() -> dict[str, Path]:
    """The small site's quiz file by language."""
    return {
        language: CASES / "site" / "quizzes" / language / "part" / "first.yml" for language in ("zh", "en")
    }


class Watch:
    """Keeps what pages say and ask for."""

    def __init__(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        self.said: list[str] = []
        self.asked: set[str] = set()
        context.on("console", self._console)
        context.on("weberror", lambda fault: self.said.append(str(fault.error)))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.asked.add("/".join(request.url.split("/")[:3]))


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Fail the test if a page said something to the console or asked another site than its own."""
    watch = Watch(context)
    yield watch
    assert watch.said == []
    assert len(watch.asked) <= 1, watch.asked


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:  # noqa: ARG001  # every page is watched
    """A watched page."""
    return context.new_page()


@pytest.fixture
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A watched page without motion, as wide and in the scheme that the test's parameter says."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )
    watch = Watch(context)
    yield context.new_page()
    context.close()
    assert watch.said == []


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe-core's WCAG A and AA rules find within a selector, one line a fault with the first places; bare icons.

    What is too small only because something that sticks half covers it is looked at again in the middle of the window.
    """
    # As an expression, no script element: a page's policy may forbid these.
    page.evaluate((node_modules() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        f"axe.run('{within}', {AXE_RULES}).then(result => result.violations)"
    )
    for fault in found:
        if fault["id"] == "target-size":
            fault["nodes"] = [node for node in fault["nodes"] if _is_small(page, node["target"])]
    return [
        *page.evaluate(BARE, within),
        *(
            f"{fault['id']}: {[node['target'] for node in fault['nodes'][:3]]}"
            for fault in found
            if fault["nodes"]
        ),
    ]


SMALL = """async ([target]) => {
  const [x, y] = [scrollX, scrollY];
  document.querySelector(target).scrollIntoView({block: "center", behavior: "instant"});
  const {violations} = await axe.run(target, {runOnly: {type: "rule", values: ["target-size"]}});
  scrollTo({left: x, top: y, behavior: "instant"});
  return violations.length > 0;
}"""


def _is_small(page: Page, target: list[Any]) -> bool:
    """Whether a control is too small where nothing that sticks is near; one within a frame is as it was found."""
    return len(target) > 1 or not isinstance(target[0], str) or bool(page.evaluate(SMALL, target))


def width_of(page: Page) -> int:
    """Pixels that the page takes from side to side."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
