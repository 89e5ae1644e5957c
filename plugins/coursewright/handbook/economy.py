"""What a page must not end with: a heading, the words that lead to a figure, white; and words cut by a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from coursewright.base.issues import IssueLog
from coursewright.handbook.boxes import all_boxes, bottom_of, boxes_in, flow_boxes, frames_of
from coursewright.handbook.filling import fills_of, nearly_empty
from coursewright.handbook.origins import Origins

FORCED = frozenset({"page", "left", "right", "recto", "verso"})
"""Breaks that a style sheet asks for."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def check_page_ends(root: Element, pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report headings whose text begins overleaf, and figures overleaf from the paragraph that leads to them."""
    for page in pages[:-1]:
        heading = _last_heading(page)
        if heading is not None:
            issues.warning(
                "print/lone-heading", origins.of(heading), f"“{_said(heading)}” is the last line of its page.",
                "Shorten what it leads to, or let that break.",
            )  # fmt: skip
    first = _first_pages(pages)
    for parent in root.iter():
        for lead, figure in pairwise(parent):
            apart = first.get(figure, 0) - first.get(lead, first.get(figure, 0))
            if figure.tag == "figure" and "lead" in lead.get("class", "").split() and apart:
                issues.warning(
                    "print/lone-figure", origins.of(lead), f"the figure of “{_said(lead)}” is on another page.",
                    "Make the figure lower, or the paragraph shorter.",
                )  # fmt: skip


def check_fill(pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report pages that are nearly empty though the section goes on, with what did not fit on them."""
    fills = fills_of(pages)
    for index in nearly_empty(fills):
        if _is_parted(pages[index], pages[index + 1]):
            continue
        boxes = (box for box in flow_boxes(pages[index + 1]) if not hasattr(box, "text") or box.text.strip())
        first = next((box.element for box in boxes), None)
        words = "what comes next" if first is None else f"“{_said(first) or first.get('alt') or first.tag}”"
        issues.warning(
            "print/empty-page", origins.of(first),
            f"page {index + 1} is printed to {fills[index].fill:.0%} only: {words} did not fit on it.",
            "Make what comes next lower, or let it break.",
        )  # fmt: skip


def _is_parted(page: Any, after: Any) -> bool:
    """Whether a page ends where it is meant to: before or behind a break that is asked for, or another kind of page."""
    seen = {box.element for box in all_boxes(page)}
    begun = (box for box in all_boxes(after) if box.element not in seen)
    ended = (box for box in all_boxes(page) if box.style["break_after"] in FORCED)
    first = next(begun, None)
    return (
        page._page_box.page_type.name != after._page_box.page_type.name
        or any(True for _ in ended)
        or (first is not None and first.style["break_before"] in FORCED)
    )


def check_columns(pages: Sequence[Any], origins: Origins, issues: IssueLog) -> None:
    """Report cells of a table that are narrower than a word in them: where it goes on in the next line."""
    for page in pages:
        for cell in all_boxes(page):
            if cell.element_tag in ("td", "th") and hasattr(cell, "colspan") and (word := _cut_word(cell)):
                issues.warning(
                    "print/narrow-column", origins.of(cell.element), f"“{word}” is wider than its column.",
                    "Take a shorter word, or fewer columns.",
                )  # fmt: skip


def _last_heading(page: Any) -> Element | None:
    """The heading that a page's lowest ink belongs to, if it is one; labels beside the text are none."""
    ink = [
        box for box in (*flow_boxes(page), *frames_of(page)) if not hasattr(box, "text") or box.text.strip()
    ]
    lowest = max(ink, key=bottom_of, default=None)
    headings = (box for box in all_boxes(page) if box.element_tag in HEADINGS and box.is_in_normal_flow())
    return next((box.element for box in headings if lowest in boxes_in(box)), None)


def _first_pages(pages: Sequence[Any]) -> dict[Element, int]:
    """The page, from 0, on which each element begins."""
    first: dict[Element, int] = {}
    for index, page in enumerate(pages):
        for box in all_boxes(page):
            if box.element is not None:
                first.setdefault(box.element, index)
    return first


def _cut_word(cell: Any) -> str:
    """The letters on both sides of a line's end where a word was cut; "" where none is."""
    lines = [text for text in _lines(cell) if text.strip()]
    texts = list(cell.element.itertext())
    for line, after in pairwise(lines):
        word = line.split()[-1] + after.split()[0]
        if line[-1].isascii() and line[-1].isalpha() and any(word in text for text in texts):
            return word
    return ""


def _lines(cell: Any) -> Iterator[str]:
    """The text of each line of a cell."""
    for box in cell.descendants():
        if type(box).__name__ == "LineBox":
            yield "".join(inner.text for inner in box.descendants() if hasattr(inner, "text"))


def _said(element: Element) -> str:
    short = " ".join("".join(element.itertext()).split())
    return short if len(short) <= 40 else short[:39] + "…"
