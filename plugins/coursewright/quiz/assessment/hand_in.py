"""Hand-in files: what a learner saves after an assessment, read strictly and graded against the bank.

A file is JSON: format, v, course, version, assessment, form, lang, name, start, paused, handed, n, answers
(`{"quiz#question": {"a": answer in tokens, "lang": language}}`), asked (`{"quiz#question": shape}`, all that the
form asked), keys (`{"quiz#question": digest}`, where the page graded) and check. Files of older pages have neither
asked nor keys. The check code is the first eight hex digits of SHA-256 of the rest as sorted JSON: it finds slips
of copying and stray edits, and proves nothing against somebody who makes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from coursewright.quiz.assessment.asked import asked_entries, by_any_name
from coursewright.quiz.assessment.exam import Entry, Exam, digest_of
from coursewright.quiz.assessment.handed import BadHandIn, HandIn
from coursewright.quiz.assessment.score import Credit, Score, add_up
from coursewright.quiz.kinds import kind_of

__all__ = ["BadHandIn", "HandIn", "check_code", "credits_of", "grade_hand_in", "load_hand_in"]

FORMAT = "coursewright/hand-in"
VERSION = 1
MOST = 10**12
"""Numbers of a hand-in lie below it: seconds up to the year 33,658."""
_TEXTS = ("course", "version", "assessment", "form", "lang", "name", "check")
_TABLES = ("asked", "keys")
_NUMBERS = ("start", "paused", "handed", "n")


def check_code(values: Mapping[str, object]) -> str:
    """The code over everything but the code itself."""
    return digest_of({key: value for key, value in values.items() if key != "check"})


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
        and all(_is_table(values.get(key, {})) for key in _TABLES)
    ):
        raise BadHandIn("a part of it is missing or not what it should be.")
    if values["check"] != code:
        raise BadHandIn(f"its check code is {values['check']}, but its contents make {code}: it was changed.")
    return HandIn(
        course=values["course"],
        version=values["version"],
        assessment=values["assessment"],
        form=values["form"],
        lang=values["lang"],
        name=values["name"],
        handed=values["handed"],
        seconds=max(0, values["handed"] - values["start"] - values["paused"]),
        attempt=values["n"],
        check=code,
        answers={name: (row.get("a"), row["lang"]) for name, row in answers.items()},
        asked=values.get("asked"),
        keys=values.get("keys", {}),
    )


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def grade_hand_in(hand_in: HandIn, exams: Mapping[str, Exam]) -> Score:
    """The score by the exam in each language; BadHandIn if it belongs to another course, form or bank."""
    first = next(iter(exams.values()))
    rows = list(credits_of(hand_in, exams).values())
    return add_up(rows, first.least, [(part.module, part.least) for part in first.parts])


def credits_of(hand_in: HandIn, exams: Mapping[str, Exam]) -> dict[str, Credit]:
    """The credit of each question that was asked, by its name of today; BadHandIn as above."""
    first = next(iter(exams.values()))
    for key, given, known in (
        ("course", hand_in.course, first.course),
        ("version", hand_in.version, first.version),
    ):
        if given != known:
            raise BadHandIn(f"its {key} is '{given}', but this is '{known}'.")
    own = exams.get(hand_in.lang, first)
    entries = asked_entries(hand_in, own)
    banks = {language: by_any_name(exam.bank) for language, exam in exams.items()}
    answers = {banks[own.language][name].sheet.name: row for name, row in hand_in.answers.items()}
    return {entry.sheet.name: _credit(entry, answers.get(entry.sheet.name), banks) for entry in entries}


def _credit(entry: Entry, given: tuple[Any, str] | None, banks: Mapping[str, Mapping[str, Entry]]) -> Credit:
    """The credit of one answer, by the key of the language that it was given in."""
    answer, language = given or (None, "")
    entry = banks.get(language, {}).get(entry.sheet.name, entry)
    key: Any = entry.key
    grade = kind_of(entry.question).grade(key, answer)
    ended = entry.scenario and bool(grade.marks)
    return Credit(
        points=entry.points,
        got=grade.got,
        of=grade.of,
        module=entry.module,
        total=key["worst"] + grade.got if ended else None,
        least=entry.least,
    )
