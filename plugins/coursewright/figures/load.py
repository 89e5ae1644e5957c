"""Figures from files and fences: typed, checked, in all languages at once."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from coursewright.base.endings import check_ending
from coursewright.base.folder import read_folder
from coursewright.base.issues import IssueLog, Place
from coursewright.base.places import Document, Tree, Where
from coursewright.base.shape import shape
from coursewright.base.source import load_yaml, yaml_of
from coursewright.base.textfile import RawFile, read_raw
from coursewright.figures.check import check_figure
from coursewright.figures.files import FOLDER, figures_among, is_named_well
from coursewright.figures.kinds import KINDS, any_figure
from coursewright.figures.model import Figure, LoadedFigure

__all__ = ["FOLDER", "figure_again", "figure_of", "load_fence", "load_figure", "read_figures"]


def read_figures(
    root: Path, languages: tuple[str, ...], issues: IssueLog, folder: str = FOLDER
) -> dict[str, LoadedFigure]:
    """All figures of a folder by name (the file's stem), in the order of their names; none without the folder."""
    found: dict[str, LoadedFigure] = {}
    for path in figures_among(read_folder(root / folder, root, issues).files, root / folder):
        if is_named_well(path, root, issues):
            check_ending(path, root, issues)
            loaded = figure_of(read_raw(path, root), languages, issues)
            if loaded is not None:
                found[loaded.name] = loaded
    return found


def figure_of(found: RawFile, languages: tuple[str, ...], issues: IssueLog) -> LoadedFigure | None:
    """The figure of a file, or None and issues where anything is at fault."""
    document = yaml_of(found, issues)
    if document is None:
        return None
    return load_figure(document, issues, name=PurePosixPath(found.file).stem, languages=languages)


def figure_again(found: RawFile, languages: tuple[str, ...], issues: IssueLog) -> LoadedFigure | None:
    """The figure of a file that was found sound before: whether its labels have room is not measured again."""
    document = yaml_of(found, issues)
    if document is None:
        return None
    return _shaped(document, issues, PurePosixPath(found.file).stem, languages)


def load_figure(
    document: Document, issues: IssueLog, *, name: str = "", languages: tuple[str, ...] = ()
) -> LoadedFigure | None:
    """The figure of a document, or None and issues where anything is at fault."""
    own = IssueLog()
    loaded = _shaped(document, own, name, languages)
    if loaded is not None:
        check_figure(loaded, own)
    issues.extend(own)
    return None if own.has_errors else loaded


def _shaped(
    document: Document, issues: IssueLog, name: str, languages: tuple[str, ...]
) -> LoadedFigure | None:
    """The figure of a document as far as its keys and values go."""
    wanted = _model_of(document.tree)
    figure: Figure | None = shape(
        document, wanted, issues, area="figure", noun="a figure", languages=languages
    )
    if figure is None:
        return None
    return LoadedFigure(name=name, figure=figure, languages=languages, where=Where(places=document.places))


def _model_of(tree: Tree) -> Any:
    """What a figure's text should be: a figure of the kind that it names, or else of any."""
    name = tree.get("type") if isinstance(tree, dict) else None
    return KINDS[name].model if isinstance(name, str) and name in KINDS else any_figure()


def load_fence(text: str, place: Place, issues: IssueLog) -> LoadedFigure | None:
    """A figure written inside a lesson, its texts plain ones of the lesson's language; `place` is the fence's."""
    document = load_yaml(text, place.file, issues, first_line=place.line + 1)
    return None if document is None else load_figure(document, issues)
