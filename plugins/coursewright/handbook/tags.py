"""What a section says to those who listen: a tree of tags, grown from its laid-out boxes.

The layout engine can write a tree of its own, which no one should have to listen to: a tag for each box, so that what
goes on on the next page is said to be another paragraph, list or table; links outside of `Link`; no scope at heads,
no languages, layout tables as tables, margins and repeated heads as text. `leave_tags` stands in place of that part
of the engine; it leaves the engine's marks, from which a tree of the document's elements is grown here instead. This
is all that is changed in what the engine does; how soon it does it is changed in `quickening`.

Markup says by `role` what its elements do not: a table that is `presentation` is read cell by cell, one that is a
`list` row by row; a row that is a `caption` names its table. What is `aria-hidden` is not read.

A head that is printed again on the next page is said once: the second print belongs to the first, whose words stand for
both. Further ones are artifacts. (Were the second one an artifact too, checkers would take a long head for lost prose;
what stands on three pages they know as furniture.)

The boxes are the engine's; `children`, `text`, `replacement`, `element`, `element_tag`, `link_annotation` and the
measures of pictures are used here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.handbook.fragment import POINT

SVG = "{http://www.w3.org/2000/svg}"
PAGINATION, LAYOUT = "Pagination", "Layout"
_KINDS = {
    "article": "Art", "main": "Part", "section": "Sect", "blockquote": "BlockQuote",
    "p": "P", "pre": "P", "summary": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L", "ol": "L", "dl": "L",
    "caption": "Caption", "figcaption": "Caption",
    "a": "Link", "code": "Code", "img": "Figure", f"{SVG}svg": "Figure",
    **dict.fromkeys(("div", "header", "footer", "nav", "aside", "figure", "details", "address"), "Div"),
}  # fmt: skip
_GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Kinds that hold others and no text of their own."""
_PICTURES = frozenset({"img", f"{SVG}svg"})
_INLINE = frozenset({"Link", "Code", "Span"})
_TABLE_PARTS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}
_ROW_HOLDERS = frozenset({"Table", *_TABLE_PARTS.values()})


@dataclass(frozen=True, slots=True)
class Content:
    """What is drawn in one go: the number of its mark on a page, pages from 0."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class LinkSpot:
    """Where a link can be clicked: its annotation on a page, pages from 0."""

    page: int
    annotation: Any


@dataclass(slots=True, kw_only=True, eq=False)
class Tag:
    """A tag of a kind of PDF 1.7, for an element or, where `element` is None, for text between other tags.

    `language` is the one that its text is in. `page` is the first one that it stands on, `area` where a picture is
    drawn there, in PDF units; `said` is read in place of what is drawn more than once.
    """

    kind: str
    element: Element | None = None
    parent: Tag | None = None
    language: str = ""
    page: int = 0
    alt: str = ""
    area: tuple[float, ...] = ()
    columns: int = 1
    rows: int = 1
    scope: str = ""
    said: str = ""
    kids: list[Tag | Content | LinkSpot] = field(default_factory=list)

    @property
    def tags(self) -> list[Tag]:
        """The tags right below this one."""
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    def below(self) -> Iterator[Tag]:
        """All tags below this one, in the order in which they are read."""
        for kid in self.tags:
            yield kid
            yield from kid.below()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The tree of a section, and by page the marks of what is not read, with its kind of artifact."""

    top: Tag
    unread: tuple[Mapping[int, str], ...]
    marks: tuple[int, ...]
    """How many marks each page has."""


def leave_tags(_: Any, document: Any, __: Any, streams: Sequence[Any]) -> None:
    """Keep what the engine knows of its marks with the document: by page, the mark of each box."""
    document.marks = [stream._tags for stream in streams]


def grow_tags(document: Any, language: str, scale: float = POINT) -> Spoken:
    """The tree of a document that was drawn with so many points to a pixel; `language` is its own."""
    growing = _Growing(language, scale)
    for number, (page, marks) in enumerate(zip(document.pages, document.marks, strict=True)):
        growing.add_page(number, page, marks)
    return Spoken(
        top=growing.top, unread=tuple(growing.unread), marks=tuple(len(marks) for marks in document.marks)
    )


class _Growing:
    """A tree as far as it has grown. An element has one tag, however many boxes and pages it takes."""

    def __init__(self, language: str, scale: float) -> None:
        self._scale = scale
        self.top = Tag(kind="Document", language=language)
        self.unread: list[dict[int, str]] = []
        self._tags: dict[Element, Tag] = {}
        self._again: dict[Tag, int] = {}
        self._page = 0
        self._height = 0.0
        self._marks: Mapping[Any, Mapping[str, Any]] = {}

    def add_page(self, number: int, page: Any, marks: Mapping[Any, Mapping[str, Any]]) -> None:
        """Take in what stands on a page."""
        self._page, self._height, self._marks = number, page.height, marks
        self.unread.append({})
        for box in page._page_box.children:
            if hasattr(box, "at_keyword"):
                self._leave_unread(box, PAGINATION)
            else:
                self._add(box, self.top)

    def _add(self, box: Any, around: Tag) -> None:
        box = getattr(box, "_box", box)  # an absolute box lies behind a placeholder
        tag = self._tag(box, around)
        if tag is None or (tag.kind in ("THead", "TFoot") and self._is_more(tag)):
            self._leave_unread(box, LAYOUT)
            return
        if box.link_annotation:
            _link_around(tag).kids.append(LinkSpot(self._page, box.link_annotation))
        if box in self._marks:
            self._add_content(box, tag)
        for child in getattr(box, "children", ()):
            self._add(child, tag)

    def _is_more(self, head: Tag) -> bool:
        """Whether a table's head was printed twice before this page."""
        return head.page != self._page and self._again.setdefault(head, self._page) != self._page

    def _add_content(self, box: Any, tag: Tag) -> None:
        mark = self._marks[box]["mcid"]
        if hasattr(box, "replacement") and tag.kind != "Figure":
            self.unread[self._page][mark] = LAYOUT
        elif (box.element_tag or "").endswith("::marker") and tag.kind == "LBody" and tag.parent is not None:
            label = Tag(kind="Lbl", parent=tag.parent, language=tag.language, page=self._page)
            label.kids.append(Content(self._page, mark))
            tag.parent.kids.insert(0, label)
        else:
            self._holder(tag).kids.append(Content(self._page, mark))
            if tag.page != self._page and self._again:
                _say_once(tag)

    def _leave_unread(self, box: Any, kind: str) -> None:
        box = getattr(box, "_box", box)
        if box in self._marks:
            self.unread[self._page][self._marks[box]["mcid"]] = kind
        if box.link_annotation and (tag := self._tags.get(box.element)):
            _link_around(tag).kids.append(LinkSpot(self._page, box.link_annotation))
        for child in getattr(box, "children", ()):
            self._leave_unread(child, kind)

    def _tag(self, box: Any, around: Tag) -> Tag | None:
        """The tag of a box's element, `around` where it has none of its own, None where it is not read."""
        element = box.element
        if element is None or element is around.element:
            return around
        if element in self._tags:
            return self._tags[element]
        if element.get("aria-hidden") == "true" or (
            element.tag in _PICTURES and element.get("role") in ("none", "presentation")
        ):
            return None
        language = element.get("lang") or around.language
        kind = _kind(element, around)
        if not kind:
            if language == around.language:
                return around
            kind = "Span"
        tag = self._placed(kind, element, around, language)
        if kind == "Figure":
            tag.alt, tag.area = _words_of(element), self._area(box)
        elif kind in ("TH", "TD"):
            tag.columns, tag.rows = getattr(box, "colspan", 1), getattr(box, "rowspan", 1)
        self._tags[element] = tag
        return tag

    def _placed(self, kind: str, element: Element, around: Tag, language: str) -> Tag:
        """A new tag where its kind belongs."""
        if kind in _INLINE:
            around = self._holder(around)
        elif kind == "Caption" and around.kind in _ROW_HOLDERS:
            around = _above(around, "Table")
            return self._new(kind, element, around, language, first=True)
        elif kind in ("Lbl", "LBody") and around.kind == "L":
            if kind == "Lbl" or not around.tags:
                self._new("LI", None, around, language)
            around = around.tags[-1]
            if kind == "LBody" and around.tags and around.tags[-1].kind == "LBody":
                kind, around = "Div", around.tags[-1]
        elif kind == "LI":
            around = self._new("LI", None, around, language)
            kind = "LBody"
        return self._new(kind, element, around, language)

    def _new(
        self, kind: str, element: Element | None, parent: Tag, language: str, *, first: bool = False
    ) -> Tag:
        tag = Tag(kind=kind, element=element, parent=parent, language=language, page=self._page)
        parent.kids.insert(0 if first else len(parent.kids), tag)
        return tag

    def _holder(self, tag: Tag) -> Tag:
        """Where text may stand in a tag: what holds others gets a paragraph, a list an item."""
        if tag.kind == "L":
            return self._new("LBody", None, self._new("LI", None, tag, tag.language), tag.language)
        if tag.kind not in _GROUPS:
            return tag
        last = tag.kids[-1] if tag.kids else None
        if isinstance(last, Tag) and last.kind == "P" and last.element is None:
            return last
        return self._new("P", None, tag, tag.language)

    def _area(self, box: Any) -> tuple[float, ...]:
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        return tuple(self._scale * edge for edge in (left, self._height - bottom, right, self._height - top))


def _kind(element: Element, around: Tag) -> str:
    """The kind of tag for an element, "" where it needs none."""
    name, role = str(element.tag), element.get("role")
    if name == "a" and not element.get("href"):
        return ""
    if name == "table":
        return {"presentation": "Div", "list": "L"}.get(role or "", "Table")
    if name in _TABLE_PARTS:
        return _TABLE_PARTS[name] if around.kind == "Table" else ""
    if name == "tr":
        if role == "caption" and around.kind in _ROW_HOLDERS:
            return "Caption"
        return "TR" if around.kind in _ROW_HOLDERS else "LI" if around.kind == "L" else ""
    if name in ("th", "td"):
        return name.upper() if around.kind == "TR" else "Div" if around.kind in ("Div", "LBody") else ""
    if name in ("li", "dt", "dd"):
        return {"li": "LI", "dt": "Lbl", "dd": "LBody"}[name] if around.kind == "L" else "Div"
    return _KINDS.get(name, "")


def _words_of(picture: Element) -> str:
    """What a picture says to those who cannot see it."""
    if picture.tag != f"{SVG}svg":
        return picture.get("alt", "")
    return picture.findtext(f"{SVG}title") or picture.get("aria-label") or ""


def _above(tag: Tag, kind: str) -> Tag:
    while tag.kind != kind and tag.parent is not None:
        tag = tag.parent
    return tag


def _say_once(tag: Tag) -> None:
    """Let a table's caption, or a cell of its head, be read once, however often it is drawn."""
    parts = [tag]
    while parts[-1].parent is not None and parts[-1].kind != "Table":
        parts.append(parts[-1].parent)
    head = next((part for part in parts if part.kind in ("TH", "TD", "Caption")), None)
    if head is not None and head.element is not None and not any(part.kind == "TBody" for part in parts):
        head.said = " ".join("".join(head.element.itertext()).split())


def _link_around(tag: Tag) -> Tag:
    """The link that a tag is or stands in: its children can be clicked like itself."""
    link = _above(tag, "Link")
    return link if link.kind == "Link" else tag
