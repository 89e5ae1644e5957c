"""Pages without a network: kept as they are visited, or all of them; updates said; nothing of it where it cannot be."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coursewright.engine.server import LEAVE
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


def keep_page(page: Page, local: str) -> None:
    """Open the lesson and press something, so that it is kept."""
    page.goto(f"{local}/en/{LESSON}", wait_until="networkidle")
    page.get_by_role("heading", level=1).click()
    wait_for_kept(page, f"/en/{LESSON}")
    wait_for_kept(page, "/en/progress.html")  # the last of what is kept with it


def test_the_page_that_one_came_from_is_kept_too(
    visitor: tuple[BrowserContext, Page, list[str]], local: str
) -> None:
    context, page, said = visitor
    page.goto(f"{local}/en/{LESSON}", wait_until="networkidle")
    page.evaluate("address => { location.href = address; }", f"{local}/en/part/index.html")
    page.wait_for_url(f"{local}/en/part/index.html")
    wait_for_kept(page, f"/en/{LESSON}")
    assert said == []
    context.set_offline(True)
    page.goto(f"{local}/en/{LESSON}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The moment")


def test_without_a_network_every_address_is_answered_and_what_is_kept_is_named(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    context, page, _ = visitor
    whole = (grown / "en" / LIST).read_bytes()
    (grown / "en" / LIST).unlink()
    page.goto(f"{local}/en/{LESSON}", wait_until="networkidle")
    page.get_by_role("heading", level=1).click()
    page.wait_for_function(CONTROLLED)
    lost = page.get_by_role("heading", level=1, name=EN["keep.lost_title"])
    again = page.get_by_role("link", name=EN["keep.lost_again"])
    kept = page.get_by_role("heading", level=2, name=EN["keep.lost_kept"])
    context.set_offline(True)  # before anything is kept
    page.reload()
    expect(lost).to_be_visible()
    expect(kept).to_be_hidden()
    (grown / "en" / LIST).write_bytes(whole)
    context.set_offline(False)
    again.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The moment")
    wait_for_kept(page, f"/en/{LESSON}")
    wait_for_kept(page, "/en/progress.html")
    context.set_offline(True)
    for name in ("part/index.html", "no-such-page.html", "100%.html"):
        page.goto(f"{local}/en/{name}")
        expect(lost).to_be_visible()
    expect(kept).to_be_visible()
    titles = page.get_by_role("listitem").all_text_contents()
    assert (titles[0], titles[-1]) == (EN["course.home"], EN["copy.title"])
    page.get_by_role("link", name=re.compile("^The moment")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The moment")


def test_an_address_with_a_slip_gets_the_page_of_the_site(
    visitor: tuple[BrowserContext, Page, list[str]], local: str
) -> None:
    _, page, _ = visitor
    keep_page(page, local)
    answer = page.goto(f"{local}/en/100%.html")
    assert answer
    assert answer.status == 404


def test_where_there_is_no_room_pages_are_read_as_ever_and_it_is_said(
    visitor: tuple[BrowserContext, Page, list[str]], local: str
) -> None:
    context, page, said = visitor
    keep_page(page, local)
    room = {"origin": local, "quotaSize": 1}
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", room)
    page.goto(f"{local}/en/part/index.html")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(EN["keep.lost_title"])
    expect(page.locator("[data-md-component=header]")).to_have_css("position", "sticky")  # it has its style
    page.goto(f"{local}/en/progress.html")
    page.locator("[data-offline] button").click()
    told = re.escape(EN["keep.no_room"]).replace(r"\{done\}", r"\d+").replace(r"\{of\}", r"\d+")
    expect(page.get_by_text(re.compile(told))).to_be_visible()
    assert said == []


def test_what_was_broken_off_goes_on_with_the_next_page(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    context, page, _ = visitor
    page.goto(f"{local}/en/progress.html")
    away = (grown / "en" / "part").rename(grown / "part")
    page.locator("[data-offline] button").click()
    told = re.escape(EN["keep.not_all"]).replace(r"\{done\}", r"\d+").replace(r"\{of\}", r"\d+")
    expect(page.get_by_text(re.compile(told))).to_be_visible()
    page.reload()
    expect(page.get_by_text(re.compile(told))).to_be_visible()
    away.rename(grown / "en" / "part")
    page.goto(f"{local}/en/index.html")
    wait_for_kept(page, f"/en/{LESSON}")
    context.set_offline(True)
    page.goto(f"{local}/en/{LESSON}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The moment")


def test_a_newer_build_brings_all_that_was_kept_and_every_tab_can_take_it(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    context, page, said = visitor
    keep_page(page, local)
    page.goto(f"{local}/en/index.html")
    renew(grown / "en", LESSON, "The moment", "The better moment")
    page.reload()
    other = context.new_page()
    other.goto(f"{local}/en/{LESSON}")
    buttons = [tab.locator("[data-update]").get_by_role("button") for tab in (page, other)]
    for button in buttons:
        expect(button).to_have_count(1)
    for button in buttons:
        button.click()
        expect(button).to_have_count(0)
    expect(other.get_by_role("heading", level=1)).to_contain_text("The better moment")
    context.set_offline(True)  # nobody has opened the newer lesson in this tab
    page.goto(f"{local}/en/{LESSON}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The better moment")
    assert said == []


def test_a_newer_build_that_comes_while_one_reads_is_said_at_the_head_of_the_page(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    _, page, _ = visitor
    keep_page(page, local)
    page.set_viewport_size({"width": 390, "height": 400})
    page.reload()
    page.wait_for_function(CONTROLLED)
    renew(grown / "en", LESSON, "The moment", "The better moment")
    for height in (300, 200):
        page.evaluate("height => window.scrollTo(0, height)", height)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    for height in (250, 150, 0):
        page.evaluate("height => window.scrollTo(0, height)", height)
        page.wait_for_timeout(100)
    expect(page.locator("[data-update]")).to_have_count(1)


def test_where_another_site_has_taken_the_place_the_course_gives_way(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    context, page, _ = visitor
    keep_page(page, local)
    for name in (WORKER, LIST):
        (grown / "en" / name).unlink()
    (grown / "en" / "index.html").write_text("<h1>Another site</h1>", encoding="utf-8")
    driver = context.new_cdp_session(page)
    driver.send("ServiceWorker.enable")
    driver.send("ServiceWorker.stopAllWorkers")  # as it is between two visits
    page.goto(f"{local}/en/index.html")
    end = time.monotonic() + PATIENCE
    while page.evaluate(WORKERS):
        assert time.monotonic() < end, "the worker stays"
        page.wait_for_timeout(50)
    page.goto(f"{local}/en/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Another site")


def test_a_preview_at_the_address_of_a_built_site_shows_itself(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    _, page, _ = visitor
    keep_page(page, local)
    (grown / "en" / WORKER).write_bytes(LEAVE)
    (grown / "en" / "index.html").write_text("<h1>A preview</h1>", encoding="utf-8")
    page.goto(f"{local}/en/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("A preview")
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate(CACHED) == []


def test_sounds_and_files_of_any_name_are_there_once_the_course_is_kept(
    visitor: tuple[BrowserContext, Page, list[str]], local: str, grown: Path
) -> None:
    context, page, _ = visitor
    name = "声音 a+b&c#1 100%.mp3"
    (grown / "en" / name).write_bytes(b"0123456789")
    renew(grown / "en", LESSON, "The moment", "The moment")
    page.goto(f"{local}/en/progress.html")
    page.locator("[data-offline] button").click()
    expect(page.get_by_text(EN["keep.all_kept"])).to_be_visible()
    context.set_offline(True)
    answers = page.evaluate(
        """async ([address, ranges]) => Promise.all(ranges.map(async (range) => {
          const answer = await fetch(address, { headers: { Range: range } });
          return [answer.status, answer.headers.get("Content-Range"), await answer.text()];
        }))""",
        [f"{local}/en/{quote(name)}", ["bytes=0-", "bytes=2-5", "bytes=8-99"]],
    )
    assert answers == [
        [206, "bytes 0-9/10", "0123456789"],
        [206, "bytes 2-5/10", "2345"],
        [206, "bytes 8-9/10", "89"],
    ]


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
