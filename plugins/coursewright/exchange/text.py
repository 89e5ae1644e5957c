"""Files of others as text: UTF-8, or what spreadsheets and old systems still write."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.format import Source
from coursewright.exchange.heads import in_han

_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_in(source: Source, issues: IssueLog) -> str | None:
    """The text of a file in UTF-8, UTF-16 with a mark, or an old encoding; None and an issue where it is none."""
    text = decoded(source.raw, source.language)
    if text is None:
        place = Place(file=source.file)
        issues.error("import/encoding", place, "the file's encoding is not known.", "Save it as UTF-8.")
    return text


def decoded(raw: bytes, language: str) -> str | None:
    """The text of bytes, or None; of the old encodings that one which its signs are common in."""
    if raw.startswith(_MARKS):
        return _read(raw, "utf-16")
    text = _read(raw, "utf-8-sig")
    if text is not None:
        return text
    chinese = _read(raw, "gb18030")
    if chinese is not None and _is_common(chinese):
        return chinese
    if (language and not in_han(language)) or _is_western(raw):
        return _read(raw, "cp1252") or chinese
    other = _read(raw, "big5")
    return other if other is not None and _is_frequent(other) else chinese


def _read(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_common(text: str) -> bool:
    """Whether four letters of five beyond ASCII are in the first, frequent part of GB 2312; misread ones are not."""
    signs = [sign for sign in text if sign > "\x7f" and sign.isalpha()]
    common = sum(b"\xb0" <= sign.encode("gb2312", "ignore") < b"\xd8" for sign in signs)
    return 5 * common >= 4 * len(signs)


def _is_frequent(text: str) -> bool:
    """Whether four letters of five beyond ASCII are in the first, frequent part of Big5."""
    signs = [sign for sign in text if sign > "\x7f" and sign.isalpha()]
    common = sum(b"\xa4" <= sign.encode("big5", "ignore") < b"\xc7" for sign in signs)
    return 5 * common >= 4 * len(signs)


def _is_western(raw: bytes) -> bool:
    """Whether bytes beyond ASCII mostly stand alone between letters, as ä and é do; Chinese signs have two each."""
    runs = re.findall(rb"[\x80-\xff]+", raw)
    return len(runs) > 0 and 5 * sum(len(run) == 1 for run in runs) >= 4 * len(runs)
