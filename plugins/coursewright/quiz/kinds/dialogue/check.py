"""Rules for conversations: everybody can get through, and it is worth getting through well."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.quiz.kinds.dialogue.graph import (
    MOST_WAYS,
    Graph,
    extremes,
    graph_of,
    has_paying_loop,
    reachable,
    without_optional,
)
from coursewright.quiz.kinds.dialogue.model import END, DialogueQuestion
from coursewright.quiz.sheet import Where

LIMIT = 3
"""Scores and mood lie on the scale −3…+3."""


def check(question: DialogueQuestion, where: Where, issues: IssueLog) -> None:
    """Report what is wrong with nodes, scores and bands; ways are followed only where all nodes are sound."""
    own = IssueLog()
    _check_nodes(question, where, own)
    _check_scale(question, where, issues)
    _check_bands(question, where, issues)
    issues.extend(own)
    if sum(len(node.replies) for node in question.nodes) > MOST_WAYS:
        issues.error(
            "quiz/too-many-ways",
            where.value("nodes"),
            f"'{question.id}' has more than {MOST_WAYS} replies, whose ways are not followed.",
            "Make two dialogues of it.",
        )
    elif not own.found and len(graph_of(question).ways) == len(question.nodes):
        _check_ways(question, graph_of(question), where, issues)


def _check_nodes(question: DialogueQuestion, where: Where, issues: IssueLog) -> None:
    names = frozenset((*(node.id for node in question.nodes), END))
    if not question.nodes:
        issues.error(
            "quiz/no-nodes",
            where.value("nodes"),
            f"dialogue '{question.id}' has no nodes.",
            "Write what the customer says first, and the replies to it.",
        )
    elif all(node.optional for node in question.nodes):
        issues.error(
            "quiz/nothing-but-optional",
            where.value("nodes"),
            f"dialogue '{question.id}' has no node that stays in the short cut.",
            "Write at least one node without 'optional: true'.",
        )
    for index, node in enumerate(question.nodes):
        if node.id == END:
            issues.error(
                "quiz/node-named-end",
                where.value("nodes", index, "id"),
                "a node cannot be called 'end': that is where the conversation is over.",
                "Give it another id, like 'leaving'.",
            )
        if not node.replies:
            issues.error(
                "quiz/no-replies",
                where.value("nodes", index, "replies"),
                f"nobody can answer at node '{node.id}': the conversation cannot go on.",
                "Write two or three replies.",
            )
        for place, reply in enumerate(node.replies):
            if reply.then and reply.then not in names:
                issues.error(
                    "quiz/unknown-then",
                    where.value("nodes", index, "replies", place, "then"),
                    f"there is no node '{reply.then}'.",
                    did_you_mean(reply.then, names) if len(names) <= MOST_WAYS else "Write the id of a node.",
                )


def _check_scale(question: DialogueQuestion, where: Where, issues: IssueLog) -> None:
    found: list[tuple[int, tuple[str | int, ...], str]] = [(question.mood, ("mood",), "mood")]
    for index, node in enumerate(question.nodes):
        for place, reply in enumerate(node.replies):
            found.append((reply.score, ("nodes", index, "replies", place, "score"), "score"))
    for number, path, name in found:
        if abs(number) > LIMIT:
            issues.error(
                "quiz/off-the-scale",
                where.value(*path),
                f"a {name} of {number} is off the scale.",
                "Write −3 to 3.",
            )


def _check_bands(question: DialogueQuestion, where: Where, issues: IssueLog) -> None:
    if not question.bands:
        issues.error(
            "quiz/no-bands",
            where.value("bands"),
            f"dialogue '{question.id}' has no bands.",
            "Write how it may have ended, from the best band to the worst.",
        )
    least: int | None = None
    for index, band in enumerate(question.bands):
        last = index == len(question.bands) - 1
        if last != (band.min is None):
            issues.error(
                "quiz/band-min",
                where.value("bands", index),
                "the last band has no 'min', so that every total has its band."
                if last
                else "only the last band may be without 'min'.",
                "Remove its 'min'." if last else "Write 'min:' with the total from which it holds.",
            )
        if band.min is not None and least is not None and band.min >= least:
            issues.error(
                "quiz/band-order",
                where.value("bands", index, "min"),
                f"this band begins at {band.min}, the one above at {least}.",
                "Write the bands from the highest to the lowest.",
            )
        least = band.min if band.min is not None else least


def _check_ways(question: DialogueQuestion, graph: Graph, where: Where, issues: IssueLog) -> None:
    seen = reachable(graph, graph.start) | {graph.start}
    for index, node in enumerate(question.nodes):
        if node.id not in seen:
            issues.error(
                "quiz/unreachable-node",
                where.value("nodes", index, "id"),
                f"no conversation comes to node '{node.id}'.",
                f"Write 'then: {node.id}' in a reply, or remove the node.",
            )
    stuck = [node for node in question.nodes if END not in reachable(graph, node.id)]
    if stuck:
        loop = [node.id for node in stuck if node.id in reachable(graph, node.id)]
        issues.error(
            "quiz/loop-without-exit",
            where.value(
                "nodes", next(i for i, node in enumerate(question.nodes) if node.id == loop[0]), "id"
            ),
            f"from node '{loop[0]}' no reply leads to an end.",
            f"Let a reply of {' or '.join(repr(name) for name in loop)} lead out, or write 'then: end'.",
        )
    elif has_paying_loop(graph):
        issues.error(
            "quiz/loop-that-pays",
            where.value("nodes"),
            f"in '{question.id}' one can go round in a loop and gain each time.",
            "Let the replies that go back cost as much as the loop earns.",
        )
    else:
        _check_totals(question, graph, where, issues)


def _check_totals(question: DialogueQuestion, graph: Graph, where: Where, issues: IssueLog) -> None:
    found = extremes(graph)
    if found is None or extremes(graph_of(without_optional(question))) is None:
        issues.error(
            "quiz/too-many-ways",
            where.value("nodes"),
            f"'{question.id}' has too many ways to find the best and the worst.",
            "Take out replies that lead back, or make two dialogues of it.",
        )
        return
    best, worst = found
    if best.total == worst.total:
        issues.error(
            "quiz/nothing-at-stake",
            where.value("nodes"),
            f"every conversation of '{question.id}' comes to {best.total}.",
            "Let replies differ in score.",
        )
    top = question.bands[0].min if question.bands else None
    if top is not None and best.total < top:
        issues.error(
            "quiz/no-good-ending",
            where.value("bands", 0, "min"),
            f"the best conversation comes to {best.total}, so nobody reaches the top band.",
            f"Write {best.total} or less, or raise a score.",
        )
