"""What goes on in a process of its own: one task of a build, or `preview SETTINGS ADDRESS LANGUAGE …`.

Where a system cannot fork, a task's process is started as `task ORDER NAME` (see spawned.py). With `printed` instead
of `preview` lessons have beside them what `lesson ROOT LANGUAGE LESSON FILE` prints of them (see leaf.py).
"""

from __future__ import annotations

import _thread
import locale
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from coursewright.base.refusal import refusal
from coursewright.base.telling import listening
from coursewright.pipeline.engines import run_engine
from coursewright.pipeline.stream import write_note
from coursewright.pipeline.task import REFUSED

GRACE = 5.0
"""Seconds that a preview has to take its temporary folder away."""


def main(arguments: list[str]) -> int:
    """Run one job; exit code 0 good, else its output tells why."""
    kind, *rest = arguments
    if kind == "task":
        from coursewright.pipeline.spawned import task_of

        return run_task(lambda: task_of(*rest).run())
    if kind == "lesson":
        watch_parent(end_at_once)
        from coursewright.pipeline.leaf import print_lesson

        root, language, slug, file = rest
        return run_refused(lambda: print_lesson(Path(root), language, slug, Path(file)))
    watch_parent(end_preview)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings, address, *languages = rest
    return run_refused(lambda: run_preview(Path(settings), address, languages, printed=kind == "printed"))


def run_preview(settings: Path, address: str, languages: Sequence[str], *, printed: bool) -> int:
    """Show the sites of languages and follow each save.

    Settings that the engine does not know are left to MkDocs, which shows the first language alone.
    """
    from coursewright.base.cache import CACHE
    from coursewright.engine import preview
    from coursewright.pipeline.leaf import lesson_printed

    settings = settings.resolve()
    if not preview.may_preview(settings):
        return run_engine("mkdocs", ["serve", "-f", str(settings), "-a", address])
    root, width = settings.parent, os.cpu_count() or 1
    beside = partial(lesson_printed, root) if printed else None
    return preview.run_preview(settings, address, root / CACHE, width, languages, beside)


def run_task(run: Callable[[], int]) -> int:
    """Do a task whose progress is told through the standard output; its exit code."""
    watch_parent(end_at_once)
    with listening(write_note):
        return run_refused(run)


def run_refused(run: Callable[[], int]) -> int:
    """Do something; its exit code, or that of what the system refuses, which is said in one line."""
    try:
        return run()
    except OSError as fault:
        print(f"{refusal(fault)}.")
        return REFUSED


def watch_parent(end: Callable[[], None]) -> None:
    """Call `end` when this process's standard input ends, that is when whoever started it is gone."""

    def wait() -> None:
        # Not sys.stdin: its lock, held by a waiting thread, would hang the interpreter's end.
        while os.read(0, 1):
            pass
        end()

    threading.Thread(target=wait, daemon=True).start()


def end_at_once() -> None:
    """End this process whatever it does: nobody wants its result."""
    os._exit(1)


def end_preview() -> None:
    """End as if asked to, and in any case. Not by SIGINT, which is ignored in what a script starts beside itself."""
    _thread.interrupt_main(signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)


def take_environment(told: Mapping[str, str]) -> None:
    """Make variables of the environment hold in this process as if it had been started with them."""
    os.environ.update(told)
    if hasattr(time, "tzset"):
        time.tzset()
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
