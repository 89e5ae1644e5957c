"""Plain values of a document, and the place of each key and value."""

from __future__ import annotations

from dataclasses import dataclass

from coursewright.base.issues import Place

Tree = dict[str, "Tree"] | list["Tree"] | str | None
"""What a document holds: every scalar is its source text, None where nothing was written."""
Step = str | int
Steps = tuple[Step, ...]
"""A path of keys and indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Look-up from a path of keys and indexes to the place of its key and of its value."""

    file: str
    keys: dict[Steps, Place]
    values: dict[Steps, Place]

    def value(self, path: Steps) -> Place:
        """Place of the value at a path, or of the nearest thing above it that exists."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.values:
                return self.values[path[:length]]
        return Place(file=self.file)

    def key(self, path: Steps) -> Place:
        """Place of the key that a path ends in (an item's own place in a list)."""
        return self.keys[path] if path in self.keys else self.value(path)


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

    def below(self, *steps: Step) -> Where:
        """The same, further down."""
        return Where(places=self.places, path=(*self.path, *steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One YAML document: its file, its plain values, and where each stands."""

    file: str
    tree: Tree
    places: Places
