"""Sessions: of each lesson a spread of the plan and the learner's page that faces it, then the answers."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.handbook.model import Book, Chapter
from coursewright.handbook.modules import module_sections
from coursewright.handbook.parts.part import BookPart, nothing
from coursewright.handbook.sections import Section
from coursewright.handbook.sessions import render_session


def _sections(book: Book, _: None) -> Iterator[Section]:
    for module in book.modules:
        yield from module_sections(book, module, _session)


def _session(book: Book, chapter: Chapter) -> Iterator[Section]:
    """A spread that faces itself, then the answers."""
    tree, miniatures = render_session(book, chapter)
    yield Section(name=f"session {chapter.slug}", tree=tree, starts="left", miniatures=miniatures)


PART = BookPart(assemble=nothing, sections=_sections, styles=("lessons",))
