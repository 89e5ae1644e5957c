"""Lines of text from a tree: words with their looks, boxes, gaps and pictures among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from coursewright.base.markup import Element, Node, plain_text
from coursewright.languages.language import language_of
from coursewright.office.blocks import PLAIN, Face, Inline, LineBreak, Tick, Words
from coursewright.office.setting import Setting, attribute, classes_of

SPACE = re.compile(r"[ \t\r\n]+")
GAP = {False: "\u00a0" * 14, True: "\u00a0" * 26}
"""What a rule to write on is as long as; the longer one for words in letters."""
BOX = "\u00a0" * 4
"""What a box for one letter or digit holds while it is empty."""
CIRCLE, FULL_CIRCLE, SQUARE, FULL_SQUARE = "○●□■"
UNSEEN = frozenset({"pg", "pgx", "bar"})
"""Pages of a book and the bar of its timetable: a document has other pages."""
_TAGS: dict[str, dict[str, object]] = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "th": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
    "code": {"code": True},
    "kbd": {"code": True},
    "samp": {"code": True},
    "small": {"quiet": True},
    "u": {"ruled": True},
    "ins": {"ruled": True},
    "del": {"struck": True},
    "s": {"struck": True},
    "sup": {"raised": "superscript"},
    "sub": {"raised": "subscript"},
    "mark": {"bold": True},
}
_CLASSES: dict[str, dict[str, object]] = {
    "twin": {"quiet": True},
    "go": {"quiet": True},
    "tick": {"quiet": True},
}


def read_line(nodes: Iterable[Node], setting: Setting, face: Face = PLAIN) -> tuple[Inline, ...]:
    """What nodes without blocks say, in one line."""
    return tidy(_read(nodes, setting, face))


def said(text: str, face: Face = PLAIN) -> tuple[Words, ...]:
    """A text as words; none of an empty one."""
    return (Words(text=text, face=face),) if text else ()


def tidy(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one look joined, white space of the source counted once, none at the ends."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Words) and isinstance(last, Words):
            if last.text.endswith(" "):
                inline = replace(inline, text=inline.text.removeprefix(" "))
            if last.face == inline.face:
                joined[-1] = replace(last, text=last.text + inline.text)
                continue
        elif isinstance(inline, Words) and (last is None or isinstance(last, LineBreak)):
            inline = replace(inline, text=inline.text.removeprefix(" "))
        joined.append(inline)
    if joined and isinstance(joined[-1], Words):
        joined[-1] = replace(joined[-1], text=joined[-1].text.removesuffix(" "))
    return tuple(row for row in joined if not isinstance(row, Words) or row.text)


def _read(nodes: Iterable[Node], setting: Setting, face: Face) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, str):
            yield from said(SPACE.sub(" ", node), face)
        elif isinstance(node, Element):
            yield from _element(node, setting, face)


def _element(element: Element, setting: Setting, face: Face) -> Iterator[Inline]:
    classes = classes_of(element)
    if UNSEEN & classes or element.tag in ("wbr", "rp"):
        return
    sign = next((name for name in SIGNS if name in classes), "")
    if sign:
        yield from SIGNS[sign](element, setting, face)
    elif element.tag == "br":
        yield LineBreak()
    elif element.tag in ("svg", "img"):
        picture = setting.pictures.look(element, setting.width)
        yield from (picture,) if picture else ()
    elif element.tag == "rt":
        yield from (*said("(", face), *_read(element.children, setting, face), *said(")", face))
    else:
        yield from _read(element.children, setting, _face(element, classes, setting, face))


def _face(element: Element, classes: frozenset[str], setting: Setting, face: Face) -> Face:
    """The look of an element within that of what is around it."""
    changes = dict(_TAGS.get(element.tag, {}))
    for name in classes:
        changes.update(_CLASSES.get(name, {}))
    if element.tag == "em" and not language_of(setting.language).slanted and "cw-latin" not in classes:
        changes = {"bold": True}
    language = attribute(element, "lang").partition("-")[0]
    if language and language != setting.language:
        changes["language"] = language
    address = attribute(element, "href") if element.tag == "a" else ""
    if address.startswith(("http://", "https://", "mailto:", "tel:")):
        changes["link"] = address
    return replace(face, **changes) if changes else face  # type: ignore[arg-type]


def _tick(element: Element, _: Setting, __: Face) -> Iterator[Inline]:
    yield Tick(on="on" in classes_of(element))


def _circle(element: Element, _: Setting, face: Face) -> Iterator[Inline]:
    """A circle or a square to fill, and what stands in it."""
    classes = classes_of(element)
    on = "on" in classes
    signs = (SQUARE, FULL_SQUARE) if "r" in classes else (CIRCLE, FULL_CIRCLE)
    yield from said(signs[on] + plain_text(element).removeprefix("✓"), replace(face, bold=face.bold or on))


def _ring(element: Element, setting: Setting, face: Face) -> Iterator[Inline]:
    """A word to choose, with a box that is ticked."""
    yield Tick()
    yield from (*_read(element.children, setting, face), *said("\u3000", face))


def _box(element: Element, _: Setting, face: Face) -> Iterator[Inline]:
    """A box for a letter or a digit."""
    text = plain_text(element).strip()
    yield Words(text=f"\u00a0{text}\u00a0" if text else BOX, face=replace(face, boxed=True, bold=bool(text)))


def _gap(element: Element, _: Setting, face: Face) -> Iterator[Inline]:
    """A rule to write on, or with the word that belongs there."""
    classes = classes_of(element)
    text = plain_text(element).strip()
    ruled = replace(face, ruled=True, bold="on" in classes or face.bold)
    yield Words(text=f"\u00a0{text}\u00a0" if text else GAP["w" in classes], face=ruled)


def _field(_: Element, __: Setting, face: Face) -> Iterator[Inline]:
    """A rule behind the name of what is written on it."""
    yield from (*said("\u2002", face), *said(GAP[True], replace(face, ruled=True)), *said("\u3000", face))


def _number(element: Element, setting: Setting, face: Face) -> Iterator[Inline]:
    """The number of a step."""
    yield from _read(element.children, setting, replace(face, bold=True))


SIGNS: dict[str, Callable[[Element, Setting, Face], Iterator[Inline]]] = {
    "bx": _tick,
    "k": _circle,
    "o": _circle,
    "ring": _ring,
    "sq": _box,
    "bl": _gap,
    "wl": _field,
    "nn": _number,
}
"""What is drawn in print, by class."""
