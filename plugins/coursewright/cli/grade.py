"""`grade`: hand-in files of assessments against their banks, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coursewright.base.csvfile import as_words
from coursewright.base.issues import IssueLog, as_text, visible
from coursewright.cli.codes import FAULTS, GOOD, LACKS
from coursewright.cli.extras import how_to_install
from coursewright.cli.tally import tallied
from coursewright.project.assessments import assessments_of, plan_exam
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.assessment.asked import notes_on
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.hand_in import BadHandIn, HandIn, credits_of, grade_hand_in, load_hand_in
from coursewright.quiz.assessment.score import Credit, Score, in_points

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".pdf"})
"""Endings of scans and photographs of answer sheets."""
_NO_PHOTO = (
    "a photograph of this kind is not read; save it as JPEG "
    "(iPhone: Settings, Camera, Formats, Most Compatible)"
)
UNREAD = dict.fromkeys((".heic", ".heif", ".avif", ".dng", ".gif"), _NO_PHOTO)
"""Endings of photographs that are not read, and why."""
MOST_BYTES = 2_000_000
MOST_LETTERS = 300
"""Of a sentence about a file that cannot be graded: it may quote the file."""

Exams = Mapping[str, Mapping[str, Exam]]
"""By assessment and language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """One hand-in with its score and credits, its exam, and how far the bank is the one that was asked."""

    file: str
    hand_in: HandIn
    exam: Exam
    score: Score
    credits: Mapping[str, Credit]
    notes: tuple[str, ...]


def run_grade_command(root: Path, files: Sequence[Path], *, form: str, questions: bool = False) -> int:
    """Grade and print, hand-in by hand-in or question by question.

    A line on stderr for each file that cannot be graded, and then exit 1, and for each note.
    """
    issues = IssueLog()
    projects = load_projects(root, issues)
    if issues.has_errors:
        print(f"{as_text(issues)}\nNothing was graded.", file=sys.stderr)
        return FAULTS
    exams = exams_of(projects)
    named = named_files(files)
    try:
        named, bad = _hand_ins(root, named, projects, exams)
    except ImportError as fault:
        print(how_to_install(fault.name or "cv2"), file=sys.stderr)
        return LACKS
    graded = []
    for file, text in _texts(named):
        try:
            graded.append(grade_text(file, text(), exams))
        except (BadHandIn, OSError, UnicodeDecodeError) as fault:
            bad += 1
            reason = (fault.strerror or str(fault)) if isinstance(fault, OSError) else str(fault)
            print(visible(f"{file}: {reason[:MOST_LETTERS]}"), file=sys.stderr)
    for row in graded:
        for note in row.notes:
            print(visible(f"{row.file}: graded, but {note}"[:MOST_LETTERS]), file=sys.stderr)
    if graded or form == "json":
        print(by_question(graded, form) if questions else FORMS[form](graded))
    return FAULTS if bad else GOOD


def _hand_ins(
    root: Path, named: Sequence[Path], projects: Mapping[str, Project], exams: Exams
) -> tuple[list[Path], int]:
    """Hand-in files, those too that pictures were read into; and how many files or pages could not be read."""
    documents = [file for file in named if file.suffix.lower() in UNREAD]
    pictures = [file for file in named if file.suffix.lower() in PICTURES]
    for file in documents:
        print(visible(f"{file}: {UNREAD[file.suffix.lower()]}"), file=sys.stderr)
    others = [file for file in named if file not in documents and file not in pictures]
    if not pictures:
        return others, len(documents)
    from coursewright.cli.scans import read_scans

    read, unread = read_scans(root, pictures, projects, exams)
    return [*others, *read], len(documents) + unread


def named_files(names: Iterable[Path]) -> list[Path]:
    """The files of a command line: a folder is its hand-ins and pictures; a `*` that no shell has read is read here."""
    found: list[Path] = []
    for name in names:
        matches = (
            [name] if name.exists() else sorted(Path(name.anchor).glob(str(name.relative_to(name.anchor))))
        )
        inside = [_inside(path) if path.is_dir() else [path] for path in matches]
        found.extend(path for paths in inside for path in paths)
        if not any(inside):
            found.append(name)
    return found


def _inside(folder: Path) -> list[Path]:
    """Its files as scanners count them: `page 2` before `page 10`."""
    known = {".json", *UNREAD, *PICTURES}
    within = [*folder.iterdir()]
    for path in sorted(path for path in within if path.is_dir()):
        if any(row.suffix.lower() in known for row in path.iterdir()):
            print(visible(f"{path}: folders in a folder are not read; name it, too."), file=sys.stderr)
    found = (path for path in within if path.suffix.lower() in known and not path.is_dir())
    return sorted(found, key=lambda path: (_counted(path.name), path.name))


def _counted(name: str) -> list[tuple[int, str]]:
    parts = re.split(r"([0-9]+)", name)
    return [(int(part), "") if place % 2 else (0, part) for place, part in enumerate(parts)]


def exams_of(projects: Mapping[str, Project]) -> Exams:
    """Every assessment of the course in every language."""
    found: dict[str, dict[str, Exam]] = {}
    for language, project in projects.items():
        for assessment in assessments_of(project):
            exam = plan_exam(assessment, project.course, project.quizzes, language)
            found.setdefault(assessment.id, {})[language] = exam
    return found


def _texts(files: Iterable[Path]) -> Iterator[tuple[str, Callable[[], str]]]:
    """The hand-ins of files with what gives their texts; a list of hand-ins is each of them, by its number."""
    for file in files:
        try:
            rows = json.loads(_text_of(file))
        except (BadHandIn, OSError, ValueError, RecursionError):
            rows = None
        if isinstance(rows, list) and rows:
            for number, row in enumerate(rows, start=1):
                yield f"{file}[{number}]", partial(json.dumps, row)
        else:
            yield str(file), partial(_text_of, file)


def _text_of(file: Path) -> str:
    """What a file says; BadHandIn, OSError or UnicodeDecodeError if it cannot be read."""
    if file.stat().st_size > MOST_BYTES:
        raise BadHandIn("it is too large for a hand-in file.")
    return file.read_text(encoding="utf-8-sig")


def grade_text(file: str, text: str, exams: Exams) -> Graded:
    """The score of a hand-in; BadHandIn if it cannot be graded."""
    hand_in = load_hand_in(text)
    own = exams.get(hand_in.assessment)
    if own is None:
        raise BadHandIn(f"this course has no assessment '{hand_in.assessment}'.")
    earned = credits_of(hand_in, own)
    score = grade_hand_in(hand_in, own)
    exam = next(iter(own.values()))
    notes = notes_on(hand_in, own.get(hand_in.lang, exam))
    return Graded(file=file, hand_in=hand_in, exam=exam, score=score, credits=earned, notes=notes)


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
        "passed": score.passed,
        "check": hand_in.check,
        "notes": list(row.notes),
    }


FORMS: Mapping[str, Callable[[Sequence[Graded]], str]] = {"text": as_table, "json": as_json, "csv": as_csv}
