"""From rows that were read to hand-ins, as pages hand them in; rows in doubt are open until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.hand_in import FORMAT, VERSION, check_code
from coursewright.quiz.assessment.printed import Asked, PrintedForm
from coursewright.quiz.kinds import kind_of
from coursewright.scan.reading import PageReading, RowReading

Decisions = Mapping[tuple[str, str], str]
"""What people decided, by question and row: signs of circles, or what is written; "" and "-" are nothing."""
NOTHING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A row that somebody has to decide: its question's number, its label, why, and the signs that it has."""

    number: int
    question: str
    row: str
    label: str
    marks: tuple[str, ...]
    reading: RowReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What one person handed in: the pages as they were read, in their order, of one form."""

    form: PrintedForm
    name: str
    pages: tuple[PageReading, ...]

    @property
    def rows(self) -> Mapping[tuple[str, str], RowReading]:
        """All rows by question and name."""
        return {(row.question, row.row): row for page in self.pages for row in page.rows}


def open_rows(paper: Paper, decided: Decisions) -> tuple[Open, ...]:
    """What is still to be decided, in the order of the paper."""
    found = paper.rows
    return tuple(
        Open(
            number=asked.number,
            question=asked.entry.sheet.name,
            row=row.name,
            label=row.label,
            marks=tuple(choice.mark for choice in row.choices),
            reading=found[asked.entry.sheet.name, row.name],
        )
        for asked in paper.form.asked
        for row in asked.rows
        if (asked.entry.sheet.name, row.name) in found
        and found[asked.entry.sheet.name, row.name].state == "doubt"
        and not decided.get((asked.entry.sheet.name, row.name))
    )


def names_other_form(paper: Paper) -> bool:
    """Whether a circle of another form is filled in than the code of its page says: perhaps a sheet was swapped."""
    return any(
        not row.question and any(value != paper.form.name for value in row.values)
        for page in paper.pages
        for row in page.rows
    )


def hand_in_of(paper: Paper, name: str, decided: Decisions, course_version: str) -> dict[str, Any]:
    """The hand-in as JSON has it; what is open is not answered."""
    exam = paper.form.exam
    answers = {}
    for asked in paper.form.asked:
        answer = answer_of(asked, paper.rows, decided)
        if answer is not None:
            answers[asked.entry.sheet.name] = {"a": answer, "lang": exam.language}
    values: dict[str, Any] = {
        "format": FORMAT,
        "v": VERSION,
        "course": exam.course,
        "version": course_version,
        "assessment": exam.id,
        "form": paper.form.name,
        "lang": exam.language,
        "name": name,
        "start": 0,
        "paused": 0,
        "handed": 0,
        "n": 1,
        "answers": answers,
        "asked": {row.entry.sheet.name: row.entry.shape for row in paper.form.asked},
    }
    return {**values, "check": check_code(values)}


def answer_of(asked: Asked, found: Mapping[tuple[str, str], RowReading], decided: Decisions) -> Any:
    """The answer of a question in its kind's form; None where nothing is filled in, or it is open."""
    name = asked.entry.sheet.name
    rows: dict[str, tuple[str, ...]] = {}
    for row in asked.rows:
        said = decided.get((name, row.name), "")
        reading = found.get((name, row.name))
        if said:
            values = {choice.mark: choice.value for choice in row.choices}
            text = "" if said == NOTHING else said
            rows[row.name] = _chosen(text, values) if values else ((text,) if text else ())
        elif reading is not None and reading.state == "answered":
            rows[row.name] = reading.values
    given = {row: values for row, values in rows.items() if values}
    if not given:
        return None
    kind = kind_of(asked.entry.question)
    return kind.walked(asked.entry.key, kind.taken(given, [row.name for row in asked.rows]))


def _chosen(text: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The circles that a decision names, by their signs: `AC`, `A C`, `+2`."""
    if text in values:
        return (values[text],)
    return tuple(values[sign] for sign in text.replace(" ", "") if sign in values)


def many_of(form: PrintedForm) -> frozenset[str]:
    """The questions of a form that may have several circles filled in a row."""
    return frozenset(row.entry.sheet.name for row in form.asked if any(line.many for line in row.rows))


def forms_of(exams: Mapping[str, Mapping[str, Exam]]) -> Mapping[tuple[str, str], Exam]:
    """Exams by their id and language."""
    return {(name, language): exam for name, own in exams.items() for language, exam in own.items()}
