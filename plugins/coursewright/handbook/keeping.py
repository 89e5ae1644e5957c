"""Sections and faces that were drawn before, taken from the project's cache."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from coursewright.base.cache import Cache, digest
from coursewright.base.canonical import canonical
from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, Node
from coursewright.base.versions import tool_digest
from coursewright.handbook.addresses import PROJECT, real_path
from coursewright.handbook.archive import Archive
from coursewright.handbook.binding import Placed, bind_book
from coursewright.handbook.documents import Imprint, section_document, to_text
from coursewright.handbook.faces import unite_faces, zeros_of
from coursewright.handbook.fragment import Fragment
from coursewright.handbook.objects import Frame
from coursewright.handbook.pdf import WeasyPress
from coursewright.handbook.sections import Section
from coursewright.handbook.typeset import Tree
from coursewright.prose.places import AT

_PLACES = re.compile(f' {AT}="[^"]*"')
_ADDRESSES = frozenset({"src", "href", "xlink:href", "data", "poster", "srcset", "background"})
_NAMES_OTHERS = re.compile(rb"href|url\(|@import|<!ENTITY")


class KeepingPress:
    """Lays out and binds as the press that `make` makes, which it asks for what the cache does not have.

    `rules` stand for everything that all sections are laid out with. What has faults is not kept.
    """

    def __init__(
        self, make: Callable[[], WeasyPress], cache: Cache, root: Path, imprint: Imprint, rules: Sequence[str]
    ) -> None:
        self._make = make
        self._cache = cache
        self._root = root.resolve()
        self._imprint = imprint
        self._seed = digest(tool_digest(), *rules, *imprint.inks.values())
        self._made = False

    @cached_property
    def _press(self) -> WeasyPress:
        self._made = True
        return self._make()

    @property
    def issues(self) -> IssueLog:
        """What is wrong with the style sheets and the book as bound."""
        return self._press.issues if self._made else IssueLog()

    def lay_out(self, section: Section, tree: Tree, first_page: int) -> Fragment:
        """The section on its pages."""
        key = self._key(section, tree, first_page)
        kept = self._cache.read_value("section", key) if key else None
        if isinstance(kept, Fragment):
            return kept
        fragment = self._press.lay_out(section, tree, first_page)
        if key and not fragment.issues and not self.issues.found:
            self._cache.write_value("section", key, fragment)
        return fragment

    def pdf(self, placed: Sequence[Placed], archive: Archive | None = None) -> bytes:
        """The book of these fragments, with what an `archive` asks for."""
        fragments = [one.fragment for one in placed]
        union, zeros = unite_faces(fragments), zeros_of(fragments)
        faces = [(face, sorted(face.texts.items()), sorted(face.widths.items())) for face in union.values()]
        imprint = canonical(self._imprint)
        key = digest(
            self._seed, imprint, canonical(sorted(faces, key=lambda row: row[0].name)), canonical(zeros)
        )
        frame = self._cache.read_value("faces", key)
        if not isinstance(frame, Frame):
            frame = self._press.frame(union, zeros)
            if not self.issues.found:
                self._cache.write_value("faces", key, frame)
        return bind_book(frame, placed, archive)

    def _key(self, section: Section, tree: Tree, first_page: int) -> str:
        """The digest of all that the section's pages show; "" where that cannot be told."""
        pictures: list[bytes] = []
        for address in _addresses(tree):
            picture = _picture(address, self._root)
            if picture is None:
                return ""
            pictures.append(picture)
        text = to_text(section_document(self._imprint, section, tree, first_page), self._imprint.inks)
        return digest(self._seed, str(section.zoom), _PLACES.sub("", text), *pictures)


def _addresses(nodes: Sequence[Node]) -> Iterator[str]:
    """What a tree shows of other files; `url(` for a style that may name one."""
    for node in nodes:
        if not isinstance(node, Element):
            continue
        for name, value in node.attrs:
            if name in _ADDRESSES and node.tag not in ("a", "area") and not value.startswith(("#", "data:")):
                yield value
            elif "url(" in value:
                yield "url("
        yield from _addresses(node.children)


def _picture(address: str, root: Path) -> bytes | None:
    """The bytes of a picture; nothing where there is none, None for one that may show others."""
    if address == "url(":
        return None
    try:
        content = real_path(urljoin(PROJECT, address), root).read_bytes()
    except (ValueError, OSError):
        return b""
    return None if content.lstrip()[:1] == b"<" and _NAMES_OTHERS.search(content) else content
