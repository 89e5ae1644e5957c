"""What an installation without some extra of the package lacks, and how it is had."""

from __future__ import annotations

from collections.abc import Mapping

EXTRA_OF: Mapping[str, str] = {
    "cv2": "scan",
    "distributed": "dask",
    "docx": "office",
    "genanki": "exchange",
    "numpy": "scan",
    "openpyxl": "exchange",
    "pptx": "office",
    "pydyf": "handbooks",
    "pypdfium2": "scan",
    "resvg_py": "handbooks",
    "segno": "handbooks",
    "weasyprint": "handbooks",
    "zxingcpp": "scan",
}
"""The extra that brings a library; any other one comes with `course`."""
APART: Mapping[str, str] = {"scan": "numpy opencv-python-headless pypdfium2 zxing-cpp"}
"""Packages of extras that are large and wanted by few: a project's own environment is made without them."""


def how_to_install(library: str) -> str:
    """Say that a library, by the name that is imported, is not there, and the command that brings it."""
    extra = EXTRA_OF.get(library, "course")
    if extra in APART:
        return (
            f"{library} is not installed here. In a project with build.py: its .venv's python -m pip install "
            f"{APART[extra]}; elsewhere: python3 -m pip install 'coursewright[{extra}]'"
        )
    return (
        f"{library} is not installed here. In a project with build.py run 'python3 build.py' once more; "
        f"elsewhere: python3 -m pip install 'coursewright[{extra}]'"
    )
