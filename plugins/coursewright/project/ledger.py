"""What reading and checking each file gave, kept from run to run while nothing that it hangs on has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Protocol, TypeVar

from coursewright.base.cache import NO_CACHE, Cache, digest
from coursewright.base.doubles import Share
from coursewright.base.frozen import Packed, quickly_thawed
from coursewright.base.issues import Issue, IssueLog
from coursewright.base.late import Late
from coursewright.base.versions import tool_digest
from coursewright.project.facts import CardFacts, FigureFacts, PageFacts, QuizFacts
from coursewright.project.robots import Tallies

R = TypeVar("R")
T = TypeVar("T")
KIND = "checks"
Question = tuple[str, ...]
"""What is asked, and about what."""
Answer = Any
"""A plain value that can be compared and kept."""
Facts = PageFacts | QuizFacts | FigureFacts | CardFacts | Tallies | None
"""What reading a file gave (None where it is too broken for any), or a check that tells numbers, too."""


class Asked(Protocol):
    """Answers questions and notes them."""

    def begin(self) -> Mapping[Question, Answer]:
        """Forget what was asked; gives where the next questions are noted."""

    def answer(self, question: Question) -> Answer:
        """The answer of today to a question that was asked once."""


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One result: the digest of what it was made from, its issues and facts, and what was asked on the way.

    What several checks gave together has the results of each as its `members`, by name.
    """

    key: str
    issues: tuple[Issue, ...]
    facts: Facts = None
    asked: tuple[tuple[Question, Answer], ...] = ()
    members: Packed[dict[str, Kept]] | None = None

    @property
    def at_fault(self) -> bool:
        """Whether there is an issue that stops a build."""
        return any(issue.severity == "error" for issue in self.issues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A check by its name, with the file that it is about and the digest of the files that it looks into."""

    name: str
    file: str
    key: str
    check: Callable[[IssueLog], Facts]

    def weight(self) -> tuple[str, int]:
        """What it is shared out by: it falls to whoever has read the file."""
        return PurePosixPath(self.file).stem, 0

    @property
    def group(self) -> str:
        """The name of all that check the same of the files of a folder."""
        folder = self.file.rpartition("/")[0]
        return self.name.replace(self.file, f"{folder}/", 1)


@dataclass(slots=True, kw_only=True)
class Ledger:
    """The results of the last run by name, and those of this one, of which each process makes its share."""

    before: Mapping[str, Kept] = field(default_factory=dict)
    today: dict[str, Kept] = field(default_factory=dict)
    share: Share = field(default_factory=Share)
    _fresh: dict[str, Kept] = field(default_factory=dict)
    _lates: dict[str, Late[Any]] = field(default_factory=dict)

    def read(
        self,
        name: str,
        key: str,
        load: Callable[[IssueLog], T],
        facts_of: Callable[[T], Facts],
        again: Callable[[IssueLog], T] | None = None,
    ) -> tuple[Kept, Late[T]]:
        """The result of reading a file whose content has the digest `key` ("": not to be kept), and its value.

        `again` makes the value of a file that was read before, without looking for issues.
        """
        marked = Late(lambda: (again or load)(IssueLog()), mark=key and digest(name, key))
        late = self._lates.get(name) or marked
        kept = self._fresh.get(name) or self.before.get(name)
        if kept is None or kept.key != key or not key:
            log = IssueLog()
            facts = facts_of(late.put(load(log)))
            kept = Kept(key=key, issues=tuple(log.found), facts=facts)
            if self.share.count > 1:
                self._lates[name] = late
        self.today[name] = kept
        return kept, late

    def check(self, name: str, key: str, around: Asked, check: Callable[[IssueLog], Facts]) -> Kept:
        """The result of a check that asks `around` about all but the file (or files) of the digest `key`."""
        kept = self.today[name] = self._checked(name, key, around, check, self.before)
        return kept

    def check_group(
        self, name: str, units: Sequence[Unit], around: Asked, join: Callable[[Sequence[Facts]], Facts]
    ) -> Kept:
        """What some checks give together, their facts joined; each is looked at where something has changed."""
        key = digest(*(part for unit in units for part in (unit.name, unit.key)))
        kept = self.before.get(name)
        if kept is None or kept.key != key or not _holds(kept, around):
            known = {**self.before, **kept.members.get()} if kept and kept.members else self.before
            found = {
                unit.name: self._checked(unit.name, unit.key, around, unit.check, known) for unit in units
            }
            kept = joined_results(key, [*found.values()], join, Packed.of(found))
        self.today[name] = kept
        return kept

    def _checked(
        self,
        name: str,
        key: str,
        around: Asked,
        check: Callable[[IssueLog], Facts],
        before: Mapping[str, Kept],
    ) -> Kept:
        kept = self._fresh.get(name)
        if kept is None:  # else it was asked about this very course
            kept = before.get(name)
            kept = kept if kept is not None and kept.key == key and key and _holds(kept, around) else None
        if kept is None or kept.key != key or not key:
            log, asked = IssueLog(), around.begin()
            facts = check(log)
            kept = Kept(key=key, issues=tuple(log.found), facts=facts, asked=tuple(asked.items()))
        return kept

    def share_out(
        self, rows: Iterable[R], name_of: Callable[[R], tuple[str, int]], work: Callable[[R], object]
    ) -> None:
        """Let each process read or check what falls to it of some rows, before all of them go through all rows.

        A row has a name and a weight: what has one name falls to one process.
        """
        if self.share.count == 1:
            return
        others, self.today = self.today, {}
        for row in rows:
            if self.share.is_mine(*name_of(row)):
                work(row)
        mine, self.today = self.today, others
        self._fresh = {**mine, **self.share.swap(mine)}


def joined_results(
    key: str,
    found: Sequence[Kept],
    join: Callable[[Sequence[Facts]], Facts],
    members: Packed[dict[str, Kept]] | None = None,
) -> Kept:
    """Some results as one, which holds while all of them do."""
    return Kept(
        key=key,
        issues=tuple(issue for kept in found for issue in kept.issues),
        facts=join([kept.facts for kept in found]),
        asked=tuple({question: answer for kept in found for question, answer in kept.asked}.items()),
        members=members,
    )


def _holds(kept: Kept, around: Asked) -> bool:
    """Whether all questions have the answers that they had."""
    answer_of = around.answer
    for question, answer in kept.asked:  # noqa: SIM110  # tens of thousands of them
        if answer_of(question) != answer:
            return False
    return True


def read_ledger(cache: Cache) -> Ledger:
    """The results of the last run, none where they are not to be had."""
    before = None if cache is NO_CACHE else cache.read_value(KIND, _key())
    return Ledger(before=before) if isinstance(before, dict) else Ledger()


def write_ledger(ledger: Ledger, cache: Cache, *, whole: bool) -> None:
    """Keep the results of this run; `whole`: it looked at everything, so that what it left out is gone."""
    found = ledger.today if whole else {**ledger.before, **ledger.today}
    rows = {name: kept for name, kept in found.items() if kept.key}  # the others are found anew each time
    if cache is not NO_CACHE and rows != ledger.before:
        cache.write_value(KIND, _key(), rows)


def _key() -> str:
    return digest("ledger", tool_digest())
