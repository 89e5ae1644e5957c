"""An exam that was handed in, and then each edit of its bank: graded right as before, by today's key, or refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coursewright.quiz.assessment.hand_in import BadHandIn, grade_hand_in, load_hand_in
from tests.quiz.assessment.exam_course import LANGUAGES, right_answer
from tests.quiz.assessment.test_asked import course, exams_of
from tests.quiz.assessment.test_hand_in import hand_in

__all__ = ["course"]

Edit = Callable[[str, str], str]
"""From a question's lines and its id to other ones."""
SAME, TODAY, REFUSED = "same", "today", "refused"


def replaced(old: str, new: str) -> Edit:
    return lambda lines, _: lines.replace(old, new)


def other_level(lines: str, _: str) -> str:
    """The other one of the two levels."""
    return (
        lines.replace("level: apply", "level: REMEMBER")
        .replace("level: remember", "level: apply")
        .replace("REMEMBER", "remember")
    )


def other_lesson(lines: str, _: str) -> str:
    """An objective of the other module."""
    return (
        lines.replace("first#idea", "other#idea")
        .replace("second#idea", "first#idea")
        .replace("other#idea", "second#idea")
    )


def other_right(lines: str, name: str) -> str:
    """The other option is the right one."""
    right = right_answer(name, "zh")
    wrong = "y" if right == "x" else "x"
    return lines.replace("correct: true, ", "").replace(f"{{id: {wrong}, ", f"{{id: {wrong}, correct: true, ")


def turned(lines: str, _: str) -> str:
    """The two options in another order."""
    rows = lines.splitlines()
    at = [index for index, row in enumerate(rows) if row.startswith("      - {id:")]
    rows[at[0]], rows[at[1]] = rows[at[1]], rows[at[0]]
    return "\n".join(rows) + "\n"


def one_more(lines: str, _: str) -> str:
    """An option, or a gap, more."""
    if "    text: " in lines:
        more = "      - {id: more, accept: [more], why: WHY it is more of this.}\n"
        return lines.replace("[[gap]]", "[[gap]] [[more]]") + more
    return lines + "      - {id: z, text: One more, why: WHY it is another one of these.}\n"


EDITS: tuple[tuple[str, str, Edit, str], ...] = (
    ("the words of a prompt", "single", replaced("prompt: ", "prompt: NEW "), SAME),
    ("the words of an option", "single", replaced("text: ", "text: NEW "), SAME),
    ("the words of a reason", "single", replaced("why: ", "why: NEW "), SAME),
    ("the order of options", "single", turned, SAME),
    ("a level", "single", other_level, SAME),
    ("another objective", "single", other_lesson, SAME),
    ("the id of an option", "single", replaced("{id: x,", "{id: w,"), REFUSED),
    (
        "the ids of two options changed for each other",
        "single",
        replaced("id: x, text", "id: y2, text"),
        REFUSED,
    ),
    ("an option more", "single", one_more, REFUSED),
    ("another right option", "single", other_right, TODAY),
    ("a raised revision", "single", lambda lines, _: f"    revision: 2\n{lines}", REFUSED),
    ("another kind", "single", replaced("type: single", "type: multiple"), REFUSED),
    ("another name", "single", None, REFUSED),  # type: ignore[arg-type]  # see `edited`
    ("a question that is taken out", "single", lambda *_: "", REFUSED),
    ("the words of a sentence with a gap", "blanks", replaced("    text: ", "    text: NEW "), SAME),
    ("one more word that is right", "blanks", replaced("accept: [", "accept: [other, "), SAME),
    (
        "another word that is right",
        "blanks",
        lambda lines, _: lines.replace("accept: [", "accept: [not"),
        TODAY,
    ),
    ("the id of a gap", "blanks", replaced("gap", "hole"), REFUSED),
    ("a gap more", "blanks", one_more, REFUSED),
)


def edited(course: Path, name: str, edit: Edit | None) -> None:
    """Edit a question of the bank in both languages."""
    for language in LANGUAGES:
        file = course / f"quizzes/{language}/assessments/exam.yml"
        head, mark, rest = file.read_text(encoding="utf-8").partition(f"  - id: {name}\n")
        own, then, tail = rest.partition("  - id: ")
        if edit is None:
            mark = "  - id: another-name\n"
        else:
            own = edit(own, name)
        mark = mark if own else ""
        text = head + mark + own + then + tail
        assert text != head + f"  - id: {name}\n" + rest
        file.write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize(("what", "kind", "edit", "outcome"), EDITS, ids=[row[0] for row in EDITS])
def test_what_an_edit_does_to_a_hand_in(
    course: Path, what: str, kind: str, edit: Edit | None, outcome: str
) -> None:
    exams = exams_of(course)
    values = json.dumps(hand_in(exams["zh"]))
    asked = [entry for entry in exams["zh"].form("A") or () if entry.question.type == kind]
    name = next(
        entry.question.id
        for entry in asked
        if "level: remember" not in what or "remember" in entry.question.id
    )
    edited(course, name, edit)
    today = exams_of(course)
    found = load_hand_in(values)
    if outcome == REFUSED:
        with pytest.raises(BadHandIn, match=f"exam#{name}.*Grade it with the course as it was then"):
            grade_hand_in(found, today)
        return
    whole = grade_hand_in(found, today).whole
    lost = {SAME: 0, TODAY: 1 if kind == "single" else 2}[outcome]
    assert whole.of - whole.got == lost
