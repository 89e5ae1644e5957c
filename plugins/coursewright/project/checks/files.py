"""Files below content/ are published as they are: none runs in readers' browsers, none holds keys."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from coursewright.base.endings import ENDINGS
from coursewright.base.folder import is_inside
from coursewright.base.issues import IssueLog, Place
from coursewright.base.textfile import salvage, salvaged_text
from coursewright.project.checks.links import ACTIVE
from coursewright.project.checks.misnamed import cure_for, page_meant
from coursewright.project.stock import Stock

PAGES = (".md", ".markdown")
MODULE_DEPTH = 2
"""A language, a module."""
_RUNNING = frozenset({"script", "foreignobject", "iframe"})


def check_file(path: Path, stock: Stock, issues: IssueLog) -> None:
    """Report a file that may run scripts on the site, or leads to quizzes, which hold keys."""
    place = Place(file=stock.name_of(path))
    suffix = path.suffix.lower()
    if not stock.is_ordinary(path) and is_inside(path, stock.root / "quizzes"):
        issues.error(
            "file/link-outside",
            place,
            "a link leads to quizzes/ here, and the keys would be published.",
            "Remove the link, and save the file itself here.",
        )
    elif suffix in PAGES and _is_no_page(place.file):
        issues.warning(
            "file/stray-lesson",
            place,
            "this file is left out: a lesson stands in the folder of its module, and its name ends in .md.",
            _cure_for_page(place.file),
        )
    elif suffix in ENDINGS and _is_stray(place.file):
        issues.error(
            "file/stray-yaml",
            place,
            "this file would be published as it stands, and a quiz holds its answers.",
            "Move it to quizzes/, content/cards or content/figures; files to fetch belong in an assets folder.",
        )
    elif suffix in ACTIVE or (suffix == ".svg" and _runs(_drawing(path, stock))):
        issues.error(
            "file/active",
            place,
            "this file would be published, and may run scripts on this site.",
            "Save it as PDF or as a plain picture, or put it into an archive (.zip).",
        )


def _is_stray(name: str) -> bool:
    """Whether a file stands beside the lessons of a language."""
    _, *folders, _ = name.split("/")
    return bool(folders) and folders[0] not in ("cards", "figures", "languages") and "assets" not in folders


def _is_no_page(name: str) -> bool:
    """Whether a text beside the lessons is none of them, and no README."""
    _, *folders, file = name.split("/")
    placed = len(folders) == MODULE_DEPTH and file.endswith(".md")
    return _is_stray(name) and not placed and not file.lower().startswith(("readme", "#"))


def _cure_for_page(name: str) -> str:
    page = page_meant(name)
    return (
        cure_for(name, page) if page else "Move it to content/<language>/<module>/<lesson>.md, or delete it."
    )


class _Drawing(HTMLParser):
    """Looks for what runs in a drawing that is opened by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, pages within the drawing, and attributes that wait for an event."""
        self.runs = (
            self.runs or tag.rpartition(":")[2] in _RUNNING or any(name.startswith("on") for name, _ in attrs)
        )


def _drawing(path: Path, stock: Stock) -> str:
    """The text of a drawing; nothing where it is a link."""
    raw = stock.read(path).raw if stock.is_ordinary(path) else None
    return salvaged_text(path) if raw is None else salvage(raw)


def _runs(text: str) -> bool:
    parser = _Drawing()
    parser.feed(text)
    parser.close()
    return parser.runs
