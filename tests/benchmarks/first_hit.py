"""A reader's first search: bytes that a page fetches at load and for the hit (gzip -9), and the time to it.

`first_hit.py SITE PAGE WORD...`: SITE is a built site (of one language or all), PAGE a path in it. Each word is typed
into a fresh browser, five times, over http and from disk.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright
from project_path import CHROMIUM

ROUNDS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FIELD, HIT = ".cw-search__field", ".cw-hit mark"


class Handler(SimpleHTTPRequestHandler):
    """Serves in silence."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder over http."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def weight(addresses: list[str], root: str, site: Path) -> int:
    """Compressed bytes of what was asked for, each file once."""
    paths = {unquote(urlsplit(each.removeprefix(root)).path).lstrip("/") for each in addresses}
    files = [site / path for path in paths if (site / path).is_file()]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def first_hit(browser: Browser, root: str, site: Path, page: str, word: str) -> tuple[int, int, float]:
    """Bytes at load, bytes for the hit, seconds from the text to the hit."""
    context = browser.new_context()
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{root}/{page}", wait_until="networkidle")
    loaded = len(asked)
    begun = time.perf_counter()
    tab.locator(FIELD).fill(word)
    tab.locator(HIT).first.wait_for()
    took = time.perf_counter() - begun
    sizes = weight(asked[:loaded], root, site), weight(asked[loaded:], root, site)
    context.close()
    return *sizes, took


def main(site: Path, page: str, words: list[str]) -> None:
    """Print a line for each word and way."""
    with served(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for root in (address, site.as_uri()):
            for word in words:
                rows = [first_hit(browser, root, site, page, word) for _ in range(ROUNDS)]
                times = sorted(row[2] for row in rows)
                print(
                    f"{root.partition(':')[0]:5} {word}: {rows[0][0]:,} bytes at load, {rows[0][1]:,} for the hit, "
                    f"{statistics.median(times):.2f} s [{times[0]:.2f}..{times[-1]:.2f}]"
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3:])
