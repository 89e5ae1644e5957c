"""All formats in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coursewright.exchange import (
    aiken,
    anki,
    fullmark,
    gift,
    jsonfile,
    mkdocsquiz,
    moodle,
    paragraphs,
    qti,
    sheet,
    superquiz,
    word,
    workbook,
)
from coursewright.exchange.format import Format, with_kin

_ALL = (
    gift.FORMAT,
    moodle.FORMAT,
    qti.QTI3,
    qti.QTI21,
    aiken.FORMAT,
    anki.FORMAT,
    sheet.FORMAT,
    workbook.FORMAT,
    word.FORMAT,
    paragraphs.FORMAT,
    jsonfile.FORMAT,
    mkdocsquiz.FORMAT,
    superquiz.FORMAT,
    fullmark.FORMAT,
)
FORMATS: Mapping[str, Format] = {row.name: replace(row, keeps=with_kin(row.keeps)) for row in _ALL}
