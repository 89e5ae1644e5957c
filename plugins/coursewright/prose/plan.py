"""A session's plan in print: when each step begins, and the page of the lesson that it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.course.model import Lesson
from coursewright.course.plan import Plan, Step, material_of, sheets_named
from coursewright.course.tables import Cell
from coursewright.languages.words import words
from coursewright.prose.looks.look import Conversion

TAG = "cw-plan"
_LINK = re.compile(r"\[([^\[\]]*)\]\(#([\w-]+)\)")


def paper_plan(plan: Plan, conversion: Conversion, live: float) -> Element:
    """Facts, the table, and what to bring along; it is taken out of the lesson and printed before it.

    All minutes are `live` millimetres long: the page from edge to edge.
    """
    word = words(conversion.language)
    facts = [
        (word["lesson.plan.time"], word["lesson.minutes"].format(minutes=plan.minutes)),
        (word["lesson.plan.group"], plan.group),
        (word["lesson.plan.room"], plan.room),
    ]
    shown = [el("li", None, el("b", None, value), name) for name, value in facts if value]
    kit = [el("li", None, el("span", {"class": "bx"}), _text(cell)) for cell in material_of(plan)]
    return el(
        TAG,
        None,
        el("ul", {"class": "facts"}, shown),
        _table(plan, conversion, live),
        el("div", {"class": "kit"}, el("h4", None, word["lesson.plan.kit"]), el("ul", None, kit))
        if kit
        else None,
    )


def _table(plan: Plan, conversion: Conversion, live: float) -> Element:
    word = words(conversion.language)
    minutes, step, cue, material = plan.heads
    heads = ("", word["lesson.plan.start"], minutes, step, cue, material, word["lesson.plan.page"])
    begin, rows = 0, []
    for row in plan.steps:
        rows.append(_row(row, begin, _bar(begin, row.minutes, plan, live), conversion))
        begin += row.minutes
    end = el(
        "tr", {"class": "end"}, el("td"), el("td", None, clock(begin)), el("td", None, str(begin)), _gap(4)
    )
    return el(
        "table",
        {"class": "timetable"},
        el("thead", None, el("tr", None, [el("th", {"scope": "col"}, head) for head in heads])),
        el("tbody", None, rows, end),
    )


def _gap(columns: int) -> Element:
    return el("td", {"colspan": columns})


def _bar(begin: int, minutes: int, plan: Plan, live: float) -> Element:
    """A step's minutes on the row's upper rule, from where it begins to where it ends: all of them are stairs."""
    total = sum(step.minutes for step in plan.steps)
    left, width = (live * part / total for part in (begin, minutes))
    return el("span", {"class": "bar", "style": f"left:{left:.2f}mm;width:{width:.2f}mm"})


def _row(step: Step, begin: int, bar: Element, conversion: Conversion) -> Element:
    anchor = anchor_of(step, conversion.lesson) if conversion.lesson else ""
    page = el("a", {"class": "pg", "href": f"#{anchor}"}) if anchor else None
    return el(
        "tr",
        None,
        el("td", {"class": "a"}, bar, el("span", {"class": "bx"})),
        el("td", None, clock(begin)),
        el("td", {"class": "min"}, str(step.minutes)),
        el("th", {"scope": "row"}, _text(_named(step.step))),
        el("td", None, _text(step.cue)),
        el("td", None, _text(step.material)),
        el("td", None, page),
    )


def _text(cell: Cell) -> Node | None:
    return Prose(text=cell.text, place=cell.place) if cell.text else None


def _named(cell: Cell) -> Cell:
    """A step without its link, whose page stands in a column of its own."""
    return replace(cell, text=_LINK.sub(r"\1", cell.text))


def clock(minutes: int) -> str:
    """`0:05`."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def anchor_of(step: Step, lesson: Lesson) -> str:
    """What in the book a step is about: the heading that it links to or is called like, or a worksheet it needs."""
    link = _LINK.search(step.step.text)
    said = _plain(_named(step.step).text)
    named = (row.id for row in lesson.outline.headings if row.id and _plain(row.text) == said)
    heading = link[2] if link else next(named, "")
    if heading:
        return f"{lesson.slug}--{heading}"
    codes = {block.code for block in lesson.outline.blocks if block.name == "worksheet"}
    code = next((name for name in sheets_named(step) if name in codes), "")
    return f"sheet-{code.lower()}" if code else ""


def _plain(text: str) -> str:
    """A text by its words alone."""
    return "".join(char for char in text.lower() if char.isalnum())
