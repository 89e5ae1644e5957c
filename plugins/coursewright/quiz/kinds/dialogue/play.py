"""A conversation in a test: a script to go through by oneself, each reply chosen on the answer sheet."""

from __future__ import annotations

from coursewright.base.markup import Node, el
from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.choices import lettered
from coursewright.quiz.kinds.dialogue.grading import NODE, REPLY
from coursewright.quiz.kinds.dialogue.graph import extremes, graph_of
from coursewright.quiz.kinds.dialogue.model import DialogueQuestion, reply_name
from coursewright.quiz.kinds.dialogue.paper import last_step, script
from coursewright.quiz.sheet import Sheet


def rows(question: DialogueQuestion, sheet: Sheet) -> tuple[AnswerRow, ...]:
    """A row a step: the letter of the reply given there. Right are those of the best way; others have points, too."""
    found = extremes(graph_of(question))
    best = {sheet.token(REPLY, name) for name in found[0].replies} if found else set()
    answers = []
    for number, node in enumerate(question.nodes, start=1):
        tokens = [sheet.token(REPLY, reply_name(node, reply)) for reply in node.replies]
        right = tuple(token for token in tokens if token in best)
        name = sheet.token(NODE, node.id)
        answers.append(AnswerRow(name=name, label=str(number), choices=lettered(tokens), right=right))
    return tuple(answers)


def test(question: DialogueQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Scene and steps; no ledger, since nobody is there to tell scores."""
    scene = (el("p", {"class": "n"}, sheet.line(question.scene, "scene")),) if question.scene else ()
    over = el("p", {"class": "n"}, sheet.word("talk.over"))
    return (*scene, *script(question, sheet, "learner"), last_step(question, over))
