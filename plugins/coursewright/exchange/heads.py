"""What columns of tables are called, in Chinese and English, and the words that answers are given in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import normalize

from coursewright.languages.language import language_of
from coursewright.languages.words import word_languages, words

HEADS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "id": (("题目编号", "题目id", "试题编号"), ("id", "question id", "code")),
    "number": (("序号", "题号", "编号"), ("no", "number", "#", "nr", "q", "q no", "item no")),
    "kind": (("题型", "类型", "题目类型", "试题类型"), ("type", "kind", "question type", "item type")),
    "prompt": (
        (
            "题干", "题目", "问题", "试题", "题目内容", "试题内容", "题干内容", "内容", "试题题干", "题目题干",
            "题目标题", "试题标题", "题目名称", "试题名称", "题目描述",
        ),
        ("question", "stem", "prompt", "question text", "item", "text"),
    ),
    "options": (
        ("选项", "备选项", "备选答案", "候选项", "选项内容", "试题选项", "题目选项", "候选答案"),
        ("options", "choices", "option", "choice", "alternatives"),
    ),
    "answer": (
        ("答案", "正确答案", "标准答案", "参考答案", "正确选项", "试题答案", "题目答案"),
        (
            "answer", "correct answer", "key", "correct option", "right answer", "answer key", "correct answers",
            "answers", "correct choice", "solution",
        ),
    ),
    "tick": (("正确", "是否正确", "对错", "勾选"), ("correct", "right", "is correct", "correct?", "tick")),
    "explain": (
        ("解析", "答案解析", "试题解析", "题目解析", "说明", "解释"),
        ("explanation", "rationale", "feedback", "why", "comment", "general feedback", "answer explanation"),
    ),
    "points": (("分值", "分数", "得分", "试题分值", "题目分值"), ("points", "score", "marks", "mark", "weight")),
}  # fmt: skip
"""By role: the names of a column in Chinese and in English; the first of each is what we write."""
_LETTERED = re.compile(
    r"(?:选项|备选项|备选答案|候选项|答案|options?|choices?|alternatives?|(?:possible )?answer(?: option| choice)?)?"
    r"\s*([a-l]|[1-9]|1[0-2])\s*(?:选项|项)?",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:选项\s*([a-l])|([a-l])\s*项?)\s*(?:的?解析|的?说明)|(?:why|feedback|explanation)\s*([a-l])",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:选\s*)?[“「\"']?(对|错|√|×)[”」\"']?\s*的?(?:解析|说明)|"
    r"(?:why|feedback|explanation)\s*(true|false)|(true|false)\s*(?:why|feedback|explanation)"
)
"""Reasons of a statement's two sides."""
LONGEST = 200
"""So many signs of a head are looked at."""
_ROLES = {name: role for role, both in HEADS.items() for names in both for name in names}

KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "single": (
        ("单选题", "单选", "单项选择题", "单项选择"),
        ("single choice", "single", "multiple choice", "mcq", "mc", "single answer"),
    ),
    "multiple": (
        ("多选题", "多选", "多项选择题", "多项选择", "不定项选择题", "不定项选择", "不定项"),
        ("multiple response", "multiple answers", "multiple answer", "multiple select", "multi", "multiple", "checkbox",
         "checkboxes", "ma", "mr", "multi select"),
    ),
    "true-false": (
        ("判断题", "判断", "是非题", "对错题", "判断正误"),
        ("true or false", "true/false", "true false", "t/f", "tf", "true-false"),
    ),
    "blanks": (
        ("填空题", "填空", "补全题"),
        (
            "fill in", "fill in the blank", "fill in the blanks", "blanks", "short answer", "fill in blank", "sa",
            "fib",
        ),
    ),
    "numeric": (("数值题", "计算题", "数字题", "计算"), ("number", "numeric", "numerical", "num")),
    "order": (("排序题", "排序"), ("order", "ordering", "sequence")),
    "match": (("匹配题", "匹配", "连线题", "配对题", "连线", "配对"), ("match", "matching")),
    "reflection": (
        (
            "简答题", "简答", "问答题", "问答", "论述题", "论述", "思考题", "主观题", "案例分析题", "案例分析",
            "案例题", "名词解释", "名词解释题", "材料题", "材料分析题", "分析题", "情景题", "情境题", "实操题",
            "操作题", "作文", "翻译题",
        ),
        (
            "essay", "open", "reflection", "open question", "open ended", "ess", "long answer",
            "free text", "case study",
        ),
    ),
}  # fmt: skip
"""The names of kinds in Chinese and English; the first of each is what we write."""
_KINDS = {name: kind for kind, both in KINDS.items() for names in both for name in names}
YES = frozenset("对 正确 是 √ ✓ ✔ ☑ t true yes y right correct 1 ✅ v".split())
NO = frozenset("错 错误 否 不对 × ✗ ✘ x f false no n wrong incorrect 0 ❌ ☐".split())
"""How the truth of a statement is written."""


_SIMPLE = str.maketrans(
    "題幹選項說類號確數編問標準參備內試單對錯論連線匹給評",
    "题干选项说类号确数编问标准参备内试单对错论连线匹给评",
)
"""Signs of the names above in traditional writing."""
WHY_SIDE = {True: "why true", False: "why false"}
"""The roles of columns with the reasons of a statement's sides."""


def even(text: str) -> str:
    """A text as it is compared: width, case and traditional signs do not matter, nor what stands around it.

    Around it may stand white space, colons, stars and full stops.
    """
    return " ".join(normalize("NFKC", text).lower().translate(_SIMPLE).split()).strip(" :*.。")


def role_of(head: str) -> str:
    """What a column with a head holds: a role of HEADS, `option A`, `why A`, `why true`; "" where it is not known."""
    for said in _bare(head):
        role = _role(said)
        if role:
            return role
    return ""


def _bare(head: str) -> Iterator[str]:
    """A head without what is told beside it: what is to be filled in, how long it may be, an example."""
    head = head[:LONGEST]
    first = normalize("NFKC", head).strip().partition("\n")[0]
    for whole in (head, first):
        said = even(re.sub(r"[\[【{].*?[\]】}]", "", whole))
        yield said.replace(" (", "(").partition("(")[0].strip(" *:")
        # 正 确 答 案 is set wide, and "Answer 1 - max 75 characters" tells a bound.
        yield re.sub(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])", "", said.partition("(")[0]).strip(
            " *:"
        )
        yield re.split(r"\s+[-–—]+\s+|:\s", said, maxsplit=1)[0].partition("(")[0].strip(" *:")


def _role(said: str) -> str:
    if said in _ROLES:
        return _ROLES[said]
    reason = _REASON.fullmatch(said)
    if reason:
        return f"why {(reason[1] or reason[2] or reason[3]).upper()}"
    side = _SIDE.fullmatch(said)
    if side:
        return WHY_SIDE[truth_of(side[side.lastindex or 1]) is True]
    lettered = _LETTERED.fullmatch(said)
    if not lettered:
        return ""
    mark = lettered[1].upper()
    return f"option {chr(ord('A') + int(mark) - 1) if mark.isdigit() else mark}"


def kind_named(text: str) -> str:
    """The kind of a name; "" where it is not known."""
    said = even(text).strip("()[]【】 ").replace("-", " ")
    return (
        _KINDS.get(said) or _KINDS.get(said.removesuffix("s"), "") or _KINDS.get(said.replace(" ", "-"), "")
    )


def truth_of(text: str) -> bool | None:
    """The truth that an answer says, in the signs above or as a language of ours says it, or None."""
    said = even(text).strip("()[]. ")
    yes, no = _truths()
    return True if said in yes else False if said in no else None


@cache
def _truths() -> tuple[frozenset[str], frozenset[str]]:
    rows = [words(name) for name in word_languages()]
    yes, no = (frozenset(even(row[f"quiz.{side}"]) for row in rows) for side in ("true", "false"))
    return YES | yes, NO | no


def side_in(truth: bool, language: str) -> str:
    """What we call a side of a statement where its reason stands."""
    both = ("对", "错") if in_han(language) else ("true", "false")
    return both[0 if truth else 1]


def in_han(language: str) -> bool:
    """Whether our names in a language are those in han; else they are English."""
    return language_of(language).script.startswith("Han")


def head_in(role: str, language: str) -> str:
    """What we call a column."""
    return HEADS[role][0 if in_han(language) else 1][0]


def kind_in(kind: str, language: str) -> str:
    """What we call a kind."""
    return KINDS[kind][0 if in_han(language) else 1][0]
