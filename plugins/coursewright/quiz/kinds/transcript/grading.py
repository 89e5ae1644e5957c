"""A marked conversation's key, its credit, and what its capsule says."""

from __future__ import annotations

from typing import Any

from coursewright.base.markup import Prose
from coursewright.quiz.kind import SealedTexts, Tokens
from coursewright.quiz.kinds.transcript.model import MARKS, TranscriptQuestion, asked
from coursewright.quiz.question import Grade, Stable
from coursewright.quiz.sheet import Sheet

LINE = "line"
RULE = "rule"


def stable(question: TranscriptQuestion) -> Stable:
    """Lines to be marked with marks and rules; all rules."""
    things = [(LINE, line.id) for _, line in asked(question)]
    things += [(RULE, rule.id) for rule in question.rules]
    return Stable(things=tuple(things), key={line.id: [line.mark, line.rule] for _, line in asked(question)})


def key(question: TranscriptQuestion, token: Tokens) -> object:
    """By each asked line's token its mark and the token of the rule that it breaks ("" for none)."""
    return {
        token(LINE, line.id): {"mark": line.mark, "rule": token(RULE, line.rule) if line.rule else ""}
        for _, line in asked(question)
    }


def grade(right: Any, answer: Any) -> Grade:
    """Right marks and right rules of all; a rule counts only where the line was marked bad."""
    marks: dict[str, str] = {}
    chosen, rules = _part(answer, "marks"), _part(answer, "rules")
    for name, wanted in right.items():
        mark = chosen.get(name)
        marks[name] = _verdict(mark if mark in MARKS else "", wanted["mark"])
        if wanted["rule"]:
            rule = rules.get(name) if mark == "bad" else ""
            marks[f"{name}/rule"] = _verdict(rule, wanted["rule"])
    return Grade(got=list(marks.values()).count("right"), of=len(marks), marks=marks, slips={})


def _part(answer: Any, name: str) -> dict[str, str]:
    """The texts of one of an answer's maps."""
    part = answer.get(name) if isinstance(answer, dict) else None
    return (
        {key: text for key, text in part.items() if isinstance(text, str)} if isinstance(part, dict) else {}
    )


def _verdict(given: str | None, wanted: str) -> str:
    return "right" if given == wanted else "wrong" if given else "missed"


def reasons(question: TranscriptQuestion, sheet: Sheet) -> SealedTexts:
    """Each asked line's reason, and its model where it has one."""
    texts: list[tuple[tuple[str, ...], Prose]] = []
    for index, line in asked(question):
        name = sheet.token(LINE, line.id)
        if line.why:
            texts.append((("why", name), sheet.line(line.why, "lines", index, "why")))
        if line.model:
            texts.append((("models", name), sheet.line(line.model, "lines", index, "model")))
    return tuple(texts)
