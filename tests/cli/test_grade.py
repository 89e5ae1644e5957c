"""`build.py grade`: a table, JSON or CSV of hand-ins; one line for each file that cannot be graded."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from coursewright.base.csvfile import is_formula
from coursewright.cli.grade import grade_text
from coursewright.cli.graded import as_json, columns_of
from coursewright.quiz.assessment.exam import Exam
from tests.quiz.assessment.exam_course import EXAM, exam_called, load, write_exam_course
from tests.quiz.assessment.test_hand_in import hand_in
from tests.tiny import run


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course; its trainer grades."""
    blueprint = EXAM.replace("feedback: after", "grading: trainer")
    return write_exam_course(tmp_path_factory.mktemp("course"), assessments=blueprint)


@pytest.fixture(scope="module")
def exam(course: Path) -> Exam:
    """The exam in Chinese."""
    return exam_called("exam", load(course)[0]["zh"])


@pytest.fixture
def files(exam: Exam, tmp_path: Path) -> list[str]:
    """All right, all wrong, and two that are no hand-ins."""
    texts = {
        "a.json": json.dumps(hand_in(exam, "A")),
        "b.json": json.dumps(hand_in(exam, "B", wrong=7, name='=HYPERLINK("x")')),
        "c.json": "{}",
        "d.json": json.dumps({**hand_in(exam), "name": "changed"}),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    return [str(tmp_path / name) for name in texts]


def test_good_files_make_a_table(course: Path, files: list[str]) -> None:
    done = run(course, "grade", *files[:2])
    assert (done.returncode, done.stderr) == (0, "")
    heads, first, second = done.stdout.splitlines()
    cells = ["one", "two", "scenario"]
    assert heads.split()[:5] == ["name", "assessment", "form", "attempt", "minutes"]
    assert heads.split()[5:] == ["points", "percent", *cells, "passed", "check"]
    assert first.split()[:11] == [
        "王小明",
        "exam",
        "A",
        "1",
        "11",
        "17/17",
        "100%",
        "100%",
        "100%",
        "9/9",
        "yes",
    ]
    assert second.split()[-3:-1] == ["0/9", "no"]


def test_columns_stand_below_each_other_though_han_are_wide(course: Path, files: list[str]) -> None:
    heads, first, second = run(course, "grade", *files[:2]).stdout.splitlines()
    at = heads.index("assessment")
    assert first[at - 3 :].startswith("exam")
    assert second[at:].startswith("exam")


def test_bad_files_get_one_line_each_and_exit_1(course: Path, files: list[str]) -> None:
    done = run(course, "grade", *files, str(course / "missing.json"))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    told = done.stderr.splitlines()
    assert [line.partition(": ")[0] for line in told] == [*files[2:], str(course / "missing.json")]
    assert "no hand-in file" in told[0]
    assert "it was changed" in told[1]
    assert "No such file" in told[2]


def test_a_list_of_hand_ins_is_graded_one_by_one(course: Path, exam: Exam, tmp_path: Path) -> None:
    rows = [hand_in(exam, "A"), {}, hand_in(exam, "B", wrong=7, name="李雷")]
    (tmp_path / "all.json").write_text(json.dumps(rows), encoding="utf-8", newline="\n")
    done = run(course, "grade", "--format", "json", str(tmp_path / "all.json"))
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path / 'all.json'}[2]: this is no hand-in file.\n"
    assert [(row["name"], row["points"]) for row in json.loads(done.stdout)] == [
        ("王小明", "17"),
        ("李雷", "0"),
    ]


def test_without_a_pass_mark_nobody_passes_and_paper_tells_no_time(exam: Exam) -> None:
    row = grade_text("a.json", json.dumps(hand_in(exam)), {"exam": {"zh": exam}})
    assert (columns_of(row)["passed"], columns_of(row)["minutes"]) == ("yes", "11")
    free = replace(exam, least=0, parts=tuple(replace(part, least=0) for part in exam.parts))
    paper = replace(row.hand_in, handed=0)
    unmarked = replace(row, exam=free, hand_in=paper)
    found = columns_of(unmarked)
    assert (found["passed"], found["minutes"]) == ("", "")
    assert [told["passed"] for told in json.loads(as_json([row, unmarked]))] == [True, None]


def test_json_tells_all(course: Path, files: list[str]) -> None:
    rows = json.loads(run(course, "grade", "--format", "json", *files[:2]).stdout)
    assert [(row["name"], row["points"], row["passed"]) for row in rows] == [
        ("王小明", "17", True),
        ('=HYPERLINK("x")', "0", False),
    ]
    assert rows[1]["cells"][0] == {"module": "one", "percent": 0, "pass": 50, "met": False}


def test_a_spreadsheet_runs_nothing_of_a_name(course: Path, files: list[str]) -> None:
    text = run(course, "grade", "--format", "csv", *files[:2]).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["name"] for row in rows] == ["王小明", '\'=HYPERLINK("x")']


@pytest.mark.parametrize("sign", list("=+-@") + list("＝＋－＠﹢﹣﹦﹫⁼⁺") + ["\u3000=", "\t"])
def test_whatever_a_spreadsheet_takes_for_a_formula_is_none(sign: str) -> None:
    assert is_formula(f"{sign}1+1")


@pytest.mark.parametrize("text", ["王小明", "a=1", "5/9", "100%", "", "·=", "'="])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert not is_formula(text)


def digits(number: int) -> str:
    return "9" * number


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_numbers_without_end_are_refused(course: Path, exam: Exam, tmp_path: Path, form: str) -> None:
    text = json.dumps(hand_in(exam)).replace('"start": ', f'"start": -{digits(4300)}, "other": ')
    assert digits(4300) in text
    (tmp_path / "a.json").write_text(text, encoding="utf-8", newline="\n")
    long = json.dumps({**hand_in(exam), "v": "\n" + "1" * 10_000})
    (tmp_path / "b.json").write_text(long, encoding="utf-8", newline="\n")
    done = run(course, "grade", "--format", form, str(tmp_path / "a.json"), str(tmp_path / "b.json"))
    assert done.returncode == 1
    told = done.stderr.split("\n")
    assert told[0].endswith("a.json: a part of it is missing or not what it should be.")
    assert "b.json: its version is '" in told[1]
    assert [len(line) < 1000 for line in told] == [True, True, True]


def test_nothing_is_graded_by_a_course_at_fault(tmp_path: Path, files: list[str]) -> None:
    write_exam_course(tmp_path / "course", batches=[])
    done = run(tmp_path / "course", "grade", *files)
    assert done.returncode == 1
    assert "Nothing was graded." in done.stderr
    assert done.stdout == ""


def test_files_of_a_folder_that_are_not_read_are_named(course: Path, tmp_path: Path) -> None:
    within = tmp_path / "class one" / "group 2"
    within.mkdir(parents=True)
    (within / "page.png").write_bytes(b"")
    (within.parent / "empty").mkdir()
    (within.parent / "IMG_1.HEIC").write_bytes(b"")
    (within.parent / "notes.txt").write_bytes(b"")
    done = run(course, "grade", str(within.parent))
    assert done.returncode == 1
    said = [line.replace(str(within.parent), "") for line in done.stderr.splitlines()]
    assert [line.partition(";")[0] for line in said] == [
        "/group 2: folders in a folder are not read",
        "/IMG_1.HEIC: a photograph of this kind is not read",
    ]


def test_without_files_it_says_how_to_use_it(course: Path) -> None:
    assert run(course, "grade").returncode == 2


def test_questions_are_told_the_hardest_first(course: Path, exam: Exam, tmp_path: Path) -> None:
    for number, wrong in enumerate((0, 2, 7)):
        text = json.dumps(hand_in(exam, "A", wrong=wrong))
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")
    done = run(course, "grade", "--questions", "--format", "json", str(tmp_path))
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert [row["question"] for row in rows if row["percent"] < 100] != []
    assert sorted(row["percent"] for row in rows) == [row["percent"] for row in rows]
    assert {row["asked"] for row in rows} == {3}
    assert {row["question"] for row in rows} == {entry.sheet.name for entry in exam.form("A") or ()}
    assert all(row["right"] + row["missed"] <= row["asked"] for row in rows)
    # The first two of seven were missed twice, the others once.
    assert [row["missed"] for row in rows] == [2, 2, 1, 1, 1, 1, 1]
    table = run(course, "grade", "--questions", str(tmp_path)).stdout.splitlines()
    assert table[0].split() == ["assessment", "question", "module", "asked", "right", "missed", "percent"]
    assert len(table) == 1 + len(rows)
    lines = list(
        csv.DictReader(
            io.StringIO(run(course, "grade", "--questions", "--format", "csv", str(tmp_path)).stdout)
        )
    )
    assert [line["question"] for line in lines] == [row["question"] for row in rows]
