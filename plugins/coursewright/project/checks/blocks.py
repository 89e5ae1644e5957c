"""What stands in `///` blocks: keys of the YAML ones, names of worksheets, captions after what they name."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.base.source import load_yaml
from coursewright.base.wrong import wrong_map
from coursewright.course.landmarks import DATA_BLOCKS
from coursewright.course.load import LessonFile
from coursewright.course.outline import Block
from coursewright.course.plan import Step, read_plan, sheets_named
from coursewright.course.worksheet import read_worksheet
from coursewright.project.around import Around

SIDES = ("wrong", "right")
STAND_UP = ("ask", "watch", "thank")
BARE_BLOCKS = (*DATA_BLOCKS, "table-caption", "figure-caption")
"""Blocks that show nothing that stands behind their name."""


def check_blocks(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Check each block by what it is."""
    plans: list[Block] = []
    for block in file.outline.blocks:
        if block.name in BARE_BLOCKS and block.argument:
            issues.error(
                "lesson/block-head", block.place, f"'{block.argument}' would be lost: {block.name} has no heading.",
                "Delete it from this line, and write it into the text.",
            )  # fmt: skip
        if block.name == "misconception":
            _check_keys(block, SIDES, SIDES, issues)
        elif block.name == "use-tomorrow":
            _check_keys(block, around.named("roles"), (), issues)
        elif block.name == "stand-up":
            _check_keys(block, STAND_UP, STAND_UP, issues)
        elif block.name == "plan":
            _check_plan(block, plans, around, issues)
            plans.append(block)
        elif block.name == "worksheet":
            _check_worksheet(block, file, around, issues)
        elif block.name in ("table-caption", "figure-caption"):
            _check_caption(block, file, issues)


def _check_worksheet(block: Block, file: LessonFile, around: Around, issues: IssueLog) -> None:
    """A code of its own in the whole course and a title, and cells that are what their columns say."""
    if len(block.argument.split(maxsplit=1)) < 2 or not any(char.isdigit() for char in block.code):
        issues.error(
            "lesson/worksheet-without-title", block.place, "a worksheet needs a code and a title.",
            "Write '/// worksheet | W02 Its title'.",
        )  # fmt: skip
    elif first := _first_with(block, file, around):
        issues.error(
            "lesson/worksheet-twice", block.place, f"the code {block.code} stands twice; first in {first}.",
            f"Give one of the two another code; {block.code}b will do for a second page.",
        )  # fmt: skip
    read_worksheet(block, issues)


def _first_with(block: Block, file: LessonFile, around: Around) -> str:
    """Where the worksheet stands whose code another one took: further up, or in an earlier lesson; "" for nowhere.

    Readers find worksheets by their codes, and browsers keep what is filled in under them.
    """
    for other in file.outline.blocks:
        if (
            other.name == "worksheet"
            and other.code.lower() == block.code.lower()
            and other.first < block.first
        ):
            return f"line {other.place.line}"
    page = next((page for code, page in around.sheets() if code.lower() == block.code.lower()), file.page)
    return f"content/{around.language}/{page}" if page != file.page else ""


def _check_plan(block: Block, others: Sequence[Block], around: Around, issues: IssueLog) -> None:
    """One plan a lesson, at its outermost."""
    if others:
        message = f"the lesson has a plan already, in line {others[0].place.line}."
        issues.error("lesson/second-plan", block.place, message, "Make the two one.")
    plan = read_plan(block, issues)
    for step in plan.steps if plan else ():
        for code in sheets_named(step):
            _check_material(code, step, around, issues)


def _check_material(code: str, step: Step, around: Around, issues: IssueLog) -> None:
    """A code that begins as those of worksheets do is one of them; so W09 is looked for, and A4 is paper."""
    known = [code for code, _ in around.sheets()]
    if code.lower() not in map(str.lower, known) and _letters(code) in map(_letters, known):
        issues.warning(
            "lesson/plan-material", step.material.place, f"no worksheet has the code {code}.",
            did_you_mean(code, known),
        )  # fmt: skip


def _letters(code: str) -> str:
    return code.lower().partition(next((char for char in code if char.isdigit()), " "))[0]


def _check_keys(block: Block, known: Sequence[str] | None, needed: Sequence[str], issues: IssueLog) -> None:
    """Keys and texts of a block written in YAML; `known` is None where course.yml cannot be read."""
    document = load_yaml(block.body, block.place.file, issues, first_line=block.place.line + 1)
    if document is None:
        return
    if not isinstance(document.tree, dict):
        message = f"'{block.name}' wants lines of 'key: text'."
        if slip := wrong_map(document.tree):
            place = document.places.inside((), slip.at)
            issues.error("lesson/wrong-value", place, f"{slip.message}.", slip.hint)
            return
        issues.error("lesson/wrong-value", block.place, message, did_you_mean("", known or ("a role",)))
        return
    tree = document.tree
    unknown = [key for key in tree if known is not None and key not in known]
    for key in unknown:
        message = f"'{key}' is not a key of {block.name}."
        issues.error(
            "lesson/unknown-key", document.places.key((key,)), message, did_you_mean(key, known or ())
        )
    for key, value in tree.items():
        if key not in unknown and (not isinstance(value, str) or not value.strip()):
            place = document.places.key((key,))
            issues.error("lesson/wrong-value", place, f"'{key}' has no text.", "Write a sentence in quotes.")
    for key in needed:
        if key not in tree and not unknown:
            message = f"'{key}' is missing in {block.name}."
            issues.error("lesson/missing-key", block.place, message, f"Add a line '{key}: …'.")


def _check_caption(block: Block, file: LessonFile, issues: IssueLog) -> None:
    lines = file.outline.text.split("\n")
    above = next((line.lstrip() for line in reversed(lines[: block.first]) if line.strip()), "")
    what, begins = ("table", "|") if block.name == "table-caption" else ("picture", "![")
    if not above.startswith(begins):
        issues.error(
            "lesson/stray-caption", block.place, f"there is no {what} right before this caption.",
            f"Put it directly after its {what}.",
        )  # fmt: skip
