"""A conversation in the page: a script that reads without JavaScript, its steps joined by links, without scores."""

from __future__ import annotations

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.quiz.choices import letter
from coursewright.quiz.kind import SealedTexts
from coursewright.quiz.kinds.dialogue.check import LIMIT
from coursewright.quiz.kinds.dialogue.grading import NODE, REPLY
from coursewright.quiz.kinds.dialogue.model import END, DialogueNode, DialogueQuestion, reply_name
from coursewright.quiz.sheet import Sheet


def reasons(question: DialogueQuestion, sheet: Sheet) -> SealedTexts:
    """What happens after each reply and because of what, by its token; the bands by number; the debrief."""
    texts: list[tuple[tuple[str, ...], Prose]] = []
    for index, node in enumerate(question.nodes):
        for place, reply in enumerate(node.replies):
            name = sheet.token(REPLY, reply_name(node, reply))
            steps = ("nodes", index, "replies", place)
            texts.append((("happens", name), sheet.line(reply.happens, *steps, "happens")))
            texts.append((("because", name), sheet.line(reply.because, *steps, "because")))
    for index, band in enumerate(question.bands):
        texts.append((("bands", str(index)), sheet.line(band.text, "bands", index, "text")))
    if question.debrief:
        texts.append((("debrief",), sheet.block(question.debrief, "debrief")))
    return tuple(texts)


def customer_of(question: DialogueQuestion, sheet: Sheet) -> Node:
    """The customer's name, or the word for one."""
    return sheet.line(question.customer, "customer") if question.customer else sheet.word("talk.customer")


def targets(question: DialogueQuestion) -> dict[str, int]:
    """Each node's number from 1; `END` has the one after the last."""
    names = dict.fromkeys(node.id for node in question.nodes)
    return {name: number for number, name in enumerate((*names, END), start=1)}


def screen(question: DialogueQuestion, sheet: Sheet) -> tuple[Node, ...]:
    """Scene, mood, and the steps in the author's order."""
    steps = [_step(question, index, sheet) for index in range(len(question.nodes))]
    scene = el("p", {"class": "cw-talk__scene"}, sheet.line(question.scene, "scene"))
    return (
        el(
            "div",
            {"class": "cw-talk", "data-mood": question.mood},
            scene if question.scene else None,
            _mood(question, sheet),
            el("ol", {"class": "cw-script cw-plain"}, steps),
            el("p", {"class": "cw-talk__end", "id": _anchor(sheet, END)}, sheet.word("talk.over")),
        ),
    )


def _mood(question: DialogueQuestion, sheet: Sheet) -> Element:
    cells = [
        el(
            "span",
            {"data-n": signed(n).replace("−", "-"), "aria-current": "true" if n == question.mood else None},
            signed(n),
        )
        for n in range(-LIMIT, LIMIT + 1)
    ]
    return el(
        "div",
        {"class": "cw-mood", "hidden": True, "data-search-exclude": True},
        el("span", None, sheet.word("mood")),
        el("div", {"class": "cw-mood__t"}, cells),
    )


def _step(question: DialogueQuestion, index: int, sheet: Sheet) -> Element:
    node = question.nodes[index]
    name = sheet.token(NODE, node.id)
    return el(
        "li",
        {"class": "cw-node", "id": _anchor(sheet, name), "data-node": name},
        el(
            "div",
            {"class": "cw-say cw-say--c"},
            el("small", None, f"{index + 1} · ", customer_of(question, sheet)),
            el("span", {"class": "cw-say__t"}, sheet.line(node.says, "nodes", index, "says")),
        ),
        el("ol", {"class": "cw-choices cw-plain"}, _choices(question, node, index, sheet)),
    )


def _choices(question: DialogueQuestion, node: DialogueNode, index: int, sheet: Sheet) -> list[Element]:
    numbers = targets(question)
    order = [row.id for row in question.nodes]
    following = order[index + 1] if index + 1 < len(order) else END
    rows = []
    for place, reply in enumerate(node.replies):
        to = reply.then or following
        then = END if to == END else sheet.token(NODE, to)
        word = sheet.word("talk.to_end") if to == END else sheet.word("talk.to", n=numbers[to])
        text = sheet.line(reply.text, "nodes", index, "replies", place, "text")
        rows.append(
            el(
                "li",
                {
                    "class": "cw-choice",
                    "data-reply": sheet.token(REPLY, reply_name(node, reply)),
                    "data-then": then,
                },
                el("b", None, letter(place)),
                el("span", {"class": "cw-choice__t"}, text),
                el("a", {"class": "cw-go", "href": f"#{_anchor(sheet, then)}"}, word),
            )
        )
    return rows


def _anchor(sheet: Sheet, node: str) -> str:
    return f"{sheet.anchor}-{node}"


def signed(number: int) -> str:
    """A score as it is written: +2, 0, −1 (with a minus sign)."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"
