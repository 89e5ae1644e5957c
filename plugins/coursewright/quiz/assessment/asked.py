"""What a hand-in was asked, against the bank of today; no edit of the bank since then is passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from coursewright.quiz.assessment.exam import Entry, Exam, digest_of
from coursewright.quiz.assessment.handed import BadHandIn, HandIn
from coursewright.quiz.assessment.printed import entries_of
from coursewright.quiz.kinds import kind_of

_TOKEN = re.compile(r"[0-9a-f]{6}")
THEN = "Grade it with the course as it was then."


def asked_entries(hand_in: HandIn, exam: Exam) -> tuple[Entry, ...]:
    """The questions that a hand-in was asked, as they are today; BadHandIn where they are no longer the same ones."""
    known = by_any_name(exam.bank)
    entries = _in_form(hand_in, exam) if hand_in.asked is None else _unedited(hand_in.asked, known)
    asked = {entry.sheet.name for entry in entries}
    for name, (answer, _) in hand_in.answers.items():
        entry = known.get(name)
        if entry is None or entry.sheet.name not in asked:
            raise BadHandIn(f"form {hand_in.form} does not ask '{name}'.")
        if hand_in.asked is None and not _tokens_in(entry, answer) <= _tokens_of(entry):
            raise BadHandIn(
                f"its answer to '{name}' is none that the bank has: ids were edited since. {THEN}"
            )
    return entries


def _in_form(hand_in: HandIn, exam: Exam) -> tuple[Entry, ...]:
    form = exam.form(hand_in.form)
    if form is None:
        raise BadHandIn(f"'{exam.id}' has no form '{hand_in.form}'.")
    return form


def _unedited(asked: Mapping[str, str], known: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The questions of some names, if their shapes are still the same."""
    gone = sorted(asked.keys() - known.keys())
    if gone:
        raise BadHandIn(f"it was asked {_list(gone)}, which the bank no longer has. {THEN}")
    edited = [name for name, shape in asked.items() if known[name].shape != shape]
    if edited:
        raise BadHandIn(f"the ids or the revision of {_list(edited)} were edited since. {THEN}")
    return tuple({known[name].sheet.name: known[name] for name in asked}.values())


def notes_on(hand_in: HandIn, exam: Exam) -> tuple[str, ...]:
    """What a trainer should know about how a sound hand-in was graded; `exam` is that of its language."""
    if hand_in.asked is None:
        return (
            "an older page saved it, without what it was asked: if the bank was edited since, look at it by hand.",
        )
    notes = []
    known = by_any_name(exam.bank)
    form = entries_of(exam, hand_in.form) or ()
    if {entry.sheet.name for entry in form} != {known[name].sheet.name for name in hand_in.asked}:
        notes.append(
            f"form {hand_in.form} asks other questions today; it was graded by those that it was asked."
        )
    edited = [
        name for name, key in hand_in.keys.items() if name in known and digest_of(known[name].key) != key
    ]
    if edited:
        notes.append(
            f"the key of {_list(edited)} was edited after it was handed in; it was graded by today's."
        )
    return tuple(notes)


def by_any_name(entries: tuple[Entry, ...]) -> Mapping[str, Entry]:
    """Questions by all names that they have had."""
    return {name: entry for entry in entries for name in (*entry.sheet.formerly, entry.sheet.name)}


def _list(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _tokens_of(entry: Entry) -> Set[str]:
    things = kind_of(entry.question).stable(entry.question).things
    return {token for thing in things for token in entry.sheet.tokens(*thing)}


def _tokens_in(entry: Entry, answer: Any) -> Set[str]:
    """What looks like tokens in an answer; typed words may look like anything."""
    texts = _texts_in(answer, keys_only=kind_of(entry.question).typed)
    return {text for text in texts if _TOKEN.fullmatch(text)}


def _texts_in(answer: Any, *, keys_only: bool) -> Iterator[str]:
    if isinstance(answer, str) and not keys_only:
        yield answer
    elif isinstance(answer, list):
        for row in answer:
            yield from _texts_in(row, keys_only=keys_only)
    elif isinstance(answer, dict):
        yield from answer
        for name, row in answer.items():
            yield from _texts_in(row, keys_only=keys_only or name == "text")
