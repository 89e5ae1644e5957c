"""Tags that are no tags, never close, close nothing, or keep Markdown from being read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coursewright.writing.sheet import Sheet
from coursewright.writing.slip import Setting, Slip
from coursewright.writing.tags import WHOLE, Tag, tags_in_html
from coursewright.writing.vocabulary import (
    BARE,
    BLOCKS,
    DRAWING,
    FORMULA,
    KNOWN,
    LOOSE,
    RAW,
    REFUSED_TAGS,
    VOID,
)

_MARKDOWN = re.compile(
    r"(?P<bold>\*\*\S.*?\*\*)|(?P<link>\]\([^()\s]+\))|^ {0,3}(?:#{1,6} \S|[-*+] \S|\d+\. \S|\|.*\|\s*$)"
)
_READS = ("", "1", "block", "span")
"""What the attribute `markdown` says where Markdown is read."""
_NAME = re.compile(r"[a-z_:@][\w:.\-]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block of HTML in which no Markdown is read: its tag, and its first and last line."""

    name: str
    first: int
    last: int
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """What the tags of a text come to: slips, and the blocks in which Markdown is not read, or is."""

    slips: tuple[Slip, ...]
    raw: tuple[RawBlock, ...]
    read: tuple[RawBlock, ...]


def follow_tags(tags: Sequence[Tag], sheet: Sheet, setting: Setting) -> Nested:
    """Take all tags of a text in their order."""
    stack = _Stack(sheet=sheet, setting=setting)
    stack.follow(tags)
    return Nested(slips=tuple(stack.slips), raw=tuple(stack.raw), read=tuple(stack.read))


@dataclass(slots=True)
class _Stack:
    """Follows the tags of a text; `open` are those around the present one, the innermost last."""

    sheet: Sheet
    setting: Setting
    slips: list[Slip] = field(default_factory=list)
    raw: list[RawBlock] = field(default_factory=list)
    read: list[RawBlock] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def follow(self, tags: Sequence[Tag]) -> None:
        """Take all tags in their order, then tell which are still open."""
        for tag in tags:
            if tag.kind == "begun":
                self.tell(
                    "text/tag-left-open", tag, f"'{tag.written[:40]}' has no '>'.", "Close the tag with '>'."
                )
            elif tag.kind == "other":
                cure = "Delete it, or put it in backticks."
                self.tell(
                    "text/unknown-tag", tag, f"'{tag.written[:40]}' is taken for HTML and not shown.", cure
                )
            elif not self.is_one(tag):
                self.told.append(tag.name)
            elif tag.kind == "open" and tag.name not in VOID:
                self.open.append(tag)
            elif tag.kind == "close" and tag.name in KNOWN and tag.name not in VOID:
                self.close(tag)
        while self.open:
            self.left_open(self.open.pop(), len(self.sheet.rows) - 1)

    def tell(self, rule: str, tag: Tag, message: str, cure: str) -> None:
        self.slips.append(Slip(rule=rule, line=tag.line, column=tag.column, message=message, cure=cure))

    def is_one(self, tag: Tag) -> bool:
        """Whether this is a tag of HTML, and one that may stand here."""
        known = tag.name in KNOWN or tag.name in REFUSED_TAGS
        if not known and (tag.kind == "close" or not WHOLE.match(tag.written)):
            return False
        drawn = tag.name in (DRAWING | FORMULA) - BLOCKS and not self.within("svg", "math")
        if not known or drawn:
            self.unknown(tag)
            return False
        odd = [
            key for key, value in tag.attributes if not _NAME.match(key) or (value is None and not _bare(key))
        ]
        if odd:
            message = f"'{_shown(tag)}' is taken for a tag: '{odd[0]}' is not shown."
            self.tell("text/tag-words", tag, message, _as_text(tag))
            return False
        if self.setting.tags is not None and tag.name not in self.setting.tags:
            if tag.kind != "close":
                self.tell(
                    "text/unknown-tag", tag, f"'<{tag.name}>' cannot stand in this text.", _as_text(tag)
                )
            return False
        self.attributes(tag)
        return True

    def unknown(self, tag: Tag) -> None:
        cure = _as_text(tag)
        if tag.name.startswith(("www.", "http")):
            cure = f"Write '<https://{tag.name.removeprefix('https://')}>'."
        if tag.name in self.setting.blocks:
            cure = _block_cure(tag.name)
        self.tell("text/unknown-tag", tag, f"'{_shown(tag)}' is taken for a tag and not shown.", cure)

    def attributes(self, tag: Tag) -> None:
        """Tell of classes that name a block of ours, and of a `markdown` that nothing reads."""
        names = {*(tag.value("class") or "").split(), tag.value("id") or ""}
        for name in sorted(names & set(self.setting.blocks)):
            message = f"'{_shown(tag)}' begins no block: what follows is shown."
            self.tell("text/block-like", tag, message, _block_cure(name))
        markdown = tag.value("markdown")
        if markdown is not None and markdown not in (*_READS, "0"):
            cure = f"Write '<{tag.name} markdown>'."
            self.tell("text/markdown-attribute", tag, f'markdown="{markdown}" means nothing.', cure)

    def within(self, *names: str) -> bool:
        return any(tag.name in names for tag in self.open)

    def close(self, tag: Tag) -> None:
        if not any(opened.name == tag.name for opened in self.open):
            if tag.name in self.told:
                self.told.remove(tag.name)
            else:
                self.tell(
                    "text/stray-tag", tag, f"'{tag.written}' closes nothing.", "Delete it, or open it above."
                )
            return
        while (opened := self.open.pop()).name != tag.name:
            if opened.name not in LOOSE:
                self.told.append(opened.name)
                cure = f"Write '</{opened.name}>' before '{tag.written}'."
                self.tell(
                    "text/tag-left-open",
                    opened,
                    f"'<{opened.name}>' is not closed before '{tag.written}'.",
                    cure,
                )
        self.ended(opened, tag.line)

    def ended(self, opened: Tag, last: int) -> None:
        """Note a block of raw HTML, and tell of a tag that cannot reach over an empty line."""
        rows = self.sheet.rows
        if opened.name in BLOCKS and rows[opened.line].indent < 4 and _leads(opened, rows[opened.line].text):
            told = opened.value("markdown") not in (None, "0")
            block = RawBlock(name=opened.name, first=opened.line, last=last, closed=not told)
            if opened.value("markdown") in _READS:
                self.read.append(block)
            elif not self.raw_around():
                self.raw.append(block)
        elif not self.raw_around() and any(row.kind == "blank" for row in rows[opened.line : last]):
            cure = f"Close '<{opened.name}>' before the empty line, or use '<div markdown>'."
            self.tell(
                "text/tag-left-open", opened, f"'<{opened.name}>' cannot reach over an empty line.", cure
            )

    def raw_around(self) -> bool:
        return any(tag.name in BLOCKS and tag.value("markdown") not in _READS for tag in self.open)

    def left_open(self, opened: Tag, last: int) -> None:
        cure = f"Write '</{opened.name}>' where it ends."
        self.tell("text/tag-left-open", opened, f"'<{opened.name}>' is never closed.", cure)
        if opened.name in BLOCKS and opened.value("markdown") not in _READS:
            self.raw.append(RawBlock(name=opened.name, first=opened.line, last=last, closed=False))


def _shown(tag: Tag) -> str:
    return " ".join(tag.written.split())[:60]


def _as_text(tag: Tag) -> str:
    return f"Put it in backticks, or write '&lt;{_shown(tag).strip('<>')}&gt;'."


def _block_cure(name: str) -> str:
    return f"Write a line '/// {name}' before the text and a line '///' after it."


def _bare(key: str) -> bool:
    return key in BARE or key.startswith(("data-", "aria-"))


def _leads(tag: Tag, text: str) -> bool:
    return not text[: tag.column].strip(" >")


def code_that_closes(sheet: Sheet, read: Sequence[RawBlock]) -> Iterator[Slip]:
    """End tags in backticks that end the very block of HTML around them, since that is read first."""
    for block in read:
        for tag in tags_in_html(sheet, block.first, block.last):
            if tag.kind == "close" and tag.name == block.name:
                yield Slip(
                    rule="text/stray-tag", line=tag.line, column=tag.column,
                    message=f"'{tag.written}' ends the '<{block.name} markdown>' around it, in backticks, too.",
                    cure="Show it between two lines of three backticks.",
                )  # fmt: skip


def markdown_unread(sheet: Sheet, raw: Sequence[RawBlock]) -> Iterator[Slip]:
    """The first sign of Markdown in each block of raw HTML."""
    for block in raw:
        if block.name in RAW or not block.closed:
            continue
        for index in range(block.first, block.last + 1):
            row = sheet.rows[index]
            if row.kind == "text" and (found := _MARKDOWN.search(row.text)):
                yield Slip(
                    rule="text/markdown-unread", line=index, column=found.start(), mild=True,
                    message=f"Markdown is not read within '<{block.name}>'.",
                    cure=f"Write '<{block.name} markdown>', or use HTML.",
                )  # fmt: skip
                break
