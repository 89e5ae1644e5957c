"""Where the elements of a laid-out section come from: the places that their tree carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

from coursewright.base.issues import Place
from coursewright.prose.places import AT


class Origins:
    """Look-up from elements below `root` to places; the section's own name stands in where there is none."""

    def __init__(self, root: Element, section: str) -> None:
        self._root = root
        self._section = Place(file=section)

    @cached_property
    def _parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self._root.iter() for child in parent}

    def of(self, element: Element | None) -> Place:
        """The place of the nearest element around that has one."""
        while element is not None:
            place = read_mark(element.get(AT, ""))
            if place is not None:
                return place
            element = self._parents.get(element)
        return self._section

    def of_text(self, text: str) -> Place:
        """The place of the first element with that text."""
        return self._first(lambda element: any(text in piece for piece in _own_pieces(element)))

    def of_address(self, address: str) -> Place:
        """The place of the first picture or link with that address."""
        return self._first(lambda element: address in (element.get("src"), element.get("href")))

    def _first(self, wanted: Callable[[Element], bool]) -> Place:
        return self.of(next((element for element in self._root.iter() if wanted(element)), None))


def read_mark(mark: str) -> Place | None:
    """The place that a mark names, None where it names none."""
    file, _, spot = mark.partition(":")
    line, _, column = spot.partition(":")
    if file and line.isdecimal() and column.isdecimal():
        return Place(file=file, line=int(line), column=int(column))
    return None


def _own_pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    yield from (child.tail or "" for child in element)
