"""The live preview: each save builds what it changed beside the pages that are shown, and shows it when it is good."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import signal
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from coursewright.base.cache import HoldingCache
from coursewright.engine import marks
from coursewright.engine.build import build_known
from coursewright.engine.command import telling
from coursewright.engine.known import is_known
from coursewright.engine.last import Last
from coursewright.engine.server import PreviewServer
from coursewright.project import ledger

log = logging.getLogger("mkdocs.coursewright")
SITE = "site"
"""Each build's folder has this name, so that it is no part of what pages are known by."""
HELD = frozenset({ledger.KIND, marks.KIND})
"""What each build reads whole and writes whole."""
QUIET = 1.0
"""Seconds without another save after which is done what nobody waits for."""


def may_preview(settings: Path) -> bool:
    """Whether the engine may show a site; else MkDocs itself has to."""
    try:
        config = load_config(config_file=str(settings), site_dir=SITE)
    except MkDocsException:
        return False
    return is_known(config) and not config.draft_docs


def run_preview(settings: Path, address: str, store: Path, width: int) -> int:
    """Serve the site of `settings` (mkdocs.yml) at HOST:PORT until it is interrupted; the exit code.

    `store` is the project's cache folder.
    """
    folder = Path(tempfile.mkdtemp(prefix="coursewright_"))
    try:
        with telling():
            return Preview(settings, address, folder, HoldingCache(store, HELD)).run(width)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # whoever asks to end asks more than once
        shutil.rmtree(folder, ignore_errors=True)


class Preview:
    """Builds a site into one folder after another below `folder`, and serves the last that was good."""

    def __init__(self, settings: Path, address: str, folder: Path, cache: HoldingCache) -> None:
        host, _, port = address.rpartition(":")
        self.settings = settings
        self.folder = folder
        self.cache = cache
        self.count = 0
        self.last = Last()
        self.gone: list[Path] = []
        self.building = threading.Lock()
        self.later = threading.Timer(0, self.tidy)
        self.server = PreviewServer(self.rebuild, host.strip("[]"), int(port), folder)

    def run(self, width: int) -> int:
        """Build, then serve and follow each save; 1 where the first build finds a fault."""
        try:
            config = self.build(width)  # no thread is running yet: processes may be forked
        except MkDocsException as fault:
            fault.show()
            return 1
        for path in watched(config):
            self.server.watch(path)
        self.tidy()
        try:
            self.server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            self.server.shutdown()
            self.later.cancel()
            self.tidy()
        return 0

    def rebuild(self) -> None:
        """Build once more; what is at fault is told, and the last good pages stay."""
        begun = time.monotonic()
        self.later.cancel()
        try:
            with self.building, uncollected():
                self.build(1)
        except MkDocsException as fault:
            fault.show()
        except Exception:  # whatever it is, the preview goes on
            log.error(traceback.format_exc())  # in the form of the other lines
        else:
            log.info("Shown after %.1f s", time.monotonic() - begun)
        self.later = threading.Timer(QUIET, self.tidy)
        self.later.daemon = True
        self.later.start()

    def tidy(self) -> None:
        """Write down what the next preview begins with, and remove what is needed no more."""
        with self.building:
            self.cache.settle()
            gc.collect()
            while self.gone:
                shutil.rmtree(self.gone.pop(), ignore_errors=True)

    def build(self, width: int) -> MkDocsConfig:
        """Build into a new folder and show it. Raises MkDocsException for faults, which are logged."""
        self.count += 1
        folder = self.folder / str(self.count) / SITE
        config = load_config(config_file=str(self.settings), site_dir=str(folder))
        config.site_url = self.server.url
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            made = build_known(config, width, self.cache, self.last)
        except BaseException:
            shutil.rmtree(folder.parent, ignore_errors=True)
            raise
        before, self.last = self.last.folder, Last(folder=folder, made=made)
        self.server.root = str(folder)
        if before is not None:
            self.gone.append(before.parent)
        return config


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave rubbish for later: a collection looks at all that is held, and a build makes enough for several."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def watched(config: MkDocsConfig) -> list[str]:
    """What a preview follows: pages, settings, what plugins name, and templates of the course's own."""
    own = getattr(config.theme, "custom_dir", None)
    paths = [config.config_file_path or "", *config.watch, own or ""]
    return [path for path in dict.fromkeys(paths) if path and os.path.exists(path)]  # noqa: PTH110  # texts
