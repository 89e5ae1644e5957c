"""`build.py handbooks`: sets of books for the rows of a table, and for an archive."""

from __future__ import annotations

import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from tests.halls import write_halls_course, write_table
from tests.patience import PATIENCE, wait_until
from tests.tiny import change, command, environment, run, write

FOR = "handbooks/for"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_halls_course(tmp_path)


def books(root: Path, folder: str = FOR) -> dict[str, bytes]:
    return {
        path.relative_to(root / folder).as_posix(): path.read_bytes()
        for path in (root / folder).rglob("*.pdf")
    }


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()


def test_each_row_has_its_set_and_bad_rows_are_named(course: Path) -> None:
    write_table(course, 2)
    with (course / "halls.csv").open("a", encoding="utf-8", newline="\n") as table:
        table.write("east,x,y,1\nnul,x,y,1\n")
    answer = run(course, "handbooks", "--for", str(course / "halls.csv"))
    assert answer.returncode == 1
    assert "halls.csv:4:1: error rows/id: 'east' stands twice; first in line 2." in answer.stderr
    assert "halls.csv:5:1: error rows/id: no folder can be called 'nul' on Windows." in answer.stderr
    assert "8 books made, 0 as they were" in answer.stderr
    assert sorted(books(course)) == sorted(
        f"{name}/{audience}/{language}/{audience}.pdf"
        for name in ("east", "hall-02")
        for audience in ("learner", "trainer")
        for language in ("zh", "en")
    )
    assert not (course / "site").exists()
    chinese = text_of(course / FOR / "east/learner/zh/learner.pdf")
    assert "为城东营业厅印制" in chinese
    assert "10086 <b>*1*</b>" in chinese
    assert "%hotline%" in chinese
    english = text_of(course / FOR / "hall-02/trainer/en/trainer.pdf")
    assert "Call 10086-2" in english

    # What did not change is not made again; a row that did is, and so is a book that somebody took away.
    first = books(course)
    change(course, "halls.csv", "10086-2", "95598")
    (course / FOR / "east/learner/en/learner.pdf").unlink()
    again = run(course, "handbooks", "--for", str(course / "halls.csv"))
    assert "5 books made, 3 as they were" in again.stderr
    changed = {path for path, content in books(course).items() if content != first[path]}
    assert {path.split("/")[0] for path in changed} == {"hall-02"}


def test_a_row_that_says_nothing_has_the_books_of_everybody(course: Path) -> None:
    write(course, "halls.csv", "id,hotline\nnobody,\n")
    words = ("--lang", "zh", "--edition", "learner")
    assert run(course, "handbooks", *words).returncode == 0
    assert run(course, "handbooks", "--for", str(course / "halls.csv"), *words).returncode == 0
    ordinary = (course / "site/handbooks/zh/learner.pdf").read_bytes()
    assert books(course) == {"nobody/learner/zh/learner.pdf": ordinary}
    assert "拨打客服热线" in text_of(course / "site/handbooks/zh/learner.pdf")


def has_made(root: Path, number: int) -> bool:
    return len(books(root)) >= number


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was(course: Path) -> None:
    write_table(course, 6)
    words = ("handbooks", "--for", str(course / "halls.csv"), "--edition", "learner", "--lang", "zh")
    made = 0
    for wanted in (1, 3):
        running = subprocess.Popen(command(course, *words), env=environment(), stderr=subprocess.DEVNULL)
        wait_until(partial(has_made, course, wanted), "no book was made")
        running.send_signal(signal.SIGKILL)
        running.wait(PATIENCE)
        time.sleep(1)  # its workers end
        made = len(books(course))
        for path in (course / FOR).rglob("*.pdf"):
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) > 1
    half = course / FOR / "east/learner/zh/learner.part"
    half.write_bytes(b"half")
    answer = run(course, *words)
    assert answer.returncode == 0, answer.stderr
    assert len(books(course)) == 6
    assert not half.exists()
    # A book of the run before may have been whole, and not noted yet.
    told = answer.stderr.rpartition("\n")[0].splitlines()[-1]
    assert int(told.split(" books made, ")[1].split()[0]) >= made - 2
    assert "0 books made, 6 as they were" in run(course, *words).stderr


def test_a_book_that_cannot_be_printed_does_not_stop_the_others(course: Path) -> None:
    write(course, "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'><broken</svg>")
    write(course, "halls.csv", "id,logo\nbad,logo.svg\ngood,\n")
    answer = run(
        course, "handbooks", "--for", str(course / "halls.csv"), "--edition", "learner", "--lang", "zh"
    )
    assert answer.returncode == 1
    assert "handbooks/for/bad/learner/zh/learner.pdf:" in answer.stderr
    assert list(books(course)) == ["good/learner/zh/learner.pdf"]


def test_books_for_an_archive_are_the_same_twice(course: Path) -> None:
    words = ("handbooks", "--archive", "--edition", "learner", "--lang", "zh")
    assert run(course, *words).returncode == 0
    first = books(course, "handbooks/archive")
    assert list(first) == ["learner/zh/learner.pdf"]
    (course / "handbooks/archive/learner/zh/learner.pdf").unlink()
    assert run(course, *words).returncode == 0
    assert books(course, "handbooks/archive") == first
    assert not (course / "site").exists()


def test_wrong_usage_is_told(course: Path) -> None:
    assert run(course, "handbooks", "--for", str(course / "nothing.csv")).returncode == 2
    assert run(course, "handbooks", "--dask", "tcp://127.0.0.1:1").returncode == 2
    write_table(course, 1)
    table = str(course / "halls.csv")
    assert "there is no 'lerner'" in run(course, "handbooks", "--for", table, "--edition", "lerner").stderr
    assert run(course, "handbooks", "--for", table, "--lang", "fr").returncode == 2
