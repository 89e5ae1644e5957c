"""The live preview: each save builds what it changed beside the pages that are shown, and shows it when it is good.

Of several languages the one that was looked at last follows each save; the others follow when they are asked for.
"""

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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from coursewright.base.cache import HoldingCache
from coursewright.base.news import News
from coursewright.engine import marks
from coursewright.engine.build import build_known, course_of
from coursewright.engine.command import telling
from coursewright.engine.faults_bar import Faults
from coursewright.engine.known import is_known
from coursewright.engine.last import Last
from coursewright.engine.named import AGAIN, Named
from coursewright.engine.printed import Print, Printed
from coursewright.engine.server import PreviewServer
from coursewright.engine.told import errors_told
from coursewright.project import ledger
from coursewright.project.stock import Stock

log = logging.getLogger("mkdocs.coursewright")
SITE = "site"
"""Each build's folder has this name, so that it is no part of what pages are known by."""
HELD = frozenset({ledger.KIND, marks.KIND})
"""What each build reads whole and writes whole."""
QUIET = 1.0
"""Seconds without another save after which is done what nobody waits for."""
LANGUAGE = "COURSEWRIGHT_LANGUAGE"
"""The variable of the environment that names the language of a site."""


def may_preview(settings: Path) -> bool:
    """Whether the engine may show a site; else MkDocs itself has to."""
    try:
        config = load_config(config_file=str(settings), site_dir=SITE)
    except MkDocsException:
        return False
    return is_known(config) and not config.draft_docs


def run_preview(
    settings: Path,
    address: str,
    store: Path,
    width: int,
    languages: Sequence[str],
    print_lesson: Print | None,
) -> int:
    """Serve the sites of `settings` (mkdocs.yml) at HOST:PORT until it is interrupted; the exit code.

    `store` is the project's cache folder; with `print_lesson`, lessons show what is printed of them.
    """
    folder = Path(tempfile.mkdtemp(prefix="coursewright_"))
    try:
        with telling():
            printed = Printed(print_lesson, folder) if print_lesson else None
            return Preview(settings, address, folder, HoldingCache(store, HELD), languages, printed).run(
                width
            )
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)  # whoever asks to end asks more than once
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(slots=True, kw_only=True)
class Side:
    """One language's site: the last that was good, of which state of the files, and the faults of that state.

    `later` is what is still to be done of it: the index of its search; `news` knows which warnings were told.
    """

    last: Last = field(default_factory=Last)
    news: News = field(default_factory=News)
    later: list[Callable[[], None]] = field(default_factory=list)
    state: int = -1
    faults: Faults | None = None


class Preview:
    """Builds sites into one folder after another below `folder`, and serves of each language the last that was good."""

    def __init__(
        self,
        settings: Path,
        address: str,
        folder: Path,
        cache: HoldingCache,
        languages: Sequence[str],
        printed: Printed | None,
    ) -> None:
        host, _, port = address.rpartition(":")
        self.settings = settings
        self.folder = folder
        self.cache = cache
        self.languages = languages
        self.named = Named(settings.parent)
        self.sides = {language: Side() for language in languages}
        self.state = 0
        """How often something was saved."""
        self.count = 0
        self.stock = Stock(root=settings.parent, lasting=True)
        """The files of the course as they were read for the last build."""
        self.gone: list[Path] = []
        self.building = threading.Lock()
        self.later = threading.Timer(0, self.tidy)
        self.server = PreviewServer(self.rebuild, host.strip("[]"), int(port), folder, self, printed)

    def run(self, width: int) -> int:
        """Build the first language, then serve and follow each save; 1 where the first build finds a fault."""
        try:
            self.build(self.languages[0], width)  # no thread is running yet: processes may be forked
        except MkDocsException as fault:
            fault.show()
            return 1
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
        """Something was saved: build what is looked at; what is at fault is told, and the last good pages stay."""
        self.state += 1
        begun = time.monotonic()
        if self.named.have_changed():
            log.warning(AGAIN)
        _, faults = self.shown(self.server.looked_at)
        if faults is None or faults.shown:
            log.info("Shown after %.1f s", time.monotonic() - begun)

    def shown(self, language: str) -> tuple[Path | None, Faults | None]:
        """A language's last site that could be built, brought up to date, and the faults of what was saved."""
        side = self.sides[language]
        with self.building:
            if side.state != self.state:
                self.later.cancel()
                side.state, side.faults = self.state, self.try_to_build(language)
                self.later = threading.Timer(QUIET, self.tidy)
                self.later.daemon = True
                self.later.start()
            return side.last.folder, side.faults

    def try_to_build(self, language: str) -> Faults | None:
        """Build a language's site; the faults that it has, which are logged, too."""
        try:
            with uncollected(), errors_told() as told:
                self.build(language, 1)
        except MkDocsException as fault:
            fault.show()
            return Faults(told="\n".join(told).strip() or str(fault) or type(fault).__name__)
        except Exception:  # whatever it is, the preview goes on
            log.error(traceback.format_exc())  # in the form of the other lines
            return Faults(told=traceback.format_exc())
        return Faults(told="\n".join(told), shown=True) if told else None

    def tidy(self) -> None:
        """Write down what the next preview begins with, and remove what is needed no more."""
        with self.building:
            self.cache.settle()
            gc.collect()
            while self.gone:
                shutil.rmtree(self.gone.pop(), ignore_errors=True)
            for side in self.sides.values():
                finish(side)

    def complete(self, language: str) -> None:
        """Do what is still to be done of a language's site: somebody asks for it."""
        with self.building:
            finish(self.sides[language])

    def build(self, language: str, width: int) -> None:
        """Build into a new folder and show it. Raises MkDocsException for faults, which are logged."""
        self.count += 1
        side = self.sides[language]
        finish(side)  # it belongs to what this build takes over
        folder = self.folder / str(self.count) / SITE
        os.environ[LANGUAGE] = language
        config = load_config(config_file=str(self.settings), site_dir=str(folder))
        config.site_url = self.server.url
        config.plugins.on_startup(command="serve", dirty=False)
        self.stock = self.stock.renewed()
        later: list[Callable[[], None]] = []
        try:
            course_of(config).stock, course_of(config).news = self.stock, side.news
            now = build_known(config, width, self.cache, side.last, later)
        except BaseException:
            shutil.rmtree(folder.parent, ignore_errors=True)
            raise
        before, side.last, side.state = side.last.folder, now, self.state
        side.later = later
        for path in watched(config):
            self.server.watch(path)
        if before is not None:
            self.gone.append(before.parent)


def finish(side: Side) -> None:
    """Do what is still to be done of a site."""
    while side.later:
        side.later.pop()()


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
