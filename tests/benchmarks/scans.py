"""Printed answer sheets of the course, filled in and scanned or photographed badly: rows read rightly, CPU a page.

With `--browser` the reader of the trainer's page reads the same pictures, and what it says otherwise is counted.
Wanted: every row of clean scans, 99.5 % of photographs, no row read wrongly without a flag anywhere, 0.5 s a page.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import project_path

from coursewright.base.issues import IssueLog
from coursewright.project.assessments import assessments_of, exam_of
from coursewright.project.load import load_projects
from coursewright.quiz.assessment.answer_sheet import AnswerPage, AnswerSheet
from coursewright.quiz.assessment.exam import Exam
from coursewright.quiz.assessment.printed import printed_form
from coursewright.quiz.assessment.sheet_plan import NONE, plan_answer_sheet
from coursewright.scan.answers import many_of
from coursewright.scan.papers import CODE
from coursewright.scan.picture import BadPicture, find_code
from coursewright.scan.reading import read_page
from coursewright.trainer.answer_sheets import sheets_script
from tests.scan.drawn import Filled, Picture, filled_in, phone, rub_out, scanner, stray, taken
from tests.scan.in_browser import Rows, bundled, read_in_browser, write_picture
from tests.scan.printed import on_letter, paper_of, printed_sheets

WAYS = ("clean", "photograph", "letter", "spoiled")
STEP = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An empty page of a printed sheet, what is planned to stand on it, and the questions of several answers."""

    picture: Picture
    sheet: AnswerSheet
    page: AnswerPage
    many: frozenset[str]


def exams(root: Path) -> Mapping[tuple[str, str], Exam]:
    """The exams of the project by id and language."""
    return {
        (row.id, language): exam_of(row, project)
        for language, project in load_projects(root, IssueLog()).items()
        for row in assessments_of(project)
    }


def printed_pages(books: list[Path], known: Mapping[tuple[str, str], Exam]) -> Iterator[Printed]:
    """The answer sheets in books, page by page."""
    for book in books:
        with tempfile.TemporaryDirectory() as folder:
            sheets = printed_sheets(book, Path(folder))
        for code in sheets:
            said = CODE.fullmatch(code)
            if said is None:  # the code of a paper, not of its sheet
                continue
            exam = known[said["exam"], said["language"]]
            form = printed_form(exam, said["form"])
            sheet = plan_answer_sheet(form, said["letters"].replace(NONE, ""))
            page = sheet.pages[int(said["page"]) - 1]
            yield Printed(picture=paper_of(sheets, sheet, page), sheet=sheet, page=page, many=many_of(form))


def pictured(printed: Printed, way: str, seed: int) -> tuple[Picture, Filled]:
    """One page, filled in and taken in some way."""
    chance = np.random.default_rng(seed)
    sheet, page = printed.sheet, printed.page
    paper, filled = filled_in(sheet, page, printed.many, chance, printed.picture)
    if way == "spoiled":
        for bubble in page.bubbles:
            if bubble.value not in filled[bubble.question, bubble.row] and chance.random() < 0.05:
                rub_out(paper, bubble, sheet, chance)
        stray(paper, chance)
    camera = scanner(chance) if way in ("clean", "letter") else phone(chance)
    return taken(on_letter(paper) if way == "letter" else paper, camera, chance), filled


def tried(printed: Printed, way: str, seed: int, counts: Counter[str], both: Both | None) -> None:
    """Fill in one page, take its picture, read it, and count."""
    sheet, page = printed.sheet, printed.page
    picture, filled = pictured(printed, way, seed)
    begun = time.process_time()
    counts["sheets"] += 1
    try:
        reading = read_page(picture, find_code(picture, "CW1 "), sheet, page, printed.many)
    except BadPicture:
        counts["refused"] += 1
        reading = None
    finally:
        counts["milliseconds"] += round(1000 * (time.process_time() - begun))
    rows = reading.rows if reading else ()
    if both is not None:
        said = {(row.question, row.row): (row.why, row.values) for row in rows}
        counts.update(both.compared(picture, said, filled))
    for row in rows:
        wanted = filled.get((row.question, row.row))
        if wanted is not None:
            kind = "doubt" if row.state == "doubt" else "right" if row.values == wanted else "wrong"
            counts[kind] += 1
            if kind == "wrong":
                print(
                    f"seed {seed}: {way} {page.code}: {row.question} {row.row} {wanted} {row.values}",
                    flush=True,
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """The reader of pages in Node, the script of the course's sheets, and a folder for one picture at a time."""

    reader: Path
    sheets: Path
    folder: Path

    def compared(self, picture: Picture, said: Rows, filled: Filled) -> dict[str, int]:
        """Rows of which pages say something else than `said`, those they read wrongly without a flag, and their CPU."""
        write_picture(self.folder, "page", picture)
        found = read_in_browser(self.reader, self.sheets, self.folder)["page"]
        wrong = [
            place
            for place, (why, values) in found.rows.items()
            if not why and place in filled and values != filled[place]
        ]
        places = said.keys() | found.rows.keys()
        return {
            "otherwise": sum(said.get(place) != found.rows.get(place) for place in places),
            "browser wrong": len(wrong),
            "browser refused": int(bool(found.why)),
            "browser milliseconds": found.milliseconds,
        }


def told(done: Mapping[str, Counter[str]]) -> Iterator[str]:
    """A line for each way that pages were taken."""
    for way, counts in done.items():
        rows = sum(counts[kind] for kind in ("right", "doubt", "wrong"))
        yield (
            f"{way}: {counts['sheets']} sheets, {counts['refused']} refused, {rows} rows, "
            f"{100 * counts['right'] / max(rows, 1):.3f} % right, {counts['doubt']} in doubt, "
            f"{counts['wrong']} wrong without a flag, "
            f"{counts['milliseconds'] / max(counts['sheets'], 1):.0f} ms CPU a page"
        )
        if counts["browser milliseconds"]:
            yield (
                f"  in the browser: {counts['otherwise']} rows otherwise, {counts['browser refused']} refused, "
                f"{counts['browser wrong']} wrong without a flag, "
                f"{counts['browser milliseconds'] / max(counts['sheets'], 1):.0f} ms CPU a page"
            )


def main() -> None:
    """Read as many pages as wanted, and say how it went after every 250."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("books", nargs="+", type=Path, help="PDFs of editions with answer sheets")
    asked.add_argument("--sheets", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument(
        "--browser", action="store_true", help="let the trainer's page's reader read them, too"
    )
    given = asked.parse_args()
    cv2.setNumThreads(1)
    pages = list(printed_pages(given.books, exams(project_path.ROOT)))
    print(f"{len(pages)} printed pages of answer sheets", flush=True)
    done: Mapping[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        both = both_readers(Path(folder)) if given.browser else None
        for turn in range(given.sheets):
            way = WAYS[turn % len(WAYS)]
            tried(pages[turn // len(WAYS) % len(pages)], way, given.seed + turn, done[way], both)
            if (turn + 1) % STEP == 0 or turn + 1 == given.sheets:
                print("\n".join(told(done)), flush=True)


def both_readers(folder: Path) -> Both:
    """What pages read with, made in a folder."""
    sheets = folder / "sheets.js"
    sheets.write_text(sheets_script(load_projects(project_path.ROOT, IssueLog())), encoding="utf-8")
    (folder / "pictures").mkdir()
    return Both(reader=bundled(folder, "read.mjs"), sheets=sheets, folder=folder / "pictures")


if __name__ == "__main__":
    main()
