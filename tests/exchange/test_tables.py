"""Tables of questions in Excel, CSV and Word: what a hand counted in each layout is what comes in."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

import docx
import openpyxl
import pytest

from coursewright.base.issues import IssueLog
from coursewright.exchange.format import Format, Found, Source
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.heads import in_han
from coursewright.languages.words import word_languages, words

from .layouts import DOWN, LAYOUTS, RIGHT, Asked, Layout
from .made import exported, loaded


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


def imported(name: str, raw: bytes) -> tuple[list[Found], IssueLog]:
    reader, issues = FORMATS[name].read, IssueLog()
    assert reader is not None
    return reader(Source(file=f"bank.{name}", raw=raw, language="zh"), issues), issues


def test_dates_and_shares_of_excel_are_what_its_cells_show() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["题干", "A", "B", "C", "D", "答案"])
    sheet.append(
        ["哪一个？", date(2024, 1, 2), datetime.fromisoformat("2024-01-02T09:30"), 0.125, time(8, 5), "A"]
    )
    sheet["D2"].number_format = "0.0%"
    target = BytesIO()
    book.save(target)
    found, issues = imported("xlsx", target.getvalue())
    options: Any = found[0].tree["options"]
    assert [row["text"] for row in options] == ["2024-01-02", "2024-01-02 09:30", "12.5%", "08:05"]
    assert not issues.found


def test_formulas_that_nobody_has_reckoned_are_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["题干", "A", "B", "答案"])
    sheet.append(["几？", "=1+1", 3, "B"])
    target = BytesIO()
    book.save(target)
    _, issues = imported("xlsx", target.getvalue())
    told_of = [row.message for row in issues.found]
    assert "these cells are formulas without a result, and are not read: B2." in told_of


def test_a_quote_that_is_never_closed_is_told_where_it_begins() -> None:
    found, issues = imported("csv", '题干,A,B,答案\n一,甲,乙,A\n"二,甲,乙,A\n三,甲,乙,B\n'.encode())
    assert (found, [issue.place.line for issue in issues.in_order()]) == ([], [3])


def test_single_choice_with_two_right_answers_is_told() -> None:
    found, issues = imported("csv", "题型,题干,A,B,C,答案\n单选题,谁？,甲,乙,丙,AB\n".encode())
    assert found[0].tree["type"] == "multiple"
    assert [issue.rule for issue in issues.in_order()] == ["import/several-right"]


def test_options_side_by_side_are_parted_by_any_blank() -> None:
    found, _ = imported("text", "1. 哪些？\nA．微笑　B．直呼\nC．起身　D．手机\n答案：A、C。\n".encode())
    options: Any = found[0].tree["options"]
    assert [row["text"] for row in options] == ["微笑", "直呼", "起身", "手机"]
    assert [row["text"] for row in options if "correct" in row] == ["微笑", "起身"]


def test_no_spreadsheet_runs_a_cell_of_ours_and_what_it_said_comes_back() -> None:
    texts = ["+3 delighted", "-1", "=1+1", "＝1", "'quoted'"]
    options = [
        {"id": name, "text": text, "why": "As it is."} for name, text in zip("abcde", texts, strict=True)
    ]
    options[0]["correct"] = "true"
    tree = {"id": "one", "type": "single", "objective": "aim", "prompt": "@home?", "options": options}
    raw = exported(FORMATS["csv"], loaded([tree]))[2]
    cells = next(csv.reader(StringIO(raw.decode("utf-8-sig").splitlines()[1])))
    assert cells[2:8] == ["'@home?", "'+3 delighted", "'-1", "'=1+1", "'＝1", "'quoted'"]
    found, issues = imported("csv", raw)
    back: Any = found[0].tree["options"]
    assert [row["text"] for row in back] == texts
    assert (found[0].tree["prompt"], issues.found) == ("@home?", [])


@pytest.mark.parametrize(
    "heads",
    [("对解析", "错解析"), ("“对”的解析", "“错”的解析"), ("Why true", "Why false"), ("√解析", "×解析")],
)
@pytest.mark.parametrize("sides", [("", ""), ("错", "对"), ("对", "错")])
def test_the_reasons_of_a_statement_stand_in_columns_of_its_sides(
    heads: tuple[str, str], sides: tuple[str, str]
) -> None:
    rows = [
        ["题型", "题干", "选项A", "选项B", "答案", *heads],
        ["判断题", "账单不算接触。", *sides, "错", "看到了就算。", "没有别的渠道。"],
    ]
    target = StringIO()
    csv.writer(target).writerows(rows)
    found, issues = read(FORMATS["csv"], target.getvalue().encode())
    assert not issues.found
    assert found[0].tree["why"] == {"true": "看到了就算。", "false": "没有别的渠道。"}
    assert found[0].tree["answer"] == "false"


@pytest.mark.parametrize("language", word_languages())
@pytest.mark.parametrize("form", ["csv", "docx"])
def test_a_statement_names_its_sides_and_comes_back_in_every_language(form: str, language: str) -> None:
    quiz = loaded(
        [
            {
                "id": "bill",
                "type": "true-false",
                "objective": "aim",
                "prompt": "A bill is no contact.",
                "answer": "false",
                "why": {"true": "It is seen.", "false": "It may be the only one."},
            }
        ],
        language,
    )
    _, _, raw = exported(FORMATS[form], quiz)
    said = raw.decode("utf-8-sig") if form == "csv" else "\n".join(paragraphs_of(raw))
    sides = ("对", "错") if in_han(language) else ("true", "false")
    if form == "csv":
        sides = words(language)["quiz.true"], words(language)["quiz.false"]
        assert f",{','.join(sides)}," in said
    else:
        why = "{} 解析：" if in_han(language) else "Why {}: "
        assert [why.format(side) in said for side in sides] == [True, True]
    found, issues = read(FORMATS[form], raw)
    assert not issues.found
    tree = found[0].tree
    assert (tree["type"], tree["answer"]) == ("true-false", "false")
    assert tree["why"] == {"true": "It is seen.", "false": "It may be the only one."}


def paragraphs_of(raw: bytes) -> list[str]:
    """What a document says."""
    return [row.text for row in docx.Document(BytesIO(raw)).paragraphs]
