"""A form of an assessment in print: the paper to write on, and its key."""

from __future__ import annotations

from dataclasses import replace

from coursewright.base.markup import Element, Node, el
from coursewright.base.words import words
from coursewright.quiz.assessment.exam import Entry, Exam
from coursewright.quiz.paper import KeyRow, key_row, paper_question

FIELDS = ("name", "department", "date")
"""What one writes on a paper first."""


def paper_exam(exam: Exam, form: str) -> tuple[Node, ...]:
    """The questions of a form in its order, numbered from 1, without their answers. KeyError without such a form."""
    entries = _entries(exam, form)
    word = words(exam.language)
    fields: list[Node] = []
    for name in FIELDS:
        fields += [word[f"exam.paper.{name}"], " ", el("span", {"class": "bl w"}), "\u3000"]
    questions = [
        paper_question(entry.question, replace(entry.sheet, number=number), "learner", _points(entry, exam))
        for number, entry in enumerate(entries, start=1)
    ]
    return (
        _head(exam, form),
        el("p", {"class": "n"}, fields[:-1]),
        el("p", {"class": "n"}, _facts(exam, entries)),
        el("div", {"class": "quiz whole"}, questions),
    )


def paper_exam_key(exam: Exam, form: str) -> tuple[Node, ...]:
    """The right answer of each question of a form, its points and why. KeyError without such a form."""
    word = words(exam.language)
    heads = [
        el("th", {"scope": "col"}, word[f"exam.paper.{key}"])
        for key in ("number", "kind", "points", "answer", "why")
    ]
    rows = [
        _row(key_row(entry.question, replace(entry.sheet, number=number)), entry)
        for number, entry in enumerate(_entries(exam, form), start=1)
    ]
    columns = [el("col", {"style": f"width:{width}mm"}) for width in (10, 20, 12, 50, 78)]
    table = el(
        "table",
        {"class": "t keyed"},
        el("colgroup", None, columns),
        el("thead", None, el("tr", None, heads)),
        el("tbody", None, rows),
    )
    return (_head(exam, form), table)


def _entries(exam: Exam, form: str) -> tuple[Entry, ...]:
    found = exam.form(form)
    if found is None:
        raise KeyError(f"{exam.id} {form}")
    return found


def _head(exam: Exam, form: str) -> Element:
    """The title, and the form's letter, by which a paper finds its key."""
    letter = words(exam.language)["exam.say.form"].format(form=form)
    return el("h1", None, f"{exam.title}\u3000{letter}")


def _facts(exam: Exam, entries: tuple[Entry, ...]) -> str:
    """How many questions, how long, how many points."""
    word = words(exam.language)
    count = len(entries)
    facts = [word["quiz.count" if count != 1 else "quiz.count_one"].format(n=count)]
    if exam.minutes:
        facts.append(word["exam.minutes"].format(n=exam.minutes))
    facts.append(word["exam.paper.all_points"].format(n=sum(entry.points for entry in entries)))
    return " · ".join(facts)


def _points(entry: Entry, exam: Exam) -> str:
    """What a question counts, where it is more than one."""
    return words(exam.language)["exam.paper.worth"].format(n=entry.points) if entry.points != 1 else ""


def _row(row: KeyRow, entry: Entry) -> Element:
    cells = ((row.kind,), (str(entry.points),), row.answer, row.why)
    return el(
        "tr", None, el("th", {"scope": "row"}, str(row.number)), [el("td", None, cell) for cell in cells]
    )
