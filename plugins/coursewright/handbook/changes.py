"""Changes to a section's tree that save paper: values, so that a page can be laid out once more as it was printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import Element

from coursewright.figures.paper import LEAST
from coursewright.handbook.fitting import ABREAST, close_up

Path = tuple[int, ...]
"""The way to an element: at each step down which child it is."""


class Change(Protocol):
    """What can be done to a tree, and undone."""

    def apply(self, root: Element) -> None:
        """Change a tree that has the elements which are meant; leave one that ends before them."""
        ...

    def undo(self, root: Element) -> None:
        """Change it back."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Classed:
    """An element with one more class."""

    path: Path
    name: str

    def apply(self, root: Element) -> None:
        """Add it."""
        element = element_at(root, self.path)
        if element is not None:
            element.set("class", " ".join([*element.get("class", "").split(), self.name]))
            if self.name in ABREAST:
                close_up(element)

    def undo(self, root: Element) -> None:
        """Take it away."""
        element = element_at(root, self.path)
        if element is not None:
            names = [name for name in element.get("class", "").split() if name != self.name]
            element.set("class", " ".join(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A drawing of another size: its width and height, as they are and as they were, and how small it may be."""

    path: Path
    size: tuple[str, str]
    before: tuple[str, str]
    least: str

    @property
    def lower_by(self) -> float:
        """Millimetres that it is lower."""
        return float(self.before[1].removesuffix("mm")) - float(self.size[1].removesuffix("mm"))

    def apply(self, root: Element) -> None:
        """Give it the new size, and no other."""
        drawing = self._set(root, self.size)
        if drawing is not None:
            drawing.attrib.pop(LEAST, None)

    def undo(self, root: Element) -> None:
        """Give it its own again."""
        drawing = self._set(root, self.before)
        if drawing is not None:
            drawing.set(LEAST, self.least)

    def _set(self, root: Element, size: tuple[str, str]) -> Element | None:
        drawing = element_at(root, self.path)
        if drawing is not None:
            drawing.set("width", size[0])
            drawing.set("height", size[1])
        return drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Tightened:
    """A section with less white between its blocks, and with smaller drawings in its questions."""

    body: Classed
    drawings: tuple[Sized, ...] = ()

    def apply(self, root: Element) -> None:
        """Take the white away, and make the drawings smaller."""
        apply_all(root, (self.body, *self.drawings))

    def undo(self, root: Element) -> None:
        """Give both back."""
        for drawing in self.drawings:
            drawing.undo(root)
        self.body.undo(root)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A child of an element that stands further forward: at `after` instead of `before`."""

    path: Path
    before: int
    after: int

    def apply(self, root: Element) -> None:
        """Move it forward."""
        self._move(root, self.before, self.after)

    def undo(self, root: Element) -> None:
        """Move it back."""
        self._move(root, self.after, self.before)

    def _move(self, root: Element, source: int, target: int) -> None:
        parent = element_at(root, self.path)
        if parent is not None and len(parent) > max(source, target):
            child = parent[source]
            parent.remove(child)
            parent.insert(target, child)


def apply_all(root: Element, changes: Iterable[Change]) -> None:
    """Make the changes that were made before, in order."""
    for change in changes:
        change.apply(root)


def element_at(root: Element, path: Sequence[int]) -> Element | None:
    """The element at the end of a way; None where the tree does not go so far."""
    for step in path:
        if step >= len(root):
            return None
        root = root[step]
    return root


def path_to(root: Element, wanted: Element) -> Path:
    """The way to an element of a tree. Raises LookupError where there is none."""
    stack: list[tuple[Element, Path]] = [(root, ())]
    while stack:
        element, path = stack.pop()
        if element is wanted:
            return path
        stack.extend((child, (*path, step)) for step, child in enumerate(element))
    raise LookupError(wanted.tag)
