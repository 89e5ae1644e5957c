"""What a paragraph, a table or a list has of its own in a document: rules, places to write on, levels."""

from __future__ import annotations

from coursewright.office.blocks import Paragraph, Table
from coursewright.office.styles import QUIET, RED, twips
from coursewright.office.xml import Xml, w

FRAMES = {
    "example": ("single", "12", "777777"),
    "note": ("double", "6", RED),
    "key": ("single", "18", RED),
}
"""Rules at the left of framed paragraphs: their kind, width in eighths of a point, and colour."""
LEVELS = 4


def border_of(paragraph: Paragraph) -> Xml | None:
    """A frame's rule at the left; a card has a dashed one all around."""
    if paragraph.style == "Rule":
        return w("pBdr", None, w("bottom", {"val": "single", "sz": "4", "space": "1", "color": "777777"}))
    if paragraph.frame == "card":
        edge = {"val": "dashed", "sz": "4", "space": "4", "color": QUIET}
        return w("pBdr", None, *(w(side, edge) for side in ("top", "left", "bottom", "right")))
    if not paragraph.frame:
        return None
    kind, size, colour = FRAMES[paragraph.frame]
    return w("pBdr", None, w("left", {"val": kind, "sz": size, "space": "8", "color": colour}))


def stops_of(paragraph: Paragraph, width: float) -> Xml | None:
    """Lines to write on end at the right edge of the text or the cell."""
    leaders = {"Writing Line": "underscore", "Table Line": "dot"}
    if paragraph.style not in leaders:
        return None
    return w(
        "tabs", None, w("tab", {"val": "right", "leader": leaders[paragraph.style], "pos": twips(width)})
    )


def indent_of(paragraph: Paragraph) -> Xml | None:
    """Lists are set in by their level, what is framed by the rule."""
    if paragraph.listed is not None:
        left = 6.0 * (paragraph.listed.level + 1) + (4.0 if paragraph.frame else 0.0)
        return w("ind", {"left": twips(left), "hanging": twips(6.0)})
    framed = paragraph.frame and paragraph.style in ("Body Text", "Answer", "Quote", "Heading 4", "Heading 3")
    return w("ind", {"left": twips(4.0)}) if framed else None


def rules_of(table: Table) -> Xml:
    """The rules of a table: all, between rows, or none."""
    edges = {
        "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
        "rows": ("top", "bottom", "insideH"),
        "open": (),
    }
    shown = edges[table.rules]
    return w(
        "tblBorders",
        None,
        *(
            w(side, {"val": "single", "sz": "4", "space": "0", "color": "555555"})
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            if side in shown
        ),
    )


def list_levels(number: str, *, numbered: bool) -> Xml:
    """Signs and places of a list's levels, under a number by which lists name them."""
    levels = [
        w(
            "lvl",
            {"ilvl": str(level)},
            w("start", {"val": "1"}),
            w("numFmt", {"val": "decimal" if numbered else "bullet"}),
            w("lvlText", {"val": f"%{level + 1}." if numbered else "•–•–"[level]}),
            w("lvlJc", {"val": "left"}),
            w("pPr", None, w("ind", {"left": twips(6.0 * (level + 1)), "hanging": twips(6.0)})),
        )
        for level in range(LEVELS)
    ]
    return w("abstractNum", {"abstractNumId": number}, w("multiLevelType", {"val": "multilevel"}), *levels)
