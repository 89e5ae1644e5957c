"""What a job's process runs: `site ENGINE ARGUMENTS…`, or `handbooks ROOT LANGUAGE SITE TRAINER EPOCH`."""

from __future__ import annotations

import os
import runpy
import sys
import threading
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run one job; exit code 0 good, else its output tells why."""
    watch_parent()
    kind, *rest = arguments
    if kind == "site":
        return run_engine(rest[0], rest[1:])
    return run_handbooks(Path(rest[0]), rest[1], Path(rest[2]), Path(rest[3]), int(rest[4]))


def watch_parent() -> None:
    """End this process when its standard input ends, that is when the build was killed."""

    def wait() -> None:
        # Not sys.stdin: its lock, held by a waiting thread, would hang the interpreter's end.
        while os.read(0, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def run_engine(engine: str, arguments: list[str]) -> int:
    """Run `python -m ENGINE ARGUMENTS` in this process."""
    sys.argv = [engine, *arguments]
    try:
        runpy.run_module(engine, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


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
        print("\n".join(fault.lines))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
