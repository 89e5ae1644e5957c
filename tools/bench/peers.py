"""The environment with the tools that are compared with, and what this machine is."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "peers.lock"
NAMES = ("mkdocs", "mkdocs-material", "mkdocs-quiz", "zensical")


class Unreached(Exception):
    """The tools to compare with could not be installed; the text says why."""


def make_peers(folder: Path, say: Callable[[str], None]) -> Path:
    """Make the environment in `folder` if its lock changed, and give the folder of its programs. Raises Unreached."""
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    stamp = folder / "stamp"
    digest = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return programs
    say("Making the environment of the tools to compare with (once, and after each change of their lock) …")
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        [str(programs / "python"), *install, "-r", str(LOCK)],
    ):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode:
            raise Unreached((done.stdout + done.stderr).strip()[-500:])
    stamp.write_text(digest, encoding="ascii")
    return programs


def versions(lock: Path, names: tuple[str, ...]) -> dict[str, str]:
    """The versions that a lock pins."""
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
    return {name: pins[name] for name in names if name in pins}


def machine() -> dict[str, str]:
    """What this machine is, for people."""
    return {
        "processor": f"{os.cpu_count()} × {_processor()}",
        "memory": f"{_memory()} GiB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.is_file() else ""
    found = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30))


def commit(tool: Path) -> str:
    """The commit that is measured, with a plus sign where files differ from it."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=tool, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    name = git("rev-parse", "--short=10", "HEAD")
    changed = git("status", "--porcelain", "--untracked-files=no")
    return (name or "unknown") + ("+" if changed else "")


def quiet_environment(**more: str) -> Mapping[str, str]:
    """The environment that every tool is run in."""
    fixed = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600", "TZ": "UTC"}
    return {**os.environ, **fixed, **more}
