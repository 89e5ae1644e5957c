"""What a job's process runs.

`site SETTINGS FOLDER WIDTH`, `preview SETTINGS ADDRESS`, `engine ENGINE ARGUMENTS…` or
`handbooks ROOT LANGUAGE SITE TRAINER EPOCH`.
"""

from __future__ import annotations

import _thread
import os
import runpy
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from coursewright.base.refusal import refusal
from coursewright.pipeline.jobs import REFUSED

GRACE = 5.0
"""Seconds that a preview has to take its temporary folder away."""


def main(arguments: list[str]) -> int:
    """Run one job; exit code 0 good, else its output tells why."""
    kind, *rest = arguments
    watch_parent(end_preview if kind == "preview" else end_at_once)
    try:
        if kind == "handbooks":
            return run_handbooks(Path(rest[0]), rest[1], Path(rest[2]), Path(rest[3]), int(rest[4]))
        if kind == "site":
            return run_site(Path(rest[0]), Path(rest[1]), int(rest[2]))
        if kind == "preview":
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            return run_preview(Path(rest[0]), rest[1])
        return run_engine(rest[0], rest[1:])
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


def run_engine(engine: str, arguments: list[str]) -> int:
    """Run `python -m ENGINE ARGUMENTS` in this process."""
    sys.argv = [engine, *arguments]
    try:
        runpy.run_module(engine, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def run_site(settings: Path, folder: Path, width: int) -> int:
    """Build one language's site with the engine of our own, beside the last outputs."""
    from coursewright.base.cache import Cache
    from coursewright.engine import command

    root = settings.resolve().parent
    cache = Cache(root / ".cache")
    return command.run_site(root / settings.name, folder, width, cache, root / "site" / folder.name)


def run_preview(settings: Path, address: str) -> int:
    """Show one language's site and follow each save; settings that the engine does not know are left to MkDocs."""
    from coursewright.base.cache import Cache
    from coursewright.engine import preview

    settings = settings.resolve()
    if not preview.may_preview(settings):
        return run_engine("mkdocs", ["serve", "-f", str(settings), "-a", address])
    cache = Cache(settings.parent / ".cache")
    return preview.run_preview(settings, address, cache, os.cpu_count() or 1)


def run_handbooks(root: Path, language: str, site: Path, trainer: Path, epoch: int) -> int:
    """Write all handbooks of one language."""
    from coursewright.base.issues import IssueLog, as_text
    from coursewright.handbook import HandbookFault, write_handbooks
    from coursewright.project.load import load_project

    issues = IssueLog()
    project = load_project(root, language, issues)
    if project is None or issues.has_errors:
        print(as_text(issues))
        return 1
    try:
        write_handbooks(project, project.course.handbooks, site, trainer, epoch)
    except HandbookFault as fault:
        print(fault)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
