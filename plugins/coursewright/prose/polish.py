"""Line breaks that a typesetter would make, put in for WeasyPrint.

Authors write plain text; the build adds `<wbr>` and no-break spans on paper.
"""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element as XmlElement

from coursewright.languages.language import Language, language_of
from coursewright.languages.script import SIGNS, has_signs

_QUOTES = re.compile(rf"(?<=[{SIGNS}])(?=“)|(?<=”)(?=[{SIGNS}])")
_LAST = re.compile(rf"[{SIGNS}]{{2}}[。？！；：，、…”’）》」』]*$")
_LEADING = re.compile(r"^[“（《「『]")
ENDED = frozenset("p li td th dd dt figcaption h4 cw-text".split())
ENDED_CLASSES = frozenset({"key", "why", "stem"})
OPENED = frozenset("li td th dd dt".split())
INLINE = frozenset("span strong em a".split())
LETTERS = frozenset({"k", "k on"})


def polish(root: XmlElement, language: str) -> None:
    """Add break opportunities and no-break spans to a tree, in place, as its language has them."""
    found = language_of(language)
    if found.by_signs or found.held:
        _walk(root, found)


def _walk(element: XmlElement, language: Language) -> None:
    for child in list(element):
        if _is_of(child.get("lang", ""), language) and child.tag not in ("svg", "code", "pre"):
            _walk(child, language)
    if language.by_signs:
        _close_and_open(element)
    _split(element, None, element.text, language)
    for child in list(element):
        if child.tag != "wbr" and child.tail:
            _split(element, child, child.tail, language)


def _is_of(tag: str, language: Language) -> bool:
    """Whether what has this `lang` is set as a language is; what says nothing is."""
    return not tag or language_of(tag) == language


def _close_and_open(element: XmlElement) -> None:
    if element.tag in ENDED or element.get("class") in ENDED_CLASSES:
        _close_last(element)
    if element.tag in OPENED:
        _open_first(element)


@cache
def _units(held: str) -> re.Pattern[str]:
    return re.compile(held or r"(?!)")


def _split(parent: XmlElement, after: XmlElement | None, text: str | None, language: Language) -> None:
    """Cut a text node at quotes, and wrap numbers with their units."""
    if not text or (language.by_signs and not has_signs(text)):
        return
    cuts = sorted({match.start() for match in _QUOTES.finditer(text)}) if language.by_signs else []
    units = [(match.start(), match.end()) for match in _units(language.held).finditer(text)]
    if not cuts and not units:
        return
    pieces: list[str | XmlElement] = []
    position = 0
    for start, end in sorted([(cut, cut) for cut in cuts] + units):
        if start < position:
            continue
        pieces.append(text[position:start])
        if start == end:
            pieces.append(XmlElement("wbr"))
        else:
            span = XmlElement("span", {"class": "nb"})
            span.text = text[start:end]
            pieces.append(span)
        position = end
    pieces.append(text[position:])
    _put(parent, after, pieces)


def _put(parent: XmlElement, after: XmlElement | None, pieces: list[str | XmlElement]) -> None:
    """Write text and elements where one text node stood."""
    if after is None:
        parent.text = ""
    else:
        after.tail = ""
    index = 0 if after is None else list(parent).index(after) + 1
    last = after
    for piece in pieces:
        if isinstance(piece, str):
            if last is None:
                parent.text = (parent.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
        else:
            parent.insert(index, piece)
            index += 1
            last = piece


def _close_last(element: XmlElement) -> None:
    """No line of a single character: the last two signs stay with the mark after them."""
    last = element[-1] if len(element) else None
    if last is not None and last.tag in INLINE and not (last.tail or "").strip():
        _close_last(last)
        return
    text = element.text if last is None else last.tail
    match = _LAST.search(text or "")
    if text is None or match is None:
        return
    span = XmlElement("span", {"class": "nb"})
    span.text = match[0]
    _put(element, last, [text[: match.start()], span])


def _open_first(element: XmlElement) -> None:
    """A mark that opens a cell or an item is half as wide, so that the text begins at the edge."""
    children = list(element)
    bare = not (element.text or "").strip()
    # The letter of an option stands beside the text.
    letter = children.pop(0) if bare and children and children[0].get("class") in LETTERS else None
    text = (element.text if letter is None else letter.tail) or ""
    if not text.strip() and children and children[0].tag in INLINE:
        _open_first(children[0])
        return
    match = _LEADING.match(text)
    if match is None:
        return
    span = XmlElement("span", {"class": "hq"})
    span.text = match[0]
    _put(element, letter, ["", span, text[1:]])
