"""The one tree of a page: what Markdown writes is read into it once, and nobody writes text after that but the press.

While a page is put in shape the tree is one of `xml.etree`, which Markdown's own processors share; it is given away
as frozen `base.markup` elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from xml.etree.ElementTree import Element as XmlElement
from xml.etree.ElementTree import SubElement

from markdown.util import AtomicString

from coursewright.base.markup import VOID, Element, Node

BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main nav ol p pre section table ul audio video".split()
)
"""Elements that end an open paragraph, and that no paragraph or span may hold."""
RUNS = frozenset({"p", "span", "b", "small"})
"""Elements that hold words alone; with blocks in it such a one becomes a `div`."""
FOREIGN = frozenset({"svg", "math"})
DRAWN = "cw-drawn"
"""Stands for a drawing, by its number, which is put in when the tree is frozen."""
_SIBLINGS = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
_HOLDERS = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "div", "section"})


class Written(XmlElement):
    """Has the tag and the attributes of a `node`; what is in that stands as `html` in place of text and children."""

    def __init__(self, node: Element, html: str) -> None:
        super().__init__(node.tag, dict(node.attrs))
        self.node = node
        self.html = html


class _Builder(HTMLParser):
    """Builds the tree; `open` are the elements around the present place, the innermost last."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = XmlElement("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, after closing what HTML lets authors leave open."""
        if tag in BLOCKS:
            self._close_within(frozenset({"p"}))
        self._close_within(_SIBLINGS.get(tag, frozenset()))
        child = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(child)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` is closed in a drawing; in HTML the slash says nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID and any(element.tag in FOREIGN for element in self.open):
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name with all that is open in it; a stray end closes nothing."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Append text."""
        append_text(self.open[-1], data)

    def _close_within(self, tags: frozenset[str]) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag in tags:
                del self.open[depth:]
                return
            if self.open[depth].tag in _HOLDERS:
                return


def parse_html(html: str) -> XmlElement:
    """HTML as the children of a `div`; comments are left out, what is not closed ends with its parent."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def append_text(parent: XmlElement, text: str) -> None:
    """Plain text behind all that an element holds."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def append_fixed(parent: XmlElement, text: str) -> None:
    """The same, for text that Markdown must not touch."""
    append_text(parent, text)
    if len(parent):
        parent[-1].tail = AtomicString(parent[-1].tail)
    else:
        parent.text = AtomicString(parent.text)


def thawed(element: Element) -> XmlElement:
    """A tree without leaves as Markdown's, its texts out of Markdown's reach."""
    made = XmlElement(element.tag, dict(element.attrs))
    for child in element.children:
        if isinstance(child, str):
            append_fixed(made, child)
        elif isinstance(child, Element):
            made.append(thawed(child))
        else:
            raise TypeError(f"a {type(child).__name__} leaf stands where nothing fills it")
    return made


def frozen(element: XmlElement, drawn: Mapping[str, Node]) -> tuple[Node, ...]:
    """What an element holds; `drawn` are the drawings by number."""
    return tuple(_frozen(element, drawn))


def _frozen(element: XmlElement, drawn: Mapping[str, Node]) -> Iterator[Node]:
    if element.text:
        yield str(element.text)
    for child in element:
        if child.tag == DRAWN:
            yield drawn[child.get("n", "")]
        else:
            yield Element(tag=child.tag, attrs=tuple(child.attrib.items()), children=frozen(child, drawn))
        if child.tail:
            yield str(child.tail)


def has_blocks(element: XmlElement) -> bool:
    """Whether something within is more than a run of words."""
    return any(inner.tag in BLOCKS for inner in element.iter() if inner is not element)
