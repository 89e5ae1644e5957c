"""Where the parts of a build go, as POSIX paths below the stage and below the project."""

from __future__ import annotations

from coursewright.course.edition import Handbook
from coursewright.pipeline.order import HANDOUTS


def site_folder(language: str) -> str:
    """Where a language's site goes."""
    return f"site/{language}"


def learner_folder(language: str) -> str:
    """Where the editions go that a site offers."""
    return f"site/handbooks/{language}"


def trainer_folder(language: str) -> str:
    """Where the editions go that hold answers."""
    return f"handbooks/{language}"


def pages_folder(language: str) -> str:
    """Where the pages for trainers go, which hold answers, too."""
    return f"trainer/{language}"


def handout_path(slug: str, language: str) -> str:
    """Where the handout of a lesson is written."""
    return f"{HANDOUTS}/{language}/{slug}.pdf"


def edition_path(edition: Handbook, language: str) -> str:
    """Where an edition is written."""
    folder = trainer_folder(language) if edition.is_for_trainers else learner_folder(language)
    return f"{folder}/{edition.id}.pdf"
