"""Figures as those see them who name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coursewright.base.shape import did_you_mean

if TYPE_CHECKING:
    from coursewright.figures.model import LoadedFigure


class Figures(Protocol):
    """The figures that can be named."""

    def has_figure(self, name: str) -> bool:
        """Whether there is a figure, a broken one too."""

    def figure_names(self) -> frozenset[str]:
        """The names of all figures, broken ones too."""

    def figure(self, name: str) -> LoadedFigure | None:
        """A figure, if there is one and it is sound."""


def cure_for_figure(name: str, figures: Figures) -> str:
    """What to do about a name that no figure has."""
    names = figures.figure_names()
    return did_you_mean(name, names) if names else f"Write it as content/figures/{name}.yml."
