"""The ways through a conversation: what can be reached, and the best and the worst total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count

from coursewright.quiz.kinds.dialogue.model import END, DialogueQuestion, reply_name

MOST_STATES = 5_000
MOST_WAYS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A reply as an edge: its name (`node/reply`), its score, the node that it leads to or `END`."""

    reply: str
    score: int
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All ways by node, in the author's order; `start` is "" where there are no nodes."""

    start: str
    ways: Mapping[str, tuple[Way, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A conversation from start to end: its total and the replies given."""

    total: int
    replies: tuple[str, ...]


def graph_of(question: DialogueQuestion) -> Graph:
    """The question's graph; of two nodes with one id the first stays."""
    ways: dict[str, tuple[Way, ...]] = {}
    following = [*(node.id for node in question.nodes[1:]), END]
    for node, after in zip(question.nodes, following, strict=False):
        rows = (
            Way(reply=reply_name(node, reply), score=reply.score, to=reply.then or after)
            for reply in node.replies
        )
        ways.setdefault(node.id, tuple(rows))
    return Graph(start=next(iter(ways), ""), ways=ways)


def reachable(graph: Graph, origin: str) -> frozenset[str]:
    """All nodes that a conversation at `origin` can come to, `END` too; `origin` itself only round a loop."""
    found: set[str] = set()
    open_nodes = [origin]
    while open_nodes:
        for way in graph.ways.get(open_nodes.pop(), ()):
            if way.to not in found:
                found.add(way.to)
                open_nodes.append(way.to)
    return frozenset(found)


def has_paying_loop(graph: Graph) -> bool:
    """Whether one can go round for ever and gain (Bellman–Ford: after n rounds no total may still grow)."""
    totals = {graph.start: 0}
    for _ in range(len(graph.ways) + 1):
        grown = dict(totals)
        for node, total in totals.items():
            for way in graph.ways.get(node, ()):
                grown[way.to] = max(grown.get(way.to, total + way.score), total + way.score)
        if grown == totals:
            return False
        totals = grown
    return True


def extremes(graph: Graph) -> tuple[Route, Route] | None:
    """The best and the worst conversation that gives no reply twice, exactly; of equal ones the first.

    None where no conversation ends, or where loops are so many that the ways cannot be counted.
    """
    if sum(map(len, graph.ways.values())) > MOST_WAYS:
        return None
    best, worst = _search(graph, 1), _search(graph, -1)
    return (best, worst) if best is not None and worst is not None else None


def _search(graph: Graph, sign: int) -> Route | None:
    """The route whose total times `sign` is highest; None if there is none or the search is too long."""
    reach = {node: reachable(graph, node) for node in graph.ways}
    known: dict[tuple[str, frozenset[str]], Route | None] = {}
    states = count(1)

    def from_here(node: str, used: frozenset[str]) -> Route | None:
        if node == END:
            return Route(total=0, replies=())
        # Only replies on a loop can come again, so a conversation without loops has one state a node.
        used = frozenset(name for name in used if name.rpartition("/")[0] in reach.get(node, ()))
        if (node, used) in known:
            return known[node, used]
        if next(states) > MOST_STATES:
            return None
        found: Route | None = None
        for way in graph.ways.get(node, ()):
            rest = None if way.reply in used else from_here(way.to, used | {way.reply})
            if rest is None:
                continue
            route = Route(total=way.score + rest.total, replies=(way.reply, *rest.replies))
            if found is None or route.total * sign > found.total * sign:
                found = route
        known[node, used] = found
        return found

    route = from_here(graph.start, frozenset())
    return route if next(states) <= MOST_STATES else None


def without_optional(question: DialogueQuestion) -> DialogueQuestion:
    """The short cut: optional nodes are left out, and what led to one leads to the next that stays."""
    following: dict[str, str] = {}
    after = END
    for node in reversed(question.nodes):
        after = after if node.optional else node.id
        following[node.id] = after
    order = [node.id for node in question.nodes]
    kept = []
    for index, node in enumerate(question.nodes):
        default = following[order[index + 1]] if index + 1 < len(order) else END
        replies = tuple(
            replace(reply, then=following.get(reply.then, reply.then) if reply.then else default)
            for reply in node.replies
        )
        if not node.optional:
            kept.append(replace(node, replies=replies))
    return replace(question, nodes=tuple(kept))
