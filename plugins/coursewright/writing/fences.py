"""Fences that are none, that are misspelt, or that stand where they get lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from coursewright.writing.nesting import RawBlock
from coursewright.writing.sheet import RawFence, Row, Sheet
from coursewright.writing.slip import Setting, Slip
from coursewright.writing.units import ADMONITION, ITEM, NOTE, TAB, TERM

DIAGRAMS = frozenset(
    "mermaid plantuml puml dot graphviz d2 vega vega-lite markmap wavedrom svgbob nomnoml ditaa kroki bytefield "
    "pikchr structurizr blockdiag seqdiag math katex mathjax asciimath echarts".split()
)
"""Fences that other engines draw."""
_OTHER_NAMES = {
    "diagram": "figure",
    "fig": "figure",
    "img": "figure",
    "test": "quiz",
    "question": "quiz",
    "questions": "quiz",
    **dict.fromkeys(("测验", "测试", "小测", "小测验", "测驗", "測驗", "测试题", "题目", "问题"), "quiz"),
    **dict.fromkeys(("图", "圖", "图表", "插图", "示意图", "图片"), "figure"),
}
_INFO = re.compile(
    r"(?:\.?[\w#.+\-]+)?(?:[ \t]*\{[^\n]*\}|(?:[ \t]*[a-zA-Z][a-zA-Z0-9_]*=(?:\"[^\"]*\"|'[^']*'))*)$"
)
_ODD_MARK = re.compile(
    r"(?P<mark>`{1,2}|~{1,2}|'{2,}|\"{3,}|[´‘’“”′]{2,}|[·｀～][`~·｀～]+|、{3,})(?P<rest>[^`]*)$"
)
_WITHIN = re.compile(r"\S.*?(?P<mark>`{3,}|~{3,})[ {.]*(?P<name>[A-Za-z]+)\W*$")
_IN_LINE = re.compile(r"(?P<mark>`{3,}|~{3,})[ {.]*(?P<name>[A-Za-z]+)\b[^`~]*(?P=mark)$")


def near_fence(name: str, setting: Setting) -> str:
    """The fence of ours that a name was meant for, "" for none."""
    known = setting.fences
    plain = re.split(r"[#:=|（(]", name.strip("{}.:[]<>").lower())[0]
    if plain in known:
        return plain
    if _OTHER_NAMES.get(plain) in known and (plain in ("fig", "diagram") or not plain.isascii()):
        return _OTHER_NAMES[plain]
    close = get_close_matches(plain, known, n=1, cutoff=0.7)
    return close[0] if close else ""


def check_fences(sheet: Sheet, setting: Setting, raw: Sequence[RawBlock]) -> Iterator[Slip]:
    """All fences as they stand."""
    for fence in sheet.fences:
        own = fence.name in setting.fences
        yield from _check_name(fence, sheet, setting) if not own else _check_info(fence)
        yield from _check_inside(fence, sheet, own)
        if fence.first and _is_below_code(sheet.rows[fence.first - 1], sheet.rows[fence.first]):
            cure = "Put an empty line before it."
            yield _slip("text/no-empty-line", fence, "this fence would run into the code above it.", cure)
        if fence.listed:
            yield _slip(
                "text/fence-place", fence, "a fence cannot begin in the line of a list's mark.",
                "Put it in the next line, indented by four.",
            )  # fmt: skip
        elif own:
            yield from _check_place(fence, sheet, setting, raw)


def _is_below_code(above: Row, row: Row) -> bool:
    """Whether indented code stands right above a fence, and takes it in."""
    return above.kind == "code" or (above.kind == "text" and above.indent >= _indent(row.raw) + 4)


def _slip(rule: str, fence: RawFence, message: str, cure: str, *, mild: bool = False) -> Slip:
    return Slip(rule=rule, line=fence.first, column=fence.column, message=message, cure=cure, mild=mild)


def _check_name(fence: RawFence, sheet: Sheet, setting: Setting) -> Iterator[Slip]:
    name = fence.name
    near = near_fence(name, setting) if name else ""
    block = name.strip("/:").lower()
    if block in setting.blocks:
        yield _slip(
            "text/block-like", fence, f"'{fence.mark}{fence.info}' would be shown as code.",
            f"Write a line '/// {block}' before the text and a line '///' after it.",
        )  # fmt: skip
    elif near:
        yield _slip(
            "text/fence-name", fence, f"'{name}' is no fence that is known; it would be shown as code.",
            f"Did you mean '{fence.mark}{near}'?",
        )  # fmt: skip
    elif name.lower() in DIAGRAMS:
        cure = "Draw it as a figure (new figure), or save it as a picture."
        yield _slip("text/diagram", fence, f"'{name}' would be shown as its source.", cure, mild=True)
    elif not _INFO.match(fence.info):
        cure = "Write the language alone, like '```python'."
        yield _slip("text/fence-info", fence, f"'{fence.info[:40]}' keeps this from being a fence.", cure)
    del sheet


def _check_info(fence: RawFence) -> Iterator[Slip]:
    if fence.info.strip("{}. ") != fence.name:
        yield _slip(
            "text/fence-info", fence, f"nothing may stand behind '{fence.name}'.",
            f"Write '{fence.mark}{fence.name}' and the rest in the next line.",
        )  # fmt: skip


def _check_inside(fence: RawFence, sheet: Sheet, own: bool) -> Iterator[Slip]:
    """Another fence begins before the end, or lines stand further out than the fence itself."""
    rows = sheet.rows
    for index in range(fence.first + 1, fence.last + (not fence.closed)):
        body = rows[index].raw.strip(" \t>")
        if (
            body.startswith(fence.mark)
            and body.strip(fence.mark[0])
            and body[len(fence.mark)] != fence.mark[0]
        ):
            yield _slip(
                "text/fence-swallows", fence,
                f"this fence is not closed before another begins, {index - fence.first} lines below.",
                f"Close it with a line '{fence.mark}'; a fence around fences has one mark more.",
            )  # fmt: skip
            return
    if own or fence.quoted or fence.listed:
        return
    outer = _indent(rows[fence.first].raw)
    for index in range(fence.first + 1, fence.last + 1):
        raw = rows[index].raw
        closing = fence.closed and index == fence.last
        if raw.strip() and (_indent(raw) < outer or (closing and _indent(raw) != outer)):
            yield Slip(
                rule="text/fence-indent", line=index, column=0,
                message="this line is not indented like the fence around it.",
                cure=f"Indent it by {outer} blanks.",
            )  # fmt: skip
            return


def _indent(raw: str) -> int:
    wide = raw.expandtabs(4)
    return len(wide) - len(wide.lstrip(" "))


def _check_place(fence: RawFence, sheet: Sheet, setting: Setting, raw: Sequence[RawBlock]) -> Iterator[Slip]:
    holder = "a text of a question" if not setting.holds_fences else holder_of(sheet, fence)
    for block in raw:
        if block.first <= fence.first <= block.last:
            holder = f"'<{block.name}>' without 'markdown'"
    if holder:
        cure = "Put it before or after that, at the beginning of a line."
        if holder.startswith("'<"):
            cure = holder.split(" ")[0].strip("'>") + " markdown>"
            cure = f"Write '{cure}', or put it before or after that."
        yield _slip("text/fence-place", fence, f"a {fence.name} cannot stand in {holder}.", cure)


_HOLDERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (ITEM, ""),
    (ADMONITION, ""),
    (TAB, "a tab"),
    (NOTE, "a footnote"),
    (TERM, "a definition"),
)


def holder_of(sheet: Sheet, fence: RawFence) -> str:
    """What around a fence loses it, "" for nothing."""
    if fence.quoted:
        return "a quote"
    depth = _indent(sheet.rows[fence.first].raw)
    index = fence.first - 1
    while depth > 0 and index >= 0:
        row = sheet.rows[index]
        if row.kind in ("text", "code", "block") and row.body and row.indent < depth:
            holder = _holding(row) if row.kind != "block" else ""
            if holder is None and depth - row.indent >= 4:
                return "indented code"
            if holder:
                return holder
            depth = row.indent
        index -= 1
    return "indented code" if depth >= 4 else ""


def _holding(row: Row) -> str | None:
    for pattern, holder in _HOLDERS:
        if pattern.match(row.body):
            return holder
    return None


def check_fence_marks(sheet: Sheet, setting: Setting) -> Iterator[Slip]:
    """Lines that were meant to begin one of our fences, in other marks or behind other words."""
    for index, row in enumerate(sheet.rows):
        if row.kind != "text":
            continue
        raw = row.raw.strip(" \t>")
        found, within = _ODD_MARK.match(raw), _WITHIN.match(raw) or _IN_LINE.match(raw)
        name = found["rest"].strip(" {}.") if found else within["name"] if within else ""
        near = name.lower() if name.lower() in setting.fences else near_fence(name, setting) if found else ""
        if near and len(name.split()) == 1:
            column = row.raw.index(found["mark"] if found else within["mark"] if within else "")
            yield Slip(
                rule="text/fence-start", line=index, column=column,
                message=f"this begins no {near}; it would be shown as text.",
                cure=f"Begin a line with three backticks: '```{near}'.",
            )  # fmt: skip
