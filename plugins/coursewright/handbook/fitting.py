"""What a section's tree needs to fit its pages: listings by lines, widths of pictures, nothing between neighbours.

What stands in the rail beside a question is held together, and with the question's stem: the engine breaks what floats
wherever a page ends, and leaves it there if what stands beside it goes on to the next page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

QUESTION, RAIL = "q", "qn"
"""The classes of a question, and of what stands beside it."""
LINE = "cl"
"""The class of a line of a listing."""
ABREAST = frozenset({"two", "slips", "tf", "pair", "halves", "paired"})
"""Classes of what sets its children side by side."""
Piece = tuple[str, tuple[Element, ...]]
"""Some text of a line, and the elements around it from the outside in."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(px|%)?")


def fit_tree(root: Element) -> None:
    """Change a tree in place."""
    for listing in root.iter("pre"):
        split_lines(_inmost(listing))
    for picture in root.iter("img"):
        size_picture(picture)
    for element in list(root.iter()):
        names = set(element.get("class", "").split())
        if ABREAST & names:
            close_up(element)
        if QUESTION in names:
            hold_rail(element)


def hold_rail(question: Element) -> None:
    """Hold what stands beside a question together, set like a letter, and beside its stem."""
    rail = next((child for child in question if RAIL in child.get("class", "").split()), None)
    if rail is None:
        return
    letter = Element("span", {"class": "rail"})
    letter.text, rail.text = rail.text, None
    letter.extend(list(rail))
    rail[:] = [letter]
    place = list(question).index(rail)
    ask = Element("div", {"class": "ask"})
    ask.extend(
        child for child in question[place : place + 2] if child is rail or "stem" in child.get("class", "")
    )
    question[place : place + len(ask)] = [ask]


def close_up(element: Element) -> None:
    """Leave out the white space around the children of what sets them side by side: it is as wide as a space."""
    if not (element.text or "").strip():
        element.text = None
    for child in element:
        if not (child.tail or "").strip():
            child.tail = None


def split_lines(holder: Element) -> None:
    """Wrap each line of a listing in an element of its own, so that one sees where a long line goes on."""
    pieces = list(_pieces(holder, ()))
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    seen: set[Element] = set()
    lines = list(_lines(pieces))
    if lines and not lines[-1]:
        del lines[-1]
    for line in lines:
        parent = SubElement(holder, "span", {"class": LINE})
        _fill(parent, line, seen)


def _inmost(listing: Element) -> Element:
    """The `code` that is all a `pre` holds, or the `pre` itself."""
    codes = listing.findall("code")
    alone = len(codes) == 1 and not (listing.text or "").strip() and not (codes[0].tail or "").strip()
    others = [child for child in listing if child not in codes and "".join(child.itertext()).strip()]
    return codes[0] if alone and not others else listing


def _pieces(element: Element, around: tuple[Element, ...]) -> Iterator[Piece]:
    yield element.text or "", around
    for child in element:
        yield from _pieces(child, (*around, child))
        yield child.tail or "", around


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each line, those that go over several lines cut."""
    line: list[Piece] = []
    for text, around in pieces:
        first, *others = text.split("\n")
        line.append((first, around))
        for other in others:
            yield _without_empty(line)
            line = [(other, around)]
    yield _without_empty(line)


def _without_empty(line: list[Piece]) -> list[Piece]:
    return [piece for piece in line if piece[0] or (piece[1] and _is_anchor(piece[1][-1]))]


def _is_anchor(element: Element) -> bool:
    return bool(element.get("id")) and not "".join(element.itertext())


def _fill(parent: Element, line: list[Piece], seen: set[Element]) -> None:
    """Write a line's pieces below `parent`; an element that stood in an earlier line is named there alone."""
    for text, around in line:
        holder = parent
        for element in around:
            attributes = dict(element.attrib)
            if element in seen:
                attributes.pop("id", None)
            seen.add(element)
            holder = SubElement(holder, element.tag, attributes)
        if holder is parent and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            holder.text = (holder.text or "") + text


def size_picture(picture: Element) -> None:
    """Turn `width` and `height` of a picture's tag into style: the engine reads no such attributes."""
    for name in ("width", "height"):
        length = _LENGTH.fullmatch(picture.attrib.get(name, "").strip())
        # Of both the width counts, so that a picture keeps its shape where it is wider than the column.
        if length and (name == "width" or not picture.get("width")):
            picture.set("style", f"{name}:{length[1]}{length[2] or 'px'};{picture.get('style', '')}")
