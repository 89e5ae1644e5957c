"""One page of a site: read, converted, drawn and written, and what the others have to know of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

# MkDocs' own step; it is private, and its version is pinned.
from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from coursewright.engine.convert import Converted, Converter, converted
from coursewright.engine.told import Told, listening

log = logging.getLogger("mkdocs.commands.build")


@dataclass(slots=True, kw_only=True)
class Site:
    """A site that is being built: MkDocs' settings, files, navigation and templates, and the pages to be made."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    pages: Sequence[File]
    converter: Converter | None = None
    gathers: Sequence[Gatherer] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatherer:
    """Something that a plugin gathers page by page and writes at the end: how to take and to give a page's share."""

    take: Callable[[Page], object]
    give: Callable[[Page, object], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What others have to know of a page that was made: see `Converted`; `drawing` was logged while it was drawn."""

    anchors: tuple[str, ...]
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    told: tuple[Told, ...]
    drawing: tuple[Told, ...]
    gathered: tuple[object, ...]


def make_page(site: Site, file: File) -> Made:
    """Convert and draw a page, and write it."""
    page = page_of(file)
    result = convert_page(site, page)
    with listening() as drawing:
        _build_page(page, site.config, site.pages, site.nav, site.env, excluded=file.inclusion.is_excluded())
    gathered = tuple(gather.take(page) for gather in site.gathers)
    page.markdown, page.content = "", ""
    return Made(
        anchors=result.anchors,
        links=result.links,
        told=result.told,
        drawing=tuple(drawing),
        gathered=gathered,
    )


def page_of(file: File) -> Page:
    """The page of a file, which has one since the navigation was made."""
    if file.page is None:
        raise TypeError(f"{file.src_uri} has no page")
    return file.page


def convert_page(site: Site, page: Page) -> Converted:
    """Read a page and convert it; what the engine and the plugins log is kept with it."""
    with listening() as told:
        populate(site, page)
    return converted(page, tuple(told))


def populate(site: Site, page: Page) -> None:
    """What MkDocs' `_populate_page` does, with the process's own converter."""
    config, files = site.config, site.files
    if site.converter is None:
        site.converter = Converter(config, files)
    config._current_page = page
    try:
        page = config.plugins.on_pre_page(page, config=config, files=files)
        if page.markdown is None:
            page.read_source(config)
        page.markdown = config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        site.converter.render(page)
        page.content = config.plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
    except Exception as fault:
        said = "" if isinstance(fault, BuildError) else f" {fault}"
        log.error(f"Error reading page '{page.file.src_uri}':{said}")
        raise
    finally:
        config._current_page = None
