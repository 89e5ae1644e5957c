"""Sections laid out once more where that saves paper: with less white between blocks, smaller figures, other breaks.

What is tried is a change to the tree. It stays where the section then has fewer pages, or less white within it, or
where a drawing or a lead then stands with its question on as many; running text stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.boxes import MM
from coursewright.handbook.changes import Change, Classed, Sized, Tightened, path_to
from coursewright.handbook.filling import FULL, fills_of
from coursewright.handbook.joining import joined
from coursewright.handbook.pairing import paired_lists
from coursewright.handbook.pulling import pulled_forward
from coursewright.handbook.shrinking import smaller_figures, smaller_in_questions

TIGHT = "tight"
SPARED = 0.04
"""Share of a page that its blocks need less with less white between them, at least."""
FILLED = 0.8
"""Share of the white at the ends of pages that then is filled, at best."""
WORTH = 0.02
"""Share of a page of white that a change has to save at least, where it saves no page."""
TRIES = 8
"""So often a section is laid out again."""

Layout = Callable[[], Any]
"""Lays out the tree as it is now."""


def refit(root: Element, layout: Layout) -> tuple[Any, tuple[Change, ...]]:
    """The laid-out document with the changes that help it, and these."""
    document = layout()
    kept: list[Change] = []
    tried: set[Change] = set()
    while len(tried) < TRIES:
        proposals = _proposals(root, document.pages)
        change = next((one for one in proposals if one not in tried), None)
        if change is None:
            break
        tried.add(change)
        change.apply(root)
        again = layout()
        if _helps(change, document.pages, again.pages):
            document = again
            kept.append(change)
        else:
            change.undo(root)
    return _joined(root, layout, document, kept)


def _joined(
    root: Element, layout: Layout, document: Any, kept: list[Change]
) -> tuple[Any, tuple[Change, ...]]:
    """With drawings and leads held to their questions where these are overleaf, and where that takes no page more."""
    tried: set[Change] = set()
    while change := next((one for one in joined(root, document.pages) if one not in tried), None):
        tried.add(change)
        change.apply(root)
        again = layout()
        if len(again.pages) <= len(document.pages):
            document = again
            kept.append(change)
        else:
            change.undo(root)
    return document, tuple(kept)


def _proposals(root: Element, pages: Sequence[Any]) -> Iterator[Change]:
    """What may help, what saves most first."""
    body = root.find("body")
    if body is not None and TIGHT not in body.get("class", "").split():
        tightened = Tightened(
            body=Classed(path=path_to(root, body), name=TIGHT), drawings=smaller_in_questions(root)
        )
        if _may_save(pages, tightened.drawings):
            yield tightened
    yield from smaller_figures(root, pages)
    yield from pulled_forward(root, pages)
    yield from paired_lists(root, pages)


def _may_save(pages: Sequence[Any], drawings: Sequence[Sized]) -> bool:
    """Whether less white, between blocks and at ends of pages, and smaller drawings may make a page less of it."""
    *before, last = fills_of(pages)
    white = sum(1 - row.fill for row in before if row.text)
    spared = sum(drawing.lower_by for drawing in drawings) * MM / pages[0]._page_box.height
    return bool(before) and last.fill < SPARED * len(pages) + FILLED * white + spared


def _helps(change: Change, before: Sequence[Any], after: Sequence[Any]) -> bool:
    """Whether a change saves pages, or white before the last one; less white between blocks has to save a page."""
    if len(after) != len(before) or isinstance(change, Tightened):
        return len(after) < len(before)
    return _white(before) - _white(after) > WORTH


def _white(pages: Sequence[Any]) -> float:
    """White that a reader sees on pages that are not the last, in pages."""
    return sum(max(0.0, FULL - row.fill) for row in fills_of(pages)[:-1] if row.text)
