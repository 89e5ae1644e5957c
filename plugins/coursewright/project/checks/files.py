"""Files below content/ are published as they are: none runs in readers' browsers, none holds keys."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from coursewright.base.folder import is_inside
from coursewright.base.issues import IssueLog, Place
from coursewright.base.textfile import salvaged_text
from coursewright.project.checks.links import ACTIVE
from coursewright.project.sources import Sources

_RUNNING = frozenset({"script", "foreignobject", "iframe"})


def check_files(source: Sources, issues: IssueLog) -> None:
    """Report files that may run scripts on the site, and links to quizzes, which hold keys."""
    for name in sorted(source.assets):
        path, place = source.root / name, Place(file=name)
        suffix = PurePosixPath(name).suffix.lower()
        if is_inside(path, source.root / "quizzes"):
            issues.error(
                "file/link-outside",
                place,
                "a link leads to quizzes/ here, and the keys would be published.",
                "Remove the link, and save the file itself here.",
            )
        elif suffix in ACTIVE or (suffix == ".svg" and _runs(path)):
            issues.error(
                "file/active",
                place,
                "this file would be published, and may run scripts on this site.",
                "Save it as PDF or as a plain picture, or put it into an archive (.zip).",
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


def _runs(path: Path) -> bool:
    parser = _Drawing()
    parser.feed(salvaged_text(path))
    parser.close()
    return parser.runs
