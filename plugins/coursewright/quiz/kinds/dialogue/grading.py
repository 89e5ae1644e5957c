"""A conversation's key and its credit."""

from __future__ import annotations

from typing import Any

from coursewright.quiz.kind import Tokens
from coursewright.quiz.kinds.dialogue.graph import extremes, graph_of
from coursewright.quiz.kinds.dialogue.model import END, DialogueQuestion
from coursewright.quiz.question import Grade, Stable

NODE = "node"
REPLY = "reply"


def stable(question: DialogueQuestion) -> Stable:
    """Nodes and replies, with scores and ways; bands and mood change no credit."""
    graph = graph_of(question)
    things = [(NODE, node) for node in graph.ways]
    things += [(REPLY, way.reply) for ways in graph.ways.values() for way in ways]
    scored = {way.reply: [way.score, way.to] for ways in graph.ways.values() for way in ways}
    return Stable(things=tuple(things), key={"start": graph.start, "replies": scored})


def key(question: DialogueQuestion, token: Tokens) -> object:
    """The graph in tokens with scores, the best and the worst total, and where bands begin."""
    graph = graph_of(question)
    found = extremes(graph)
    best, worst = (found[0].total, found[1].total) if found else (0, 0)
    nodes = {
        token(NODE, node): {
            token(REPLY, way.reply): {"score": way.score, "then": _node(way.to, token)} for way in ways
        }
        for node, ways in graph.ways.items()
    }
    return {
        "start": _node(graph.start, token),
        "mood": question.mood,
        "nodes": nodes,
        "best": best,
        "worst": worst,
        "bands": [band.min for band in question.bands if band.min is not None],
    }


def _node(name: str, token: Tokens) -> str:
    return name if name in (END, "") else token(NODE, name)


def grade(right: Any, answer: Any) -> Grade:
    """The total above the worst, of what lies between best and worst.

    An answer counts if it goes from the start to the end; whoever goes round a loop more than once may come
    below the worst, which is nothing. A reply is `right` if no other at its node has a higher score.
    """
    of = right["best"] - right["worst"]
    taken = _followed(right, answer)
    if not taken:
        return Grade(got=0, of=of, marks={}, slips={})
    marks, total = {}, 0
    for node, reply in taken:
        replies = right["nodes"][node]
        score = replies[reply]["score"]
        total += score
        marks[reply] = "right" if score == max(row["score"] for row in replies.values()) else "wrong"
    return Grade(got=min(max(total - right["worst"], 0), of), of=of, marks=marks, slips={})


def _followed(right: Any, answer: Any) -> list[tuple[str, str]]:
    """The turns of an answer as (node, reply); empty if they are not one conversation to its end."""
    here = right["start"]
    taken: list[tuple[str, str]] = []
    for turn in answer if isinstance(answer, list) else ():
        if not (isinstance(turn, list) and len(turn) == 2 and all(isinstance(part, str) for part in turn)):
            return []
        node, reply = turn
        if node != here or reply not in right["nodes"].get(node, {}):
            return []
        taken.append((node, reply))
        here = right["nodes"][node][reply]["then"]
    return taken if here == END else []


def walked(right: Any, taken: Any) -> Any:
    """The turns from the start, of the replies that a sheet has by step; steps that nobody came to say nothing."""
    here = right["start"]
    turns: list[list[str]] = []
    while here in taken and taken[here] in right["nodes"][here] and len(turns) < len(taken):
        turns.append([here, taken[here]])
        here = right["nodes"][here][taken[here]]["then"]
    return turns or None
