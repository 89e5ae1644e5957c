"""This package as a wheel, for a project that brings its tool with it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import Distribution, distributions
from io import BytesIO
from pathlib import Path

from coursewright import __version__
from coursewright.base.versions import PACKAGE
from coursewright.scaffold.files_of import SHARED

NAME = f"coursewright-{__version__}-py3-none-any.whl"
_WRITTEN_BY_INSTALLERS = frozenset({"INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_cache.json"})
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of all files in it, so that one version makes one wheel."""
_MADE_OF = ("pyproject.toml", "setup.py", "README.md", "LICENSE", *SHARED, "plugins/coursewright")
_MAKE = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"


def tool_wheel() -> bytes:
    """The wheel: packed anew from an installation, or made from the repository. Raises OSError where neither can be."""
    installed = _installed()
    return _packed(installed) if installed else _made(PACKAGE.parents[1])


def _installed() -> Distribution | None:
    """The installation that this code is of; None in a checkout."""
    for found in distributions(name="coursewright"):
        named = any(str(file) == "coursewright/__init__.py" for file in found.files or ())
        if named and Path(str(found.locate_file("coursewright"))).resolve() == PACKAGE:
            return found
    return None


def _packed(installed: Distribution) -> bytes:
    """The files of an installation as they were in its wheel; its record is what it was."""
    stream = BytesIO()
    files = {str(file): Path(str(installed.locate_file(file))) for file in installed.files or ()}
    ours = {
        name: file
        for name, file in sorted(files.items())
        if name.startswith("coursewright") and "__pycache__" not in name and file.is_file()
    }
    head = next(name for name in ours if name.endswith(".dist-info/RECORD"))
    kept = {name: file for name, file in ours.items() if file.name not in _WRITTEN_BY_INSTALLERS}
    rows = [
        line for line in ours[head].read_text(encoding="utf-8").splitlines() if line.partition(",")[0] in kept
    ]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in kept.items():
            archive.writestr(_entry(name), file.read_bytes())
        archive.writestr(_entry(head), "\n".join([*rows, f"{head},,", ""]))
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _made(repository: Path) -> bytes:
    """The wheel of a checkout, made by the setuptools of its environment of a copy: it writes beside what it packs."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        for name in _MADE_OF:
            file, target = repository / name, copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.is_dir():
                shutil.copytree(file, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(file, target)
        command = [sys.executable, "-X", "utf8", "-c", _MAKE, folder]
        done = subprocess.run(command, cwd=copy, capture_output=True, encoding="utf-8", check=False)
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode != 0 or not wheels:
            raise OSError(f"no wheel could be made of {repository}: {done.stderr.strip()[-300:]}")
        return wheels[0].read_bytes()
