"""Tables of questions as people lay them out, each with what somebody counted in it by hand.

A layout is a list of rows; None is the rest of a merged cell: beside the cell before it, or below the one above it
(`^`). What is expected are questions as (kind, prompt, options or gaps, those that are right, explanation).
"""

# ruff: noqa: E501  (rows of tables stand in lines of their own)

from __future__ import annotations

from dataclasses import dataclass

RIGHT, DOWN = ">", "^"
"""The rest of a cell that reaches to the right, or down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question by hand: `right` are the letters of its right options, its truth, its words or its number."""

    kind: str
    prompt: str
    right: tuple[str, ...]
    options: tuple[str, ...] = ()
    explain: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table with its questions, and the cells that nobody can read."""

    rows: tuple[tuple[str, ...], ...]
    asked: tuple[Asked, ...]
    unread: tuple[str, ...] = ()


GREET = ("微笑问好", "先看屏幕", "等他开口", "指一指机器")
ROOM = ("谁都算", "只算柜台", "只算电话")

LAYOUTS = {
    "letters_in_an_answer_column": Layout(
        rows=(
            ("序号", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析"),
            ("1", "客户走近，先做什么？", *GREET, "A", "三步之内先问好。"),
            ("2", "哪些算关键时刻？", "电话", "账单", "广告", "", "ABC", "接触到就算。"),
            ("3", "谁的工作算？", *ROOM, "", "a", ""),
        ),
        asked=(
            Asked(kind="single", prompt="客户走近，先做什么？", options=GREET, right=("A",), explain="三步之内先问好。"),
            Asked(
                kind="multiple", prompt="哪些算关键时刻？", options=("电话", "账单", "广告"), right=("A", "B", "C"),
                explain="接触到就算。",
            ),
            Asked(kind="single", prompt="谁的工作算？", options=ROOM, right=("A",)),
        ),
    ),
    "a_title_and_heads_in_two_rows": Layout(
        rows=(
            ("客服岗位题库（2026 年版）", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT),
            ("题型", "题目内容", "备选项", RIGHT, RIGHT, "标准答案", "试题解析"),
            (DOWN, DOWN, "A", "B", "C", DOWN, DOWN),
            ("单选题", "谁的工作算？", *ROOM, "A", "凡是客户碰得到的。"),
            ("多选题", "哪些不算？", "梦见", "没见过的公告", "排队", "A,B", ""),
            ("判断题", "账单不算接触。", "", "", "", "错", "看账单也是接触。"),
        ),
        asked=(
            Asked(kind="single", prompt="谁的工作算？", options=ROOM, right=("A",), explain="凡是客户碰得到的。"),
            Asked(kind="multiple", prompt="哪些不算？", options=("梦见", "没见过的公告", "排队"), right=("A", "B")),
            Asked(kind="true-false", prompt="账单不算接触。", right=("false",), explain="看账单也是接触。"),
        ),
    ),
    "options_below_each_other_with_ticks": Layout(
        rows=(
            ("题目", "选项", "正确", "解析"),
            ("客户走近，先做什么？", "微笑问好", "√", "三步之内。"),
            (DOWN, "先看屏幕", "", "屏幕可以等。"),
            (DOWN, "等他开口", "", "他已经开口了。"),
            ("哪些算接触？", "电话", "√", "听得到。"),
            (DOWN, "短信", "√", "看得到。"),
            (DOWN, "内部会议", "", "他不在场。"),
        ),
        asked=(
            Asked(
                kind="single", prompt="客户走近，先做什么？", options=GREET[:3], right=("A",),
                reasons=("三步之内。", "屏幕可以等。", "他已经开口了。"),
            ),
            Asked(
                kind="multiple", prompt="哪些算接触？", options=("电话", "短信", "内部会议"), right=("A", "B"),
                reasons=("听得到。", "看得到。", "他不在场。"),
            ),
        ),
    ),
    "answers_as_words": Layout(
        rows=(
            ("Question", "Option A", "Option B", "Option C", "Correct answer", "Explanation"),
            ("Who is the customer?", "Whoever meets our work", "The caller", "The payer", "Whoever meets our work", "All."),
            ("A bill is a contact.", "True", "False", "", "True", "It is read."),
            ("Which are contacts?", "A call", "A letter", "A dream", "A call; A letter", ""),
        ),
        asked=(
            Asked(
                kind="single", prompt="Who is the customer?", options=("Whoever meets our work", "The caller", "The payer"),
                right=("A",), explain="All.",
            ),
            Asked(kind="true-false", prompt="A bill is a contact.", right=("true",), explain="It is read."),
            Asked(kind="multiple", prompt="Which are contacts?", options=("A call", "A letter", "A dream"), right=("A", "B")),
        ),
    ),
    "answers_as_numbers": Layout(
        rows=(
            ("No.", "Question", "Option 1", "Option 2", "Option 3", "Option 4", "Answer"),
            ("1", "Which comes first?", "Greet", "Type", "Point", "Wait", "1"),
            ("2", "Which two count?", "A call", "A dream", "A bill", "", "1, 3"),
        ),
        asked=(
            Asked(kind="single", prompt="Which comes first?", options=("Greet", "Type", "Point", "Wait"), right=("A",)),
            Asked(kind="multiple", prompt="Which two count?", options=("A call", "A dream", "A bill"), right=("A", "C")),
        ),
    ),
    "ticks_within_the_options": Layout(
        rows=(
            ("题干", "A", "B", "C", "解析"),
            ("先做什么？", "√ 微笑问好", "看屏幕", "等", "先看人。"),
            ("哪些算？", "电话 √", "√账单", "梦", ""),
        ),
        asked=(
            Asked(kind="single", prompt="先做什么？", options=("微笑问好", "看屏幕", "等"), right=("A",), explain="先看人。"),
            Asked(kind="multiple", prompt="哪些算？", options=("电话", "账单", "梦"), right=("A", "B")),
        ),
    ),
    "all_options_in_one_cell": Layout(
        rows=(
            ("题型", "题干", "选项", "正确答案", "分值"),
            ("单选", "先做什么？", "A. 微笑问好\nB. 看屏幕\nC. 等", "A", "2"),
            ("多选", "哪些算？", "A、电话 B、账单 C、梦", "A、B", "3"),
            ("单选", "哪一个最远？", "柜台|电话|广告", "C", "2"),
        ),
        asked=(
            Asked(kind="single", prompt="先做什么？", options=("微笑问好", "看屏幕", "等"), right=("A",)),
            Asked(kind="multiple", prompt="哪些算？", options=("电话", "账单", "梦"), right=("A", "B")),
            Asked(kind="single", prompt="哪一个最远？", options=("柜台", "电话", "广告"), right=("C",)),
        ),
    ),
    "blank_rows_sections_and_heads_again": Layout(
        rows=(
            ("题干", "A", "B", "C", "答案"),
            ("一、单选题（每题 2 分）", RIGHT, RIGHT, RIGHT, RIGHT),
            ("1. 先做什么？", "问好", "看屏幕", "等", "A"),
            ("", "", "", "", ""),
            ("二、多选题", RIGHT, RIGHT, RIGHT, RIGHT),
            ("题干", "A", "B", "C", "答案"),
            ("2. 哪些算？", "电话", "账单", "梦", "A B"),
            ("", "", "", "", ""),
            ("三、判断题", RIGHT, RIGHT, RIGHT, RIGHT),
            ("3. 账单不算接触。（ ）", "", "", "", "×"),
        ),
        asked=(
            Asked(kind="single", prompt="先做什么？", options=("问好", "看屏幕", "等"), right=("A",)),
            Asked(kind="multiple", prompt="哪些算？", options=("电话", "账单", "梦"), right=("A", "B")),
            Asked(kind="true-false", prompt="账单不算接触。", right=("false",)),
        ),
    ),
    "true_or_false_in_four_ways": Layout(
        rows=(
            ("题目", "正确答案", "说明"),
            ("电话算接触。", "√", "听得到。"),
            ("梦算接触。", "F", ""),
            ("账单算接触。", "正确", ""),
            ("会议纪要算接触。", "否", "客户看不到。"),
        ),
        asked=(
            Asked(kind="true-false", prompt="电话算接触。", right=("true",), explain="听得到。"),
            Asked(kind="true-false", prompt="梦算接触。", right=("false",)),
            Asked(kind="true-false", prompt="账单算接触。", right=("true",)),
            Asked(kind="true-false", prompt="会议纪要算接触。", right=("false",), explain="客户看不到。"),
        ),
    ),
    "gaps_numbers_and_tasks": Layout(
        rows=(
            ("题型", "题干", "答案", "解析"),
            ("填空题", "印象由____传出去，一共____条。", "渠道；3/三", "外表和行为。"),
            ("填空", "最先看到的是（    ）。", "外表", ""),
            ("计算题", "八个得分的均值是多少？", "0.5±0.01 分", "先加，再除以 8。"),
            ("简答题", "写一个你昨天的时刻。", "谁，做了什么，客户看见了什么。", ""),
        ),
        asked=(
            Asked(kind="blanks", prompt="印象由____传出去，一共____条。", right=("渠道", "3|三"), explain="外表和行为。"),
            Asked(kind="blanks", prompt="最先看到的是____。", right=("外表",)),
            Asked(kind="numeric", prompt="八个得分的均值是多少？", right=("0.5", "0.01", "分"), explain="先加，再除以 8。"),
            Asked(kind="reflection", prompt="写一个你昨天的时刻。", right=("谁，做了什么，客户看见了什么。",)),
        ),
    ),
    "a_reason_for_each_option": Layout(
        rows=(
            ("Question", "Option A", "Why A", "Option B", "Why B", "Option C", "Why C", "Key"),
            ("First?", "Greet", "Yes.", "Type", "It can wait.", "Point", "He asked you.", "A"),
        ),
        asked=(
            Asked(
                kind="single", prompt="First?", options=("Greet", "Type", "Point"), right=("A",),
                reasons=("Yes.", "It can wait.", "He asked you."),
            ),
        ),
    ),
    "columns_that_nobody_knows": Layout(
        rows=(
            ("部门", "题干", "A", "B", "答案", "出题人", "难度"),
            ("前台", "先做什么？", "问好", "看屏幕", "A", "小李", "易"),
            ("后台", "哪个算？", "账单", "梦", "A", "", "中"),
            ("", "", "", "", "", "备注：下月更新", ""),
        ),
        asked=(
            Asked(kind="single", prompt="先做什么？", options=("问好", "看屏幕"), right=("A",)),
            Asked(kind="single", prompt="哪个算？", options=("账单", "梦"), right=("A",)),
        ),
        unread=("1:1 A2, A3", "1:6 F2", "1:7 G2, G3", "4:6 F4"),
    ),
}  # fmt: skip
