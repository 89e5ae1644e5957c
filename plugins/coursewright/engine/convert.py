"""A page's Markdown as HTML: what MkDocs' `Page.render` does, with one Markdown for all pages of a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

# MkDocs' own steps; they are private, and its version is pinned.
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from coursewright.engine.told import Told

Links = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Files by path, each with anchors and the links as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An entry of a page's table of contents."""

    title: str
    id: str
    level: int
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What came of a page's Markdown, and of what the plugins did with it.

    `title` is that of its first heading, `anchors` are the ids in it, `links` the anchors that it links to (by the
    path of the Markdown file, with the link as it is written), `told` is what was logged meanwhile, `gathered` what the
    site's gatherers took.
    """

    content: str
    meta: Mapping[str, object]
    title: str | None
    toc: tuple[Heading, ...]
    anchors: tuple[str, ...]
    links: Links
    told: tuple[Told, ...] = ()
    gathered: tuple[object, ...] = ()


class Converter:
    """Renders one page after another."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        nobody = File("", None, "", use_directory_urls=False)
        self.md = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
        self.raw = _RawHTMLPreprocessor()
        self.anchors = _ExtractAnchorsTreeprocessor(nobody, files, config)
        self.links = _RelativePathTreeprocessor(nobody, files, config)
        self.title = _ExtractTitleTreeprocessor()
        for step in (self.raw, self.anchors, self.links, self.title):
            step._register(self.md)

    def render(self, page: Page) -> None:
        """Set what `Page.render` sets."""
        self.md.reset()
        self.raw.present_anchor_ids = set()
        self.anchors.present_anchor_ids = set()
        self.links.file, self.links.links_to_anchors = page.file, {}
        self.title.title = None
        page.content = self.md.convert(page.markdown or "")
        page.toc = get_toc(getattr(self.md, "toc_tokens", []))
        page._title_from_render = self.title.title
        page.present_anchor_ids = self.anchors.present_anchor_ids | self.raw.present_anchor_ids
        page.links_to_anchors = self.links.links_to_anchors


def converted(page: Page, told: tuple[Told, ...], gathered: tuple[object, ...]) -> Converted:
    """What a rendered page holds, as values."""
    return Converted(
        content=page.content or "",
        meta=dict(page.meta),
        title=page._title_from_render,
        toc=tuple(map(_heading, page.toc)),
        anchors=tuple(sorted(page.present_anchor_ids or ())),
        links=tuple(
            (file.src_uri, tuple(links.items())) for file, links in (page.links_to_anchors or {}).items()
        ),
        told=told,
        gathered=gathered,
    )


def restore(page: Page, was: Converted, files: Files) -> None:
    """Make a page what it was when it was rendered."""
    page.markdown = page.markdown or ""
    page.content, page.meta = was.content, dict(was.meta)
    page._title_from_render = was.title
    page.toc = TableOfContents([_link(row) for row in was.toc])
    if page.toc.items:
        page.toc.items[0].active = True  # type: ignore[attr-defined]  # as MkDocs' get_toc does
    restore_links(page, was.anchors, was.links, files)


def restore_links(
    page: Page,
    anchors: tuple[str, ...],
    links: Links,
    files: Files,
) -> None:
    """Let a page know its anchors and those that it links to."""
    page.present_anchor_ids = set(anchors)
    found = ((files.get_file_from_path(path), rows) for path, rows in links)
    page.links_to_anchors = {file: dict(rows) for file, rows in found if file is not None}


def _heading(link: AnchorLink) -> Heading:
    children = tuple(map(_heading, link.children))
    return Heading(title=link.title, id=link.id, level=link.level, children=children)


def _link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.title, heading.id, heading.level)
    link.children = [_link(child) for child in heading.children]
    return link
