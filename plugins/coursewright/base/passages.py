"""The Markdown texts of a model, each with the place of every letter: what rules about texts walk through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from coursewright.base.fields import marked_texts
from coursewright.base.issues import Place
from coursewright.base.lately import Lately
from coursewright.base.places import Places, Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One text; `path` leads to it or to its map of languages, `line`: it has to fit into one line."""

    text: str
    path: Steps
    part: Literal["asked", "hint", "sealed"]
    line: bool
    places: Places
    language: str

    @property
    def steps(self) -> Steps:
        """The path of the text itself."""
        own = (*self.path, self.language)
        return own if own in self.places.scalars else self.path

    @property
    def backslash(self) -> str:
        """A backslash as it is to be written in the text: within double quotes there must be two."""
        scalar = self.places.scalars.get(self.steps)
        return "\\\\" if scalar is not None and scalar.style == '"' else "\\"

    def at(self, offset: int) -> Place:
        """The place of a letter of the text."""
        return self.places.inside(self.steps, offset)

    def spot(self, line: int, column: int) -> Place:
        """The place of a letter by its line and column in the text, both from 0."""
        starts = [0, *(at + 1 for at, letter in enumerate(self.text) if letter == "\n")]
        return self.at(starts[line] + column)


def passages_of(value: Any, places: Places, language: str) -> Iterator[Passage]:
    """All texts of a model that are shown to people, in the order of its fields."""
    return iter(_KNOWN.get(value, (id(places), language), lambda: _passages(value, places, language)))


def _passages(value: Any, places: Places, language: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(text=text, path=path, part=marker.part, line=marker.line, places=places, language=language)
        for path, text, marker in marked_texts(value)
    )


_KNOWN: Lately[tuple[Passage, ...]] = Lately(128)
"""Several rules go through the texts of one file, some when it is read and some when it is checked."""
