"""MkDocs' server for previews, told of a save by the system at once, and by looking where the system tells nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from coursewright.base.stamps import stamp_of
from coursewright.engine.faults_bar import Faults, page_of_faults, with_faults
from coursewright.engine.printed import PRINTED, Printed, lesson_in, with_printed
from coursewright.site.offline import WORKER
from coursewright.site.search.catalogue import FOLDER as SEARCH

SETTLED = 0.03
"""Seconds without another change after which a save counts as done."""
LOOKED = 3.0
"""Seconds between two looks at all files: network drives and some containers tell of no change."""
LEAVE = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
async function leave() {
  await caches.delete(`coursewright ${registration.scope}`);
  await clients.claim();
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) page.navigate(page.url);
}
"""
"""For the worker that a built site has left at the same address: it would show what it keeps of that for ever."""
CHANGES = frozenset({"created", "deleted", "modified", "moved"})


class Sites(Protocol):
    """The sites that are shown, by language."""

    languages: Sequence[str]

    def shown(self, language: str) -> tuple[Path | None, Faults | None]:
        """The folder of the last site that could be built, brought up to date, and the faults of what was saved."""
        ...

    def complete(self, language: str) -> None:
        """Do what is still to be done of that site."""
        ...


class PreviewServer(LiveReloadServer):
    """Serves sites, and calls `builder` after each save of what it watches.

    Of several languages each lies below its name, as in the finished site; one alone lies at the root. Where there is
    `printed`, lessons have what their book prints of them beside them.
    """

    def __init__(
        self,
        builder: Callable[[], None],
        host: str,
        port: int,
        folder: Path,
        sites: Sites,
        printed: Printed | None,
    ) -> None:
        self.asked = threading.local()
        super().__init__(builder=builder, host=host, port=port, root=str(folder), polling_interval=LOOKED)
        self.build_delay = SETTLED
        self.error_handler = self.error_page
        self.sites = sites
        self.printed = printed
        self.looked_at = sites.languages[0]
        """The language of the last request."""
        self.seen: dict[str, tuple[int, int]] = {}
        self.quick = Observer()

    @property
    def root(self) -> str:
        """The folder that this thread's request is about."""
        return str(getattr(self.asked, "root", ""))

    @root.setter
    def root(self, folder: str) -> None:
        self.asked.root = folder

    def serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., object]
    ) -> Iterable[bytes]:
        """Answer one request; while a save is being built it waits."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            return super().serve_request(environ, start_response)
        if path.endswith(f"/{WORKER}"):
            return _answer(start_response, "200 OK", "application/javascript", LEAVE)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
        language, rest = self._parted(path)
        if language not in self.sites.languages:
            start_response("302 Found", [("Location", f"/{self.looked_at}/")])
            return []
        if self.printed and rest.startswith(PRINTED):
            kind, body = self.printed.page(language, rest.removeprefix(PRINTED).removesuffix(".pdf"), epoch)
            return _answer(start_response, "200 OK", kind, body)
        self.looked_at = language
        folder, faults = self.sites.shown(language)
        if folder is None:
            body = self._inject_js_into_html(page_of_faults(faults), epoch)
            return _answer(start_response, "500 Internal Server Error", "text/html; charset=utf-8", body)
        if rest.startswith(f"/{SEARCH}/"):
            self.sites.complete(language)
        self.asked.root, self.asked.language, self.asked.faults = str(folder), language, faults
        environ["PATH_INFO"] = rest.encode("utf-8").decode("latin-1")
        return super().serve_request(environ, start_response)

    def _parted(self, path: str) -> tuple[str, str]:
        """The language that a path is about, and what it asks of that one's site; "" for the root of several."""
        if len(self.sites.languages) == 1:
            return self.sites.languages[0], path
        language, _, rest = path.removeprefix("/").partition("/")
        return language, f"/{rest}"

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for an address that leads nowhere; it follows each save, as others do."""
        file = Path(self.root) / f"{code}.html"
        return self._inject_js_into_html(file.read_bytes(), self._visible_epoch) if file.is_file() else None

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """What MkDocs adds to each page, the faults, and what is printed of a lesson."""
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]  # MkDocs gives it no types
        page = with_faults(page, getattr(self.asked, "faults", None))
        lesson = lesson_in(content) if self.printed else ""
        if not lesson:
            return page
        before = f"/{self.asked.language}" if len(self.sites.languages) > 1 else ""
        return with_printed(page, f"{before}{PRINTED}{lesson}.pdf?{epoch}")

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002  # MkDocs' signature
        """Follow a file, or a folder with all that is in it, if that is not done yet."""
        if path in self._watched_paths:
            return
        self._watched_paths[path] = 1
        place = Path(path)
        # An editor may put another file in a file's place: only its folder tells of that.
        handler = Saves(self, None if place.is_dir() else place)
        folder = place if place.is_dir() else place.parent
        self.observer.schedule(handler, str(folder), recursive=place.is_dir())
        with suppress(OSError):  # the system follows no more folders
            self.quick.schedule(handler, str(folder), recursive=place.is_dir())

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until `shutdown`."""
        with suppress(OSError):  # looking has to do
            self.quick.start()
        super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]  # MkDocs gives it no types

    def shutdown(self, wait: bool = False) -> None:  # MkDocs' signature
        """Follow nothing any more, and end."""
        self.quick.stop()
        super().shutdown(wait)

    def saved(self, path: str) -> None:
        """Build after a change, of which both observers may tell."""
        stamp = stamp_of(path)
        if self.seen.get(path) == stamp:
            return
        self.seen[path] = stamp
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


class Saves(FileSystemEventHandler):
    """Tells a server of changes of files; of one file alone where that is all there is to watch."""

    def __init__(self, server: PreviewServer, only: Path | None) -> None:
        self.server = server
        self.only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of what changes a file; reading it does not."""
        if event.is_directory or event.event_type not in CHANGES:
            return
        for path in (event.src_path, event.dest_path):
            name = path.decode() if isinstance(path, bytes) else str(path)
            if name and (self.only is None or Path(name) == self.only):
                self.server.saved(name)


def _answer(start_response: Callable[..., object], status: str, kind: str, body: bytes) -> list[bytes]:
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]
