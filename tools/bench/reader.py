"""What a reader fetches before the first word and how soon a search finds something, in Chromium over http."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from coursewright.pipeline.machine import CHROMIUM, find_program
from tools.bench.bench import Bench
from tools.bench.lessons import RARE, rare_lesson
from tools.bench.measure import Failed
from tools.bench.results import Group, Row
from tools.bench.variants import COURSE, OURS, ZENSICAL, Variant, page_of

_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_BOX = "[role=search] input"
_HITS = "[role=search] a[href], [role=dialog] a[href], dialog a[href]"
_PATIENCE, _QUIET = 20.0, 1.0
"""Seconds until a search is given up; seconds without a request after which a page is taken as loaded."""
_PACKED = (".png", ".jpg", ".webp", ".woff2", ".pdf", ".gz")
_COURSE_WORDS = ("时刻", "金字塔", "客户")
_COURSE_PAGE = "moments/what-is-a-moment-of-truth.html"


def find_chromium() -> str:
    """The system's Chromium; an empty text where there is none, or nothing to drive it."""
    try:
        import playwright.sync_api  # noqa: F401 - whether it is there
    except ImportError:
        return ""
    return find_program(CHROMIUM)


def run_reader(bench: Bench) -> None:
    """Home and a lesson of each size, ours and the peers'."""
    chromium = find_chromium()
    for size in bench.sizes:
        group = bench.begin("reader", size)
        if not chromium:
            bench.leave_out(group, "there is no Chromium here, or no Playwright to drive it")
            continue
        for variant in bench.variants.values():
            if variant.name != OURS and size == COURSE:
                continue
            if group.has(variant.name, "home", 0):
                continue
            group = read_site(bench, group, variant, chromium)


def read_site(bench: Bench, group: Group, variant: Variant, chromium: str) -> Group:
    """Build a variant's site if it has changed, then read it as somebody would."""
    from playwright.sync_api import sync_playwright

    project = bench.lay(variant, group.size)
    try:
        bench.cost(variant, project)
    except Failed as fault:
        return bench.leave_out(group, f"{variant.name}: {fault}")
    pages = {"home": "index.html", "lesson": lesson_of(group.size)}
    with sync_playwright() as driver, served(project / variant.site) as (address, asked):
        browser = driver.chromium.launch(executable_path=chromium, args=list(_ARGUMENTS))
        for name, page in pages.items():
            asked.clear()
            weight = weigh(browser, f"{address}/{page}", asked, project / variant.site)
            group = bench.add(group, Row(variant=variant.name, edit=name, round=0, figures=weight))
        for word, page in () if variant.name == ZENSICAL else searches(group.size):
            found = search(browser, f"{address}/{pages['lesson']}", word, page)
            group = bench.add(group, Row(variant=variant.name, edit=f"search {word}", round=0, figures=found))
        browser.close()
    return group


def lesson_of(size: str) -> str:
    """The lesson that is read."""
    return _COURSE_PAGE if size == COURSE else page_of(0)


def searches(size: str) -> list[tuple[str, str]]:
    """Words to search, each with the page that has to be found; an empty one is any page."""
    if size == COURSE:
        return [(word, "") for word in _COURSE_WORDS]
    return [(word, page_of(rare_lesson(int(size)))) for word in RARE]


def weigh(browser: Any, address: str, asked: list[str], site: Path) -> dict[str, float]:
    """Requests and compressed KB until a page that was never seen before is quiet."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.new_page().goto(address, wait_until="load")
    seen = -1
    while seen != len(asked):
        seen = len(asked)
        time.sleep(_QUIET)
    context.close()
    files = [site / path for path in dict.fromkeys(asked)]
    weight = sum(packed_size(file) for file in files if file.is_file())
    return {"requests": len(files), "kb": round(weight / 1000, 1)}


def packed_size(file: Path) -> int:
    """A file's bytes as a server sends them that compresses what can be."""
    content = file.read_bytes()
    return len(content) if file.suffix in _PACKED else len(gzip.compress(content, 9))


def search(browser: Any, address: str, word: str, page: str) -> dict[str, float]:
    """Seconds from the word, put in at once as an input method does, to a hit that leads to `page`.

    `found` is 0 where nothing led there in time.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.goto(address, wait_until="load")
    time.sleep(_QUIET)
    name = page.rpartition("/")[2]
    box = tab.locator(_BOX).first
    begun = time.monotonic()
    box.focus()
    tab.keyboard.insert_text(word)
    tab.keyboard.press("Shift")  # the theme's own search listens to keys alone
    found = False
    while not found and time.monotonic() - begun < _PATIENCE:
        found = bool(tab.evaluate(_VISIBLE, [_HITS, name]))
        time.sleep(0 if found else 0.01)
    wall = time.monotonic() - begun
    context.close()
    return {"found": 1, "wall": round(wall, 3)} if found else {"found": 0}


_VISIBLE = """([hits, name]) => [...document.querySelectorAll(hits)].some(link =>
  link.offsetParent !== null && link.href.startsWith("http") && link.pathname.includes(name))"""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder: its address, and the list of the paths that are asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        """Serves files in silence and keeps what was asked for."""

        def do_GET(self) -> None:
            """Keep the path, then send the file."""
            asked.append(self.path.partition("?")[0].lstrip("/"))
            super().do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()
