"""Which files of a folder of pages an engine may publish."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from coursewright.base.folder import is_inside, is_left_over
from coursewright.site.plan import SitePlan

LEAVES = "is a symbolic link that leaves the project, or leads to keys; it is not published."


def refusal(plan: SitePlan, uri: str, source: Path) -> str | None:
    """Why a file of a language's folder is not published: a sentence that the author must hear, or "" for none.

    Markdown that is no lesson of the course, and what editors and systems left, is passed over without a word.
    None: the file belongs to the site.
    """
    root = plan.project.root
    if not is_inside(source, root) or is_inside(source, root / "quizzes"):
        return f"{uri} {LEAVES}"
    strange = uri.endswith((".md", ".markdown")) and plan.project.lesson_at(uri) is None
    return "" if strange or any(map(is_left_over, PurePosixPath(uri).parts)) else None


def is_idle(uri: str) -> bool:
    """Whether a file of Material's serves its own search alone, which a course does not use."""
    return uri.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/"))


def is_quiz_file(source: Path, folder: Path) -> bool:
    """Whether a file holds keys: it is a quiz below the folder of quizzes, which may lie among the pages."""
    return source.suffix in (".yml", ".yaml") and source.is_relative_to(folder)
