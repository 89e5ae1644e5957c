"""What must be true of laid-out pages: no text lost, none beside the page.

The boxes are those of the layout engine; only their shape is used here: `children`, `text`, `element`,
`position_x` … in CSS pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.base.issues import IssueLog
from coursewright.handbook.boxes import MM, all_boxes, boxes_in, flow_boxes, is_seen
from coursewright.handbook.origins import Origins

EDGE = 4.5 * MM  # office printers leave this much white
OVERHANG = 3 * MM  # half a line
WHOLE = {
    "spread": (
        "print/long-spread",
        "of the plan",
        "Shorten the purpose, the cues or the card for those who lead a team.",
    ),
    "work": ("print/long-sheet", "of the form", "Give it fewer rows, or a shorter task and example."),
}
"""By class what has to stay on one page: another page faces it, or one fills it in; its rule, name and cure."""
HELD = "held"
"""The class of what has a height of its own, and holds all that is in it."""
SLACK = 0.5 * MM
SPOT = "data-spot"
"""The attribute that says where the middle of a box is to stand: millimetres from the left and the top edge."""
NEAR = 0.1 * MM
"""So far from it what is read by machines, or laid over another page, may come to stand."""
_SILENT = frozenset({"head", "style", "script", "title", "template", "rp"})
"""Elements whose text no reader sees; an `rp` is for those without ruby."""


def check_complete(root: Element, pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report every element of `root` some of whose own text is on no page (text in = text out)."""
    printed: dict[Element, Counter[str]] = {}
    for page in pages:
        for box in flow_boxes(page):
            if hasattr(box, "text") and box.element is not None and "::" not in (box.element_tag or ""):
                printed.setdefault(box.element, Counter()).update(_visible(box.text))
    for element in _speaking(root):
        own = _own_text(element)
        if own.strip() and Counter(_visible(own)) - printed.get(element, Counter()):
            issues.error(
                "print/lost-text", origins.of(element), f"text is missing from the pages: “{_shown(own)}”.",
                "Make what it stands in shorter than a page: what floats cannot go on on the next one.",
            )  # fmt: skip


def check_inside(pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report every element with text or a picture that runs off its page, or from a page's text into its foot."""
    told: set[Element] = set()
    for page in pages:
        sheet = page._page_box
        top, bottom = sheet.content_box_y(), sheet.content_box_y() + sheet.height
        for box in flow_boxes(page):
            right = box.position_x + box.margin_width()
            beside = box.position_x < EDGE - 1 or right > page.width - EDGE + 1
            over = box.position_y < top - OVERHANG or box.position_y + box.margin_height() > bottom + OVERHANG
            if (beside or over) and box.element not in told and _visible(_words_of(box)):
                told.add(box.element)
                issues.error(
                    "print/off-page", origins.of(box.element), f"“{_shown(_words_of(box))}” runs off its page.",
                    "Make it narrower: a smaller picture, fewer columns, a text that can break.",
                )  # fmt: skip


def check_whole_pages(root: Element, pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report what has to stay on one page and goes on overleaf, once each."""
    for element in root.iter():
        for name in WHOLE.keys() & element.get("class", "").split():
            rule, whose, cure = WHOLE[name]
            firsts = list(_first_boxes(element, pages))
            for box in firsts[1:2]:
                message = f"“{_shown(_words_of(box))}” has no room on the page {whose}."
                issues.error(rule, origins.of(box.element), message, cure)


def _first_boxes(element: Element, pages: Sequence[Any]) -> Iterator[Any]:
    """On each page that shows some of an element: the first of its boxes that says anything, but for heads.

    Those of a table that goes on are repeated.
    """
    inside = set(element.iter()).difference(*(set(head.iter()) for head in element.iter("thead")))
    for page in pages:
        found = (box for box in flow_boxes(page) if box.element in inside and _visible(_words_of(box)))
        yield from islice(found, 1)


def check_held(pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report what runs out of the frame of a fixed height that holds it, once a frame."""
    for page in pages:
        for frame in all_boxes(page):
            if not _is_frame(frame):
                continue
            bottom = frame.content_box_y() + frame.height + SLACK
            over = next(
                (
                    box
                    for box in boxes_in(frame)
                    if is_seen(box) and box.position_y + box.margin_height() > bottom
                ),
                None,
            )
            if over is not None:
                issues.error(
                    "print/no-room", origins.of(over.element), f"“{_shown(_words_of(over))}” has no room on its card.",
                    "Shorten the text of this side, move a part of it to the other one, or leave its figure out.",
                )  # fmt: skip


def check_spots(pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report the first box of each page that does not stand where it says that it does."""
    for page in pages:
        for box in _spotted(page):
            said = box.element.get(SPOT)
            x, y = (float(part) * MM for part in said.split())
            middle = box.border_box_x() + box.border_width() / 2, box.border_box_y() + box.border_height() / 2
            if max(abs(middle[0] - x), abs(middle[1] - y)) > NEAR:
                found = " ".join(f"{part / MM:.1f}" for part in middle)
                issues.error(
                    "print/moved", origins.of(box.element), f"a box is at {found} mm instead of {said}.",
                    "Its sheet and its key would not agree: let style sheets place nothing that has a place.",
                )  # fmt: skip
                break


def _spotted(page: Any) -> Iterator[Any]:
    """The boxes of elements that have a place, without those of the lines in them."""
    seen: set[Element] = set()
    for box in all_boxes(page):
        element = getattr(box, "element", None)
        if element is not None and element not in seen and element.get(SPOT):
            seen.add(element)
            yield box


def _is_frame(box: Any) -> bool:
    """Whether a box is that of an element that holds its content, not one of the lines in it."""
    element = getattr(box, "element", None)
    return element is not None and HELD in element.get("class", "").split() and box.style["height"] != "auto"


def _words_of(box: Any) -> str:
    """A box's text, or what a picture is called."""
    if hasattr(box, "text"):
        return str(box.text)
    element: Element = box.element
    return element.get("alt") or element.get("aria-label") or element.get("src") or "a picture"


def _speaking(element: Element) -> Iterator[Element]:
    """Elements whose text is set as text: not the head, not drawings."""
    tag = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else "script"
    if tag in _SILENT or tag == "svg":
        return
    yield element
    for child in element:
        yield from _speaking(child)


def _own_text(element: Element) -> str:
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _visible(text: str) -> str:
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def _shown(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= 40 else short[:39] + "…"
