"""Dialogue: a branching conversation with the customer's mood, an ending with bands and a debrief.

In the page (no scores, no bands; without JavaScript it reads as a script whose links lead from step to step):
`div.cw-talk[data-mood]` with
  `p.cw-talk__scene`     the scene (if there is one)
  `div.cw-mood[hidden]`  its word and `.cw-mood__t > span[data-n]` −3…+3, `aria-current` on the mood of now
  `ol.cw-script > li.cw-node#<anchor>-<node token>[data-node]`, the first is the start, with
      `div.cw-say.cw-say--c > small` (number · customer) and `span.cw-say__t` (what is said)
      `ol.cw-choices > li.cw-choice[data-reply][data-then]` (`data-then`: a node's token, or `end`) with
          `b` (letter), `span.cw-choice__t` (text), `a.cw-go` (a link to the next step; the script hides it)
  `p.cw-talk__end#<anchor>-end`
Replies keep the author's order, also on a retry. The script shows one step at a time, a `button.cw-reply` for
each choice; after a choice first `happens`, then the score chip and the moved mood, then the next step. The
last reply ends the attempt, so that Check stays hidden; the debrief walks the way taken and takes the focus.

Capsule: key `{"start": node, "mood": n, "nodes": {node: {reply: {"score": n, "then": node or "end"}}},
"best": n, "worst": n, "bands": [min of each band but the last, highest first]}`; texts `happens.<reply>`,
`because.<reply>`, `bands.<number>` (one more than the key has), `debrief` (block). The mood after a
turn is the mood before it plus the score, kept within −3…+3; the total is the plain sum of the scores, the band
the first whose min it reaches.
Answer: `[[node, reply], …]` from the start to the end. Grade: total − worst of best − worst, never below
nothing; `marks` by reply: `right` if no other at its node scores more, else `wrong`; an answer that is no
whole conversation is no answer.
A reply's id is `<node>/<reply>` in tokens (`side` reply) and vectors; a node's `side` is node.
"""

from __future__ import annotations

from coursewright.quiz.kind import Kind, Seconds
from coursewright.quiz.kinds.dialogue.check import check
from coursewright.quiz.kinds.dialogue.grading import grade, key, stable, walked
from coursewright.quiz.kinds.dialogue.model import DialogueQuestion
from coursewright.quiz.kinds.dialogue.paper import answer, paper
from coursewright.quiz.kinds.dialogue.play import rows, test
from coursewright.quiz.kinds.dialogue.screen import reasons, screen

__all__ = ["KIND", "DialogueQuestion"]

KIND = Kind(
    model=DialogueQuestion,
    check=check,
    stable=stable,
    key=key,
    grade=grade,
    reasons=reasons,
    screen=screen,
    paper=paper,
    answer=answer,
    rows=rows,
    test=test,
    walked=walked,
    long=True,
    acts="always",
    script="cw-talk.js",
    lowest="apply",
    seconds=Seconds(once=10, each=15),
)
