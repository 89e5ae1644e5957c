"""Hand-in files: what a learner saves after an assessment, read strictly and graded against the bank.

A file is JSON: format, v, course, version, assessment, form, lang, name, start, paused, handed, n, answers
(`{"quiz#question": {"a": answer in tokens, "lang": language}}`) and check. The check code is the first eight hex
digits of SHA-256 of the rest as sorted JSON: it finds slips of copying and stray edits, and proves nothing
against somebody who makes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from coursewright.quiz.assessment.exam import Entry, Exam
from coursewright.quiz.assessment.score import Credit, Score, add_up
from coursewright.quiz.kinds import kind_of
from coursewright.quiz.seal import plain_json

FORMAT = "coursewright/hand-in"
VERSION = 1
DIGITS = 8
MOST = 10**12
"""Numbers of a hand-in lie below it: seconds up to the year 33,658."""
_TEXTS = ("course", "version", "assessment", "form", "lang", "name", "check")
_NUMBERS = ("start", "paused", "handed", "n")


class BadHandIn(ValueError):
    """A file that cannot be graded; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """A sound hand-in; answers by question with the language each was given in. Times in unix seconds."""

    course: str
    version: str
    assessment: str
    form: str
    name: str
    handed: int
    seconds: int
    attempt: int
    check: str
    answers: Mapping[str, tuple[Any, str]]


def check_code(values: Mapping[str, object]) -> str:
    """The code over everything but the code itself."""
    rest = {key: value for key, value in values.items() if key != "check"}
    return sha256(plain_json(rest).encode("utf-8")).hexdigest()[:DIGITS]


def load_hand_in(text: str) -> HandIn:
    """The hand-in of a file's text; BadHandIn if it is none, of a newer version, or changed since it was saved."""
    try:
        values = json.loads(text)
        code = check_code(values) if isinstance(values, dict) else ""
    except (ValueError, RecursionError):
        raise BadHandIn("this is no JSON; ask for the file as it was saved.") from None
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise BadHandIn("this is no hand-in file.")
    if values.get("v") != VERSION:
        raise BadHandIn(f"its version is {values.get('v')!r}; this program reads {VERSION}.")
    answers = values.get("answers")
    if not (
        all(isinstance(values.get(key), str) for key in _TEXTS)
        and all(type(values.get(key)) is int and 0 <= values[key] < MOST for key in _NUMBERS)
        and isinstance(answers, dict)
        and all(isinstance(row, dict) and isinstance(row.get("lang"), str) for row in answers.values())
    ):
        raise BadHandIn("a part of it is missing or not what it should be.")
    if values["check"] != code:
        raise BadHandIn(f"its check code is {values['check']}, but its contents make {code}: it was changed.")
    return HandIn(
        course=values["course"],
        version=values["version"],
        assessment=values["assessment"],
        form=values["form"],
        name=values["name"],
        handed=values["handed"],
        seconds=max(0, values["handed"] - values["start"] - values["paused"]),
        attempt=values["n"],
        check=code,
        answers={name: (row.get("a"), row["lang"]) for name, row in answers.items()},
    )


def grade_hand_in(hand_in: HandIn, exams: Mapping[str, Exam]) -> Score:
    """The score of a hand-in by the exam in each language; BadHandIn if it belongs to another course or form."""
    first = next(iter(exams.values()))
    for key, given, known in (
        ("course", hand_in.course, first.course),
        ("version", hand_in.version, first.version),
    ):
        if given != known:
            raise BadHandIn(f"its {key} is '{given}', but this is '{known}'.")
    form = first.form(hand_in.form)
    if form is None:
        raise BadHandIn(f"'{first.id}' has no form '{hand_in.form}'.")
    strange = hand_in.answers.keys() - {entry.sheet.name for entry in form}
    if strange:
        raise BadHandIn(f"form {hand_in.form} does not ask '{min(strange)}'.")
    keys = {
        language: {entry.sheet.name: entry for entry in exam.form(hand_in.form) or ()}
        for language, exam in exams.items()
    }
    rows = [_credit(entry, hand_in.answers.get(entry.sheet.name), keys) for entry in form]
    return add_up(rows, first.least, [(part.module, part.least) for part in first.parts])


def _credit(entry: Entry, given: tuple[Any, str] | None, keys: Mapping[str, Mapping[str, Entry]]) -> Credit:
    """The credit of one answer, by the key of the language that it was given in."""
    answer, language = given or (None, "")
    entry = keys.get(language, {}).get(entry.sheet.name, entry)
    kind = kind_of(entry.question)
    key: Any = kind.key(entry.question, entry.sheet.token)
    grade = kind.grade(key, answer)
    ended = entry.scenario and bool(grade.marks)
    return Credit(
        points=entry.points,
        got=grade.got,
        of=grade.of,
        module=entry.module,
        total=key["worst"] + grade.got if ended else None,
        least=entry.least,
    )
