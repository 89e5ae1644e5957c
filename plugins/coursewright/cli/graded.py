"""What `grade` prints of hand-ins: a table, JSON or CSV, one row a hand-in or a question."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.csvfile import as_words
from coursewright.cli.tally import tallied
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.hand_in import HandIn
from coursewright.quiz.assessment.score import Credit, Score, in_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One hand-in with its score and credits, its exam, and how far the bank is the one that was asked."""

    file: str
    hand_in: HandIn
    exam: Exam
    score: Score
    credits: Mapping[str, Credit]
    notes: tuple[str, ...]


def by_question(rows: Sequence[Graded], form: str) -> str:
    """How often each question was asked and got right, the hardest first, in one of FORMS."""
    tallies = tallied((row.hand_in.assessment, row.credits) for row in rows)
    if form == "json":
        return json.dumps([tally.values() for tally in tallies], ensure_ascii=False, indent=2)
    lines = [tally.columns() for tally in tallies]
    return _csv_of(lines) if form == "csv" else _table_of(lines)


def as_table(rows: Sequence[Graded]) -> str:
    """Columns for people, one table an assessment, han counted as two letters wide."""
    tables = []
    for name in dict.fromkeys(row.hand_in.assessment for row in rows):
        tables.append(_table_of([columns_of(row) for row in rows if row.hand_in.assessment == name]))
    return "\n\n".join(tables)


def _table_of(rows: Sequence[Mapping[str, str]]) -> str:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    lines = [heads, *([row.get(head, "") for head in heads] for row in rows)]
    widths = [max(width_of(line[at]) for line in lines) for at in range(len(heads))]
    return "\n".join(table_line(line, widths) for line in lines)


def table_line(cells: Iterable[str], widths: Iterable[int]) -> str:
    """Cells with spaces up to the width of their columns."""
    pairs = zip(cells, widths, strict=True)
    return "  ".join(cell + " " * (width - width_of(cell)) for cell, width in pairs).rstrip()


def width_of(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def columns_of(row: Graded) -> dict[str, str]:
    """What the table tells of a hand-in, by the heads of its columns; unprintable signs are left out."""
    hand_in, score, exam = row.hand_in, row.score, row.exam
    name = "".join(char for char in hand_in.name if char.isprintable()).strip()
    parts = {part.module: f"{share.percent}%" for part, share in zip(exam.parts, score.parts, strict=True)}
    played = [f"{in_points(share.got)}/{share.of}" for share in score.scenarios]
    talks = {"scenario": " ".join(played)} if played else {}
    return {
        "name": name or Path(row.file).name,
        "assessment": exam.id,
        "form": hand_in.form,
        "attempt": str(hand_in.attempt),
        "minutes": str(-(-hand_in.seconds // 60)) if hand_in.handed else "",
        "points": f"{in_points(score.whole.got)}/{score.whole.of}",
        "percent": f"{score.whole.percent}%",
        **parts,
        **talks,
        "passed": ("yes" if score.passed else "no") if _has_pass_mark(exam) else "",
        "check": hand_in.check,
        **({"note": " ".join(row.notes)} if row.notes else {}),
    }


def _has_pass_mark(exam: Exam) -> bool:
    return bool(exam.least) or any(part.least for part in exam.parts)


def as_csv(rows: Sequence[Graded]) -> str:
    """Comma-separated values with one head line; what a spreadsheet would run as a formula gets a ' before it."""
    return _csv_of([columns_of(row) for row in rows])


def _csv_of(lines: Sequence[Mapping[str, str]]) -> str:
    heads = list(dict.fromkeys(head for line in lines for head in line))
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, restval="", lineterminator="\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({head: as_words(text) for head, text in line.items()})
    return out.getvalue().rstrip("\n")


def as_json(rows: Sequence[Graded]) -> str:
    """A JSON array; points are text, exact to one decimal."""
    return json.dumps([_values(row) for row in rows], ensure_ascii=False, indent=2)


def _values(row: Graded) -> dict[str, object]:
    hand_in, score, exam = row.hand_in, row.score, row.exam
    shares = zip(exam.parts, score.parts, strict=True)
    return {
        "file": row.file,
        "name": hand_in.name,
        "assessment": exam.id,
        "form": hand_in.form,
        "attempt": hand_in.attempt,
        "handed": hand_in.handed,
        "seconds": hand_in.seconds,
        "points": in_points(score.whole.got),
        "of": score.whole.of,
        "percent": score.whole.percent,
        "cells": [
            {"module": part.module, "percent": share.percent, "pass": part.least, "met": share.met}
            for part, share in shares
        ],
        "scenarios": [
            {"points": in_points(share.got), "of": share.of, "met": share.met} for share in score.scenarios
        ],
        "passed": score.passed if _has_pass_mark(exam) else None,
        "check": hand_in.check,
        "notes": list(row.notes),
    }


FORMS: Mapping[str, Callable[[Sequence[Graded]], str]] = {"text": as_table, "json": as_json, "csv": as_csv}
