"""What plugins gather page by page, such as a search index: carried from the process that made a page."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from coursewright.engine.pages import Gatherer


def gatherers_of(config: MkDocsConfig) -> tuple[Gatherer, ...]:
    """The gatherings of a site's plugins."""
    search = config.plugins.get("material/search")
    return () if search is None else (search_gatherer(search),)


def search_gatherer(plugin: object) -> Gatherer:
    """Material's search index: a list of entries, to which each page adds its own."""
    entries: list[object] = plugin.search_index.entries  # type: ignore[attr-defined]  # of a plugin without types

    def take(_: Page) -> object:
        own = list(entries)
        entries.clear()
        return own

    def give(_: Page, own: object) -> None:
        entries.extend(own if isinstance(own, list) else ())

    return Gatherer(take=take, give=give)
