"""Made-up addresses of files. Real ones would reach the PDF: names of pictures are made of them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from coursewright.fonts.faces import FOLDER as FACES

PROJECT = "file:///project/"
ROOM = "file:///room/"
FONTS = "file:///fonts/"
HERE = Path(__file__).resolve().parent


def real_path(address: str, root: Path) -> Path:
    """The file of the project below `root`, of this room, or of the fonts, that an address stands for.

    ValueError where there is no such file or it must not be read.
    """
    for begin, folder in ((PROJECT, root), (ROOM, HERE), (FONTS, FACES)):
        if address.startswith(begin):
            path = (folder / unquote(urlsplit(address).path).removeprefix(urlsplit(begin).path)).resolve()
            if not path.is_relative_to(folder):
                raise ValueError("the file is outside the project")
            if not path.is_file():
                raise ValueError("there is no such file")
            return path
    raise ValueError("only files of the project can be printed")


def readable(line: str) -> str:
    """A line of the engine's log with paths as authors know them."""
    return line.replace(PROJECT, "").replace("ValueError: ", "")
