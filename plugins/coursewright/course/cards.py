"""Cards, `content/cards/<id>.yml`: two sides to be learnt by heart or laid on a table, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from coursewright.base.endings import yaml_among
from coursewright.base.folder import is_folder, read_folder
from coursewright.base.issues import IssueLog
from coursewright.base.shape import Id, Text, Word, model, shape, with_key_beside
from coursewright.base.source import Places, read_yaml

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


def read_cards(root: Path, language: str, issues: IssueLog) -> tuple[LoadedCard, ...]:
    """All cards in a language, in the order of their files; a file at fault is told and left out."""
    folder = root / FOLDER
    if not is_folder(folder):
        return ()
    cards = []
    for path in yaml_among(read_folder(folder, root, issues).files, folder):
        document = read_yaml(path, root, issues)
        card = (
            shape(document, Card, issues, area="card", noun="a card", language=language) if document else None
        )
        if document is None or card is None:
            continue
        name = PurePosixPath(document.file)
        if card.id != name.stem:
            issues.error(
                "card/id-not-file-name", document.places.value(("id",)),
                f"the id is '{card.id}', but the file is '{name.name}'.",
                f"Write 'id: {name.stem}', or rename the file.",
            )  # fmt: skip
        cards.append(LoadedCard(card=card, places=document.places))
    return tuple(cards)
