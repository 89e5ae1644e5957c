"""A form of an assessment in print: its questions in groups of one kind, numbered, each in the form's own order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coursewright.quiz.answer_rows import AnswerRow
from coursewright.quiz.assessment.exam import Entry, Exam, digest_of
from coursewright.quiz.assessment.forms import LETTERS
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.seal import shuffled

GROUPS = (
    "choice", "true-false", "match", "categorise", "order", "numeric", "blanks", "scale", "transcript", "reflection",
    "dialogue",
)  # fmt: skip
"""Groups as they follow each other on a paper; each kind's row says in which its questions are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its number on the paper, and its rows on the answer sheet."""

    number: int
    entry: Entry
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions of one kind, by the name that the group has in UI words."""

    name: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """All that papers, answer sheets and keys of a form are made of."""

    exam: Exam
    name: str
    groups: tuple[Group, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions in the order of the paper."""
        return tuple(row for group in self.groups for row in group.asked)

    @property
    def mark(self) -> str:
        """Changes with the questions, their order and what can be chosen in them; nothing in it tells a key."""
        return digest_of([self.name, [(row.entry.sheet.first, row.entry.shape) for row in self.asked]])


def printed_form(exam: Exam, name: str) -> PrintedForm:
    """A form by its letter; of an assessment of one form, every letter is that form in another order.

    KeyError where there is no such form.
    """
    asked = entries_of(exam, name)
    if asked is None:
        raise KeyError(f"{exam.id} {name}")
    entries = [_in_form(entry, name) for entry in asked]
    groups: list[Group] = []
    number = 0
    for group in GROUPS:
        rows = []
        for entry in entries:
            if (kind_of(entry.question).group or entry.question.type) == group:
                number += 1
                rows.append(_asked(entry, number))
        if rows:
            groups.append(Group(name=group, asked=tuple(rows)))
    return PrintedForm(exam=exam, name=name, groups=tuple(groups))


def _asked(entry: Entry, number: int) -> Asked:
    numbered = replace(entry, sheet=replace(entry.sheet, number=number))
    rows = kind_of(entry.question).rows(entry.question, numbered.sheet)
    return Asked(number=number, entry=numbered, rows=rows)


def _in_form(entry: Entry, form: str) -> Entry:
    return replace(entry, sheet=replace(entry.sheet, form=form))


def entries_of(exam: Exam, name: str) -> tuple[Entry, ...] | None:
    """The questions that a form asks, in its order: of an assessment of one form, every letter asks them."""
    found = exam.form(name)
    if found is not None:
        return found
    if len(exam.forms) != 1 or len(name) != 1 or name not in LETTERS:
        return None
    known = {entry.sheet.first: entry for entry in exam.form(exam.forms[0].name) or ()}
    drawn = {first: entry for first, entry in known.items() if not entry.scenario}
    order = shuffled(
        (first.removeprefix(f"{exam.id}#") for first in drawn), f"{exam.course}/{exam.id}/{name}"
    )
    ordered = [drawn.get(f"{exam.id}#{first}") or drawn[first] for first in order]
    return (*ordered, *(entry for entry in known.values() if entry.scenario))


def forms_alike(forms: Iterable[PrintedForm]) -> Iterator[tuple[PrintedForm, ...]]:
    """Forms that ask the same questions together: one key will do for them."""
    groups: dict[frozenset[str], list[PrintedForm]] = {}
    for form in forms:
        groups.setdefault(frozenset(row.entry.sheet.name for row in form.asked), []).append(form)
    yield from map(tuple, groups.values())
