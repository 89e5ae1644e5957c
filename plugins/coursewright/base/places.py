"""Plain values of a document, and the place of each key and value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coursewright.base.issues import Place
from coursewright.base.scalars import Scalar, Source, index_in

Tree = dict[str, "Tree"] | list["Tree"] | str | None
"""What a document holds: every scalar is its source text, None where nothing was written."""
Step = str | int
Steps = tuple[Step, ...]
"""A path of keys and indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Look-up from a path of keys and indexes to the place of its key, of its value, and of any letter of a text.

    `keys` and `values` are indexes in the document's text `source`, whose first line is `first_line` of the file;
    `scalars` are its texts.
    """

    file: str
    keys: Mapping[Steps, int] = field(default_factory=dict)
    values: Mapping[Steps, int] = field(default_factory=dict)
    source: Source = field(default_factory=lambda: Source(""))
    scalars: Mapping[Steps, Scalar] = field(default_factory=dict)
    first_line: int = 1

    def value(self, path: Steps) -> Place:
        """Place of the value at a path, or of the nearest thing above it that exists."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.values:
                return self.at(self.values[path[:length]])
        return Place(file=self.file)

    def key(self, path: Steps) -> Place:
        """Place of the key that a path ends in (an item's own place in a list)."""
        return self.at(self.keys[path]) if path in self.keys else self.value(path)

    def at(self, index: int) -> Place:
        """Place of a character of the document's text."""
        line, column = self.source.line_of(index), self.source.column_of(index)
        return Place(file=self.file, line=line + self.first_line, column=column + 1)

    def inside(self, path: Steps, offset: int) -> Place:
        """Place of a letter of the text at a path, counted without the line ends that the text begins with."""
        scalar = self.scalars.get(path)
        if scalar is None:
            return self.value(path)
        begun = len(scalar.value) - len(scalar.value.lstrip("\n"))
        return self.at(index_in(scalar, begun + offset, self.source.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Places of one thing (a question, a figure) in its file, by steps from there."""

    places: Places
    path: Steps = ()

    def value(self, *steps: Step) -> Place:
        """Place of the value at some steps from here."""
        return self.places.value((*self.path, *steps))

    def key(self, *steps: Step) -> Place:
        """Place of the key at some steps from here."""
        return self.places.key((*self.path, *steps))

    def inside(self, offset: int, *steps: Step) -> Place:
        """Place of a letter of the text at some steps from here."""
        return self.places.inside((*self.path, *steps), offset)

    def below(self, *steps: Step) -> Where:
        """The same, further down."""
        return Where(places=self.places, path=(*self.path, *steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML document: its file, its plain values, and where each stands."""

    file: str
    tree: Tree
    places: Places
