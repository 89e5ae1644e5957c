"""Footnotes of a lesson that nothing points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coursewright.course.landmarks import TRAINER_BLOCKS, Block
from coursewright.writing.sheet import Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.targets import NOTE_DEFINITION, references_of
from coursewright.writing.units import units_of

_NOTE = re.compile(r"(?<!\\)\[\^(?P<name>[^\[\]\n]+)\]")


def unused_notes(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Slip]:
    """Definitions whose number stands nowhere, or only in notes for trainers, which the site leaves out."""
    notes = references_of(sheet).notes
    hidden = {
        line
        for block in blocks
        if block.name in TRAINER_BLOCKS
        for line in range(block.first, block.last + 1)
    }
    used = list(_used(sheet)) if notes else []
    for name, line in notes.items():
        raw = sheet.rows[line].raw
        lines = [at for said, at in used if said == name]
        # A full-width colon is told by itself.
        if f"[^{name}]：" in raw or (lines and (line in hidden or not hidden.issuperset(lines))):
            continue
        yield Slip(
            rule="text/footnote", line=line, column=raw.index("[^"),
            message=f"only a note for trainers points to the footnote '{name}'." if lines
            else f"nothing points to the footnote '{name}'.",
            cure="Move it into that note." if lines else f"Write '[^{name}]' where it belongs, or delete it.",
        )  # fmt: skip


def _used(sheet: Sheet) -> Iterator[tuple[str, int]]:
    for unit in units_of(sheet):
        head = NOTE_DEFINITION.match(unit.text.lstrip(" >"))
        begin = len(unit.text) - len(unit.text.lstrip(" >")) + head.end() if head else 0
        for note in _NOTE.finditer(unit.text, begin):
            yield note["name"], unit.spot(note.start())[0]
