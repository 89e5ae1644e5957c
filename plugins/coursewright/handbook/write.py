"""All handbooks of one language: what the pipeline calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from coursewright.base.cache import NO_CACHE, Cache
from coursewright.base.drafts import DRAFT
from coursewright.base.issues import IssueLog, Place
from coursewright.base.refusal import refusal
from coursewright.course.edition import Handbook
from coursewright.course.parts import names_learners_pages
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.editions import HandbookFault, learners_mirror, write_book
from coursewright.handbook.layout import Told, tell_nobody
from coursewright.handbook.mirror import NO_MIRROR, Mirror
from coursewright.handbook.model import NOBODY, Recipient
from coursewright.project.editions import editions_of, mirrored_edition
from coursewright.project.model import Project


def write_handbooks(
    project: Project,
    editions: Iterable[Handbook],
    learner_dir: Path,
    trainer_dir: Path,
    epoch: int,
    told: Told = tell_nobody,
    cache: Cache = NO_CACHE,
) -> None:
    """Write `<edition>.pdf` for every edition of the project's language, with `epoch` (seconds) as its date.

    Whatever holds answers goes to `trainer_dir`, which is not published; the rest to `learner_dir`. Each edition
    is written whole or not at all, whatever becomes of the others. Raises HandbookFault with the faults of all,
    or else OSError where the system refused one.
    """
    issues = IssueLog()
    refused: list[OSError] = []
    for edition in editions:
        folder = trainer_dir if edition.is_for_trainers else learner_dir
        try:
            write_edition(project, edition, folder / f"{edition.id}.pdf", epoch, told, cache)
        except HandbookFault as fault:
            issues.extend(fault.issues)
        except OSError as fault:
            refused.append(fault)
    if issues.found:
        for refusing in refused:
            place = Place(file=str(refusing.filename or trainer_dir))
            cure = "Look at its rights and at the room on the disk."
            issues.error("book/refused", place, refusal(refusing), cure)
        raise HandbookFault(issues)
    if refused:
        raise refused[0]


def write_edition(
    project: Project,
    edition: Handbook,
    target: Path,
    epoch: int,
    told: Told = tell_nobody,
    cache: Cache = NO_CACHE,
    recipient: Recipient = NOBODY,
    *,
    archive: bool = False,
    address: str = "",
) -> IssueLog:
    """Write one edition; HandbookFault or OSError where it cannot be had, and then there is no file. The warnings.

    `told` hears of each section before it is laid out. It is made for a `recipient`, and to be kept in an `archive`
    for ever (PDF/A). Its lessons name their pages on the site at an `address`.
    """
    issues = IssueLog()
    book = replace(assemble_book(project, edition, issues, cache, recipient), address=address)
    if issues.has_errors:
        raise HandbookFault(issues)
    if names_learners_pages(edition.parts):
        book = replace(book, mirror=_mirror(project, epoch, told, cache, recipient, address))
    draft = target.with_suffix(DRAFT)
    try:
        warnings = write_book(book, project.root, draft, epoch, told, cache, archive=archive)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return warnings


def _mirror(
    project: Project, epoch: int, told: Told, cache: Cache, recipient: Recipient, address: str
) -> Mirror:
    """The course's first book of lessons for learners, as it will be printed; an empty one where there is none."""
    edition = mirrored_edition(editions_of(project))
    if edition is None:
        return NO_MIRROR
    book = replace(assemble_book(project, edition, IssueLog(), cache, recipient), address=address)
    return learners_mirror(book, project.root, epoch, told, cache)
