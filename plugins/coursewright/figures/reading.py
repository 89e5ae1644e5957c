"""A figure in words: a nested list of its labels and notes, for screen readers, search, and pages without script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coursewright.base.label import Label
from coursewright.figures.model import Element
from coursewright.languages.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One label with its second language, its note, and what stands below it; `id` is the element's."""

    text: str
    second: str = ""
    note: str = ""
    id: str = ""
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads labels in a language; `second` is the language that stands below in the drawing, if any."""

    language: str
    second: str = ""

    def text(self, label: Label | None) -> str:
        """A label's text; "" for none."""
        return label.text(self.language) if label is not None else ""

    def word(self, key: str, **values: object) -> str:
        """A UI text of the figure part, its `{names}` filled in."""
        text = words(self.language)[f"figure.{key}"]
        return text.format(**values) if values else text

    def entry(self, element: Element, *children: Entry, says: str = "") -> Entry:
        """An element; `says` is what the drawing shows beside the label (a score, a place)."""
        extra = "".join(
            f" · {text}" for text in (says, self.word("inferred") if element.inferred else "") if text
        )
        second = element.text.text(self.second) if self.second else ""
        text = self.text(element.text)
        return Entry(
            text=text + extra,
            second="" if second == text else second,
            note=self.text(element.note),
            id=element.id,
            children=children,
        )

    def entries(self, rows: Iterable[Element]) -> tuple[Entry, ...]:
        """Elements without anything below them."""
        return tuple(self.entry(element) for element in rows)

    def line(self, label: Label | None, *children: Entry) -> tuple[Entry, ...]:
        """A label that is no element (an axis, a column's head); nothing for none."""
        return () if label is None else (Entry(text=self.text(label), children=children),)


def noted(entries: Iterable[Entry]) -> Iterator[Entry]:
    """All entries that have a note, in reading order."""
    for entry in entries:
        if entry.note:
            yield entry
        yield from noted(entry.children)


def signed(score: float) -> str:
    """A score as it is printed: +1, 0, −3 (U+2212)."""
    text = f"{abs(score):g}"
    return text if score == 0 else f"{'+' if score > 0 else '−'}{text}"
