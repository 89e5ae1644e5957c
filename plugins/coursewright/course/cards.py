"""Cards, `content/cards/<id>.yml`: two sides to be learnt by heart or laid on a table, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated

from coursewright.base.issues import IssueLog
from coursewright.base.shape import Id, Text, Word, model, shape, with_key_beside
from coursewright.base.source import Document, Places

FOLDER = "content/cards"


@model
class Side:
    """One side of a card: a text, a figure, or both."""

    text: Text = ""
    figure: Word = ""


CardSide = Annotated[Side, with_key_beside("figure", "text")]
"""A text, by language or not, beside which `figure:` may stand."""


@model
class Card:
    """One file: what is asked at the front, what is answered at the back."""

    id: Id
    title: Text
    front: CardSide
    back: CardSide
    tags: tuple[Id, ...] = ()
    frameworks: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedCard:
    """A card with the places of all it says."""

    card: Card
    places: Places


def load_card(document: Document, language: str, issues: IssueLog) -> LoadedCard | None:
    """A card in a language; None and issues if it is broken."""
    card = shape(document, Card, issues, area="card", noun="a card", language=language)
    if card is None:
        return None
    name = PurePosixPath(document.file)
    if card.id != name.stem:
        issues.error(
            "card/id-not-file-name", document.places.value(("id",)),
            f"the id is '{card.id}', but the file is '{name.name}'.",
            f"Write 'id: {name.stem}', or rename the file.",
        )  # fmt: skip
    return LoadedCard(card=card, places=document.places)
