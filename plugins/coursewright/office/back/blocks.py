"""Whole paragraphs and items of a lesson's Markdown: those that are gone taken out, new ones put behind another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coursewright.office.back.comparing import key
from coursewright.office.back.reading import Line, Run
from coursewright.office.back.source import SourceFile
from coursewright.office.back.splicing import Splice, Unmerged, escaped

MARKED = re.compile(r"[ \t]*(?:[-+*]|\d+[.)])[ \t]+")
AT_START = re.compile(r"(#|[-+>]|\d+[.)]|///|:::|```)")


def turn_of(line: Line, own: Sequence[Line]) -> tuple[int, int]:
    """The how-manieth of how many paragraphs of the same words it is."""
    alike = [row.number for row in own if key(row)[1] == key(line)[1]]
    return alike.index(line.number), len(alike)


def _block(
    line: Line, own: Sequence[Line], files: Sequence[SourceFile]
) -> tuple[SourceFile, int, int] | None:
    """The file and the lines of Markdown that are a whole paragraph; None where it is none."""
    words = "".join(line.text.split())
    turn, of = turn_of(line, own)
    for file in files:
        found = list(file.found(words)) if file.is_markdown and words else []
        if not found or (len(found) > 1 and len(found) != of):
            continue
        place = found[turn if len(found) == of else 0]
        first, last = file.places[place], file.places[place + len(words) - 1]
        begin = file.text.rfind("\n", 0, first) + 1
        end = file.text.find("\n", last)
        end = len(file.text) if end < 0 else end
        alone = not MARKED.sub("", file.text[begin : file.before_marks(first)], count=1).strip(" \t>#")
        if alone and not file.text[file.after_marks(last + 1) : end].strip():
            return file, begin, end
        return None
    return None


def removed(line: Line, own: Sequence[Line], files: Sequence[SourceFile]) -> Splice:
    """Take a paragraph out; Unmerged where it is none of the lesson's own, or others may point at it."""
    if line.kind.startswith("heading"):
        raise Unmerged(
            "it is gone, but others may point to its id", "Take it out of the file in all languages"
        )
    found = _block(line, own, files)
    if found is None or line.table:
        raise Unmerged(
            "it is gone, but it is no paragraph of the lesson that may go", "Take it out of the file"
        )
    file, begin, end = found
    raw = file.text[begin:end]
    after = file.text[end + 1 :]
    end = min(len(file.text), end + 1)
    if not MARKED.match(raw) and after.startswith("\n") and file.text[:begin].endswith("\n\n"):
        end += 1
    return Splice(file=file, begin=begin, end=end, text="")


def added(
    line: Line, after: Line | None, before: Line | None, own: Sequence[Line], files: Sequence[SourceFile]
) -> Splice:
    """Put a new paragraph between the two that it stands between; Unmerged where neither is one of the lesson."""
    behind, ahead = (
        _block(row, own, files) if row is not None and not line.table and not row.table else None
        for row in (after, before)
    )
    if line.listed and ahead and _mark(ahead) and not (behind and _mark(behind)):
        behind = None
    found = behind or ahead
    if found is None:
        raise Unmerged(
            "it is new, and stands neither behind nor before a paragraph of the lesson",
            "Write it into the file",
        )
    file, begin, end = found
    if line.kind.startswith("heading"):
        raise Unmerged(
            "a new heading needs an id", "Write it into the file, with {#id}, in all languages", (file, end)
        )
    words, mark = _markdown(line.runs), _mark(found) if line.listed else ""
    indent = re.match(r"[ \t]*", file.text[begin:end])
    lead = mark or f"{indent[0] if indent else ''}{'- ' if line.listed else ''}"
    gap = "\n" if mark else "\n\n"
    if behind:
        return Splice(file=file, begin=end, end=end, text=f"{gap}{lead}{words}")
    return Splice(file=file, begin=begin, end=begin, text=f"{lead}{words}{gap}")


def _mark(block: tuple[SourceFile, int, int]) -> str:
    """The mark of an item; "" where it is none."""
    file, begin, end = block
    found = MARKED.match(file.text[begin:end])
    return found[0] if found else ""


def _markdown(runs: Sequence[Run]) -> str:
    """New words with their marks."""
    parts = []
    for run in runs:
        text = escaped(re.sub(r"[\n\t]", " ", run.text))
        mark = ("**" if run.bold else "") + ("*" if run.italic else "")
        inner = text.strip()
        parts.append(text.replace(inner, f"{mark}{inner}{mark}", 1) if mark and inner else text)
    whole = "".join(parts).strip()
    return f"\\{whole}" if AT_START.match(whole) else whole
