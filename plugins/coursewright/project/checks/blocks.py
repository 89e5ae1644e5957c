"""What stands in `///` blocks: keys of the YAML ones, names of worksheets, captions after what they name."""

from __future__ import annotations

from collections.abc import Sequence

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.base.source import load_yaml
from coursewright.course.load import LessonFile
from coursewright.course.outline import Block
from coursewright.course.plan import read_plan
from coursewright.course.worksheet import read_worksheet
from coursewright.project.around import Around

SIDES = ("wrong", "right")
STAND_UP = ("ask", "watch", "thank")


def check_blocks(file: LessonFile, around: Around, issues: IssueLog) -> None:
    """Check each block by what it is."""
    plans: list[Block] = []
    for block in file.outline.blocks:
        if block.name == "misconception":
            _check_keys(block, SIDES, SIDES, issues)
        elif block.name == "use-tomorrow":
            _check_keys(block, around.named("roles"), (), issues)
        elif block.name == "stand-up":
            _check_keys(block, STAND_UP, STAND_UP, issues)
        elif block.name == "plan":
            _check_plan(block, plans, issues)
            plans.append(block)
        elif block.name == "worksheet":
            _check_worksheet(block, issues)
        elif block.name in ("table-caption", "figure-caption"):
            _check_caption(block, file, issues)


def _check_worksheet(block: Block, issues: IssueLog) -> None:
    """A code and a title, and cells that are what their columns say."""
    if len(block.argument.split(maxsplit=1)) < 2:
        issues.error(
            "lesson/worksheet-without-title", block.place, "a worksheet needs a code and a title.",
            "Write '/// worksheet | W02 Its title'.",
        )  # fmt: skip
    read_worksheet(block, issues)


def _check_plan(block: Block, others: Sequence[Block], issues: IssueLog) -> None:
    """One plan a lesson, at its outermost."""
    if others:
        message = f"the lesson has a plan already, in line {others[0].place.line}."
        issues.error("lesson/second-plan", block.place, message, "Make the two one.")
    read_plan(block, issues)


def _check_keys(block: Block, known: Sequence[str] | None, needed: Sequence[str], issues: IssueLog) -> None:
    """Keys and texts of a block written in YAML; `known` is None where course.yml cannot be read."""
    document = load_yaml(block.body, block.place.file, issues, first_line=block.place.line + 1)
    if document is None:
        return
    if not isinstance(document.tree, dict):
        message = f"'{block.name}' wants lines of 'key: text'."
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
