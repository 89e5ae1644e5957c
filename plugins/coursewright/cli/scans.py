"""`grade` of scans: answer sheets of paper as hand-ins, and what people have to decide beside them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coursewright.project.model import Project
from coursewright.quiz.assessment.exam import Exam
from coursewright.scan.answers import forms_of, hand_in_of, names_other_form, open_rows
from coursewright.scan.doubts import NAME, PAGE, TABLE, decided_of, decisions_in, is_of_another, write_doubts
from coursewright.scan.files import read_pictures
from coursewright.scan.papers import ScannedPage, Sheets, falls, papers_of, read_scan, stacks_of
from coursewright.scan.picture import BadPicture

FOLDER = "grading"
HAND_INS = "hand-ins"
BEFORE = "decide-before.csv"


def read_scans(
    root: Path,
    files: Sequence[Path],
    projects: Mapping[str, Project],
    exams: Mapping[str, Mapping[str, Exam]],
) -> tuple[list[Path], int]:
    """Read pictures; the hand-in files that were written for them, and how many pictures could not be read.

    Below `grading/` lie the hand-ins, and a table and a page of what is in doubt; what the table decides is used.
    """
    first = next(iter(projects.values()))
    sheets = Sheets(forms_of(exams), first.course.id)
    pages, bad = _read(files, sheets)
    folder = root / FOLDER
    before = dict(decisions_in(folder))
    if any(falls(stack) for stack in stacks_of(pages)):
        print(
            "the pages seem to have been taken from the last one to the first: "
            f"see in {FOLDER}/{PAGE} whether the names of each paper are the same.",
            file=sys.stderr,
        )
    written, doubtful = [], []
    (folder / HAND_INS).mkdir(parents=True, exist_ok=True)
    for paper, own, missing in papers_of(pages):
        if is_of_another(paper, before.get(paper.name, {})):
            shutil.copyfile(folder / TABLE, folder / BEFORE)
            before[paper.name] = {}
            print(
                f"{own[0]}: what was decided of '{paper.name}' was decided of another paper and is not used; "
                f"it is kept in {FOLDER}/{BEFORE}.",
                file=sys.stderr,
            )
        said = before.get(paper.name, {})
        decided = decided_of(paper, said)
        doubts = open_rows(paper, decided)
        for number in missing:
            print(
                f"{own[0]}: its page {number} is missing; scan the pages of one person one after another.",
                file=sys.stderr,
            )
        values = hand_in_of(paper, said.get(f"{NAME}/", paper.name), decided, first.course.version)
        if names_other_form(paper):
            print(
                f"{own[0]}: circles of other forms than {paper.form.name} are filled in, which its code says; "
                f"it is graded as {paper.form.name}.",
                file=sys.stderr,
            )
        target = folder / HAND_INS / f"{paper.name}.json"
        target.write_text(
            json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
        written.append(target)
        doubtful.append((paper, paper.name, doubts))
    for form in {id(page.form): page.form for page in pages}.values():
        numbers = ", ".join(str(asked.number) for asked in form.asked if not asked.rows)
        if numbers:
            print(
                f"{form.exam.id} {form.name}: question {numbers} is answered on the paper, not on the sheet: "
                "it counts as empty here.",
                file=sys.stderr,
            )
    write_doubts(folder, doubtful, first.language, before)
    left = sum(len(doubts) for _, _, doubts in doubtful)
    if left:
        print(
            f"{left} row{'s are' if left > 1 else ' is'} to be decided by people: "
            f"{FOLDER}/{PAGE} shows them, {FOLDER}/{TABLE} takes what "
            "you see; until then what is open counts as empty.",
            file=sys.stderr,
        )
    return written, bad


def _read(files: Sequence[Path], sheets: Sheets) -> tuple[list[ScannedPage], int]:
    """The pages of files in their order, and how many could not be read, with a line for each."""
    pages: list[ScannedPage] = []
    bad = before = 0
    for file in files:
        try:
            pictures = read_pictures(file)
        except (BadPicture, OSError) as fault:
            bad += 1
            reason = (fault.strerror or str(fault)) if isinstance(fault, OSError) else str(fault)
            print(f"{file}: {reason}", file=sys.stderr)
            continue
        for number in range(pictures.count):
            try:
                page = read_scan(pictures.picture(number), file, sheets)
                pages.append(replace(page, refused=bad - before, stack=file if pictures.count > 1 else None))
                before = bad
            except BadPicture as fault:
                bad += 1
                place = f" page {number + 1}:" if pictures.count > 1 else ""
                print(f"{file}:{place} {fault}", file=sys.stderr)
    return pages, bad
