"""Tables and texts as people write them: what a hand reads out of each comes, and what does not come is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from io import BytesIO
from time import process_time
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.shared import RGBColor
from markdown import Markdown
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from coursewright.base.issues import IssueLog
from coursewright.course.extensions import EXTENSIONS, settings_of
from coursewright.exchange.format import Found, Source
from coursewright.exchange.formats import FORMATS
from coursewright.exchange.guess import guess

from .test_tables import imported, read, told

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Short = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""A question's kind, its options, which are right (letters, words or truth), and its explanation."""


def short(found: Sequence[Found]) -> list[Short]:
    asked = [told(row.tree) for row in found]
    return [(row.kind, row.options, row.right, row.explain) for row in asked]


def typed(text: str) -> tuple[list[Found], IssueLog]:
    return read(FORMATS["text"], text.encode())


def tabled(*rows: Sequence[Any], dress: Callable[[Any], None] | None = None) -> tuple[list[Found], IssueLog]:
    """The questions of a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if dress:
        dress(sheet)
    target = BytesIO()
    book.save(target)
    return read(FORMATS["xlsx"], target.getvalue())


def written(build: Callable[[Any], None]) -> tuple[list[Found], IssueLog]:
    """The questions of a document."""
    document = docx.Document()
    build(document)
    target = BytesIO()
    document.save(target)
    return read(FORMATS["docx"], target.getvalue())


def messages(issues: IssueLog, rule: str) -> list[str]:
    return [
        f"{row.place.line}:{row.place.column} {row.message}" for row in issues.in_order() if row.rule == rule
    ]


HEADS = ("题干", "A", "B", "C", "D", "答案")


@pytest.mark.parametrize(
    "options",
    [
        ("8:30", "9:00", "9:30", "10:00"),
        ("1.5小时", "2.5小时", "3.5小时", "4.5"),
        ("1、2", "2、3", "3、4", "4、5"),
    ],
)
def test_numbers_in_options_are_no_marks_of_theirs(options: tuple[str, ...]) -> None:
    in_table, _ = tabled(HEADS, ("几？", *options, "B"))
    lines = "\n".join(f"{name}. {text}" for name, text in zip("ABCD", options, strict=True))
    in_text, _ = typed(f"1. 几？\n{lines}\n答案：B\n")
    assert short(in_table) == short(in_text) == [("single", options, ("B",), "")]


@pytest.mark.parametrize(
    "marks", ["A.B.C.D.", "A、B、C、D、", "(A)(B)(C)(D)", "1)2)3)4)", "①②③④", "Ａ．Ｂ．Ｃ．Ｄ．"]
)
def test_marks_of_options_are_taken_off(marks: str) -> None:
    width = len(marks) // 4
    options = [f"{marks[at * width : (at + 1) * width]}{text}" for at, text in enumerate("甲乙丙丁")]
    found, _ = tabled(HEADS, ("几？", *options, "B"))
    assert short(found) == [("single", ("甲", "乙", "丙", "丁"), ("B",), "")]


def test_a_date_at_the_beginning_of_a_question_is_no_number_of_it() -> None:
    found, _ = tabled(HEADS, ("3.15 是什么日子？", "甲", "乙", "", "", "A"))
    assert found[0].tree["prompt"] == "3.15 是什么日子？"
    found, _ = typed("1. 甲\n8:30 上班，对吗？\n答案：对\n2.2008 年起施行。\n答案：错\n")
    assert [row.tree["prompt"] for row in found] == ["甲\n\n8:30 上班，对吗？", "2008 年起施行。"]


@pytest.mark.parametrize(
    "answer", ["A、D", "AD", "a d", "A/D", "A|D", "A和D", "A and D", "（A）（D）", "1;4", "1，4", "①④", "甲；丁",
     "甲，丁", "选 A、D", "ＡＤ"]
)  # fmt: skip
def test_answers_in_all_their_spellings(answer: str) -> None:
    found, _ = tabled(HEADS, ("哪些？", "甲", "乙", "丙", "丁", answer))
    assert short(found) == [("multiple", ("甲", "乙", "丙", "丁"), ("A", "D"), "")]


@pytest.mark.parametrize("answer", ["全选", "以上全部", "ABCD"])
def test_all_of_the_options(answer: str) -> None:
    found, _ = tabled(HEADS, ("哪些？", "甲", "乙", "丙", "丁", answer))
    assert short(found)[0][2] == ("A", "B", "C", "D")


def test_an_answer_that_may_be_read_twice_is_told() -> None:
    found, issues = tabled(HEADS, ("几？", 2, 4, 6, 8, 2))
    assert short(found)[0][2] == ("A",)
    assert len(messages(issues, "import/two-readings")) == 1


@pytest.mark.parametrize(
    "cell",
    [
        "哪些？ A.甲 B.乙 C.丙",
        "哪些（  ）\nＡ．甲\nＢ．乙　Ｃ．丙",
        "哪些？ A) 甲 B) 乙 C) 丙",
        "哪些？A、甲；B、乙；C、丙",
    ],
)
def test_options_that_stand_in_the_question_itself(cell: str) -> None:
    found, _ = tabled(("题目", "答案"), (cell, "AC"))
    assert short(found) == [("multiple", ("甲", "乙", "丙"), ("A", "C"), "")]
    found, _ = typed(f"1. {cell}\n答案：AC\n")
    assert short(found) == [("multiple", ("甲", "乙", "丙"), ("A", "C"), "")]


def test_letters_without_options_are_no_answer_to_be_typed() -> None:
    found, issues = tabled(
        ("题目", "A", "B", "答案"), ("选项在图里", "", "", "B"), ("只有一个", "甲", "", "A")
    )
    assert not found
    assert [row.partition(":")[2] for row in messages(issues, "import/no-answer")] == [
        "1 its answer 'B' names options, and none are found: it is left out.",
        "1 it has fewer than two options: it is left out.",
    ]
    found, _ = tabled(("题型", "题目", "答案"), ("填空题", "血型最少见的是____型", "AB"))
    assert short(found) == [("blanks", (), ("AB",), "")]


def test_dots_at_the_end_of_a_question_are_no_gap() -> None:
    found, _ = tabled(
        ("题目", "答案"), ("小王走进办公室……接下来怎么办？", "先问清楚再动手，不要急着下结论，也不要当众批评")
    )
    assert found[0].tree["type"] == "reflection"
    assert found[0].tree["prompt"] == "小王走进办公室……接下来怎么办？"


def test_a_count_of_one_is_no_truth() -> None:
    found, _ = tabled(("题目", "答案"), ("3 减 2 得几？", 1))
    assert found[0].tree["type"] == "numeric"


def test_heads_of_templates() -> None:
    found, issues = tabled(
        ("* 题型（必填）", "* 试题题干\n（必填，不超过500字）", "选项 A", "选 项 B",
         *(f"选项 {name}" for name in "CDEFGHIJ"),
         "* 正 确 答 案", "试题解析（选填）", "得分"),
        ("单选", "十个？", *"甲乙丙丁戊己庚辛壬癸", "J", "末一个。", "5分"),
    )  # fmt: skip
    assert not issues.found
    options = found[0].tree["options"]
    assert isinstance(options, list)
    assert [row["text"] for row in options if isinstance(row, dict)] == list("甲乙丙丁戊己庚辛壬癸")
    assert [isinstance(row, dict) and row.get("correct") for row in options].index("true") == 9
    assert (found[0].tree["explain"], found[0].tree["points"]) == ("末一个。", "5")


def test_heads_of_quiz_sites() -> None:
    found, _ = tabled(
        (None, "Quiz template"), (None, "Remember: questions have a limit of 120 characters"),
        (None, "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2 - max 75 characters",
         "Answer 3 - max 75 characters", "Time limit (sec) – 5, 10", "Correct answer(s) - choose at least one"),
        (1, "How many days has a leap year?", 365, 366, 367, 20, "B"), (2, "Which?", "x", "y", "z", 20, "1,3"),
    )  # fmt: skip
    assert short(found) == [
        ("single", ("365", "366", "367"), ("B",), ""),
        ("multiple", ("x", "y", "z"), ("A", "C"), ""),
    ]


def test_two_rows_of_heads_under_one_for_all_options() -> None:
    found, _ = tabled(
        ("答案", "题干", "备选答案", None, None, "分数"),
        (None, None, "A", "B", "C", None),
        ("C", "几？", "甲", "乙", "丙", "2分"),
    )
    assert short(found) == [("single", ("甲", "乙", "丙"), ("C",), "")]
    assert found[0].tree["points"] == "2"


def test_kinds_that_ask_for_words_of_ones_own_and_kinds_that_nobody_knows() -> None:
    found, issues = tabled(
        ("题型", "题干", "A", "B", "答案"), ("案例分析题", "读案例", "", "", "略"), ("名词解释", "KPI", "", "", "指标"),
        ("连连看", "哪个？", "甲", "乙", "A"), ("连线题", "配对", "北京-首都", "上海-魔都", ""),
    )  # fmt: skip
    assert [row.tree["type"] for row in found] == ["reflection", "reflection", "single", "match"]
    assert len(messages(issues, "import/unknown-kind")) == 1


def test_points_of_a_section_are_those_of_its_questions() -> None:
    found, _ = tabled(("一、判断题（每题 3 分，共 6 分）",), ("题目", "答案"), ("甲。", "√"))
    assert found[0].tree["points"] == "3"
    found, _ = typed("一、判断题（每小题3分，共6分）\n1. 甲。（√）\n2. 乙。（×）\n")
    assert [row.tree["points"] for row in found] == ["3", "3"]


def test_what_cells_of_excel_show() -> None:
    def dress(sheet: Any) -> None:
        for name, value, form in (
            ("B2", 7, "000"), ("C2", 50, '"¥"0'), ("D2", 60, '0"元"'), ("E2", 1234.5, "#,##0.00"),
            ("B3", date(2025, 1, 2), 'm"月"d"日"'), ("C3", date(2025, 1, 5), "d-mmm"),
        ):  # fmt: skip
            sheet[name] = value
            sheet[name].number_format = form
        sheet["D3"] = "#N/A"
        sheet["D3"].data_type = "e"
        sheet["E3"] = CellRichText("H", TextBlock(InlineFont(vertAlign="subscript"), "2"), "O")

    found, issues = tabled(HEADS, ("几？", "", "", "", "", "A"), ("几日？", "", "", "", "", "A"), dress=dress)
    assert [options for _, options, _, _ in short(found)] == [
        ("007", "¥50", "60元", "1234.50"),
        ("1月2日", "5-Jan", "H₂O"),
    ]
    assert messages(issues, "import/excel-date") == ["3:2 these cells are dates without a year: B3, C3."]
    assert messages(issues, "import/unread-cells") == [
        "3:4 these cells show an error of Excel, and are not read: D3."
    ]


def test_what_a_workbook_holds_beside_its_cells_is_told() -> None:
    def dress(sheet: Any) -> None:
        sheet["A2"].comment = Comment("这题要改", "王")
        sheet["B2"].hyperlink = "https://example.org/law"
        sheet["C2"].font = Font(strike=True)
        sheet.row_dimensions[3].hidden = True
        other = sheet.parent.create_sheet("作废")
        other.append(["旧题"])
        other.sheet_state = "hidden"

    found, issues = tabled(
        HEADS, ("几？", "甲", "乙", "", "", "A"), ("藏？", "甲", "乙", "", "", "B"), dress=dress
    )
    assert len(found) == 2
    assert messages(issues, "import/hidden") == [
        "1:1 the sheet '作废' is hidden and is not read.",
        "3:1 these rows are hidden, and are read as the others: 3.",
    ]
    assert messages(issues, "import/not-taken") == [
        "2:1 the comment of A2 is not taken over: '这题要改'.",
        "2:2 the link of B2 is not taken over: https://example.org/law .",
        "2:3 words in these cells are struck out, and come as if they were not: C2.",
    ]


def test_questions_that_stand_in_one_column_as_text() -> None:
    found, _ = tabled(
        ("1.竖排？",),
        ("A. 甲",),
        ("B. 乙",),
        ("答案：B",),
        (),
        ("2.再来？",),
        ("A. 甲",),
        ("B. 乙",),
        ("答案：A",),
    )
    assert [row[2] for row in short(found)] == [("B",), ("A",)]


def test_right_options_that_are_told_by_their_look_are_taken_and_told() -> None:
    def dress(sheet: Any) -> None:
        sheet["C2"].font = Font(color="FFFF0000")

    found, issues = tabled(HEADS, ("几？", "甲", "乙", "丙", "丁", ""), dress=dress)
    assert short(found)[0][2] == ("B",)
    assert len(messages(issues, "import/told-by-look")) == 1

    def build(document: Any) -> None:
        for number, look in enumerate(("bold", "colour", "marker", "none"), start=1):
            document.add_paragraph(f"{number}. 几？")
            for name in "AB":
                run = document.add_paragraph().add_run(f"{name}. 选项{name}")
                run.bold = name == "A" and look == "bold"
                if name == "A" and look == "colour":
                    run.font.color.rgb = RGBColor(255, 0, 0)
                if name == "A" and look == "marker":
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    found, issues = written(build)
    assert [row[2] for row in short(found)] == [("A",), ("A",), ("A",)]
    assert len(messages(issues, "import/told-by-look")) == 3
    assert len(messages(issues, "import/no-answer")) == 1


KEYED = "".join(f"{number}. 题{number}？\nA. 甲  B. 乙  C. 丙\n" for number in range(1, 6))


@pytest.mark.parametrize(
    "key",
    ["参考答案：1-5 ABCAB", "参考答案：1-3 ABC 4~5 AB", "答案：1.A 2.B 3.C 4.A 5.B", "Answer Key\n1-5: A B C A B",
     "答案\n1-2 AB\n3、C\n4 A 5 B",
     "【参考答案及解析】\n1．A\n2．B\n3．C\n4．A\n5．B"],
)  # fmt: skip
def test_keys_at_the_end(key: str) -> None:
    found, issues = typed(KEYED + key)
    assert [row[2] for row in short(found)] == [("A",), ("B",), ("C",), ("A",), ("B",)]
    assert not issues.found


def test_keys_of_several_answers_of_truths_of_words_and_with_reasons() -> None:
    found, issues = typed(
        "1. 甲？\nA. x\nB. y\nC. z\n2. 乙？\nA. x\nB. y\n3. 丙。\n4. 丁。\n5. 成立于____年。\n"
        "参考答案\n1. A, C  2. B — 因为下雨\n3-4 √×\n5. 1998\n解析：\n1. 都看得到。\n"
    )  # fmt: skip
    assert [(row[0], row[2], row[3]) for row in short(found)] == [
        ("multiple", ("A", "C"), "都看得到。"), ("single", ("B",), ""), ("true-false", ("true",), ""),
        ("true-false", ("false",), ""), ("blanks", ("1998",), ""),
    ]  # fmt: skip
    assert messages(issues, "import/unread-text") == [
        "12:1 '— 因为下雨' belongs to no question and is not read."
    ]


def test_a_key_in_parts_whose_numbers_begin_anew() -> None:
    found, _ = typed(
        "一、单选题\n1. 甲？\nA. x\nB. y\n2. 乙？\nA. x\nB. y\n二、判断题\n1. 丙。\n2. 丁。\n"
        "答案\n一、单选题\n1. A 2. B\n二、判断题：1. √ 2. ×\n"
    )  # fmt: skip
    assert [row[2] for row in short(found)] == [("A",), ("B",), ("true",), ("false",)]


def test_ways_to_begin_a_question_and_to_mark_its_options() -> None:
    found, _ = typed(
        "Question 1\nWho signs?\na) The boss\n*b) You\nQuestion 2\nWhich?\n[x] Monday\n[ ] Tuesday\n[x] Friday\n"
        "Q3. What?\nA. 54\nB. 56 (correct)\n【判断题】4. 门锁着。\n【答案】对\n5. 简述步骤。\n答：先问，再听。\n"
    )  # fmt: skip
    assert [(row[0], row[2]) for row in short(found)] == [
        ("single", ("B",)), ("multiple", ("A", "C")), ("single", ("B",)), ("true-false", ("true",)),
        ("reflection", ("先问，再听。",)),
    ]  # fmt: skip


def test_lists_of_word_without_letters_are_options_or_belong_to_the_question() -> None:
    def build(document: Any) -> None:
        for answer in ("B", ""):
            document.add_paragraph("哪个？", style="List Number")
            for text in ("甲", "乙"):
                document.add_paragraph(text, style="List Bullet")
            document.add_paragraph(f"答案：{answer}" if answer else "")

    found, _ = written(build)
    assert short(found)[0] == ("single", ("甲", "乙"), ("B",), "")
    assert found[1].tree["type"] == "reflection"
    assert "乙" in str(found[1].tree["prompt"])


def test_forms_and_keys_in_tables_of_word() -> None:
    def build(document: Any) -> None:
        for rows in ((("题目", "甲？"), ("选项A", "x"), ("选项B", "y"), ("正确答案", "A"), ("解析", "因")),):
            table = document.add_table(0, 2)
            for row in rows:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = row
        for number in (1, 2):
            for line in (f"{number}、题？", "A、甲", "B、乙"):
                document.add_paragraph(line)
        table = document.add_table(2, 3)
        for at, texts in enumerate((("题号", "1", "2"), ("答案", "A", "B"))):
            for column, text in enumerate(texts):
                table.rows[at].cells[column].text = text

    found, _ = written(build)
    assert short(found) == [
        ("single", ("x", "y"), ("A",), "因"),
        ("single", ("甲", "乙"), ("A",), ""),
        ("single", ("甲", "乙"), ("B",), ""),
    ]


def test_blanks_raised_signs_and_signs_of_symbol_faces_in_word() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("一、填空题")
        paragraph = document.add_paragraph("1. 成立于")
        paragraph.add_run("        ").underline = True
        paragraph.add_run("年，面积 5 m")
        paragraph.add_run("2").font.superscript = True
        document.add_paragraph("答案：2001")
        document.add_paragraph("2. 总部在（上海）。")
        document.add_paragraph("二、判断题")
        paragraph = document.add_paragraph("3. 甲。（")
        paragraph._p.append(parse_xml(f'<w:r {WORD}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'))
        paragraph.add_run("）")

    found, issues = written(build)
    assert found[0].tree["text"] == "成立于[[a]]年，面积 5 m²"
    assert [row[2] for row in short(found)] == [("2001",), ("上海",), ("true",)]
    assert not issues.found


def test_what_a_document_holds_beside_its_text_is_told() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("1. 甲。（√）")
        document.add_comment(paragraph.runs, text="请核对", author="李")
        box = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
        paragraph._p.append(parse_xml(f"<w:r {WORD}><w:pict>{box}</w:pict></w:r>"))

    found, issues = written(build)
    assert found[0].tree["prompt"] == "甲。"
    assert messages(issues, "import/not-taken") == [
        "1:1 a comment is not taken over: '李: 请核对'.",
        "1:1 a text box is not read: '框里'.",
    ]


WESTERN = "question;A;B;C;answer\r\nWas kostet 1,5 kg für Müller?;2,50;3,00;3,50;B\r\n"


@pytest.mark.parametrize(
    "text", [WESTERN.encode("cp1252"), f"sep=;\r\n{WESTERN}".encode(), WESTERN.replace(";", "，").encode()]
)
def test_signs_between_cells_and_encodings_of_europe(text: bytes) -> None:
    if "，".encode() in text:
        text = text.replace(b"1,5", b"1.5").replace(b",", b".")
    assert guess("bank.csv", text, "zh") == "csv"
    reader = FORMATS["csv"].read
    assert reader is not None
    found = reader(Source(file="bank.csv", raw=text, language="zh"), IssueLog())
    assert "für Müller" in str(found[0].tree["prompt"])
    assert short(found)[0][2] == ("B",)


@pytest.mark.parametrize("line", ["#1", "# 1", ">引", "- 甲", "2984. 乙"])
def test_words_that_begin_as_markdown_does_stay_words(line: str) -> None:
    found, _ = tabled(HEADS, ("几？", line, "乙", "", "", "A"))
    assert short(found)[0][1][0].replace("\\", "") == line
    assert "\\" in short(found)[0][1][0]


@pytest.mark.parametrize(
    "words",
    ["* 甲", "<br>", "<b>x</b>", "a<b", "a < b", "&lt;", "&nbsp;", "C&A", "---", "<!-- x -->", "Vec<String>",
     "!!! note", "*[HTML]: x", "[a]: http://x", "#1", ">引", "$5 和 $6", "[[a]]", "{{ x }}", "C:\\new",
     "x_y_z 与 _y_", "~~删~~", "1. 甲"],
)  # fmt: skip
def test_plain_words_are_shown_as_they_are_written(words: str) -> None:
    found, _ = tabled(("题目", "A", "B", "答案", "解析"), ("几？", words, "乙", "A", words))
    text = str(found[0].tree["explain"])
    shown_ = Markdown(extensions=[*EXTENSIONS], extension_configs=settings_of(EXTENSIONS)).convert(text)
    assert shown_ == f"<p>{escape(words, quote=False)}</p>"


def test_one_merged_head_over_all_options() -> None:
    def dress(sheet: Any) -> None:
        sheet.merge_cells("B1:D1")

    found, _ = tabled(
        ("题目标题", "选项", None, None, "答案"),
        ("哪个？", "甲", "乙", "丙", "C"),
        ("哪些？", "甲", "乙", "丙", "AB"),
        dress=dress,
    )
    assert short(found) == [
        ("single", ("甲", "乙", "丙"), ("C",), ""),
        ("multiple", ("甲", "乙", "丙"), ("A", "B"), ""),
    ]


def test_the_name_of_a_sheet_is_the_kind_of_its_questions() -> None:
    def dress(sheet: Any) -> None:
        sheet.title = "简答题"
        other = sheet.parent.create_sheet("多选题")
        for row in (("题目", "A", "B", "答案"), ("哪些？", "甲", "乙", "A")):
            other.append(row)

    found, _ = tabled(("题目", "答案"), ("简述。", "要点"), dress=dress)
    assert [row.tree["type"] for row in found] == ["reflection", "multiple"]


def test_kinds_behind_questions_and_answers_in_sentences() -> None:
    found, _ = typed(
        "1. 哪个？[单选题]\nA.甲\nB.乙 (正确答案)\n\n2. 试用期____月。[填空题]\n答案：3\n"
        "3) Who?\na. Ann\nb. Ben\nCorrect: b\nReason: He asked.\n4) Which?\na. One\nb. Two\nThe correct answer is B\n"
        "5) What?\na. Red\nb. Blue\nAns. a\n6) Where?\na. In\nb. Out\n答案是B\n"
    )  # fmt: skip
    assert [row[2] for row in short(found)] == [("B",), ("3",), ("B",), ("B",), ("A",), ("B",)]
    assert found[0].tree["prompt"] == "哪个？"
    assert found[2].tree["explain"] == "He asked."


def test_options_that_a_table_of_word_sets_beside_each_other() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("1. 哪个？")
        table = document.add_table(2, 2)
        for at, text in enumerate(("A．甲", "C．丙", "B．乙", "D．丁")):
            table.cell(at // 2, at % 2).text = text
        document.add_paragraph("答案：B")

    found, issues = written(build)
    assert short(found) == [("single", ("甲", "乙", "丙", "丁"), ("B",), "")]
    assert not issues.found


@pytest.mark.parametrize(
    "line",
    ["1. x" + "[a" * 20_000, "1. a" + " " * 50_000 + "b", "【" * 20_000, "参考答案：1-5 " + "A " * 20_000],
)
def test_long_lines_are_read_in_a_moment(line: str) -> None:
    begin = process_time()
    typed(f"{line}\n答案：对\n")
    tabled(("题目", "A", "B", "答案"), (line[:32_000], "甲", line[:32_000], "A"))
    assert process_time() - begin < 5


def test_aiken_as_people_write_it() -> None:
    found, issues = imported(
        "aiken",
        "Who?\nA. Ann\nB. Ben\nC. Cem\nANSWER: A, C\n\n中文？\nA．甲\nB．乙\n答案：B\n\nNo key\nA. x\nB. z\n\n"
        "Right?\nA) one\nB) two\nAnswer: b\nFEEDBACK: Because.\n".encode(),
    )
    assert short(found) == [
        ("multiple", ("Ann", "Ben", "Cem"), ("A", "C"), ""),
        ("single", ("甲", "乙"), ("B",), ""),
        ("single", ("one", "two"), ("B",), "Because."),
    ]
    assert [row.tree["prompt"] for row in found] == ["Who?", "中文？", "Right?"]
    assert messages(issues, "import/no-answer") == [
        "12:1 this question has no line 'ANSWER: …': it is left out."
    ]


def test_letters_behind_bullets() -> None:
    found, _ = typed("1. Which?\n- A. one\n- B. two\nAnswer: B\n")
    assert short(found) == [("single", ("one", "two"), ("B",), "")]
