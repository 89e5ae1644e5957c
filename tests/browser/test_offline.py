"""Pages without a network: kept as they are visited, or all of them; updates said; nothing of it where it cannot be."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursewright.languages.words import words
from coursewright.site.offline import LIST, WORKER, write_worker

from .conftest import COURSE, LESSON, Watch
from .learner import Learner
from .quizzes import tasks_of
from .sites import served
from .test_copies import KEEP, PREFIX

EN = words("en")
PATIENCE = 30.0
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
# A name may stand in a cache before what it names can be had.
CACHED = """async () => {
  const [name] = await caches.keys();
  if (!name) return [];
  const cache = await caches.open(name);
  const keys = await cache.keys();
  const kept = await Promise.all(keys.map((key) => cache.match(key)));
  return keys.filter((_, row) => kept[row]).map(({ url }) => new URL(url).pathname).sort();
}"""


@pytest.fixture
def grown(site: Path, tmp_path: Path) -> Path:
    """A copy of the small site that may change."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@pytest.fixture
def local(grown: Path) -> Iterator[str]:
    """Where it is served from this machine, as https would be, under the strict policy."""
    policy = (grown / "csp-header.txt").read_text(encoding="utf-8").strip()
    with served(grown, policy=policy, host="localhost") as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[tuple[BrowserContext, Page, list[str]]]:
    """A context of its own, whose network may go, and what its pages said while it was there."""
    context = browser.new_context()
    watch = Watch(context)
    yield context, context.new_page(), watch.said
    context.close()


def wait_for_kept(page: Page, path: str) -> None:
    """Wait until a path can be had from the cache (the driver takes the promise of a predicate for its yes)."""
    end = time.monotonic() + PATIENCE
    while path not in page.evaluate(CACHED):
        assert time.monotonic() < end, f"{path} is not kept"
        page.wait_for_timeout(50)


def test_what_was_visited_and_what_every_page_needs_opens_without_a_network(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, quiz_files: dict[str, Path]
) -> None:
    context, page, said = visitor
    page.goto(f"{local}/en/{LESSON}", wait_until="networkidle")
    assert page.evaluate(WORKERS) == 0  # who has only come fetches nothing for later
    page.get_by_role("heading", level=1).click()
    wait_for_kept(page, f"/en/{LESSON}")
    assert said == []
    context.set_offline(True)
    page.reload()
    learner = Learner(page, "en")
    task = tasks_of(quiz_files["en"], COURSE)[0]
    learner.check(task, task.right)
    learner.expect_state(task, "right")
    page.goto(f"{local}/en/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trial course")
    page.goto(f"{local}/en/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trial course")
    page.goto(f"{local}/en/part/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(EN["keep.lost_title"])


def test_the_whole_course_is_kept_when_one_wants_it(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    context, page, said = visitor
    page.goto(f"{local}/en/progress.html")
    size = sum(
        path.stat().st_size
        for path in (grown / "en").rglob("*")
        if path.is_file() and path.suffix not in (".map", ".gz", ".xml") and path.name not in (WORKER, LIST)
    )
    button = page.get_by_role("button", name=EN["keep.keep_all"].format(size=f"{size / 1e6:.1f}"))
    button.click()
    expect(page.get_by_text(EN["keep.all_kept"])).to_be_visible()
    expect(button).to_be_hidden()
    assert said == []
    context.set_offline(True)
    for name in ("part/index.html", LESSON, "progress.html"):
        page.goto(f"{local}/en/{name}")
        expect(page.get_by_role("heading", level=1)).not_to_have_text(EN["keep.lost_title"])
    field = page.get_by_role("searchbox").or_(page.get_by_role("combobox"))
    field.first.fill("counter")
    expect(page.get_by_role("option", name=re.compile("^The moment(?! of)"))).to_be_visible()


def test_a_newer_build_is_said_and_comes_when_it_is_asked_for(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    _, page, said = visitor
    page.goto(f"{local}/en/index.html")
    page.evaluate("address => { location.href = address; }", f"{local}/en/{LESSON}")  # reads on
    page.wait_for_url(f"{local}/en/{LESSON}")
    page.wait_for_function(CONTROLLED)
    wait_for_kept(page, f"/en/{LESSON}")
    renew(grown / "en", LESSON, "The moment", "The better moment")
    page.reload()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("The moment")
    update = page.get_by_role("status").filter(has_text=EN["keep.update"])
    expect(update).to_have_count(1)
    update.get_by_role("button", name=EN["keep.reload"]).click()
    expect(heading).to_contain_text("The better moment")
    page.reload()
    expect(heading).to_contain_text("The better moment")
    expect(page.locator("[data-update]")).to_have_count(0)
    assert said == []


def renew(site: Path, name: str, old: str, new: str) -> None:
    """Change a page as another build would, with the list of what there is."""
    page = site / name
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\n")
    before = (site / WORKER).read_text(encoding="utf-8").split("\n")[0]
    write_worker(site, json.loads(before.partition("=")[2].rstrip(";"))["lost"])


@pytest.mark.parametrize("way", ["file", "http"])
def test_from_disk_and_over_plain_http_pages_ask_for_no_worker(
    page: Page, site: Path, http: str, way: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http if way == 'http' else site.as_uri()}/en/progress.html", wait_until="networkidle")
    assert [url for url in asked if "cw-keep.js" in url]
    assert [url for url in asked if "sw.js" in url or "manifest.webmanifest" in url] == []
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_the_manifest_names_the_course_and_icons_that_are_there(site: Path) -> None:
    for language, name in (("zh", "试教课"), ("en", "Trial course")):
        folder = site / language
        manifest: dict[str, Any] = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
        assert (manifest["name"], manifest["lang"]) == (name, language)
        for icon in manifest["icons"]:
            size = int(icon["sizes"].partition("x")[0])
            png = (folder / icon["src"]).read_bytes()
            assert png[:8] == b"\x89PNG\r\n\x1a\n"
            assert int.from_bytes(png[16:20]) == int.from_bytes(png[20:24]) == size
        assert (folder / manifest["start_url"]).is_file()


PHONES = {
    "webkit": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.5 Mobile/15E148 Safari/604.1",
    "app": "Mozilla/5.0 (Linux; Android 14; V2304A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
    " Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701 WeChat/arm64",
    "": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/150.0.0.0 Safari/537.36",
}
LESSONS = {f"l/{name}": {"v": 1, "begun": 1764400000 + name} for name in range(4)}


@pytest.mark.parametrize("host", PHONES)
def test_who_may_lose_progress_is_reminded_once_a_day_until_a_copy_is_made(
    browser: Browser, site: Path, host: str
) -> None:
    context = browser.new_context(user_agent=PHONES[host], viewport={"width": 390, "height": 844})
    context.add_init_script("window.GestureEvent = class {};")
    page, root = context.new_page(), site.as_uri()
    page.clock.install(time="2026-12-01T08:00:00Z")
    page.goto(f"{root}/zh/{LESSON}")
    page.evaluate(KEEP, [PREFIX, LESSONS])
    page.goto(f"{root}/zh/part/index.html")
    note = page.locator(".cw-keep[role=status]")
    text = words("zh")
    if not host:
        page.wait_for_function("'coursewrightKeep' in window")
        expect(note).to_have_count(0)
        context.close()
        return
    expect(note).to_contain_text(text[f"keep.remind_{host}"])
    note.get_by_role("button", name=text["keep.later"]).click()
    expect(note).to_have_count(0)
    page.reload()
    page.wait_for_function("'coursewrightKeep' in window")
    expect(note).to_have_count(0)
    page.clock.set_system_time("2026-12-02T09:00:00Z")
    page.reload()
    note.get_by_role("link", name=text["keep.to_copy"]).click()
    expect(page.locator(f"[data-hint={host}]")).to_be_visible()
    page.get_by_role("button", name=text["copy.say.copy"]).click()
    # The clipboard answers later; whether it was allowed or not, the page says so then.
    told = (re.escape(text[f"copy.say.{key}"]) for key in ("copied", "by_hand"))
    expect(page.get_by_text(re.compile("|".join(told)))).to_be_visible()
    page.clock.set_system_time("2026-12-05T09:00:00Z")
    page.goto(f"{root}/zh/part/index.html")
    page.wait_for_function("'coursewrightKeep' in window")
    expect(note).to_have_count(0)
    context.close()
