"""A hotspot question in a page: its picture with the areas over it, and the list of choices, which is enough alone."""

from __future__ import annotations

from coursewright.base.markup import Element, Node, el
from coursewright.languages.words import words
from coursewright.quiz.choices import SIDE, option_fields
from coursewright.quiz.kinds.hotspot.drawing import areas_on_screen, lettered_spots
from coursewright.quiz.kinds.hotspot.model import HotspotQuestion, Spot
from coursewright.quiz.sheet import Sheet


def screen(question: HotspotQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Checkboxes; below a picture with the letters of its areas, in the order that these have there."""
    if not question.image:
        return option_fields(question, sheet, "checkbox")
    rows = [_label(name, spot, question, sheet) for name, spot in lettered_spots(question, sheet)]
    return (_picture(question, sheet), el("div", {"class": "cw-opts"}, rows))


def _picture(question: HotspotQuestion, sheet: Sheet) -> Element:
    hint = words(sheet.language)["figure.hint_pick"]
    shown = el(
        "div", {"class": "cw-spots"}, sheet.line(question.image, "image"), areas_on_screen(question, sheet)
    )
    return el(
        "div",
        {"class": "cw-fig"},
        el(
            "cw-figure",
            {"class": "cw-fig__body"},
            shown,
            el("p", {"class": "cw-fig__hint", "data-search-exclude": True}, hint),
        ),
    )


def _label(name: str, spot: Spot, question: HotspotQuestion, sheet: Sheet) -> Element:
    """One choice; it keeps its place, since letters follow each other."""
    value = sheet.token(SIDE, spot.id)
    index = question.options.index(spot)
    return el(
        "label",
        {"class": "cw-opt", "data-token": value, "data-pin": True},
        el("input", {"type": "checkbox", "name": "answer", "value": value}),
        el(
            "span",
            {"class": "cw-opt__t"},
            el("b", {"class": "cw-spots__l"}, name),
            " ",
            sheet.line(spot.text, "options", index, "text"),
        ),
    )
