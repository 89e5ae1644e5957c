"""Full-width signs where Markdown wants its own: what a Chinese keyboard writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.writing.sheet import Sheet
from coursewright.writing.slip import Slip
from coursewright.writing.vocabulary import KNOWN

_ADDRESS = (
    r"[^\s()（）]*(?:/|\.(?:md|png|jpe?g|svg|webp|gif|pdf|html?)\b|^#|term[:：]|https?[:：])[^\s()（）]*"
)
_BEGINNINGS = (
    (re.compile(r"[#＃]*＃[#＃]*\s*\S"), "a heading begins with '#'"),
    (re.compile(r"[|｜].*｜\s*$|[|｜].*｜|｜"), "cells are parted by '|'"),
    (re.compile(r"[－]{3,}$|－[ \u3000]+\S|－(?![－\d])\S"), "an item begins with '- '"),
    (re.compile(r"＊[ \u3000]+\S"), "an item begins with '* '"),
    (re.compile(r"＋[ \u3000]+\S"), "an item begins with '+ '"),
    (re.compile(r"＞\s*(?![\d=＝])\S"), "a quote begins with '> '"),
    (re.compile(r"[０-９]+[.．、]\s*[^\s\d０-９]"), "an item begins with '1. '"),
    (re.compile(r"＝{3,}$"), "a heading begins with '#'"),
    (re.compile(r"[｀～]{3,}"), "a fence begins with three backticks"),
)
_WITHIN = (
    (
        re.compile(r"＊＊[^＊\n]+＊＊|＊[^＊\s\n]+＊|\*＊[^\n]+?[*＊]{2}|＊\*[^\n]+?[*＊]{2}"),
        "bold text stands between '**'",
    ),
    (re.compile(r"＿＿[^＿\n]+＿＿"), "bold text stands between '**'"),
    (re.compile(r"｀[^｀\n]+｀|`[^`\n]+｀|｀[^`\n]+`"), "code stands between '`'"),
    (re.compile(rf"！[\[［][^\[\]［］\n]*[\]］][(（]{_ADDRESS}[)）]"), "a picture begins with '!['"),
    (
        re.compile(rf"(?:［[^\[\]［］\n]*[\]］]|\[[^\[\]［］\n]*］)(?:[(（]{_ADDRESS}[)）]|\[)"),
        "a link is written '[text](address)'",
    ),
    (re.compile(rf"【[^【】\n]+】[(（]{_ADDRESS}[)）]"), "a link is written '[text](address)'"),
    (re.compile(rf"\][(（]{_ADDRESS}）|\]（{_ADDRESS}[)）]"), "a link is written '[text](address)'"),
    (re.compile(r"[\[［]\^[^\[\]［］\n]+］|［\^[^\[\]［］\n]+[\]］]"), "a footnote is written '[^1]'"),
    (re.compile(r"\]\(term：|\]\(https?：|^\s*\[\^?[^\[\]]+\]："), "the colon here is ':'"),
    (
        re.compile(r"[｛{]\s*[#＃][\w-]+\s*｝|｛\s*[#＃][\w-]+\s*[｝}]|\{＃[\w-]+\}"),
        "an id is written '{#id}'",
    ),
)
_TAG = re.compile(
    r"[＜<]/?(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>＜＞\n]*＞|＜/?(?P<other>[A-Za-z][A-Za-z0-9]*)[^<>＜＞\n]*[＞>]"
)
_ANY = re.compile(r"[＃｜－＊＋＞＜０-９＝｀～＿［］【】｛｝\[\]{}]")
"""One of these stands in whatever is looked for."""
_NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " ", "【": "[", "】": "]"}
)


def check_width(sheet: Sheet) -> Iterator[Slip]:
    """Full-width signs that would be shown as text, each line once."""
    for index, row in enumerate(sheet.rows):
        if row.kind not in ("text", "code") or row.text.isascii() or not _ANY.search(row.text):
            continue
        found = next(_found(row.text, row.start), None)
        if found is not None:
            column, shown, want = found
            yield Slip(
                rule="text/full-width", line=index, column=column,
                message=f"'{shown[:30]}' is shown as it is: {want}.",
                cure=f"Write '{_narrow(shown)}'.",
            )  # fmt: skip


def _narrow(shown: str) -> str:
    """A text in plain signs; the end of a long one is left to the reader."""
    return shown[:60].translate(_NARROW) + "…" * (len(shown) > 60)


def _found(text: str, start: int) -> Iterator[tuple[int, str, str]]:
    body = text[start:].lstrip("\u3000 ")
    start = len(text) - len(body)
    for pattern, want in _BEGINNINGS:
        if match := pattern.match(body):
            yield start, match[0], want
    for pattern, want in _WITHIN:
        if match := pattern.search(text):
            yield match.start(), match[0], want
    for match in _TAG.finditer(text):
        if (match["name"] or match["other"]).lower() in KNOWN:
            yield match.start(), match[0], "a tag stands between '<' and '>'"
