"""Lines that were meant to begin a block of ours and would show it as text: `::: trainer`, `!!! trainer`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from coursewright.writing.sheet import Sheet
from coursewright.writing.slip import Setting, Slip

_LINE = re.compile(
    r"(?P<mark>(?:[:!?\\/|~=+%$@<>{}\[\].,;'\"^&·：！？＼／～—–\-－*#。，、｜《【「（(]\s*)+)"
    r"(?P<name>[A-Za-z][A-Za-z-]*)(?P<rest>[^\n]*)$"
)
_PLAIN = re.compile(r"[*_\"'(（\[「《【#\-—–－|>+.,]+$")
"""Marks that begin an ordinary line: emphasis, a quotation, a heading, an item, a row."""
_SLASHES = re.compile(r"(?:(?:>|[-*+]|\d+[.)])\s*)?[/／]{2,}\s*[a-z-]+\b")
_AS_BLOCK = re.compile(r"(?:[:：]{3,}|[!！]{3}|[?？]{3}\+?|===|\+\+\+|\\{2,}|\{%|\{\{)")
_AT_END = re.compile(r"\S.*?\s(?P<mark>/{2,}|:{3,}|!{3,}|\\{2,})\s+(?P<name>[A-Za-z-]+)\s*(?:\|.*)?$")
_LIST = re.compile(r"\{:?[^{}]*\.(?P<name>[A-Za-z-]+)[^{}]*\}")
_ALONE = re.compile(r"^\W*$|^\W*\|")
_COMMENT = re.compile(r"^\s*/*\s*(?:begin|start|end)?[\s:/]*(?P<name>[A-Za-z-]+)[\s:/]*$")


def check_block_likes(sheet: Sheet, setting: Setting) -> Iterator[Slip]:
    """Blocks in the marks of other systems, or behind other words."""
    for index, row in enumerate(sheet.rows):
        if row.kind not in ("text", "code"):
            continue
        body = row.text.strip()
        if _SLASHES.match(body):
            continue  # Read as a block that is written wrongly, and told as one.
        found = _LINE.match(body)
        name = _block_of(found["mark"], found["name"], found["rest"], setting) if found else ""
        if found and found["name"].lower() in setting.fences and _AS_BLOCK.match(body):
            yield _fence_slip(index, row.text.index(body[0]), body, found["name"].lower())
            continue
        if not name and (late := _AT_END.match(body)):
            name = named_block(late["name"], setting)
            body = body[late.start("mark") :]
        if name and not body.startswith(("</", "[/", "{/")):
            yield _slip(index, row.text.index(body[:1]) if found else 0, body, name)
        elif (listed := _LIST.search(row.text)) and listed["name"] in setting.blocks:
            yield _slip(index, listed.start(), listed[0], listed["name"])
    yield from _in_comments(sheet, setting)


def named_block(word: str, setting: Setting) -> str:
    """The block that a word names or nearly names, "" for none."""
    plain = word.strip("-").lower()
    known = next(
        (name for name in setting.blocks if plain in (name, f"{name}s") or plain.startswith(f"{name}-")), ""
    )
    if known:
        return known
    close = get_close_matches(plain, setting.blocks, n=1, cutoff=0.82)
    return close[0] if close else ""


def _block_of(mark: str, word: str, rest: str, setting: Setting) -> str:
    name = named_block(word, setting)
    if not name:
        return ""
    dense = "".join(mark.split())
    if _PLAIN.match(dense):
        # A row of dashes, stars or brackets with the bare name: no sentence, no heading, no item.
        several = len(dense) > 1 and dense[0] in "-—–－+=[【《.>*_" and not mark.endswith(("*", "_"))
        return name if (several or dense in "[【") and _ALONE.match(rest) else ""
    return name if len(dense) > 1 or dense in "@%" or _ALONE.match(rest) else ""


def _slip(line: int, column: int, shown: str, name: str) -> Slip:
    return Slip(
        rule="text/block-like", line=line, column=column,
        message=f"'{shown[:50]}' begins no block: what follows is shown.",
        cure=f"Write a line '/// {name}' before the text and a line '///' after it.",
    )  # fmt: skip


def _fence_slip(line: int, column: int, shown: str, name: str) -> Slip:
    return Slip(
        rule="text/fence-start", line=line, column=column, message=f"'{shown[:50]}' begins no {name}.",
        cure=f"Begin a line with three backticks: '```{name}'.",
    )  # fmt: skip


def _in_comments(sheet: Sheet, setting: Setting) -> Iterator[Slip]:
    for line, column, _, inside in sheet.comments:
        found = _COMMENT.match(inside)
        if (
            found
            and named_block(found["name"], setting)
            and "end" not in inside
            and not inside.strip().startswith("/")
        ):
            yield _slip(line, column, f"<!--{inside}-->", named_block(found["name"], setting))


def check_other_blocks(sheet: Sheet) -> Iterator[Slip]:
    """Blocks of other systems that nothing here knows: `:::`, tabs, alerts, directives."""
    opened = any(row.kind == "text" and _OPENING.match(row.body) for row in sheet.rows)
    for index, row in enumerate(sheet.rows):
        if row.kind != "text" or row.body[:1] not in _BEGIN:
            continue
        for pattern, what, cure in _OTHERS:
            if pattern.match(row.body) and not (_CLOSING.match(row.body) and opened):
                opened = True
                yield Slip(
                    rule="text/unknown-block", line=index, column=row.start,
                    message=f"'{row.body[:40]}' {what}; it would be shown as text.", cure=cure,
                )  # fmt: skip
                break


_OPENING = re.compile(r"(?:[:：]{3,}|\\{3,})\s*[\w{]")
_CLOSING = re.compile(r"(?:[:：]{3,}|\\{3,})$")
_FOR_NOTES = "Write '!!! note', and the text below it indented by four."
_BEGIN = frozenset(":：\\！？=[!.-{%")
"""What each of these begins with."""
_OTHERS = (
    (re.compile(r"[:：]{3,}"), "begins no block here", _FOR_NOTES),
    (re.compile(r"\\{3,}"), "begins no block here", "Write '/// name'."),
    (re.compile(r"[！]{2,}|[？]{3,}\s*\w+$"), "begins no block here", _FOR_NOTES),
    (re.compile(r"===[!+]? +[\"“]"), "begins no tab here", "Use a heading, or a table."),
    (re.compile(r"\[!\w+\]"), "begins no note here", _FOR_NOTES),
    (re.compile(r"!!(?!!) ?[a-z]+(?: \"|$)"), "begins no note", _FOR_NOTES),
    (re.compile(r"!\[\[[^\[\]]+\]\]"), "brings nothing in", "Write '![text](address)' or '[text](address)'."),
    (re.compile(r"\.\. [\w-]+::"), "is no directive here", _FOR_NOTES),
    (re.compile(r"-{1,2}8<-{1,2}|--8<--"), "brings no file in", "Write the text out."),
    (re.compile(r"\{%.*%\}$|\{\{[%<].*[%>]\}\}$"), "is no template here", "Write the text out."),
    (re.compile(r"%%+\s*\w+.*%%$|\[//\]: *#"), "is no comment here", "Write '<!-- … -->'."),
)
