"""A hotspot question in print: the picture or the figure with letters, and a list to tick."""

from __future__ import annotations

from coursewright.base.markup import Element, Node, el
from coursewright.quiz.choices import asked_options, printed_options
from coursewright.quiz.kind import Audience
from coursewright.quiz.kinds.hotspot.drawing import areas_on_paper, lettered_spots
from coursewright.quiz.kinds.hotspot.model import HotspotQuestion
from coursewright.quiz.sheet import Sheet


def marks(question: HotspotQuestion, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """The letters of a figure's parts."""
    return tuple((spot.part, name) for name, spot in lettered_spots(question, sheet) if spot.part)


def paper(question: HotspotQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Letters in squares; the trainer's with key and reasons, the right areas with black letters."""
    shown = printed_options(question, sheet, audience, "many")
    return (*_picture(question, sheet, opened=audience == "trainer"), *shown)


def test(question: HotspotQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Bare letters: they are chosen on a sheet of their own."""
    return (*_picture(question, sheet, opened=False), *asked_options(question, sheet))


def _picture(question: HotspotQuestion, sheet: Sheet, *, opened: bool) -> tuple[Element, ...]:
    if not question.image:
        return ()
    shown = (sheet.line(question.image, "image"), areas_on_paper(question, sheet, opened=opened))
    return (el("div", {"class": "qspots"}, shown),)
