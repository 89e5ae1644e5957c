"""Statements to judge as true or false: words that tell which, and two claims in one."""

from __future__ import annotations

import re

from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.true_false import TrueFalseQuestion
from coursewright.quiz.lint.cues import absolutes, hedges
from coursewright.quiz.lint.text import is_chinese, plain
from coursewright.quiz.sheet import Sheet

_VERBS = (
    "ask|call|check|demand|expect|give|hold|keep|let|look|make|offer|pay|put|say|send|set|show|take|tell|treat"
    "|write"
)
_AUXILIARIES = "is|are|was|were|has|have|had|can|could|may|must|should|will|would|does|do|did"
_JOINTS = {
    True: re.compile(
        r"[；;]|并且|而且|同时[还也]?|既[^，。]{1,12}又|不仅[^，。]{1,16}[，,]?[^，。]{0,6}也|不但|还要|也要|又要"
        r"|(?<=，)(?:并|也应|还应|又|再)|以后再|然后再?|、(?=[提要做补查改给送退说问等付交还换写接请让][^、，。]{0,6}[。，]?$)"
    ),
    False: re.compile(
        r";|\bboth\b.{1,60}\band\b|\bnot only\b|\bas well as\b"
        rf"|,? and (?:also|then|so|that|therefore|they|it|he|she|we|the \w+ (?:{_AUXILIARIES}))\b"
        rf"|,? and (?:not |to )*(?:{_VERBS})s?\b"
        rf"|, (?:and|but) (?:[a-z’']+ ){{0,5}}(?:{_AUXILIARIES})\b",
        re.IGNORECASE,
    ),
}
"""What joins two claims, each of which could be true by itself."""


def lint_statement(question: TrueFalseQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn where the wording of a statement tells its truth, and where it states two things."""
    chinese = is_chinese(sheet.language)
    strong, mild = absolutes(question.prompt, chinese=chinese), hedges(question.prompt, chinese=chinese)
    told = mild if question.answer else strong
    if told and not (strong if question.answer else mild):
        habit = "allows exceptions, and it is true" if question.answer else "allows none, and it is false"
        issues.warning(
            "lint/telling-word",
            sheet.where.value("prompt"),
            f"'{told[0]}' gives the statement away: it {habit}, as test-wise learners expect.",
            "Say it without such a word, or make a statement with one that goes the other way.",
        )
    if found := _JOINTS[chinese].search(plain(question.prompt)):
        issues.warning(
            "lint/two-claims",
            sheet.where.value("prompt"),
            f"'{found[0].strip()}' joins two claims; one may be true and the other false.",
            "Keep the one that is to be judged; make another question of the other.",
        )
