"""What plugins gather page by page and write at the end: carried from the process, or the build, that made a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

from coursewright.engine.known import COURSE
from coursewright.site.search.catalogue import Catalogue
from coursewright.site.search.volume import SearchPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """One gathering: how to take the share of a page (by its Markdown path) out of it, and how to give it back."""

    take: Callable[[str], object]
    give: Callable[[object], None]


def gatherers_of(config: MkDocsConfig) -> tuple[Gatherer, ...]:
    """The gatherings of a site's plugins: what a search can find."""
    catalogue: Catalogue = config.plugins[COURSE].catalogue  # type: ignore[attr-defined]  # of the course's plugin

    def give(share: object) -> None:
        if isinstance(share, SearchPage):
            catalogue.put(share)

    return (Gatherer(take=lambda path: catalogue.pages.pop(path, None), give=give),)
