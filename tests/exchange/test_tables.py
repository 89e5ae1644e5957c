"""Tables of questions in Excel, CSV and Word: what a hand counted in each layout is what comes in."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import docx
import openpyxl
import pytest

from coursewright.base.issues import IssueLog
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.formats import FORMATS

from .layouts import DOWN, LAYOUTS, RIGHT, Asked, Layout


def as_csv(layout: Layout) -> bytes:
    """Merged cells say what they say once."""
    target = StringIO()
    csv.writer(target).writerows(
        [["" if text in (RIGHT, DOWN) else text for text in row] for row in layout.rows]
    )
    return target.getvalue().encode("utf-8-sig")


def areas(layout: Layout) -> list[tuple[int, int, int, int]]:
    """Merged cells by their first and last row and column, from 1."""
    found = []
    for top, row in enumerate(layout.rows):
        for left, text in enumerate(row):
            if text in (RIGHT, DOWN):
                continue
            right, bottom = left, top
            while right + 1 < len(row) and row[right + 1] == RIGHT:
                right += 1
            while bottom + 1 < len(layout.rows) and layout.rows[bottom + 1][left] == DOWN:
                bottom += 1
            if (right, bottom) != (left, top):
                found.append((top + 1, left + 1, bottom + 1, right + 1))
    return found


def as_xlsx(layout: Layout) -> bytes:
    """Numbers are numbers, as Excel makes them of what is typed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(layout.rows, start=1):
        for column, text in enumerate(row, start=1):
            if text not in (RIGHT, DOWN, ""):
                sheet.cell(number, column, int(text) if text.isascii() and text.isdigit() else text)
    for top, left, bottom, right in areas(layout):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def as_docx(layout: Layout) -> bytes:
    """A table in a document."""
    document = docx.Document()
    table = document.add_table(len(layout.rows), len(layout.rows[0]))
    for number, row in enumerate(layout.rows):
        for column, text in enumerate(row):
            if text not in (RIGHT, DOWN):
                table.cell(number, column).text = text
    for top, left, bottom, right in areas(layout):
        table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


WRITERS: dict[str, Callable[[Layout], bytes]] = {"csv": as_csv, "xlsx": as_xlsx, "docx": as_docx}


def read(form: Format, raw: bytes) -> tuple[list[Found], IssueLog]:
    issues = IssueLog()
    reader = form.read
    assert reader is not None
    return reader(Source(file="bank", raw=raw, language="zh"), issues), issues


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_holds_the_questions_that_a_hand_counted(name: str, form: str) -> None:
    layout = LAYOUTS[name]
    found, issues = read(FORMATS[form], WRITERS[form](layout))
    assert [told(row.tree) for row in found] == list(layout.asked)
    assert [unread(issue) for issue in issues.in_order()] == list(layout.unread)


def unread(issue: Any) -> str:
    """An issue's place and the cells that it names."""
    assert issue.rule == "import/unread-cells"
    cells = issue.message.partition(": ")[2] or issue.message.partition(" ")[0]
    return f"{issue.place.line}:{issue.place.column} {cells.rstrip('.')}"


def told(tree: dict[str, Any]) -> Asked:
    """A question that was read, as a hand would write it down."""
    kind = tree["type"]
    if kind == "blanks":
        prompt, rights = tree["text"], tuple("|".join(blank["accept"]) for blank in tree["blanks"])
        for blank in tree["blanks"]:
            prompt = prompt.replace(f"[[{blank['id']}]]", "____")
        return Asked(kind=kind, prompt=prompt, right=rights, explain=tree.get("explain", ""))
    options = tree.get("options", [])
    rights = tuple("ABCDEFGH"[turn] for turn, row in enumerate(options) if row.get("correct"))
    alone = [tree[key] for key in ("answer", "tolerance", "unit", "model") if key in tree]
    return Asked(
        kind=kind,
        prompt=tree["prompt"],
        options=tuple(row["text"] for row in options),
        right=rights or tuple(alone),
        explain=tree.get("explain", ""),
        reasons=tuple(row["why"] for row in options if "why" in row),
    )


def test_there_are_twelve_layouts() -> None:
    assert len(LAYOUTS) == 12


DAMAGED = {
    "csv": b'Question,A,B,Answer\n"What is it?,one,two,A\nAnd this,one,two,B\n',
    "xlsx": as_xlsx(LAYOUTS["answers_as_words"])[:900],
    "docx": as_docx(LAYOUTS["answers_as_words"])[:900],
}


@pytest.mark.parametrize("form", DAMAGED)
def test_a_damaged_file_is_one_sentence(form: str) -> None:
    found, issues = read(FORMATS[form], DAMAGED[form])
    assert not found
    [issue] = issues.found
    assert issue.severity == "error"
    assert issue.message.endswith(".")
    assert issue.hint


@pytest.mark.parametrize("form", WRITERS)
def test_a_table_without_heads_is_one_sentence(form: str) -> None:
    rows = (("Who is it?", "a clerk", "a customer", "B"), ("And this?", "one", "two", "A"))
    found, issues = read(FORMATS[form], WRITERS[form](Layout(rows=rows, asked=())))
    assert not found
    [issue] = issues.found
    assert (issue.rule, issue.place.line, issue.place.column) == ("import/no-heads", 1, 1)
    assert "题干" in issue.hint


@pytest.mark.parametrize("form", WRITERS)
def test_an_answer_that_names_no_option_is_told_with_its_row(form: str) -> None:
    rows = (
        ("题干", "A", "B", "答案"),
        ("先做什么？", "问好", "看屏幕", "D"),
        ("后做什么？", "问好", "看屏幕", "B"),
    )
    found, issues = read(FORMATS[form], WRITERS[form](Layout(rows=rows, asked=())))
    assert [row.tree["prompt"] for row in found] == ["后做什么？"]
    [issue] = issues.found
    assert (issue.rule, issue.place.line, issue.place.column) == ("import/no-answer", 2, 1)
    assert "'D'" in issue.message
