"""Where the blocks of a printed page were written, so that what does not fit on paper can be told with its line."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element as XmlElement

from coursewright.base.issues import Place
from coursewright.prose.looks.look import LineAt
from coursewright.prose.spoken import spoken, words_of
from coursewright.prose.tree import BLOCKS

AT = "data-at"
"""The attribute that tells an element's place, `file:line:column`."""
FIRST_WORDS = 4
"""So many words at a block's beginning are enough to find it in the source, which is read in the same order."""
_PLACED = BLOCKS | {"li", "td", "th", "dt", "dd", "img", "figcaption", "caption"}


def place_text(place: Place) -> str:
    """A place as an attribute's value."""
    return f"{place.file}:{place.line or 1}:{place.column or 1}"


def tell_places(root: XmlElement, lines: Sequence[str | None], at: LineAt) -> None:
    """Write its place on each block that stands in `lines`; what was put in has its own already."""
    said = list(spoken(lines))
    words = [word for _, _, word in said]
    _Finder(words, [(index, column) for index, column, _ in said], at).walk(root)


class _Finder:
    """Follows the blocks of a tree through the words of its source; `next` is how far it has come."""

    def __init__(self, words: list[str], spots: list[tuple[int, int]], at: LineAt) -> None:
        self.words = words
        self.spots = spots
        self.at = at
        self.next = 0

    def walk(self, element: XmlElement) -> None:
        """Place an element and all in it."""
        for child in element:
            if child.get(AT):
                continue
            if child.tag in _PLACED:
                self._place(child)
            self.walk(child)

    def _place(self, element: XmlElement) -> None:
        text = element.get("alt", "") if element.tag == "img" else "".join(element.itertext())
        wanted = words_of(text[:200])[:FIRST_WORDS]
        found = self._find(wanted, self.next) if wanted else None
        if found is None and wanted:
            found = self._find(wanted, 0)
        if found is not None:
            element.set(AT, place_text(self.at(*self.spots[found])))
            self.next = found

    def _find(self, wanted: list[str], start: int) -> int | None:
        size, first = len(wanted), wanted[0]
        position = start
        while True:
            try:
                position = self.words.index(first, position)
            except ValueError:
                return None
            if self.words[position : position + size] == wanted:
                return position
            position += 1
