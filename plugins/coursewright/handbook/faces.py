"""The faces of a book: what its sections use of each, and one specimen that has them all.

A section's file holds no face. The book's faces come from a specimen page, on which the engine meets each of them
once; what the sections use is put in the place of what the page uses, and the engine cuts each face to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from coursewright.base.markup import Element, el
from coursewright.handbook.fragment import Face, Fragment, Slot

DIGITS = "0123456789"
NEIGHBOURS = ("", "a ", "第")
"""Before a page number: a face may have digits of its own beside letters and beside hanzi."""


class SectionFaces(dict[Any, Any]):
    """The faces that a section is drawn with; the engine finds none of them when it would put them into the file.

    `known` are faces of sections before, emptied: the engine would read each file again.
    """

    def __init__(self, known: Mapping[Any, Any]) -> None:
        super().__init__(known)
        for font in super().values():
            font.to_unicode, font.widths, font.missing = {}, {}, {}

    def values(self) -> Any:
        """No face."""
        return ()

    def used(self) -> Iterator[Face]:
        """What was drawn with each face."""
        for font in super().values():
            if font.to_unicode:
                yield Face(
                    name=font.hash,
                    family=font.family,
                    weight=int(font.weight),
                    italic=bool(font.style),
                    texts=font.to_unicode,
                    widths=font.widths,
                )


class BookFaces(dict[Any, Any]):
    """The faces of a specimen, which the engine finds used as the book uses them."""

    def __init__(self, union: Mapping[str, Face]) -> None:
        super().__init__()
        self._union = union

    def values(self) -> Any:
        """The engine's faces with the glyphs of the book, those without any left out."""
        found = [font for font in super().values() if font.hash in self._union]
        for font in found:
            face = self._union[font.hash]
            font.to_unicode, font.widths = dict(sorted(face.texts.items())), dict(sorted(face.widths.items()))
        return found


def unite_faces(fragments: Iterable[Fragment]) -> dict[str, Face]:
    """Each face with all that the fragments use of it; where they differ the first counts."""
    union: dict[str, Face] = {}
    for fragment in fragments:
        for face in fragment.faces:
            before = union.get(face.name)
            texts = {**face.texts, **before.texts} if before else face.texts
            widths = {**face.widths, **before.widths} if before else face.widths
            union[face.name] = replace(face, texts=texts, widths=widths)
    return union


def zeros_of(fragments: Iterable[Fragment]) -> dict[str, set[int]]:
    """The glyphs of 0 in the page numbers of each face."""
    zeros: dict[str, set[int]] = {}
    for fragment in fragments:
        for content in fragment.contents:
            for piece in content.pieces:
                if isinstance(piece, Slot):
                    zeros.setdefault(piece.face, set()).add(piece.zero)
    return zeros


def render_specimen(union: Mapping[str, Face], numbered: Iterable[str]) -> Element:
    """A page on which each face stands, with digits where page numbers are written in it."""
    wanted = frozenset(numbered)
    return el("body", None, [_line(face, digits=name in wanted) for name, face in sorted(union.items())])


def _line(face: Face, *, digits: bool) -> Element:
    slant = "italic" if face.italic else "normal"
    style = f"font-family:'{face.family}';font-weight:{face.weight};font-style:{slant}"
    texts = [f"{before}{DIGITS}" for before in NEIGHBOURS] if digits else []
    sample = min((row for row in face.texts.items() if len(row[1]) == 1 and row[1].strip()), default=(0, " "))
    return el("div", None, [el("p", {"style": style}, text) for text in (sample[1], *texts)])


def add_digits(
    union: Mapping[str, Face], zeros: Mapping[str, Iterable[int]], drawn: Mapping[str, Face]
) -> dict[str, Face]:
    """The faces with all digits that page numbers may need, as they were drawn on the specimen.

    Raises LookupError where the digits of a face do not follow one another, from the glyph of 0 on.
    """
    whole = dict(union)
    for name in sorted(zeros):
        glyphs = {zero + number: digit for zero in sorted(zeros[name]) for number, digit in enumerate(DIGITS)}
        if any(drawn[name].texts.get(glyph) != digit for glyph, digit in glyphs.items()):
            raise LookupError(f"the digits of {union[name].family} do not follow one another")
        widths = {glyph: drawn[name].widths[glyph] for glyph in glyphs}
        face = union[name]
        whole[name] = replace(face, texts={**glyphs, **face.texts}, widths={**widths, **face.widths})
    return whole
