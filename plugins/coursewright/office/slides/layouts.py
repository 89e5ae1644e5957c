"""The layouts of a template that slides are made on, and the slides that it brings along taken out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.util import Mm

WIDE, HIGH = 338.67, 190.5
"""Millimetres of our own slides, 16 to 9."""
HEAD, BODY, HEAD_POINTS = (9.0, 20.0), (34.0, 138.0), 28
"""Millimetres from the top, and height, of a slide's head and of its text; letters of the head."""
TITLES = frozenset({KIND.TITLE, KIND.CENTER_TITLE})
TEXTS = frozenset({KIND.BODY, KIND.OBJECT})


class BadTemplate(ValueError):
    """A template that slides cannot be made on; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layouts:
    """Layouts with a title and a subtitle, with a title and a text, with a title alone; the box of the text."""

    title: Any
    text: Any
    bare: Any
    box: tuple[int, int, int, int]


def opened(template: bytes | None) -> tuple[Any, Layouts]:
    """A presentation without slides and its layouts; BadTemplate where it has no layout of a kind that is needed."""
    if template is None:
        presentation = Presentation()
        _widen(presentation)
    else:
        try:
            presentation = Presentation(BytesIO(template))
        except Exception as fault:  # whatever the library meets in a file that somebody damaged
            raise BadTemplate("this is no presentation that can be read; save it as .pptx.") from fault
        _empty(presentation)
    return presentation, _layouts(presentation)


def _widen(presentation: Any) -> None:
    """The library's own template is 4 to 3: all that stands on it is stretched."""
    factor = Mm(WIDE) / presentation.slide_width
    rise = Mm(HIGH) / presentation.slide_height
    presentation.slide_width, presentation.slide_height = Mm(WIDE), Mm(HIGH)
    for sheet in (presentation.slide_master, *presentation.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.spPr.xfrm is not None:
                left, top, width, height = shape.left, shape.top, shape.width, shape.height
                shape.left, shape.width = round(left * factor), round(width * factor)
                shape.top, shape.height = round(top * rise), round(height * rise)
    title, text = (
        next(row for row in presentation.slide_master.placeholders if row.placeholder_format.type == kind)
        for kind in (KIND.TITLE, KIND.BODY)
    )
    title.top, title.height = Mm(HEAD[0]), Mm(HEAD[1])
    text.top, text.height = Mm(BODY[0]), Mm(BODY[1])
    for row in presentation.slide_layouts[0]._element.iter(qn("a:lvl1pPr")):
        row.set("algn", "l")
    style = presentation.slide_master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", str(100 * HEAD_POINTS))


def _empty(presentation: Any) -> None:
    slides = presentation.slides._sldIdLst
    for row in list(slides):
        presentation.part.drop_rel(row.rId)
        slides.remove(row)


def _layouts(presentation: Any) -> Layouts:
    found: dict[str, Any] = {}
    for layout in presentation.slide_layouts:
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        titles = sum(kind in TITLES for kind in kinds)
        texts = sum(kind in TEXTS for kind in kinds)
        if titles != 1:
            continue
        if KIND.SUBTITLE in kinds:
            found.setdefault("title", layout)
        elif texts == 1:
            found.setdefault("text", layout)
        elif not texts and KIND.PICTURE not in kinds:
            found.setdefault("bare", layout)
    if "text" not in found:
        raise BadTemplate("it has no layout with one title and one text; add one, or take another template.")
    body = text_of(found["text"].placeholders)
    box = body.left, body.top, body.width, body.height
    return Layouts(
        title=found.get("title", found["text"]),
        text=found["text"],
        bare=found.get("bare", found["text"]),
        box=box,
    )


def text_of(placeholders: Any) -> Any:
    """The placeholder for text or for a subtitle; None where there is none."""
    wanted = (*TEXTS, KIND.SUBTITLE)
    return next((shape for shape in placeholders if shape.placeholder_format.type in wanted), None)
