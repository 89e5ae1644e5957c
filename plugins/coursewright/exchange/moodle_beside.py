"""What a question of Moodle says that has no place here, told."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.drafts import Choice, clean, in_line
from coursewright.exchange.fractions import marked
from coursewright.exchange.markup import words_of
from coursewright.exchange.shares import RULE, Share, tell_losses, tell_parts, tell_rest
from coursewright.exchange.xmlfile import Xml

_OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_USUAL = frozenset(
    (
        "your answer is correct.", "your answer is partially correct.", "your answer is incorrect.",
        "die antwort ist richtig.", "die antwort ist teilweise richtig.", "die antwort ist falsch.",
        "答案正确", "答案部分正确", "答案错误", "您的答案正确。", "您的答案部分正确。", "您的答案不正确。",
        "答案正确。", "答案部分正确。", "答案错误。",
    )
)  # fmt: skip
"""What Moodle itself writes there."""
_PART = re.compile(r"[{~]\s*%(\d{1,2}(?:[.,]\d+)?)%([^~}#]*)")
_CHOICE = re.compile(r"\{\d*:(?:MULTICHOICE|MULTIRESPONSE|MC|MR)[A-Z_]*:")
_COUNTED = {"multichoice": "it is wrong here", "numerical": "it is left out"}
"""By kind what becomes of an answer that is right in part; elsewhere it counts whole."""


def shares_in(row: Xml) -> list[Share]:
    """What each answer of a question counts."""
    return [
        Share(words=_said(answer), hundredths=marked(answer.attrs.get("fraction", "")))
        for answer in row.elements("answer")
    ]


def tell_beside(row: Xml, place: Place, issues: IssueLog) -> None:
    """Shares of a point, what is said to an answer as a whole, and what a task begins with."""
    kind = row.attrs.get("type", "")
    single = in_line(words_of(_raw(row.first("single")))) not in ("false", "0")
    shares = shares_in(row)
    if kind in ("shortanswer", "numerical") or (kind == "multichoice" and single):
        tell_parts(shares, _COUNTED.get(kind, "it counts whole here"), place, issues)
        tell_losses(shares, place, issues)
    if kind == "shortanswer":
        said = [
            Choice(text=share.words, correct=share.hundredths > 0, why=_said(one.first("feedback")))
            for share, one in zip(shares, row.elements("answer"), strict=True)
        ]
        tell_rest(said, place, issues)
    for name in _OVERALL:
        told = _said(row.first(name))
        if told and told.lower() not in _USUAL:
            issues.warning(
                RULE, place, f"'{name}' is not taken over: '{told[:60]}'.", "Write it into 'explain'."
            )
    template = _said(row.first("responsetemplate"))
    if template:
        issues.warning(RULE, place, f"what the answer begins with is not taken over: '{template[:60]}'.")
    if kind in ("cloze", "multianswer"):
        _tell_gaps(_raw(row.first("questiontext", "text")), place, issues)


def _tell_gaps(text: str, place: Place, issues: IssueLog) -> None:
    for part, words in _PART.findall(text):
        if marked(part):
            told = f"'{in_line(words_of(words))[:40]}' counts {part} % there: it counts whole here."
            issues.warning(RULE, place, told, "Look whether it shall be so.")
    chosen = len(_CHOICE.findall(text))
    if chosen:
        several = f"{chosen} gaps are" if chosen > 1 else "a gap is"
        issues.warning(
            RULE, place, f"{several} chosen from a list there, and typed here.", "Look whether that can be."
        )


def _raw(element: Xml | None) -> str:
    return clean(element.text) if element is not None else ""


def _said(element: Xml | None) -> str:
    """The words of an element that has a `text`."""
    holder = element.first("text") if element is not None else None
    return in_line(words_of(_raw(holder)))
