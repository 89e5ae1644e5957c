"""A conversation in print: a numbered script for role play and a ledger; scores stand in the trainer's only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursewright.base.markup import Element, Node, el
from coursewright.quiz.choices import letter
from coursewright.quiz.kind import Audience
from coursewright.quiz.kinds.dialogue.graph import Route, extremes, graph_of, reachable, without_optional
from coursewright.quiz.kinds.dialogue.model import END, DialogueQuestion, reply_name
from coursewright.quiz.kinds.dialogue.screen import customer_of, signed, targets
from coursewright.quiz.sheet import Sheet

SPARE = 2
"""Empty columns of the ledger, where a conversation can come to a step twice."""


def paper(question: DialogueQuestion, sheet: Sheet, audience: Audience) -> tuple[Node, ...]:
    """Scene, steps, ledger; for trainers with scores, what happens, totals, bands and the debrief."""
    scene = el("p", {"class": "n"}, sheet.line(question.scene, "scene"))
    steps = script(question, sheet, audience)
    return (*((scene,) if question.scene else ()), *steps, _last(question, sheet, audience))


def script(question: DialogueQuestion, sheet: Sheet, audience: Audience) -> list[Element]:
    """The steps in the author's order."""
    return [_step(question, index, sheet, audience) for index in range(len(question.nodes))]


def answer(question: DialogueQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """The best way by step and letter, and its total."""
    found = extremes(graph_of(question))
    return (_said(question, found[0], sheet),) if found else ()


def _step(question: DialogueQuestion, index: int, sheet: Sheet, audience: Audience) -> Element:
    node = question.nodes[index]
    says = sheet.line(node.says, "nodes", index, "says")
    return el(
        "div",
        {"class": "node"},
        el("span", {"class": "nn"}, str(index + 1)),
        el("p", {"class": "n"}, el("b", None, customer_of(question, sheet), sheet.word("colon")), says),
        el("ol", {"class": "opts one"}, _replies(question, index, sheet, audience)),
    )


def _replies(question: DialogueQuestion, index: int, sheet: Sheet, audience: Audience) -> list[Element]:
    node = question.nodes[index]
    numbers = targets(question)
    ways = graph_of(question).ways[node.id]
    highest = max((reply.score for reply in node.replies), default=0)
    # Between two sentences there is a space in some languages.
    _, gap, _ = re.split(r"\{\w+\}", sheet.word("talk.told"))
    rows = []
    for place, (reply, way) in enumerate(zip(node.replies, ways, strict=False)):
        steps = ("nodes", index, "replies", place)
        on = audience == "trainer" and reply.score == highest
        happens = sheet.line(reply.happens, *steps, "happens")
        because = sheet.line(reply.because, *steps, "because")
        score = el("b", None, signed(reply.score))
        go = el("span", {"class": "go"}, f"→ {numbers.get(way.to, numbers[END])}")
        # Behind what is said it often takes a line of its own, which is worth saving where there is another one below;
        # where there is none, the last word goes along: an arrow alone on a line seems to belong to what follows.
        beside = (
            el("span", {"class": "why"}, score, " ", go, "\u3000", happens, gap, because)
            if audience == "trainer"
            else ("\u00a0", go)
        )
        rows.append(
            el(
                "li",
                None,
                el("span", {"class": "k on" if on else "k"}, letter(place)),
                sheet.line(reply.text, *steps, "text"),
                beside,
            )
        )
    return rows


def _last(question: DialogueQuestion, sheet: Sheet, audience: Audience) -> Element:
    """Where every way ends: the ledger to fill in; for trainers the best way and the worst."""
    found = extremes(graph_of(question)) if audience == "trainer" else None
    below = (
        _totals(question, found, sheet)
        if found
        else (_ledger(question, sheet), el("p", {"class": "n"}, sheet.word("talk.ask")))
    )
    return last_step(question, below)


def last_step(question: DialogueQuestion, below: Node | Iterable[Node]) -> Element:
    """The number that every way ends with, and what stands there."""
    return el("div", {"class": "node"}, el("span", {"class": "nn"}, str(targets(question)[END])), below)


def _ledger(question: DialogueQuestion, sheet: Sheet) -> Element:
    """A column a step; where one can come back, some for what is walked again."""
    graph = graph_of(question)
    spare = SPARE if any(node in reachable(graph, node) for node in graph.ways) else 0
    numbers = [*map(str, range(1, len(question.nodes) + 1)), *[""] * spare]
    heads = [
        el("th", {"scope": "row", "class": "w"}, sheet.word(f"talk.{name}"))
        for name in ("step", "chosen", "score")
    ]
    empty = [el("td") for _ in numbers]
    return el(
        "table",
        {"class": "led"},
        el(
            "tr",
            None,
            heads[0],
            [el("td", None, number) for number in numbers],
            el("td", {"class": "w"}, sheet.word("talk.total")),
        ),
        el("tr", None, heads[1], empty, el("td", {"class": "w"})),
        el("tr", None, heads[2], empty, el("td", {"class": "w up"})),
    )


def _totals(question: DialogueQuestion, found: tuple[Route, Route], sheet: Sheet) -> tuple[Element, ...]:
    best, worst = (_said(question, route, sheet) for route in found)
    lines: list[Element] = [el("p", {"class": "n"}, sheet.word("talk.range", best=best, worst=worst))]
    short = without_optional(question)
    cut = extremes(graph_of(short)) if len(short.nodes) < len(question.nodes) else None
    if cut:
        left_out = [str(n) for n, node in enumerate(question.nodes, start=1) if node.optional]
        texts = {"steps": sheet.word("comma").join(left_out), "best": signed(cut[0].total)}
        lines.append(
            el("p", {"class": "n"}, sheet.word("talk.short_cut", worst=signed(cut[1].total), **texts))
        )
    bands = [_band(question, index, sheet) for index in range(len(question.bands))]
    lines.append(el("ul", {"class": "n"}, bands))
    if question.debrief:
        lines.append(el("div", {"class": "n"}, sheet.block(question.debrief, "debrief")))
    return tuple(lines)


def _band(question: DialogueQuestion, index: int, sheet: Sheet) -> Element:
    band = question.bands[index]
    above = sheet.word("talk.others") if band.min is None else sheet.word("talk.from", n=signed(band.min))
    text = sheet.line(band.text, "bands", index, "text")
    return el("li", None, el("b", None, above, sheet.word("colon")), text)


def _said(question: DialogueQuestion, route: Route, sheet: Sheet) -> str:
    """A way in words: `1 A → 2 C, total +4`, no step parted from its letter."""
    way = " → ".join("\u00a0".join(_place(question, name)) for name in route.replies)
    return sheet.word("talk.way", way=way, total=signed(route.total))


def _place(question: DialogueQuestion, name: str) -> tuple[str, str]:
    """Step and letter of a reply by its name."""
    for number, node in enumerate(question.nodes, start=1):
        for place, reply in enumerate(node.replies):
            if reply_name(node, reply) == name:
                return str(number), letter(place)
    raise KeyError(name)
