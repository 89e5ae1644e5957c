"""Pictures on slides: copied beside them, from where the lesson takes them."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from coursewright.base.folder import is_inside
from coursewright.project.model import Project
from coursewright.prose.addresses import SHARED
from coursewright.trainer.flat import Picture

FOLDER = "pictures"
CONTENT = "content"
_USED = re.compile(rf'src="\.\./{FOLDER}/([^"]+)"')


def picture_address(project: Project, page: str) -> Picture:
    """From a picture's address on a page (path below the language's folder) to that beside the slides."""

    def address(source: str) -> str:
        if ":" in source.partition("/")[0]:
            return source
        path = normpath(join(dirname(page), unquote(source)))
        shared = path.partition(f"{SHARED}/")[2]
        below = f"assets/{shared}" if shared else f"{project.language}/{path}"
        return f"../{FOLDER}/{quote(below)}"

    return address


def write_pictures(page: str, root: Path, folder: Path) -> None:
    """Copy the pictures that a page of slides shows into the folder of its language."""
    for found in _USED.findall(page):
        below = unquote(unescape(found))
        source, target = root / CONTENT / below, folder / FOLDER / below
        inside = is_inside(source, root / CONTENT) and is_inside(target, folder / FOLDER)
        if inside and source.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
