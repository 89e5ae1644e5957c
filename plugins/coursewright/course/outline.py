"""The outline of a lesson's Markdown: what stands where, and what is not closed or not known.

One scanner serves both the checks and the rendering, so they cannot disagree on what a block is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from coursewright.base.issues import IssueLog
from coursewright.course.blocks import At, place_in, read_blocks
from coursewright.course.landmarks import (
    DATA_BLOCKS,
    OWN_FENCES,
    TEXT_BLOCKS,
    TRAINER_BLOCKS,
    Block,
    Fence,
    Heading,
    Link,
    Outline,
    QuizName,
    quiz_name,
)
from coursewright.writing.fences import near_fence
from coursewright.writing.sheet import RawFence, Row, Sheet, load_sheet
from coursewright.writing.slip import Setting
from coursewright.writing.tags import Tag, tags_of
from coursewright.writing.targets import targets_of

__all__ = [
    "DATA_BLOCKS",
    "OWN_FENCES",
    "TEXT_BLOCKS",
    "TRAINER_BLOCKS",
    "Block",
    "Fence",
    "Heading",
    "Link",
    "Outline",
    "QuizName",
    "load_outline",
    "quiz_name",
]

# Python-Markdown wants no space after the number signs.
_HEADING = re.compile(r"^(?P<level>#{1,6})(?P<text>[^#].*)$")
_UNDERLINE = re.compile(r"^(?:=+|-+) *$")
_OURS = Setting(fences=OWN_FENCES)
_SOURCES = {
    "img": "src",
    "image": "href",
    "a": "href",
    "area": "href",
    "video": "src",
    "audio": "src",
    "source": "src",
    "track": "src",
}
_PICTURES = ("img", "image")


def load_outline(text: str, file: str, first_line: int, issues: IssueLog) -> Outline:
    """Read the structure of a Markdown text whose first line is `first_line` of `file`."""
    sheet = load_sheet(text, DATA_BLOCKS)
    at = place_in(file, first_line)
    blocks = read_blocks(sheet, at, issues)
    closed = _check_closed(sheet, at, issues)
    return Outline(
        text=text,
        first_line=first_line,
        sound=blocks.sound and closed,
        headings=tuple(_headings(sheet, blocks.around, at)),
        fences=tuple(
            _fence(fence, fence.name, sheet, blocks.around, at)
            for fence in sheet.fences
            if fence.name in OWN_FENCES and not (fence.quoted or fence.listed)
        ),
        lost=tuple(_lost(sheet, blocks.around, at)),
        blocks=tuple(sorted(blocks.found, key=lambda block: block.first)),
        links=tuple(_links(sheet, blocks.around, at)),
    )


def _check_closed(sheet: Sheet, at: At, issues: IssueLog) -> bool:
    """Whether every fence is closed; the one that is not takes all that follows."""
    left_open = [fence for fence in sheet.fences if not fence.closed]
    for fence in left_open:
        issues.error(
            "lesson/fence-left-open", at(fence.first, fence.column), "this fence is never closed.",
            f"Close it with a line {fence.mark}.",
        )  # fmt: skip
    return not left_open


def _fence(fence: RawFence, name: str, sheet: Sheet, around: tuple[str, ...], at: At) -> Fence:
    end = fence.last if fence.closed else fence.last + 1
    body = dedent("\n".join(row.raw for row in sheet.rows[fence.first + 1 : end]))
    return Fence(
        name=name,
        body=body.strip() if name == "quiz" else body.rstrip(),
        place=at(fence.first, fence.column),
        first=fence.first,
        last=fence.last,
        in_block=around[fence.first],
    )


def _lost(sheet: Sheet, around: tuple[str, ...], at: At) -> Iterator[Fence]:
    """Fences that are misspelt, or that stand where they are no fences of ours."""
    for fence in sheet.fences:
        near = near_fence(fence.name, _OURS) if fence.name else ""
        if near and (fence.name not in OWN_FENCES or fence.quoted or fence.listed):
            lost = _fence(fence, near, sheet, around, at)
            lines = [line.strip(" >") for line in lost.body.split("\n")]
            yield Fence(
                name=near, body="\n".join(lines).strip() or fence.info.removeprefix(fence.name).strip(" #"),
                place=lost.place, first=lost.first, last=lost.last, in_block=lost.in_block,
            )  # fmt: skip


def _headings(sheet: Sheet, around: tuple[str, ...], at: At) -> Iterator[Heading]:
    """The lesson's own headings: those in blocks are not."""
    for index, row in enumerate(sheet.rows):
        if row.kind != "text" or around[index]:
            continue
        match = _HEADING.match(row.raw)
        if match and match["text"].strip():
            text, attrs = _without_attributes(match["text"].strip())
            identifier = next(iter(re.findall(r"#([^\s}]+)", attrs)), "")
            words = text.rstrip("#").rstrip()
            yield Heading(level=len(match["level"]), text=words, id=identifier, place=at(index))
        elif _UNDERLINE.match(row.raw) and _begins_paragraph(sheet.rows, index - 1):
            words = sheet.rows[index - 1].raw.strip()
            yield Heading(level=1 if row.raw[0] == "=" else 2, text=words, id="", place=at(index - 1))


def _begins_paragraph(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a line is text with nothing above it: what an underline makes a heading."""
    above = rows[index - 1].text.strip() if index > 0 else ""
    return index >= 0 and bool(rows[index].text.strip()) and not above and rows[index].text[0] not in "|#<"


def _without_attributes(text: str) -> tuple[str, str]:
    """A heading's text, and what stands in its `{…}`."""
    if not text.endswith("}") or "{" not in text:
        return text, ""
    words, _, attributes = text[:-1].rpartition("{")
    return words.rstrip(), attributes


def _links(sheet: Sheet, around: tuple[str, ...], at: At) -> Iterator[Link]:
    """Links and pictures of Markdown, then those of HTML."""
    for target in targets_of(sheet):
        place = at(target.line, target.column)
        yield Link(target=target.target, image=target.image, place=place, in_block=around[target.line])
    for tag in tags_of(sheet):
        if target_of := _target_of(tag):
            column = (
                tag.column + max(tag.written.find(target_of), 0) if "\n" not in tag.written else tag.column
            )
            place = at(tag.line, column)
            yield Link(target=target_of, image=tag.name in _PICTURES, place=place, in_block=around[tag.line])


def _target_of(tag: Tag) -> str:
    key = _SOURCES.get(tag.name)
    target = tag.value(key) if key and tag.kind in ("open", "empty") else None
    return (target or "").strip() if not (target or "").startswith("#") or tag.name == "a" else ""
