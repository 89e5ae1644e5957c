"""Books for somebody: which of them are to be made, and the making of each, in whatever process that goes on."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coursewright.base.cache import CACHE, Cache, digest
from coursewright.base.canonical import canonical
from coursewright.base.drafts import DRAFT
from coursewright.base.picture import data_address
from coursewright.base.refusal import refusal
from coursewright.base.versions import tool_digest
from coursewright.course.recipients import RecipientRow
from coursewright.handbook.model import NOBODY, Recipient
from coursewright.pipeline.environment import same_everywhere
from coursewright.pipeline.inputs import Inputs
from coursewright.pipeline.marks import language_mark
from coursewright.pipeline.order import ARCHIVE_SET, FOR_SETS
from coursewright.pipeline.plan import edition_mark, edition_needs
from coursewright.project.editions import editions_of
from coursewright.project.model import Project

KIND = "made"
_ONE_AT_A_TIME = threading.Lock()
"""The engine may be asked by one thread of a process at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which books are asked for: of a language or all (""), an edition or all (""), on which day, for an archive."""

    root: Path
    epoch: int
    language: str = ""
    edition: str = ""
    archive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOrder:
    """A book to be made, as a value that any process understands.

    `set_name` is whose set it belongs to, `path` where it is written below `root`. `state` is the digest of all files
    that books are made from, `mark` that of all that this one shows. `address` is where the site will stand.
    `second`: it shows pages of another book.
    """

    root: Path
    set_name: str
    language: str
    edition: str
    path: str
    recipient: Recipient
    archive: bool
    epoch: int
    state: str
    mark: str
    address: str = ""
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEnded:
    """How the making of a book ended: in how many seconds, and what was at fault; "" where it is there.

    `refused`: that was the system.
    """

    seconds: float
    fault: str = ""
    refused: bool = False


def plan_sets(
    rows: Sequence[RecipientRow], projects: Mapping[str, Project], inputs: Inputs, wanted: Wanted
) -> Iterator[BookOrder]:
    """The books of each row's set, or for an archive without rows those of everybody."""
    for row in rows:
        logo = data_address(row.logo) if row.logo else ""
        for project in _projects_wanted(projects, wanted):
            recipient = Recipient(values=row.values(project.language), logo=logo)
            yield from _plan_books(
                row.id, f"{FOR_SETS}/{row.id}", project, projects, inputs, recipient, wanted
            )


def plan_archive(projects: Mapping[str, Project], inputs: Inputs, wanted: Wanted) -> Iterator[BookOrder]:
    """The books of everybody, to be kept for ever."""
    for project in _projects_wanted(projects, wanted):
        yield from _plan_books("", ARCHIVE_SET, project, projects, inputs, NOBODY, wanted)


def _projects_wanted(projects: Mapping[str, Project], wanted: Wanted) -> Iterator[Project]:
    return (project for name, project in projects.items() if wanted.language in ("", name))


def _plan_books(
    name: str,
    folder: str,
    project: Project,
    projects: Mapping[str, Project],
    inputs: Inputs,
    recipient: Recipient,
    wanted: Wanted,
) -> Iterator[BookOrder]:
    mark = language_mark(project, projects, inputs)
    for edition in editions_of(project):
        if wanted.edition not in ("", edition.id):
            continue
        side = "trainer" if edition.is_for_trainers else "learner"
        path = f"{folder}/{side}/{project.language}/{edition.id}.pdf"
        shown = canonical((recipient, wanted.archive, inputs.address))
        yield BookOrder(
            root=wanted.root,
            set_name=name,
            language=project.language,
            edition=edition.id,
            path=path,
            recipient=recipient,
            archive=wanted.archive,
            epoch=wanted.epoch,
            state=inputs.whole,
            mark=digest(
                tool_digest(), str(wanted.epoch), edition_mark(edition, mark, inputs), edition.id, shown
            ),
            address=inputs.address,
            second=bool(edition_needs(project, edition)),
        )


def waves_of(orders: Sequence[BookOrder]) -> list[list[BookOrder]]:
    """Books in the order in which they are made, each wave after the one before.

    The books of the first set lay out all that no variable stands in, which the others take from the cache; of
    them those come first whose pages others show.
    """
    first = [order for order in orders if order.set_name == orders[0].set_name] if orders else []
    rest = [order for order in orders if order.set_name != orders[0].set_name] if orders else []
    waves = [[one for one in first if not one.second], [one for one in first if one.second], rest]
    return [wave for wave in waves if wave]


def make_book(order: BookOrder) -> BookEnded:
    """Make one book: the same in a process of one's own and in one on another machine that sees the same folder."""
    from coursewright.handbook import HandbookFault
    from coursewright.handbook.write import write_edition

    begun = time.monotonic()
    fault, refused = "", False
    with _ONE_AT_A_TIME:
        os.environ.update(same_everywhere(order.epoch))
        project = _projects(order.root, order.state)[order.language]
        edition = next(row for row in editions_of(project) if row.id == order.edition)
        target, cache = order.root / order.path, Cache(order.root / CACHE)
        try:
            write_edition(
                project, edition, target, order.epoch, cache=cache,
                recipient=order.recipient, archive=order.archive, address=order.address,
            )  # fmt: skip
        except HandbookFault as found:
            fault = str(found)
        except OSError as found:
            fault, refused = refusal(found), True
    return BookEnded(seconds=time.monotonic() - begun, fault=fault, refused=refused)


@lru_cache(maxsize=1)
def _projects(root: Path, state: str) -> Mapping[str, Project]:  # noqa: ARG001  # another state is another course
    """All languages of the course in its present state."""
    from coursewright.project.load import load_checked

    return load_checked(root, Cache(root / CACHE))


def is_made(cache: Cache, order: BookOrder) -> bool:
    """Whether the very book is there, untouched since it was made."""
    stamp = _stamp(order)
    return stamp is not None and cache.read_value(KIND, _key(order)) == (order.mark, *stamp)


def note_made(cache: Cache, order: BookOrder) -> bool:
    """Note what a book was made from; False where it is not there, as where a worker sees another folder."""
    stamp = _stamp(order)
    if stamp is None:
        return False
    cache.write_value(KIND, _key(order), (order.mark, *stamp))
    return True


def _key(order: BookOrder) -> str:
    return digest(KIND, order.path)


def _stamp(order: BookOrder) -> tuple[int, int] | None:
    try:
        state = (order.root / order.path).stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def clear_drafts(root: Path, folders: Collection[str]) -> None:
    """Remove what processes that were killed left half-written (call with the build lock held)."""
    for folder in folders:
        for draft in (root / folder).rglob(f"*{DRAFT}"):
            draft.unlink(missing_ok=True)
