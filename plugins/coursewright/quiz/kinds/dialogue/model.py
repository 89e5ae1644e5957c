"""A branching conversation as authors write it."""

from __future__ import annotations

from typing import Literal

from coursewright.base.shape import Flag, Id, LineText, SealedText, Text, Whole, model
from coursewright.quiz.question import Question

END = "end"
"""What `then` says where the conversation is over; no node may be called so."""


@model
class Reply:
    """One thing to say or do: its score, what happens then (told first), and because of what."""

    id: Id
    text: Text
    score: Whole
    happens: SealedText
    because: SealedText
    then: Id = ""


@model
class DialogueNode:
    """A step: what the customer says or does, and the replies; `optional` ones are left out in the short cut."""

    id: Id
    says: Text
    replies: tuple[Reply, ...]
    optional: Flag = False


@model
class Band:
    """How a conversation ended, from a total on; the lowest band has no `min`."""

    text: SealedText
    min: Whole | None = None


@model
class DialogueQuestion(Question):
    """A conversation; the first node is the start, a reply without `then` goes on to the next node.

    The customer's mood begins at `mood`; after each turn it is the mood before plus the score, kept within
    −3…+3. The total is the plain sum of the scores.
    """

    type: Literal["dialogue"]
    nodes: tuple[DialogueNode, ...]
    bands: tuple[Band, ...]
    scene: Text = ""
    customer: LineText = ""
    mood: Whole = 0
    debrief: SealedText = ""


def reply_name(node: DialogueNode, reply: Reply) -> str:
    """A reply's id in its question, since replies of several nodes may have the same id."""
    return f"{node.id}/{reply.id}"
