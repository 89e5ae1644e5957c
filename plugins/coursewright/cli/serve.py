"""`serve`: the engine's live preview of the course's languages, or of one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.cli.codes import FAULTS, GOOD, USAGE
from coursewright.cli.report import is_language
from coursewright.pipeline.environment import engine_environment
from coursewright.pipeline.epoch import build_epoch
from coursewright.pipeline.inputs import SETTINGS
from coursewright.project.load import course_languages


def run_serve_command(root: Path, *, language: str, address: str, handbook: bool) -> int:
    """Serve until Ctrl+C; the engine watches content, quizzes and course.yml and prints the address."""
    issues = IssueLog()
    languages = course_languages(root, issues)
    if not languages:
        print(as_text(issues), file=sys.stderr)
        return FAULTS
    if not is_language(language, root):
        return USAGE
    if not is_free(address):
        print(
            f"--address {address}: nothing can listen there. Choose another, such as 127.0.0.1:8001.",
            file=sys.stderr,
        )
        return USAGE
    shown = [language] if language else languages
    told = engine_environment(shown[0], build_epoch(root, os.environ))
    return run_preview(("printed" if handbook else "preview", SETTINGS, address, *shown), root, told)


def run_preview(arguments: Sequence[str], root: Path, told: Mapping[str, str]) -> int:
    """Run the engine until it ends or Ctrl+C comes; it ends itself when this process is gone, however that went."""
    command = [sys.executable, "-X", "utf8", "-m", "coursewright.pipeline.child", *arguments]
    reader, writer = os.pipe()
    with subprocess.Popen(command, cwd=root, env={**os.environ, **told}, stdin=reader) as engine:
        os.close(reader)
        try:
            code = engine.wait()
        except KeyboardInterrupt:
            code = GOOD
        finally:
            os.close(writer)
    return FAULTS if code < 0 else code


def is_free(address: str) -> bool:
    """Whether a server can listen at HOST:PORT."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        return False
    try:
        with socket.create_server((host.strip("[]"), int(port)), family=family_of(host)):
            return True
    except (OSError, OverflowError):
        return False


def family_of(host: str) -> socket.AddressFamily:
    """The kind of address that a host is."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET
