"""Sites to open in a browser: built from a case by the real pipeline, served over http or opened from disk."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from ..tiny import run
from .tools import CASES, ROOT


def copy_project(source: Path, target: Path) -> Path:
    """Copy a course's sources, with this project's mkdocs.yml."""
    for folder in ("content", "quizzes"):
        shutil.copytree(source / folder, target / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def build(project: Path, *words: str) -> Path:
    """Build a course's site in all languages (or as `words` say) and return its folder."""
    answer = run(project, "build", "--only", "site", "--quiet", *words)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return project / "site"


def build_case(target: Path) -> Path:
    """Build the site of tests/cases/site."""
    return build(copy_project(CASES / "site", target))


class Handler(SimpleHTTPRequestHandler):
    """Serves files in silence, under a policy if there is one, never from the browser's cache."""

    policy = ""

    def end_headers(self) -> None:
        """Add the policy, which is a whole header line."""
        if self.policy:
            self.send_header(*self.policy.split(": ", 1))
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Serves several readers at once, and says nothing of one who went away in the midst of a file."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of other faults only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, *, policy: str = "", host: str = "intranet.test") -> Iterator[str]:
    """Serve a folder over http and give its address; `host` is mapped to this machine by the browser."""
    handler = type("Own", (Handler,), {"policy": policy})
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://{host}:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
