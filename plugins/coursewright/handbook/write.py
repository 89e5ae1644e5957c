"""All handbooks of one language: what the pipeline calls."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text
from coursewright.course.model import Handbook
from coursewright.handbook.assembly import assemble_book
from coursewright.handbook.editions import HandbookFault, write_book
from coursewright.project.model import Project


def write_handbooks(
    project: Project, editions: Iterable[Handbook], learner_dir: Path, trainer_dir: Path, epoch: int
) -> None:
    """Write `<edition>.pdf` for every edition of the project's language, with `epoch` (seconds) as its date.

    Whatever holds answers goes to `trainer_dir`, which is not published; the rest to `learner_dir`. Raises
    HandbookFault with the faults of all editions.
    """
    lines: list[str] = []
    for edition in editions:
        issues = IssueLog()
        book = assemble_book(project, edition, issues)
        if issues.has_errors:
            lines.extend(as_text(issues).splitlines())
            continue
        folder = trainer_dir if has_answers(edition) else learner_dir
        try:
            write_book(book, project.root, folder / f"{edition.id}.pdf", epoch)
        except HandbookFault as fault:
            lines.extend(fault.lines)
    if lines:
        raise HandbookFault(lines)


def has_answers(edition: Handbook) -> bool:
    """Whether an edition must not reach learners."""
    return edition.audience == "trainer" or "key" in edition.parts
