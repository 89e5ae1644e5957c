"""Keys by the names that other tools, and Chinese authors, have for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

_MEANT: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("feedback", "rationale", "reason", "comment", "理由", "反馈"), ("why", "because")),
    **dict.fromkeys(("explanation", "solution", "解析", "解释", "说明"), ("explain", "why")),
    **dict.fromkeys(("question", "stem", "ask", "题干", "题目", "问题"), ("prompt",)),
    **dict.fromkeys(("choices", "answers", "alternatives", "选项"), ("options", "accept", "items")),
    **dict.fromkeys(
        ("answer", "right", "is_correct", "iscorrect", "答案", "正确"), ("correct", "answer", "accept")
    ),
    **dict.fromkeys(("label", "content", "description", "body", "文字", "内容"), ("text",)),
    **dict.fromkeys(("name", "heading", "名称", "标题"), ("title", "term")),
    **dict.fromkeys(("kind", "类型", "题型"), ("type",)),
    **dict.fromkeys(("score", "marks", "weight", "分值"), ("points",)),
    **dict.fromkeys(("time", "duration", "时长", "分钟"), ("minutes",)),
    **dict.fromkeys(("goals", "outcomes", "目标"), ("objectives", "objective")),
    **dict.fromkeys(("goal", "outcome"), ("objective",)),
    **dict.fromkeys(("color", "colours", "颜色"), ("colour",)),
}
_RIGHT = frozenset(("answer", "answers", "correct", "right", "key", "solution", "答案", "正确"))


def synonym(key: str, known: Collection[str]) -> str:
    """The known key that another tool calls by a name, "" for none."""
    return next((name for name in _MEANT.get(key.strip().lower(), ()) if name in known), "")


def right_elsewhere(key: str, known: Collection[str]) -> bool:
    """Whether a key of a question tells which of its options is right, as these tell themselves."""
    return key.strip().lower() in _RIGHT and "options" in known
