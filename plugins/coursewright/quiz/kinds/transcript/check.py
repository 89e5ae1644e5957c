"""Rules for conversations to be marked."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.quiz.kinds.transcript.model import Line, TranscriptQuestion, asked
from coursewright.quiz.sheet import Where


def check(question: TranscriptQuestion, where: Where, issues: IssueLog) -> None:
    """Report a conversation without lines to mark, lines without a reason, and rules that do not fit."""
    if not any(True for _ in asked(question)):
        issues.error(
            "quiz/nothing-to-mark",
            where.value("lines"),
            f"no line of '{question.id}' is to be marked.",
            "Write 'mark: good' or 'mark: bad' on the lines of the staff.",
        )
    known = [rule.id for rule in question.rules]
    for index, line in enumerate(question.lines):
        here = where.below("lines", index)
        if line.mark is not None and not line.why:
            issues.error(
                "quiz/missing-why",
                here.value(),
                f"line '{line.id}' has no 'why'.",
                "Write what is good about it, or what it does to the customer.",
            )
        if line.model and line.mark != "bad":
            issues.error(
                "quiz/model-of-no-bad-line",
                here.value("model"),
                f"line '{line.id}' has a 'model', but is not marked bad.",
                "Write a model for lines with 'mark: bad' alone.",
            )
        _check_rule(line, known, here, issues)


def _check_rule(line: Line, known: list[str], here: Where, issues: IssueLog) -> None:
    if line.rule and line.mark != "bad":
        issues.error(
            "quiz/rule-of-no-bad-line",
            here.value("rule"),
            f"line '{line.id}' names a rule, but is not marked bad.",
            "Only a line with 'mark: bad' breaks a rule.",
        )
    elif line.rule and line.rule not in known:
        issues.error(
            "quiz/unknown-rule",
            here.value("rule"),
            f"there is no rule '{line.rule}'.",
            did_you_mean(line.rule, known) or "Add it to 'rules'.",
        )
    elif known and line.mark == "bad" and not line.rule:
        issues.error(
            "quiz/bad-line-without-rule",
            here.value(),
            f"bad line '{line.id}' does not say which rule it breaks.",
            f"Write 'rule:' with one of {', '.join(known)}.",
        )
