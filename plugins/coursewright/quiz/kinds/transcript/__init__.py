"""Transcript: lines of a conversation to mark good or bad, the rule that each bad one breaks, one to rewrite.

In the page: `ol.cw-lines > li`; one to be marked has `data-token` and, after `div.cw-line > small` (number and
speaker) and `span.cw-line__t`, a `div.cw-judge` with
  `div.cw-mk[role=radiogroup] > label > input[name=mark-<token>]` with values `good` and `bad`, in this order
  `select.cw-sel[name=rule-<token>]` (if there are rules), its values rules' tokens, the first one "";
  the script hides it until the line is marked bad
then, if a line can be rewritten, `div.cw-rewrite` with `select[name=line]` (values: tokens of all lines to be
marked, so that it tells nothing) and `textarea.cw-area[name=text]`.
Capsule: key `{line: {"mark": "good" or "bad", "rule": token or ""}}`; texts `why.<line>`, `models.<line>`.
Answer: `{"marks": {line: mark}, "rules": {line: rule}, "line": the rewritten line or "", "text": ""}`.
Grade: right marks and right rules of all of them; a rule counts only where the line was marked bad; `marks` by
line and by `<line>/rule`. The rewritten line earns nothing: after the check the script shows the models, that of
the chosen line first, beside one's own text (`say.model`, `say.own_text`).
"""

from __future__ import annotations

from coursewright.quiz.kind import Kind, Seconds
from coursewright.quiz.kinds.transcript.check import check
from coursewright.quiz.kinds.transcript.grading import grade, key, reasons, stable
from coursewright.quiz.kinds.transcript.model import TranscriptQuestion
from coursewright.quiz.kinds.transcript.paper import answer, paper
from coursewright.quiz.kinds.transcript.screen import screen

__all__ = ["KIND", "TranscriptQuestion"]

KIND = Kind(
    model=TranscriptQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=reasons,
    screen=screen,
    paper=paper,
    answer=answer,
    long=True,
    acts="always",
    script="cw-typed.js",
    lowest="apply",
    seconds=Seconds(once=20, each=8),
)
