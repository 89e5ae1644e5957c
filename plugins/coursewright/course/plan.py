"""A session's plan, `/// plan | 45 min · 8–24 people · round tables`: steps with minutes, cue and material."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from coursewright.base.issues import IssueLog, Place
from coursewright.course.landmarks import Block
from coursewright.course.tables import Cell, table_in

COLUMNS = 4
"""Minutes, step, cue, material."""
MOST_STEPS = 8
MOST_LINES = 22
"""Lines that the steps may take, so that they fit on one page with their head and what stands at its foot."""
_EMS = (8.0, 20.0, 9.0)
"""Widths of step, cue and material in print, in hanzi."""
_SHEET = re.compile(r"\b[A-Z]+\d+[a-z]?\b")
_BETWEEN = re.compile(r"[、，；;]|,\s")
_MARKED = re.compile(r"[\[`*_(（]")
"""Marks within which a comma parts nothing."""
_NUMBER = re.compile(r"\d+")
_HEAD = "Write '/// plan | 45 min · 8–24 people · round tables'."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: whole minutes, what is done, what is said, what is needed."""

    minutes: int
    step: Cell
    cue: Cell
    material: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan: its minutes, size of the group and room, the heads of its columns, its steps."""

    minutes: int
    group: str
    room: str
    heads: tuple[str, ...]
    steps: tuple[Step, ...]


def sheets_named(step: Step) -> list[str]:
    """What among a step's material may be the code of a worksheet, `W02`; `A4` may be, too."""
    return _SHEET.findall(step.material.text)


def material_of(plan: Plan) -> list[Cell]:
    """What the steps need, each thing once, in the order of the steps."""
    found: dict[str, Cell] = {}
    for step in plan.steps:
        text = step.material.text
        parts = [text] if _MARKED.search(text) else _BETWEEN.split(text)
        for part in parts:
            if part.strip():
                found.setdefault(part.strip(), replace(step.material, text=part.strip()))
    return list(found.values())


def read_plan(block: Block, issues: IssueLog) -> Plan | None:
    """The plan in a block with an issue for each fault; None where there is nothing to print."""
    facts = [part.strip() for part in re.split(r"[·|]", block.argument)]
    head = _NUMBER.search(facts[0])
    if head is None:
        issues.error(
            "lesson/plan-head", block.place, "the plan does not say how many minutes it takes.", _HEAD
        )
    table = table_in(block)
    if table is None or len(table.head) != COLUMNS or not table.rows:
        place = table.head[0].place if table else block.place
        issues.error(
            "lesson/plan-table", place, "a plan is a table of four columns: minutes, step, cue, material.",
            "Begin it with '| Minutes | Step | Cue | Material |' and a line of dashes, then a row for each step.",
        )  # fmt: skip
        return None
    steps = [step for row in table.rows if (step := _step(row, issues)) is not None]
    plan = Plan(
        minutes=int(head[0]) if head else 0,
        group=facts[1] if len(facts) > 1 else "",
        room=facts[2] if len(facts) > 2 else "",
        heads=tuple(cell.text for cell in table.head),
        steps=tuple(steps),
    )
    if head is not None and len(steps) == len(table.rows):
        _check_total(plan, block.place, issues)
    _check_length(plan, issues)
    return plan


def _step(row: tuple[Cell, ...], issues: IssueLog) -> Step | None:
    minutes, step, cue, material = row
    if not re.fullmatch(r"[0-9]{1,3}", minutes.text) or int(minutes.text) < 1:
        issues.error(
            "lesson/plan-minutes", minutes.place, f"'{minutes.text}' are no minutes of a step.",
            "Write a whole number.",
        )  # fmt: skip
        return None
    if not step.text:
        issues.error(
            "lesson/plan-step", step.place, "this step has no name.", "Say in a few words what is done."
        )
    return Step(minutes=int(minutes.text), step=step, cue=cue, material=material)


def _check_total(plan: Plan, place: Place, issues: IssueLog) -> None:
    total = sum(step.minutes for step in plan.steps)
    if total != plan.minutes:
        issues.error(
            "lesson/plan-total", place, f"the steps take {total} minutes, the plan says {plan.minutes}.",
            f"Write {total} in its head, or change the steps.",
        )  # fmt: skip


def _check_length(plan: Plan, issues: IssueLog) -> None:
    """A plan is one page; nobody can follow smaller type in a room."""
    lines = 0
    for number, step in enumerate(plan.steps, start=1):
        texts = (step.step.text, step.cue.text, step.material.text)
        lines += max(_lines(text, width) for text, width in zip(texts, _EMS, strict=True))
        if number > MOST_STEPS or lines > MOST_LINES:
            issues.error(
                "lesson/plan-too-long", step.step.place, "from this step on the plan would not fit on its page.",
                f"Shorten the cues, or make it at most {MOST_STEPS} steps.",
            )  # fmt: skip
            return


def _lines(text: str, width: float) -> int:
    ems = sum(1.0 if ord(char) > 0x2E80 else 0.5 for char in text)
    return max(1, -int(-ems // width))
