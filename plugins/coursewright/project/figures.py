"""The figures of a project: those in files for everybody to name, and those written in a lesson's fences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from coursewright.base.cache import digest
from coursewright.base.endings import ENDINGS, check_ending
from coursewright.base.issues import IssueLog
from coursewright.base.late import Late, LateMapping
from coursewright.base.textfile import RawFile
from coursewright.course.outline import Fence, Outline
from coursewright.figures.files import FOLDER, figures_among, is_named_well
from coursewright.project.facts import FigureFacts, is_clean
from coursewright.project.ledger import Kept, Ledger
from coursewright.project.stock import Stock

if TYPE_CHECKING:
    from coursewright.figures.model import LoadedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFiles:
    """The figures of a folder by name; `names` are those of broken files, too, `keys` the digests of sound ones.

    Those that are `clean` hold no sign that no printed face has.
    """

    loaded: Mapping[str, LoadedFigure] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    clean: frozenset[str] = frozenset()

    def has_figure(self, name: str) -> bool:
        """Whether there is a figure, a broken one too."""
        return name in self.names

    def figure_names(self) -> frozenset[str]:
        """The names of all figures, broken ones too."""
        return self.names

    def figure(self, name: str) -> LoadedFigure | None:
        """A figure, if there is one and it is sound."""
        return self.loaded.get(name)


def load_figures(
    root: Path, languages: tuple[str, ...], issues: IssueLog, folder: str = FOLDER
) -> FigureFiles:
    """All figures of a folder for some languages; none where there is no such folder."""
    return figures_of(Stock(root=root), languages, Ledger(), issues, folder)


def figures_of(
    stock: Stock, languages: tuple[str, ...], ledger: Ledger, issues: IssueLog, folder: str = FOLDER
) -> FigureFiles:
    """The same from files that may have been read in an earlier run."""
    loaded: dict[str, Late[LoadedFigure]] = {}
    keys: dict[str, str] = {}
    clean: set[str] = set()
    top = stock.root / folder
    paths = figures_among(stock.walk(top, issues).files, top)
    for path in stock.walk(top, issues).files:
        if path.suffix == ".txt" and path.stem.endswith(ENDINGS):
            check_ending(path.with_suffix(""), stock.root, issues)

    def read(path: Path) -> tuple[Kept, Late[LoadedFigure | None]]:
        return ledger.read(
            f"figure {stock.name_of(path)} {' '.join(languages)}",
            stock.key(path) and digest(stock.key(path), *languages),
            partial(_figure_of, stock.read(path), languages),
            _facts_of,
            partial(_figure_again, stock.read(path), languages),
        )

    ledger.share_out(
        [path for path in paths if is_named_well(path, stock.root, IssueLog())], stock.weight, read
    )
    for path in paths:
        if is_named_well(path, stock.root, issues):
            check_ending(path, stock.root, issues)
            kept, figure = read(path)
            issues.take(kept.issues)
            if isinstance(kept.facts, FigureFacts):
                clean |= {path.stem} if kept.facts.clean else set()
                loaded[path.stem] = cast("Late[LoadedFigure]", figure)
                keys[path.stem] = kept.key
    return FigureFiles(
        loaded=LateMapping(loaded),
        names=frozenset(path.stem for path in paths),
        keys=keys,
        clean=frozenset(clean),
    )


def _figure_of(found: RawFile, languages: tuple[str, ...], issues: IssueLog) -> LoadedFigure | None:
    from coursewright.figures.load import figure_of  # late: most figures were read before

    return figure_of(found, languages, issues)


def _figure_again(found: RawFile, languages: tuple[str, ...], issues: IssueLog) -> LoadedFigure | None:
    from coursewright.figures.load import figure_again  # late: as above

    return figure_again(found, languages, issues)


def _facts_of(figure: LoadedFigure | None) -> FigureFacts | None:
    return None if figure is None else FigureFacts(clean=is_clean(figure.places.source.text))


def named_figure(fence: Fence) -> str:
    """The name in a fence of one word; "" where it is empty or holds the figure itself."""
    words = fence.body.split()
    return words[0] if len(words) == 1 and not words[0].endswith(":") else ""


def own_figures(outline: Outline) -> Iterator[tuple[Fence, LoadedFigure]]:
    """The sound figures that are written in fences, each with its fence; faults are told by the checks."""
    from coursewright.figures.load import load_fence  # late: most lessons have none

    for fence in outline.fences:
        if fence.name == "figure" and fence.body.strip() and not named_figure(fence):
            loaded = load_fence(fence.body, fence.place, IssueLog())
            if loaded is not None:
                yield fence, loaded
