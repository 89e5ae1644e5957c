"""What plugins gather page by page and write at the end: carried from the process, or the build, that made a page.

Builds keep the digests of it. All of it lies with what the page was converted to, and few of them are looked into.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from coursewright.engine.known import COURSE
from coursewright.site.pieces.cards import Listed as Questions
from coursewright.site.pieces.collection import Collection
from coursewright.site.search.catalogue import Catalogue
from coursewright.site.search.catalogue import Listed as Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """One gathering: how to take the share of a page (by its Markdown path) out of it, and how to give it back."""

    take: Callable[[str], object]
    give: Callable[[object], None]


def gatherers_of(config: MkDocsConfig) -> tuple[Gatherer, ...]:
    """The gatherings of the course's plugin: what a search can find, and the questions that other pages can show."""
    course: Any = config.plugins[COURSE]
    catalogue: Catalogue = course.catalogue
    collection: Collection = course.collection

    def find(share: object) -> None:
        if isinstance(share, Found):
            catalogue.take_in(share)

    def collect(share: object) -> None:
        if isinstance(share, Questions):
            collection.put(share)

    return (
        Gatherer(take=lambda path: catalogue.pages.pop(path, None), give=find),
        Gatherer(take=lambda path: collection.pages.pop(path, None), give=collect),
    )


def lighter(share: object) -> object:
    """A share as builds keep it."""
    return replace(share, page=None) if isinstance(share, Found | Questions) and share.page else share


def bring_again(config: MkDocsConfig, bring: Callable[[str], None]) -> None:
    """Let the gatherings ask for what was kept without its pages; `bring` gives all shares of a Markdown path."""
    course: Any = config.plugins[COURSE]
    course.catalogue.again = course.collection.again = bring
