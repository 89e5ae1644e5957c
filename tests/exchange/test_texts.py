"""Questions in running text, as people type them, in plain text and in Word."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from coursewright.base.issues import IssueLog
from coursewright.exchange.format import Source
from coursewright.exchange.formats import FORMATS

from .test_tables import read, told

TYPED = """\
客服岗位练习

一、单选题（每题 2 分）
1. 客户走近，先做什么？（2分）
A. 微笑问好
B. 先看屏幕
C. 等他开口
答案：A
解析：三步之内先问好。
2、谁会遇到关键时刻？（ B ）
A、柜台  B、凡是客户碰得到的人  C、没有人
二、多选题
3. 哪些算接触？
A．电话　B．账单
C．梦　　D．广告
【答案】ABD
【解析】看得到、听得到就算。
三、判断题
4. 账单不算接触。
答案：错误
四、填空题
5. 印象由____传出去，一共____条。
答案：渠道；3/三
"""
AT_THE_END = """\
Part 1: Single choice
1) Who is the customer?
a) The payer
b) Whoever meets our work
2) What comes first?
a) A greeting
b) A form
Part 2: True or false
3) A bill is a contact.
Answer key
1. B  2. A  3. True
"""
IN_A_RUN = """\
1. 甲？
A. 一 B. 二 C. 三
2. 乙？
A. 一 B. 二 C. 三
3. 丙？
A. 一 B. 二 C. 三
参考答案
1-3：BCA
"""


def text(said: str) -> tuple[list[Any], IssueLog]:
    found, issues = read(FORMATS["text"], said.encode())
    return [told(row.tree) for row in found], issues


def document(said: str) -> bytes:
    made = docx.Document()
    for line in said.split("\n"):
        made.add_paragraph(line)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize("form", ["text", "docx"])
def test_a_typed_paper_comes_in_with_answers_below_each_question(form: str) -> None:
    raw = TYPED.encode() if form == "text" else document(TYPED)
    found, issues = read(FORMATS[form], raw)
    rows = [told(row.tree) for row in found]
    assert [(row.kind, row.prompt, row.right) for row in rows] == [
        ("single", "客户走近，先做什么？", ("A",)),
        ("single", "谁会遇到关键时刻？（ ）", ("B",)),
        ("multiple", "哪些算接触？", ("A", "B", "D")),
        ("true-false", "账单不算接触。", ("false",)),
        ("blanks", "印象由____传出去，一共____条。", ("渠道", "3|三")),
    ]
    assert [len(row.options) for row in rows] == [3, 3, 4, 0, 0]
    assert [row.explain for row in rows] == ["三步之内先问好。", "", "看得到、听得到就算。", "", ""]
    assert found[0].tree["points"] == "2"
    [issue] = issues.found
    assert issue.message == "'客服岗位练习' belongs to no question and is not read."
    assert issue.place.line == 1


REASONED = {
    "对 解析：看到了就算。\n错 解析：没有别的渠道。": ("看到了就算。", "没有别的渠道。"),
    "“错”的解析：没有别的渠道。\n“对”的解析：看到了就算。": ("看到了就算。", "没有别的渠道。"),
    "錯 解析：没有别的渠道。": ("", "没有别的渠道。"),
    "√解析：看到了就算。\n×解析：没有别的渠道。": ("看到了就算。", "没有别的渠道。"),
    "Why true: It is seen.\nWhy false: It is the only one.": ("It is seen.", "It is the only one."),
    "A 解析：看到了就算。\nB 解析：没有别的渠道。": ("看到了就算。", "没有别的渠道。"),
    "对 解析：看到了就算。\n再想一想。": ("看到了就算。\n\n再想一想。", ""),
}


@pytest.mark.parametrize("said", REASONED)
def test_the_reasons_of_a_statement_are_called_by_its_sides_or_by_letters(said: str) -> None:
    found, issues = read(FORMATS["text"], f"1. （判断题）账单不算接触。\n答案：错\n{said}".encode())
    assert not issues.found
    assert reasons_of(found[0].tree) == REASONED[said]


def test_the_reasons_of_a_statement_belong_to_sides_that_stand_as_options_in_any_order() -> None:
    said = "1. 账单不算接触。\nA. 错\nB. 对\n答案：A\n对 解析：看到了就算。\nA 解析：没有别的渠道。"
    found, issues = read(FORMATS["text"], said.encode())
    assert not issues.found
    assert (found[0].tree["answer"], reasons_of(found[0].tree)) == (
        "false",
        ("看到了就算。", "没有别的渠道。"),
    )


def reasons_of(tree: Any) -> tuple[str, str]:
    """What is said to those who call a statement true, and false."""
    why = tree.get("why") or {}
    return why.get("true", ""), why.get("false", "")


@pytest.mark.parametrize(("said", "rights"), [(AT_THE_END, ("B", "A", "true")), (IN_A_RUN, ("B", "C", "A"))])
def test_a_key_at_the_end_belongs_to_the_questions_by_their_numbers(
    said: str, rights: tuple[str, ...]
) -> None:
    rows, issues = text(said)
    assert [row.right for row in rows] == [(right,) for right in rights]
    assert not issues.found


def test_a_question_without_an_answer_is_told_with_its_line() -> None:
    rows, issues = text("1. 甲？\nA. 一\nB. 二\n2. 乙？\nA. 一\nB. 二\n答案：B\n")
    assert [row.prompt for row in rows] == ["乙？"]
    [issue] = issues.found
    assert (issue.place.line, issue.message) == (1, "it says no answer: it is left out.")


def numbered() -> bytes:
    """A document whose numbers and letters are Word's own, with a tracked deletion and an insertion."""
    made = docx.Document()
    numbering = made.part.numbering_part.element
    for name, form, sign in (("91", "decimal", "%1."), ("92", "upperLetter", "%1.")):
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), name)
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", sign)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
        numbering.insert(0, abstract)
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), name)
        link = OxmlElement("w:abstractNumId")
        link.set(qn("w:val"), name)
        num.append(link)
        numbering.append(num)
    for said, name in (
        ("What comes first?", "91"),
        ("A greeting", "92"),
        ("A form", "92"),
        ("Answer: A", ""),
    ):
        paragraph = made.add_paragraph(said)
        if name:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = int(name)
            properties.get_or_add_ilvl().val = 0
    changed(made.paragraphs[1], "w:del", "w:delText", " by hand")
    changed(made.paragraphs[2], "w:ins", "w:t", " to sign")
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def changed(paragraph: Any, tag: str, text_tag: str, said: str) -> None:
    change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
    words.text = said
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def test_numbers_that_word_writes_by_itself_are_read_and_changes_are_taken() -> None:
    issues = IssueLog()
    reader = FORMATS["docx"].read
    assert reader is not None
    [row] = reader(Source(file="a.docx", raw=numbered(), language="en"), issues)
    asked = told(row.tree)
    assert (asked.prompt, asked.options, asked.right) == (
        "What comes first?",
        ("A greeting", "A form to sign"),
        ("A",),
    )
    assert not issues.found
