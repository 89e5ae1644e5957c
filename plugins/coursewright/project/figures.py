"""The figures of a project: those in files for everybody to name, and those written in a lesson's fences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.course.outline import Fence, Outline
from coursewright.figures.load import FOLDER, figure_files, load_fence, read_figures
from coursewright.figures.model import LoadedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFiles:
    """The figures of a folder by name; `names` are those of broken files, too."""

    loaded: Mapping[str, LoadedFigure] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


def load_figures(
    root: Path, languages: tuple[str, ...], issues: IssueLog, folder: str = FOLDER
) -> FigureFiles:
    """All figures of a folder for some languages; none where there is no such folder."""
    loaded = read_figures(root, languages, issues, folder)
    files = figure_files(root, IssueLog(), folder)
    return FigureFiles(loaded=loaded, names=frozenset(path.stem for path in files))


def named_figure(fence: Fence) -> str:
    """The name in a fence of one word; "" where it is empty or holds the figure itself."""
    words = fence.body.split()
    return words[0] if len(words) == 1 and not words[0].endswith(":") else ""


def own_figures(outline: Outline) -> Iterator[tuple[Fence, LoadedFigure]]:
    """The sound figures that are written in fences, each with its fence; faults are told by the checks."""
    for fence in outline.fences:
        if fence.name == "figure" and fence.body.strip() and not named_figure(fence):
            loaded = load_fence(fence.body, fence.place, IssueLog())
            if loaded is not None:
                yield fence, loaded
