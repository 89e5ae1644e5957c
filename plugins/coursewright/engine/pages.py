"""One page of a site: read, converted, drawn and written, and what the others have to know of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

# MkDocs' own step; it is private, and its version is pinned.
from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.frozen import quickly_thawed
from coursewright.base.stamps import Stamp, stamp_of
from coursewright.engine.convert import Converted, Converter, Links, converted, restore
from coursewright.engine.gather import Gatherer, lighter
from coursewright.engine.marks import Marks, PageMarks
from coursewright.engine.told import Told, listening

KIND = "page"
log = logging.getLogger("mkdocs.commands.build")


@dataclass(slots=True, kw_only=True)
class Site:
    """A site that is being built: MkDocs' settings, files, navigation and templates, and the pages to be made."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    pages: Sequence[File]
    marks: Marks
    cache: Cache = NO_CACHE
    converter: Converter | None = None
    gathers: Sequence[Gatherer] = field(default_factory=tuple)


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What others have to know of a page that was made: see `Converted`; `drawing` was logged while it was drawn.

    `output` is the digest of all that its file depends on ("" where somebody wrote meanwhile), `stamp` that of the
    file.
    """

    anchors: tuple[str, ...]
    links: Links
    told: tuple[Told, ...]
    gathered: tuple[object, ...]
    drawing: tuple[Told, ...]
    output: str
    stamp: Stamp


def make_page(site: Site, file: File, marks: PageMarks) -> Made:
    """Convert and draw a page, and write it; what the cache knows is not converted again."""
    page = page_of(file)
    result, known = known_page(site, page, marks.content), True
    if result is None:
        result = convert_page(site, page)
        known = site.marks.is_read_from(page, file.content_bytes)
        if known:
            site.cache.write_value(KIND, marks.content, result)
    with listening() as drawing:
        excluded = file.inclusion.is_excluded()
        _build_page(page, site.config, site.pages, site.nav, site.env, excluded=excluded)
    page.markdown, page.content = "", ""
    return Made(
        anchors=result.anchors,
        links=result.links,
        told=result.told,
        gathered=result.gathered,
        drawing=tuple(drawing),
        output=marks.output if known else "",
        stamp=stamp_of(file.abs_dest_path),
    )


def gather_again(site: Site, made: Made, file: File) -> None:
    """Give plugins all that they gather of a page that was taken over; what the cache has lost is converted again.

    Raises BuildError where somebody wrote meanwhile: what is kept of the page is of another one.
    """
    page = page_of(file)
    mark = site.marks.of(page).content
    was = site.cache.read_value(KIND, mark)
    known = isinstance(was, Converted)
    result = was if isinstance(was, Converted) else convert_page(site, page)
    if tuple(map(lighter, result.gathered)) != tuple(map(lighter, made.gathered)):
        raise BuildError(f"'{file.src_uri}' was saved while the site was built. Build it again.")
    if not known:
        site.cache.write_value(KIND, mark, result)
    give(site, result.gathered)


def give(site: Site, shares: tuple[object, ...]) -> None:
    """Give plugins what they gather of a page."""
    for gather, share in zip(site.gathers, shares, strict=True):
        gather.give(share)


def known_page(site: Site, page: Page, mark: str) -> Converted | None:
    """Make a page what it was when it was converted, if the cache knows it."""
    was = site.cache.read_value(KIND, mark)
    if not isinstance(was, Converted):
        return None
    restore(page, was, site.files)
    return was


def page_of(file: File) -> Page:
    """The page of a file, which has one since the navigation was made."""
    if file.page is None:
        raise TypeError(f"{file.src_uri} has no page")
    return file.page


def convert_page(site: Site, page: Page) -> Converted:
    """Read a page and convert it; what the engine and the plugins log is kept with it."""
    with listening() as told:
        populate(site, page)
    return converted(page, tuple(told), tuple(gather.take(page.file.src_uri) for gather in site.gathers))


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
