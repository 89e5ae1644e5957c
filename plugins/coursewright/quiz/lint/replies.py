"""The replies of a dialogue: the best one must not be known by its length."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.quiz.kinds.dialogue.model import DialogueNode, DialogueQuestion
from coursewright.quiz.lint.text import width
from coursewright.quiz.sheet import Sheet

SPREAD = 1.5
"""How often the best reply may be as long as the longest of the others."""
FEWEST_NODES = 3


def lint_replies(question: DialogueQuestion, sheet: Sheet, issues: IssueLog) -> None:
    """Warn of a best reply that is far longer than all others, and of best replies that are mostly the longest."""
    whole = [(index, node) for index, node in enumerate(question.nodes) if len(best_replies(node)) == 1]
    longest = []
    for index, node in whole:
        place = best_replies(node)[0]
        best = width(node.replies[place].text)
        others = max(width(reply.text) for at, reply in enumerate(node.replies) if at != place)
        if best > others:
            longest.append(node.id)
        if best > SPREAD * others:
            issues.warning(
                "lint/reply-lengths",
                sheet.where.value("nodes", index, "replies", place, "text"),
                f"the best reply is {best / others:.1f} times as long as the longest of the others.",
                "Let all replies say as much: what is short looks careless.",
            )
    if len(whole) >= FEWEST_NODES and len(longest) * 2 > len(whole):
        issues.warning(
            "lint/longest-reply",
            sheet.where.key("nodes"),
            f"the best reply is the longest in {len(longest)} of {len(whole)} turns: {', '.join(longest)}.",
            "Shorten best replies or lengthen others, until it is so in at most half of the turns.",
        )


def best_replies(node: DialogueNode) -> tuple[int, ...]:
    """The places of the replies with the highest score; none where all have the same."""
    top = max((reply.score for reply in node.replies), default=0)
    places = tuple(index for index, reply in enumerate(node.replies) if reply.score == top)
    return places if len(places) < len(node.replies) else ()
