"""Every edition is where it belongs: for learners on the site, for trainers beside it."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.pipeline.outputs import edition_path
from coursewright.project.editions import editions_of
from coursewright.trial.built import Built

HEAD = b"%PDF-"


def find_missing_books(built: Built) -> Iterator[str]:
    """Editions that are not there or are no PDF."""
    for language, project in built.projects.items():
        for edition in editions_of(project):
            file = built.root / edition_path(edition, language)
            if not file.is_file():
                yield f"{built.told(file)} is not there"
            elif not file.read_bytes().startswith(HEAD):
                yield f"{built.told(file)} is no PDF"


def find_published_answers(built: Built) -> Iterator[str]:
    """Books below the site that no edition for learners is."""
    allowed = {
        built.root / edition_path(edition, language)
        for language, project in built.projects.items()
        for edition in editions_of(project)
        if not edition.is_for_trainers
    }
    for file in sorted((built.site / "handbooks").rglob("*.pdf")):
        if file not in allowed:
            yield f"{built.told(file)} is published, and no edition for learners"
