"""Which files of a folder of pages an engine may publish."""

from __future__ import annotations

import os
from pathlib import Path

from coursewright.base.folder import is_inside, is_left_over
from coursewright.site.plan import SitePlan

LEAVES = "is a symbolic link that leaves the project, or leads to keys; it is not published."


class Gate:
    """Says of the files of a language's folder why they are not published; where folders lie is looked up once."""

    def __init__(self, plan: SitePlan) -> None:
        self.root = plan.project.root
        self.lessons = frozenset(lesson.page for lesson in plan.project.lessons)
        self.folders: dict[str, bool] = {}

    def refusal(self, uri: str, source: str) -> str | None:
        """A sentence that the author must hear, or "" for none; None: the file belongs to the site.

        Markdown that is no lesson of the course, and what editors and systems left, is passed over without a word.
        """
        if not self._is_here(source):
            return f"{uri} {LEAVES}"
        strange = uri.endswith((".md", ".markdown")) and uri not in self.lessons
        return "" if strange or any(map(is_left_over, uri.split("/"))) else None

    def _is_here(self, source: str) -> bool:
        folder, name = os.path.split(source)  # thousands of them, and no Path is needed
        if not name or name.startswith(".") or os.path.islink(source):  # noqa: PTH114  # as above
            return self._belongs(Path(source))
        if folder not in self.folders:
            self.folders[folder] = self._belongs(Path(folder))
        return self.folders[folder]

    def _belongs(self, path: Path) -> bool:
        return is_inside(path, self.root) and not is_inside(path, self.root / "quizzes")


def is_idle(uri: str) -> bool:
    """Whether a file of Material's serves its own search alone, which a course does not use."""
    return uri.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/"))


def is_quiz_file(source: Path, folder: Path) -> bool:
    """Whether a file holds keys: it is a quiz below the folder of quizzes, which may lie among the pages."""
    return source.suffix in (".yml", ".yaml") and source.is_relative_to(folder)
