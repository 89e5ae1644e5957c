"""What a hotspot question is: a figure or a picture, and what in it can be chosen."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import Number, Text, model
from coursewright.quiz.kinds.multiple import MultipleQuestion
from coursewright.quiz.question import ChoiceQuestion, Option


@model
class Spot(Option):
    """A choice: a `part` of the figure, or an `area` of the picture (left, top, width, height in percent of it)."""

    area: tuple[Number, ...] = ()


@model
class HotspotQuestion(ChoiceQuestion):
    """Parts of a `figure` or areas of an `image` to choose, one or several of them right; credit as of `multiple`."""

    type: Literal["hotspot"]
    options: tuple[Spot, ...]
    image: Text = ""
    credit: Literal["partial", "all"] = "partial"


def as_multiple(question: HotspotQuestion) -> MultipleQuestion:
    """The same choices in words alone, behind words for what the picture shows."""
    common = {name: getattr(question, name) for name in _COMMON}
    shown = question.image.strip().removeprefix("![").rpartition("](")[0]
    prompt = f"{question.prompt}\n\n{shown}" if shown else question.prompt
    options = tuple(
        Option(id=row.id, text=row.text, correct=row.correct, why=row.why, pin=row.pin)
        for row in question.options
    )
    return MultipleQuestion(type="multiple", **{**common, "prompt": prompt, "options": options})


_COMMON = tuple(name for name in MultipleQuestion.__dataclass_fields__ if name != "type")
