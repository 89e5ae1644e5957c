"""Figures from files and fences: typed, checked, in all languages at once."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

from coursewright.base.endings import yaml_among
from coursewright.base.folder import read_folder
from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Document, Where
from coursewright.base.shape import shape
from coursewright.base.source import load_yaml, read_yaml
from coursewright.figures.check import check_figure
from coursewright.figures.kinds import AnyFigure
from coursewright.figures.model import Figure, LoadedFigure

FOLDER = "content/figures"


def read_figures(
    root: Path, languages: tuple[str, ...], issues: IssueLog, folder: str = FOLDER
) -> dict[str, LoadedFigure]:
    """All figures of a folder by name (the file's stem), in the order of their names; none without the folder."""
    found: dict[str, LoadedFigure] = {}
    for path in figure_files(root, issues, folder):
        if not _is_named_well(path, root, issues):
            continue
        document = read_yaml(path, root, issues)
        if document is not None:
            name = PurePosixPath(document.file).stem
            loaded = load_figure(document, issues, name=name, languages=languages)
            if loaded is not None:
                found[name] = loaded
    return found


def figure_files(root: Path, issues: IssueLog, folder: str = FOLDER) -> list[Path]:
    """The files of a folder that are meant as figures."""
    files = read_folder(root / folder, root, issues).files
    return yaml_among((path for path in files if path.parent == root / folder), root / folder)


def _is_named_well(path: Path, root: Path, issues: IssueLog) -> bool:
    """Whether a fence can name the file; if not, say so."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.ya?ml", path.name):
        return True
    issues.error(
        "figure/file-name",
        Place(file=path.relative_to(root).as_posix()),
        f"'{path.name}' is no name that a lesson can write.",
        "Use letters a–z, digits and hyphens, and end in '.yml'.",
    )
    return False


def load_figure(
    document: Document, issues: IssueLog, *, name: str = "", languages: tuple[str, ...] = ()
) -> LoadedFigure | None:
    """The figure of a document, or None and issues where anything is at fault."""
    own = IssueLog()
    kinds: Any = AnyFigure
    figure: Figure | None = shape(document, kinds, own, area="figure", noun="a figure", languages=languages)
    loaded = None
    if figure is not None:
        loaded = LoadedFigure(
            name=name, figure=figure, languages=languages, where=Where(places=document.places)
        )
        check_figure(loaded, own)
    issues.extend(own)
    return None if own.has_errors else loaded


def load_fence(text: str, place: Place, issues: IssueLog) -> LoadedFigure | None:
    """A figure written inside a lesson, its texts plain ones of the lesson's language; `place` is the fence's."""
    document = load_yaml(text, place.file, issues, first_line=place.line + 1)
    return None if document is None else load_figure(document, issues)
