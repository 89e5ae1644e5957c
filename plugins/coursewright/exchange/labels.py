"""The words before what running text says of a question: 答案：, Answer:, 解析：, Why A:, [id]."""

from __future__ import annotations

import re

_ANY = re.IGNORECASE | re.DOTALL
_SAID = r"(?:[】\]]\s*[:：]?|\s*[:：])"
_ANSWERS = (
    r"[【\[]?(?:(?:正确|参考|标准|试题)?答案|解答|答|correct answers?|correct|answers?|ans\.?|key|solution)"
)
_EXPLAINS = r"[【\[]?(?:答案解析|试题解析|解析|说明|explanation|rationale|feedback|reason)"
BEGIN = re.compile(
    r"(?:第?\s*(\d{1,3})\s*题?\s*[.、．）):：]|[（(](\d{1,3})[)）]|Q(\d{1,3})[.:)]?)\s*(\S.*)", re.DOTALL
)
"""A question's number and its words."""
BEGIN_ALONE = re.compile(
    r"(?:question|frage|题目?|试题|第)\s*(\d{1,3})\s*题?\s*(?:[.、．）):：]\s*(.*))?", _ANY
)
"""A question's number behind a word, perhaps in a line of its own."""
ANSWER = re.compile(
    rf"(?:{_ANSWERS}{_SAID}|(?:正确)?答案(?:是|为|选)|(?:the )?(?:correct |right )?answer is|ans\.)\s*(.*)",
    _ANY,
)
EXPLAIN = re.compile(rf"{_EXPLAINS}{_SAID}\s*(.*)", _ANY)
WITHIN = re.compile(rf"\s+{_EXPLAINS}{_SAID}\s*", re.IGNORECASE)
WHY = re.compile(
    r"(?:选项?\s*)?[“「\"']?([A-L]|[对對错錯√×])[”」\"']?\s*[项的]?\s*解析\s*[:：]\s*(.*)|"
    r"why\s+([A-L]|true|false)\s*[:：]\s*(.*)",
    _ANY,
)
POINTS = re.compile(r"[【\[]?(?:分值|points)(?:[】\]]\s*[:：]?|\s*[:：])\s*(\d{1,2})\s*分?", re.IGNORECASE)
ID = re.compile(r"(?:题目编号|id)\s*[:：]\s*(\S+)", re.IGNORECASE)
OTHER = re.compile(
    r"(?:[【\[](?:难度|难易程度|知识点|考点|分类|标签|出处|来源|difficulty|topic|tags?)[】\]]\s*[:：]?|"
    r"(?:难度|难易程度|知识点|考点|标签|difficulty|topic|tags?)\s*[:：])\s*(.*)",
    _ANY,
)
"""What is told of a question and has no place here."""
OPTION = re.compile(r"[（(]?([A-L])\s*[)）.、．:：]\s*\S", re.IGNORECASE)
TICKED = re.compile(r"(?:[*√✓✔☑✅]|\[[xX✓√]\])\s*(?=[（(]?[A-La-l]\s*[)）.、．:：])")
"""A sign before the letter of an option that is right."""
BOX = re.compile(r"(?:[-*+•·]\s*)?(?:\[([ xX✓√])?\]|([☐☑☒✅]))\s*(\S.*)", re.DOTALL)
"""An option that has a box instead of a letter."""
BULLET = re.compile(r"[•·●○◦▪■□\-–*]\s+(\S.*)", re.DOTALL)
KIND = re.compile(r"[（(\[【]\s*([^（()）\[\]【】]{2,24})\s*[)）\]】]\s*")
KIND_BEHIND = re.compile(r"[（(\[【]\s*([^（()）\[\]【】]{2,24})\s*[)）\]】]\s*$")
"""The name of a kind in brackets before or behind a question."""
WORTH = re.compile(r"[（(]\s*(\d{1,2})\s*(?:分|points?|marks?|pts?)\s*[)）]", re.IGNORECASE)
