"""MkDocs' server for previews, told of a save by the system at once, and by looking where the system tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from coursewright.engine.pages import stamp_of

SETTLED = 0.03
"""Seconds without another change after which a save counts as done."""
LOOKED = 3.0
"""Seconds between two looks at all files: network drives and some containers tell of no change."""
CHANGES = frozenset({"created", "deleted", "modified", "moved"})


class PreviewServer(LiveReloadServer):
    """Serves a folder, and calls `builder` after each save of what it watches."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, folder: Path) -> None:
        super().__init__(builder=builder, host=host, port=port, root=str(folder), polling_interval=LOOKED)
        self.build_delay = SETTLED
        self.error_handler = self.error_page
        self.seen: dict[str, tuple[int, int]] = {}
        self.quick = Observer()

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for an address that leads nowhere."""
        file = Path(self.root) / f"{code}.html"
        return file.read_bytes() if file.is_file() else None

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002  # MkDocs' signature
        """Follow a file, or a folder with all that is in it."""
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
        stamp = stamp_of(Path(path))
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
