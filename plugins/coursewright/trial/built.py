"""A course as it was built: its projects, and the pages of its site as elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from coursewright.pipeline.outputs import site_folder
from coursewright.project.model import Project

Attributes = Mapping[str, str]


class _Reader(HTMLParser):
    """Gathers elements with their attributes, and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, Attributes]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


@dataclass(frozen=True)
class Page:
    """A page of the site, by its file."""

    file: Path

    @cached_property
    def elements(self) -> list[tuple[str, Attributes]]:
        """Its elements in order, each with its attributes."""
        reader = _Reader()
        reader.feed(self.file.read_text(encoding="utf-8"))
        return reader.elements

    @cached_property
    def ids(self) -> frozenset[str]:
        """What links to this page may point at."""
        return frozenset(
            attributes[name]
            for _, attributes in self.elements
            for name in ("id", "name")
            if name in attributes
        )


@dataclass(frozen=True)
class Built:
    """A project's folder after a build, and its projects by language."""

    root: Path
    projects: Mapping[str, Project]
    _pages: dict[Path, Page] = field(default_factory=dict, repr=False)

    @property
    def site(self) -> Path:
        """What is published."""
        return self.root / "site"

    def page(self, file: Path) -> Page:
        """A page, read once."""
        return self._pages.setdefault(file, Page(file))

    def pages(self, language: str = "") -> Iterator[Page]:
        """The pages of a language, or of the whole site."""
        folder = self.root / site_folder(language) if language else self.site
        return (self.page(file) for file in sorted(folder.rglob("*.html")))

    def told(self, file: Path) -> str:
        """A file's path as it is told."""
        return file.relative_to(self.root).as_posix()
