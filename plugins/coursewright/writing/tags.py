"""The HTML in a text, read by the standard library's parser: tags with their attributes and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Literal

from coursewright.writing.sheet import CODE, KEPT, Sheet
from coursewright.writing.vocabulary import BLOCKS, KNOWN, VOID

_AUTOLINK = re.compile(r"<(?:[Hh][Tt][Tt][Pp][Ss]?://[^<>\s]*|mailto:[^<>\s]*|[^<> !]+@[^@<> ]+)>")
# Without `=`: what has attributes is a tag wherever the link around it fails.
_POINTED = re.compile(r"\]\(\s*<[^<>\n=]*>|^ {0,3}\[(?!\^)[^\[\]]+\]:[ ]*<[^<>\s=]*>", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_DECLARED = re.compile(r"<(?:\?|!(?!--))")
_PLAIN = re.compile(r"</?[a-zA-Z][^<>]*>")
_NO_END = re.compile(r"</(?![A-Za-z])")
WHOLE = re.compile(
    r"<[a-zA-Z][^\s\"'<>@]*(?:\s+[^\s\"'=<>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>]+))?)*\s*/?>"
)
"""What Python-Markdown takes for a tag within a line (HTML_RE); all else it shows as it is."""
_BEGUN = re.compile(r"<(?P<name>/?[A-Za-z][A-Za-z0-9]*)(?:\s|/|$)")

Kind = Literal["open", "close", "empty", "begun", "other"]
Attributes = Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag: `open`, `close`, `empty` (written `<x/>`), `begun` (its `>` never comes) or `other` (`<?`, `<!`)."""

    kind: Kind
    name: str
    attributes: tuple[tuple[str, str | None], ...]
    line: int
    column: int
    written: str

    def value(self, name: str) -> str | None:
        """An attribute's value, "" where it has none; None where it does not stand here."""
        return next((value or "" for key, value in self.attributes if key == name), None)


@lru_cache(maxsize=KEPT)
def tags_of(sheet: Sheet) -> tuple[Tag, ...]:
    """All tags outside of code and comments, in their order; a block of HTML makes text of indented code."""
    return tuple(_text_tags(sheet))


def _text_tags(sheet: Sheet) -> Iterator[Tag]:
    blocks = 0
    for tag in _all_tags(sheet):
        if blocks or sheet.rows[tag.line].kind != "code":
            blocks += (tag.kind in ("open", "begun")) * (tag.name in BLOCKS and tag.name not in VOID)
            blocks -= blocks > 0 and tag.kind == "close" and tag.name in BLOCKS
            yield tag


def _all_tags(sheet: Sheet) -> Iterator[Tag]:
    index, rows = 0, sheet.rows
    while index < len(rows):
        if "<" not in rows[index].text or rows[index].kind == "data":
            index += 1
            continue
        last = index
        while last + 1 < len(rows) and rows[last + 1].kind == rows[index].kind:
            last += 1
        yield from _tags_in("\n".join(row.words for row in rows[index : last + 1]), index)
        index = last + 1


def tags_in_html(sheet: Sheet, first: int, last: int) -> Iterator[Tag]:
    """The tags of a block of raw HTML where backticks are no code."""
    rows = sheet.rows[first : last + 1]
    if any(CODE in row.text for row in rows):
        lines = ("".join(map(_shown, row.raw, row.text)) for row in rows)
        yield from _tags_in(_COMMENT.sub(_blank, "\n".join(lines)), first)


def _shown(raw: str, text: str) -> str:
    return raw if text == CODE else text


def _tags_in(text: str, first: int) -> Iterator[Tag]:
    text = _AUTOLINK.sub(_blank, _POINTED.sub(_blank, text))
    # The parser of the standard library stumbles over some of these.
    for found in _DECLARED.finditer(text):
        line, column = (
            text.count("\n", 0, found.start()),
            found.start() - text.rfind("\n", 0, found.start()) - 1,
        )
        written = text[found.start() :].split("\n")[0]
        yield Tag(kind="other", name="!", attributes=(), line=first + line, column=column, written=written)
    # So does the parser: it takes what follows `</3` for a comment, which Markdown does not.
    text = _NO_END.sub(_blank, _DECLARED.sub(_blank, text))
    while text:
        parser = _Parser(first)
        parser.feed(text)
        for tag, whole in zip(parser.tags, parser.wholes, strict=True):
            yield tag
            yield from _tags_within(tag, whole)
        # What is left begins a tag that never ends: read on after it, or it takes all else for its attributes.
        rest = parser.rawdata
        line, column = parser.getpos()
        begun = _BEGUN.match(rest)
        if begun and begun["name"].lower().strip("/") in KNOWN and _meant(rest):
            yield Tag(
                kind="begun", name=begun["name"].lower(), attributes=(), line=first + line - 1, column=column,
                written=rest.split("\n")[0],
            )  # fmt: skip
        at = rest.find("<", 1)
        if at < 0:
            return
        below = rest.count("\n", 0, at)
        shift = at - rest.rfind("\n", 0, at) - 1 if below else column + at
        text, first = " " * shift + rest[at:], first + line - 1 + below


def _tags_within(tag: Tag, whole: str) -> Iterator[Tag]:
    """The tags that Markdown reads within what looks like one, since it does not take that for a tag."""
    known = WHOLE.match(whole)
    at = whole.find("<", 1 if known is None else whole.find("\n") + 1 or len(whole))
    while at > 0:
        found = WHOLE.match(whole, at) or _PLAIN.match(whole, at)
        if found:
            below = whole.count("\n", 0, at)
            column = at - whole.rfind("\n", 0, at) - 1 if below else tag.column + at
            parser = _Parser(tag.line + below)
            parser.feed(" " * column + found[0])
            yield from parser.tags
        at = whole.find("<", found.end() if found else at + 1)


def _meant(rest: str) -> bool:
    """Whether `<name` begins a tag and no comparison: a longer name, or an attribute."""
    return bool(re.match(r"</?(?:[A-Za-z][A-Za-z0-9]+|[A-Za-z]\s+[\w-]+=)", rest))


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if sign == "\n" else CODE for sign in match[0])


class _Parser(HTMLParser):
    """Collects tags, and all that each was taken to be; what stands in `<script>` and `<style>` makes none."""

    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=False)
        self.first = first
        self.tags: list[Tag] = []
        self.wholes: list[str] = []
        self.ending = ""

    def _add(self, kind: Kind, name: str, written: str, attributes: Attributes = ()) -> None:
        line, column = self.getpos()
        spot = {"line": self.first + line - 1, "column": column}
        self.tags.append(Tag(kind=kind, name=name, attributes=tuple(attributes), written=written, **spot))
        self.wholes.append(self.ending if kind == "close" else written)

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Read on as text in scripts and styles alone: a drawing's title, say, holds tags."""
        if elem in ("script", "style") and not escapable:
            super().set_cdata_mode(elem)

    def parse_endtag(self, i: int) -> int:
        """Note the whole of an end tag, which nothing else gives."""
        self.ending = self.rawdata[i : self.rawdata.find(">", i) + 1]
        return super().parse_endtag(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("open", tag, self.get_starttag_text() or "", attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("empty", tag, self.get_starttag_text() or "", attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add("close", tag, f"</{tag}>")
