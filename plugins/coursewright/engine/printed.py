"""Beside a lesson of a preview: the pages that its book prints of it, made when they are asked for."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from html import escape
from pathlib import Path

PRINTED = "/_printed/"
"""What the addresses of printed lessons begin with."""
Print = Callable[[str, str, Path], str]
"""Prints a lesson of a language into a file, or says what keeps it from that."""

_LESSON = re.compile(rb'<header class="cw-head" data-lesson="([^"]+)"')
_BESIDE = """\
<style>
.cw-printed { display: block; margin: 16px; font: 16px/1.5 sans-serif; }
.cw-printed iframe { display: none; }
@media screen and (min-width: 1220px) {
  body { padding-inline-end: 42vw; }
  body .md-sidebar--primary { display: none; }
  .cw-printed { position: fixed; inset-block: 0; inset-inline-end: 0; width: 42vw; margin: 0; z-index: 9; }
  .cw-printed a { position: absolute; }
  .cw-printed iframe { position: relative; display: block; width: 100%; height: 100%; border: 0; background: #777; }
}
</style>
"""


class Printed:
    """Prints lessons, each once for a state of the site; one at a time."""

    def __init__(self, print_lesson: Print, folder: Path) -> None:
        self.print_lesson = print_lesson
        self.folder = folder
        self.at_work = threading.Lock()
        self.made: dict[tuple[str, str], tuple[int, str, bytes]] = {}

    def page(self, language: str, slug: str, epoch: int) -> tuple[str, bytes]:
        """The type and the bytes of a lesson's pages, or of a sentence that says why there are none."""
        with self.at_work:
            known = self.made.get((language, slug))
            if known is None or known[0] != epoch:
                known = self.made[language, slug] = (epoch, *self._printed(language, slug))
        return known[1:]

    def _printed(self, language: str, slug: str) -> tuple[str, bytes]:
        file = self.folder / "lesson.pdf"
        said = self.print_lesson(language, slug, file)
        if said:
            text = f"<!doctype html><meta charset=utf-8><title>Faults</title><pre>{escape(said)}</pre>"
            return "text/html; charset=utf-8", text.encode()
        return "application/pdf", file.read_bytes()


def lesson_in(page: bytes) -> str:
    """The lesson that a page is about; "" for other pages."""
    found = _LESSON.search(page)
    return found[1].decode() if found else ""


def with_printed(page: bytes, address: str) -> bytes:
    """A page with what is printed of its lesson: beside it where there is room for both, else behind a link."""
    beside = (
        f'{_BESIDE}<aside class="cw-printed"><a href="{address}">As printed (PDF)</a>'
        f'<iframe src="{address}" title="As printed" loading="lazy"></iframe></aside>'
    ).encode()
    end = page.rfind(b"</body>")
    return page + beside if end < 0 else page[:end] + beside + page[end:]
