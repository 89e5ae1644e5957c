"""Pictures of a text that have no words for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.writing.sheet import Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.tags import tags_of
from coursewright.writing.targets import brackets_of
from coursewright.writing.units import units_of


def wordless_pictures(sheet: Sheet, *, printed: bool) -> Iterator[Slip]:
    """Pictures of Markdown; where they are printed, the handbook is refused for them."""
    for unit in units_of(sheet):
        for bracket in brackets_of(unit.text):
            if bracket.image and bracket.tail != "" and not unit.raw[bracket.start + 1 : bracket.end].strip():
                yield _slip(*unit.spot(bracket.start - 1), printed)


def wordless_tags(sheet: Sheet, *, printed: bool) -> Iterator[Slip]:
    """The same for pictures of HTML, which no text of YAML may hold."""
    for tag in tags_of(sheet):
        if tag.name == "img" and tag.kind in ("open", "empty") and not (tag.value("alt") or "").strip():
            yield _slip(tag.line, tag.column, printed)


def _slip(line: int, column: int, printed: bool) -> Slip:
    return Slip(
        rule="text/no-alt", line=line, column=column, mild=not printed,
        message="this picture has no words for those who cannot see it.",
        cure="Say what it shows, between its square brackets or in its alt.",
    )  # fmt: skip
