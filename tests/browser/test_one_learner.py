"""One learner's way through a module and a conversation, and what is kept of it when days pass and phones forget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from coursewright.languages.words import words

from .conftest import COURSE, LESSON
from .firefox import firefox_of
from .learner import Learner
from .quizzes import Task, tasks_of
from .sites import build, served
from .test_copies import PREFIX, STATE, Desk, without_pages
from .test_home import row_of, write_course

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
SAVED = """() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = text }); return make(blob) };
}"""
"""Keeps what is saved as a file in the page: a driven Firefox saves none."""


SCROLL = """async () => {
  for (let at = 0; at < document.body.scrollHeight; at += innerHeight / 2) {
    scrollTo(0, at);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
}"""
"""Who jumps to the end has not read what lies between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where somebody learns: a fresh profile each time it is asked for, and the address of the site."""

    profile: Callable[[], BrowserContext]
    root: str


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three lessons and a conversation."""
    return build(write_course(tmp_path_factory.mktemp("learner") / "course"))


@pytest.fixture(scope="module")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """Firefox ESR."""
    with firefox_of(playwright) as browser:
        yield browser


@pytest.fixture(params=["chromium-http", "chromium-disk", "firefox-http", "firefox-disk"])
def seat(request: pytest.FixtureRequest, course: Path) -> Iterator[Seat]:
    """A browser, and a way to the site; no page may say a fault."""
    program, way = request.param.split("-")
    browser: Browser = request.getfixturevalue("browser" if program == "chromium" else "firefox")
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def profile() -> BrowserContext:
        context = browser.new_context()
        context.on("weberror", lambda fault: faults.append(str(fault.error)))
        context.on("console", lambda said: said.type == "error" and faults.append(said.text))
        contexts.append(context)
        return context

    with served(course) as http:
        yield Seat(profile=profile, root=http if way == "http" else course.as_uri())
        for context in contexts:
            context.close()
    assert faults == []


class Visitor:
    """The learner with one browser profile, in English."""

    def __init__(self, seat: Seat) -> None:
        """Open a page in a fresh profile."""
        self.root = seat.root
        self.page: Page = seat.profile().new_page()
        self.page.add_init_script(f"({SAVED})()")

    def on_day(self, day: int) -> None:
        """Let so many days have passed since the start."""
        self.page.clock.set_fixed_time(START + timedelta(days=day))

    def open(self, page: str) -> None:
        """Go to a page of the course."""
        self.page.goto(f"{self.root}/en/{page}")

    def read_to_the_end(self) -> None:
        """Scroll through a lesson, until it is kept as read."""
        self.page.evaluate(SCROLL)
        slug = self.page.url.rpartition("/")[2].partition(".")[0]
        self.page.wait_for_function(
            f"(localStorage.getItem('coursewright/{COURSE}/l/{slug}') || '').includes('done')"
        )

    def review(self, tasks: list[Task]) -> int:
        """Answer rightly what is due; how many questions it was."""
        self.open("review.html")
        expect(self.page.locator(".cw-review__h")).to_be_visible()
        learner = Learner(self.page, "en", one=True)
        asked = self.page.locator(".cw-review cw-question")
        count = 0
        while asked.count():
            name = str(asked.get_attribute("data-question"))
            task = next(task for task in tasks if name == f"first#{task.id}")
            learner.check(task, task.right)
            asked.locator("[data-act=next]").click()
            expect(self.page.locator(f'.cw-review [data-question="{name}"]')).to_have_count(0)
            count += 1
        expect(self.page.locator(".cw-review__h .cw-note")).to_be_visible()
        return count

    def record(self, name: str) -> list[str]:
        """The learning record's values, its check code the last."""
        self.open("results.html")
        self.page.get_by_label(words("en")["results.say.name"], exact=True).fill(name)
        record = self.page.locator(".cw-record__o dd")
        expect(record.first).to_have_text(name)
        return record.all_inner_texts()

    def desk(self) -> Desk:
        """The page of copies."""
        return Desk(self.page, self.root, "en")

    def file(self, desk: Desk) -> str:
        """The file that a press on its button makes."""
        desk.press("download")
        self.page.wait_for_function("window.saved")
        text: str = self.page.evaluate("window.saved")
        return text

    @property
    def state(self) -> dict[str, Any]:
        """All that is kept now and that a copy holds, whatever page is open."""
        return without_pages(self.page.evaluate(STATE, PREFIX))


def learn(visitor: Visitor, tasks: list[Task]) -> None:
    """The first day: the module's lessons and the conversation, led by the home; the first question goes wrong."""
    page = visitor.page
    visitor.open("index.html")
    page.locator(".cw-go").get_by_role("link").click()
    page.wait_for_url(f"**/{LESSON}")
    learner = Learner(page, "en")
    learner.check(tasks[0], tasks[0].wrong)
    learner.check(tasks[1], tasks[1].right)
    visitor.open("index.html")
    go = page.locator(".cw-go").get_by_role("link")
    expect(go).to_have_text(words("en")["home.go_on_quiz"].format(n=3))
    go.click()
    learner = Learner(page, "en")
    for task in tasks[2:]:
        learner.check(task, task.right)
    visitor.read_to_the_end()
    for lesson in ("second", "third"):
        visitor.open("index.html")
        expect(page.locator(".cw-go").get_by_role("link")).to_have_attribute("href", f"part/{lesson}.html")
        visitor.open(f"part/{lesson}.html")
        visitor.read_to_the_end()
    visitor.open("index.html")
    row_of(page, "A long wait").click()
    page.locator(".cw-reply").filter(has_text="Forty minutes").click()
    page.wait_for_function(
        f"(localStorage.getItem('coursewright/{COURSE}/l/scenarios/wait') || '').includes('percent')"
    )


@pytest.mark.slow
def test_a_module_is_learned_reviewed_recorded_and_survives_a_phone_that_forgets(
    seat: Seat, quiz_files: dict[str, Path]
) -> None:
    tasks = tasks_of(quiz_files["en"], COURSE)
    visitor = Visitor(seat)
    visitor.on_day(0)
    learn(visitor, tasks)

    visitor.on_day(8)
    visitor.open("index.html")
    expect(visitor.page.locator(".cw-due h2")).to_have_text(
        words("en")["review.due.head"].format(n=len(tasks))
    )
    assert visitor.review(tasks) == len(tasks)
    visitor.open("notebook.html")
    expect(visitor.page.locator(".cw-err").filter(has_text="Who meets moments of truth?")).to_have_count(1)
    record = visitor.record("Li Wei")
    desk = visitor.desk()
    text, photos, file = desk.text(), desk.pictures(), visitor.file(desk)
    kept = visitor.state
    assert len(kept) > len(tasks) + 4

    ways: dict[str, Callable[[Desk], None]] = {
        "text": lambda desk: desk.paste(text),
        "photo": lambda desk: desk.choose("photo", *((f"{n}.png", photo) for n, photo in enumerate(photos))),
        "file": lambda desk: desk.choose("choose", ("copy.json", file.encode())),
    }
    for take in ways.values():
        visitor.page.evaluate("localStorage.clear()")
        emptied = visitor.desk()
        assert visitor.state == {}
        take(emptied)
        expect(visitor.page.locator(".cw-taken .cw-note--good")).to_be_visible()
        assert visitor.state == kept

    second = Visitor(seat)
    second.on_day(8)
    fresh = second.desk()
    assert second.state == {}
    ways["text"](fresh)
    expect(second.page.locator(".cw-taken .cw-note--good")).to_be_visible()
    assert second.state == kept
    assert second.record("Li Wei") == record

    second.on_day(30)
    assert second.review(tasks) > 0
    later = second.desk().text()
    ahead = second.state
    assert ahead != kept
    visitor.on_day(30)
    visitor.desk().paste(later)
    expect(visitor.page.locator(".cw-taken .cw-note--good")).to_be_visible()
    assert visitor.state == ahead
