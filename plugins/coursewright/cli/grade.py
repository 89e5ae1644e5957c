"""`grade`: hand-in files of assessments against their banks, as a table, JSON or CSV."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from coursewright.base.issues import IssueLog, as_text, visible
from coursewright.cli.codes import FAULTS, GOOD, LACKS
from coursewright.cli.extras import how_to_install
from coursewright.cli.graded import FORMS, Graded, by_question
from coursewright.project.assessments import assessments_of, plan_exam
from coursewright.project.load import load_projects
from coursewright.project.model import Project
from coursewright.quiz.assessment.asked import notes_on
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.hand_in import BadHandIn, credits_of, grade_hand_in, load_hand_in

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
