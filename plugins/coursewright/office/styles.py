"""The styles of a document: real headings, lists, tables; faces that Word and its kin have; nothing below 9 points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.languages.language import EAST_ASIAN_TAG, LATIN_TAG, language_of
from coursewright.office.xml import Xml, w
from coursewright.paper.inks import six_digits

POINTS = 20
"""Twentieths of a point, in which Word counts space."""
MILLIMETRE = 56.6929
"""Such twentieths of a millimetre."""
INK, QUIET, RED = map(six_digits, ("ink", "quiet", "red"))
TEXT_FACE, HEAD_FACE, CODE_FACE = "Calibri", "Calibri", "Consolas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style: size in points, space above and below in points, indents in millimetres."""

    name: str
    size: float = 10.5
    before: float = 0
    after: float = 4
    line: float = 1.2
    left: float = 0
    hanging: float = 0
    bold: bool = False
    head: bool = False
    colour: str = INK
    level: int | None = None
    based: str = "Normal"
    following: str = "Body Text"

    @property
    def id(self) -> str:
        """The style's id in the file."""
        return self.name.replace(" ", "")


STYLES = (
    Style(name="Normal", based=""),
    Style(name="Body Text", after=6),
    Style(name="Heading 1", size=20, before=0, after=4, bold=True, head=True, level=0),
    Style(name="Heading 2", size=14, before=14, after=4, bold=True, head=True, level=1),
    Style(name="Heading 3", size=12, before=10, after=3, bold=True, head=True, level=2),
    Style(name="Heading 4", size=10.5, before=6, after=2, bold=True, head=True, level=3),
    Style(name="Subtitle", size=11, after=6, colour=QUIET),
    Style(name="Question Head", size=10.5, before=8, after=0),
    Style(name="Question", after=3, bold=True),
    Style(name="Option", after=2, left=9, hanging=9, following="Option"),
    Style(name="Boxed Item", after=3, left=11, hanging=11, following="Boxed Item"),
    Style(name="Reason", size=9.5, after=3, left=9, colour=QUIET),
    Style(name="Answer", size=10, after=3),
    Style(name="Definition", left=7),
    Style(name="List Bullet", after=3, following="List Bullet"),
    Style(name="List Number", after=3, following="List Number"),
    Style(name="Quote", left=7, after=6, colour=QUIET),
    Style(name="Caption", size=9.5, before=2, after=4, bold=True),
    Style(name="Figure", before=6, after=2, line=1.0),
    Style(name="Source", size=9, after=6, colour=QUIET),
    Style(name="Code", size=9, after=6, line=1.0),
    Style(name="Rule", size=9, after=6),
    Style(name="Gap", size=9, after=0, line=1.0),
    Style(name="End", size=9, after=0, line=0.1),
    Style(name="Writing Line", size=14, after=0, line=1.5),
    Style(name="Table Text", size=9.5, after=0, line=1.1),
    Style(name="Table Head", size=9.5, after=0, line=1.1, bold=True),
    Style(name="Table Line", size=10.5, after=0, line=1.2),
    Style(name="Header", size=9, after=0, colour=QUIET),
    Style(name="Footer", size=9, after=0, colour=QUIET),
)


def style_part(language: str) -> Iterator[Xml]:
    """Defaults and styles, as the children of the style sheet's root."""
    yield w("docDefaults", None, w("rPrDefault", None, _run_defaults(language)), w("pPrDefault"))
    for style in STYLES:
        yield _paragraph_style(style, language)
    yield w(
        "style",
        {"type": "table", "default": "1", "styleId": "TableNormal"},
        w("name", {"val": "Normal Table"}),
        w("tblPr", None, w("tblInd", {"w": "0", "type": "dxa"})),
    )
    yield w(
        "style",
        {"type": "character", "styleId": "Hyperlink"},
        w("name", {"val": "Hyperlink"}),
        w("rPr", None, w("color", {"val": "0B5A6E"}), w("u", {"val": "single"})),
    )


def _run_defaults(language: str) -> Xml:
    return w(
        "rPr", None, faces(language_of(language).word_text), *sizes(10.5), w("lang", languages(language))
    )


def faces(han: str, latin: str = TEXT_FACE) -> Xml:
    """Faces by script."""
    return w("rFonts", {"ascii": latin, "hAnsi": latin, "eastAsia": han, "cs": latin})


def sizes(points: float) -> tuple[Xml, Xml]:
    """A size for all scripts."""
    half = str(round(points * 2))
    return w("sz", {"val": half}), w("szCs", {"val": half})


def languages(language: str) -> dict[str, str]:
    """What a text's language is, whichever letters it is written in."""
    found = language_of(language)
    if found.by_signs:
        return {"val": LATIN_TAG, "eastAsia": found.tag}
    return {"val": found.tag, "eastAsia": EAST_ASIAN_TAG}


def _paragraph_style(style: Style, language: str) -> Xml:
    attributes = {"type": "paragraph", "styleId": style.id}
    if not style.based:
        attributes["default"] = "1"
    return w(
        "style",
        attributes,
        w("name", {"val": _own_name(style.name)}),
        w("basedOn", {"val": style.based}) if style.based else None,
        w("next", {"val": style.following.replace(" ", "")}) if style.based else None,
        w("qFormat"),
        _paragraph_properties(style),
        _run_properties(style, language),
    )


def _own_name(name: str) -> str:
    """Word's own styles are written in small letters, and have another name in each of its languages."""
    own = name.startswith(("Heading ", "Header", "Footer", "Caption"))
    return name.lower() if own else name


def _paragraph_properties(style: Style) -> Xml:
    indent = {"left": twips(style.left), "hanging": twips(style.hanging)}
    spacing = {
        "before": str(round(style.before * POINTS)),
        "after": str(round(style.after * POINTS)),
        "line": str(round(240 * style.line)),
        "lineRule": "auto" if style.line >= 1 else "exact",
    }
    return w(
        "pPr",
        None,
        w("keepNext") if style.level is not None else None,
        w("keepLines") if style.level is not None else None,
        w("widowControl"),
        w("tabs", None, w("tab", {"val": "left", "pos": twips(style.left)})) if style.hanging else None,
        w("spacing", spacing),
        w("ind", indent) if style.left else None,
        w("outlineLvl", {"val": str(style.level)}) if style.level is not None else None,
    )


def _run_properties(style: Style, language: str) -> Xml:
    face, found = None, language_of(language)
    if style.head:
        face = faces(found.word_head, HEAD_FACE)
    elif style.name == "Code":
        face = faces(found.word_text, CODE_FACE)
    return w(
        "rPr",
        None,
        face,
        w("b") if style.bold else None,
        w("bCs") if style.bold else None,
        w("color", {"val": style.colour}),
        *sizes(style.size),
    )


def twips(millimetres: float) -> str:
    """A length as Word writes it."""
    return str(round(millimetres * MILLIMETRE))
