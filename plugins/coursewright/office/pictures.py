"""Drawings and pictures of a tree as Word takes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from coursewright.base.issues import IssueLog, Place
from coursewright.base.markup import Element, Node, plain_text, to_html
from coursewright.base.refusal import refusal
from coursewright.figures.paper import book_face, file_face
from coursewright.figures.png import render_png
from coursewright.figures.svg import NAMESPACE
from coursewright.office.blocks import Picture

PIXELS = 96 / 25.4
"""Pixels of a millimetre, before they are drawn larger."""
_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
CASED = {"viewbox": "viewBox"}
"""Names that a tree has in small letters once it was read as HTML."""
PLAN = ("90mm", "60mm")
"""Width and height of a drawing that has the size of what it lies over."""
SONG = "Song"
"""The face of numbers and titles in books, which drawings by themselves do not have."""


class PictureBook:
    """Draws each drawing once for all documents that show it; pictures are read from below `root`."""

    def __init__(self, root: Path, language: str, issues: IssueLog) -> None:
        self._root = root
        self._language = language
        self._issues = issues
        self._drawn: dict[str, bytes] = {}

    def look(self, element: Element, widest: float) -> Picture | None:
        """The picture of an `svg` or `img` element, a drawing not wider than `widest`; None where an issue says why."""
        return self._drawing(element, widest) if element.tag == "svg" else self._image(element)

    def _drawing(self, svg: Element, widest: float) -> Picture:
        attributes = dict(svg.attrs)
        if attributes.get("width", "").endswith("%"):
            svg = _of_a_size(svg)
            attributes = dict(svg.attrs)
        width, height = (_millimetres(attributes.get(side, "")) for side in ("width", "height"))
        scale = min(1.0, widest / width) if width else 1.0
        return Picture(
            content=self._png(to_html(_as_file(svg, self._language))),
            alt=_said(svg),
            width=width * scale,
            height=height * scale,
        )

    def _png(self, text: str) -> bytes:
        if text not in self._drawn:
            self._drawn[text] = render_png(text)
        return self._drawn[text]

    def _image(self, element: Element) -> Picture | None:
        attributes = dict(element.attrs)
        name = attributes.get("src", "")
        try:
            content = (self._root / name).read_bytes()
        except OSError as fault:
            message = f"the picture cannot be read: {refusal(fault)}."
            self._issues.error("word/picture", Place(file=name), message)
            return None
        if name.endswith(".svg") and content:
            content = self._png(content.decode("utf-8"))
        if not content.startswith(_SIGNATURES):
            self._issues.error(
                "word/picture",
                Place(file=name),
                "Word and PowerPoint take no picture of this kind.",
                "Save it as PNG, JPEG, GIF or SVG.",
            )
            return None
        return Picture(content=content, alt=attributes.get("alt", ""))


def _as_file(svg: Element, language: str) -> Element:
    """A drawing of a book as one for itself: its faces by their own names, its size in pixels."""
    renamed = _with_faces(svg, language)
    attrs = (
        (CASED.get(name, name), f"{_millimetres(value) * PIXELS:.2f}" if value.endswith("mm") else value)
        for name, value in renamed.attrs
        if name != "xmlns"
    )
    return replace(renamed, attrs=(*attrs, ("xmlns", NAMESPACE)))


def _of_a_size(svg: Element) -> Element:
    """What lies over a picture in a book stands below it in a document, as a plan of it."""
    size = dict(zip(("width", "height"), PLAN, strict=True))
    return replace(svg, attrs=tuple((name, size.get(name, value)) for name, value in svg.attrs))


def _with_faces(element: Element, language: str) -> Element:
    own = str(dict(element.attrs).get("lang") or language)
    faces = {face: file_face(own) for face in (book_face(own), SONG)}
    attrs = tuple(
        (name, faces.get(value, value) if name == "font-family" else value) for name, value in element.attrs
    )
    children: tuple[Node, ...] = tuple(
        _with_faces(child, own) if isinstance(child, Element) else child for child in element.children
    )
    return replace(element, attrs=attrs, children=children)


def _millimetres(length: str) -> float:
    return float(length.removesuffix("mm")) if length.endswith("mm") else 0.0


def _said(svg: Element) -> str:
    """Title and description of a drawing."""
    texts = {
        child.tag: " ".join(plain_text(child).split())
        for child in svg.children
        if isinstance(child, Element) and child.tag in ("title", "desc")
    }
    return "\n".join(text for tag in ("title", "desc") if (text := texts.get(tag)))
