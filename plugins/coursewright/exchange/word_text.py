"""What a paragraph of Word says once all changes are taken, and which of its words are set apart by their look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursewright.exchange.drafts import clean
from coursewright.exchange.numbering import Numbering, W
from coursewright.exchange.raised import lowered, raised

GONE = frozenset({f"{W}del", f"{W}moveFrom"})
APART = f"{W}txbxContent"
"""What floats beside the text."""
_SYMBOLS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x6C: "•", 0xD8: "•", 0xE0: "→"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0xA3: "☐"},
    "symbol": {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xAE: "→", 0xD6: "√"},
}  # fmt: skip
"""Signs of faces that have no letters, by the low byte of their codes."""
_BLACK = frozenset({"", "auto", "000000"})


def words_of_paragraph(paragraph: Any, numbering: Numbering) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words of a paragraph, its number before them, and from where to where they are set apart."""
    text = numbering.sign(paragraph)
    loud: list[tuple[int, int]] = []
    for run in paragraph.iter(f"{W}r"):
        if any(above.tag in GONE or above.tag == APART for above in _above(run, paragraph)):
            continue
        said = clean("".join(_said(run)))
        if said and _is_loud(run):
            if loud and loud[-1][1] == len(text):
                loud[-1] = (loud[-1][0], len(text) + len(said))
            else:
                loud.append((len(text), len(text) + len(said)))
        text += said
    return text, tuple(loud)


def _above(run: Any, paragraph: Any) -> Iterator[Any]:
    for one in run.iterancestors():
        if one is paragraph:
            return
        yield one


def _said(run: Any) -> Iterator[str]:
    """What a run says; blanks that are underlined are a gap, raised and lowered signs stay so."""
    under = run.find(f"{W}rPr/{W}u")
    place = run.find(f"{W}rPr/{W}vertAlign")
    set_ = {"superscript": raised, "subscript": lowered}.get(_value(place))
    for one in run:
        if one.tag == f"{W}t":
            text = one.text or ""
            if under is not None and _value(under) != "none" and len(text) > 1 and not text.strip():
                text = "_" * max(len(text), 2)
            yield set_(text) if set_ else text
        elif one.tag == f"{W}tab":
            yield "____" if under is not None and _value(under) != "none" else "\t"
        elif one.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif one.tag == f"{W}noBreakHyphen":
            yield "-"
        elif one.tag == f"{W}sym":
            yield symbol(one)


def symbol(element: Any) -> str:
    """The sign that a symbol shows; "" where it is not known."""
    face = str(element.get(f"{W}font") or "").lower()
    try:
        code = int(str(element.get(f"{W}char") or "0"), 16) & 0xFF
    except ValueError:
        return ""
    return _SYMBOLS.get(face, {}).get(code, "")


def _is_loud(run: Any) -> bool:
    """Whether a run is in bold, in colour, or under a marker."""
    look = run.find(f"{W}rPr")
    if look is None:
        return False
    bold, colour, marker = (look.find(f"{W}{name}") for name in ("b", "color", "highlight"))
    return (
        (bold is not None and _value(bold) not in ("0", "false", "none"))
        or (colour is not None and _value(colour).lower() not in _BLACK)
        or (marker is not None and _value(marker) not in ("", "none"))
    )


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val") or "")
