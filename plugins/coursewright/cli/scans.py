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
from coursewright.scan.picture import BadPicture, BlankPage

FOLDER = "grading"
HAND_INS, HAND_INS_BEFORE = "hand-ins", "hand-ins-before"
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
    for paper, place, missing in papers_of(pages):
        if is_of_another(paper, before.get(paper.name, {})):
            shutil.copyfile(folder / TABLE, folder / BEFORE)
            before[paper.name] = {}
            print(
                f"{place}: what was decided of '{paper.name}' was decided of another paper and is not used; "
                f"it is kept in {FOLDER}/{BEFORE}.",
                file=sys.stderr,
            )
        said = before.get(paper.name, {})
        decided = decided_of(paper, said)
        doubts = open_rows(paper, decided)
        if missing:
            numbers = ", ".join(map(str, missing))
            lacks = f"pages {numbers} are" if len(missing) > 1 else f"page {numbers} is"
            print(
                f"{place}: of this paper {lacks} missing; scan the pages of one person one after another, "
                f"and see in {FOLDER}/{PAGE} whether the pages that it has are of one person.",
                file=sys.stderr,
            )
        values = hand_in_of(paper, said.get(f"{NAME}/", paper.name), decided, first.course.version)
        if names_other_form(paper):
            print(
                f"{place}: circles of other forms than {paper.form.name} are filled in, which its code says; "
                f"it is graded as {paper.form.name}.",
                file=sys.stderr,
            )
        target = folder / HAND_INS / f"{paper.name}.json"
        target.write_text(
            json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
        written.append(target)
        doubtful.append((paper, paper.name, doubts))
    _tell_of_others(pages)
    write_doubts(folder, doubtful, first.language, before)
    _put_away(folder, written)
    _tell_of_names(
        sum(len(paper.pages) > 1 and f"{NAME}/" not in before.get(name, {}) for paper, name, _ in doubtful)
    )
    left = sum(len(doubts) for _, _, doubts in doubtful)
    if left:
        print(
            f"{left} row{'s are' if left > 1 else ' is'} to be decided by people: "
            f"{FOLDER}/{PAGE} shows them, {FOLDER}/{TABLE} takes what "
            "you see; until then what is open counts as empty.",
            file=sys.stderr,
        )
    return written, bad


def _tell_of_others(pages: Sequence[ScannedPage]) -> None:
    """Which questions of the forms are answered elsewhere."""
    for form in {id(page.form): page.form for page in pages}.values():
        numbers = ", ".join(str(asked.number) for asked in form.asked if not asked.rows)
        if numbers:
            print(
                f"{form.exam.id} {form.name}: question {numbers} is answered on the paper, not on the sheet: "
                "it counts as empty here.",
                file=sys.stderr,
            )


def _tell_of_names(unseen: int) -> None:
    """That people should see whether papers of several pages are one person's: what tells it is handwriting alone."""
    if unseen:
        print(
            f"{unseen} paper{'s have' if unseen > 1 else ' has'} several pages, put together by their order alone: see "
            f"in {FOLDER}/{PAGE} whether the names on them are the same, and write each into {FOLDER}/{TABLE}.",
            file=sys.stderr,
        )


def _put_away(folder: Path, written: Sequence[Path]) -> None:
    """Hand-ins of earlier runs go to a folder of their own, so that nobody counts twice."""
    others = [file for file in (folder / HAND_INS).glob("*.json") if file not in written]
    if not others:
        return
    (folder / HAND_INS_BEFORE).mkdir(exist_ok=True)
    for file in others:
        file.replace(folder / HAND_INS_BEFORE / file.name)
    print(
        f"{len(others)} hand-in file{'s' if len(others) > 1 else ''} of earlier runs "
        f"{'are' if len(others) > 1 else 'is'} in {FOLDER}/{HAND_INS_BEFORE} now.",
        file=sys.stderr,
    )


def _read(files: Sequence[Path], sheets: Sheets) -> tuple[list[ScannedPage], int]:
    """The pages of files in their order, and how many could not be read, with a line for each, one for blank ones."""
    pages: list[ScannedPage] = []
    bad = refused = 0
    alone: list[Path] = []
    for file in files:
        try:
            pictures = read_pictures(file)
        except (BadPicture, OSError) as fault:
            bad, refused = bad + 1, refused + 1
            reason = (fault.strerror or str(fault)) if isinstance(fault, OSError) else str(fault)
            print(f"{file}: {reason}", file=sys.stderr)
            continue
        many = pictures.count > 1
        blank: list[int] = []
        for number in range(1, pictures.count + 1):
            try:
                page = read_scan(pictures.picture(number - 1), file, sheets)
                stack, place = (file, number) if many else (None, 0)
                pages.append(replace(page, refused=refused, stack=stack, number=place))
                refused = 0
            except BlankPage:
                blank.append(number)
                refused += 1
            except BadPicture as fault:
                bad, refused = bad + 1, refused + 1
                print(f"{file}:{f' page {number}:' if many else ''} {fault}", file=sys.stderr)
        if blank and many:
            print(f"{file}: {_blank(len(blank))}: {', '.join(map(str, blank))}.", file=sys.stderr)
            bad += 0 if _are_backs(blank, pictures.count) else len(blank)
        elif blank:
            alone.append(file)
    if alone:
        print(f"{_blank(len(alone))}: {', '.join(map(str, alone))}.", file=sys.stderr)
    return pages, bad + len(alone)


def _blank(count: int) -> str:
    return f"{count} blank page{'s are' if count > 1 else ' is'} left out"


def _are_backs(blank: Sequence[int], count: int) -> bool:
    """Whether blank pages come at even steps through a document, as backs do where a scanner takes both sides."""
    step = blank[0]
    return step > 1 and count % step == 0 and list(blank) == list(range(step, count + 1, step))
