"""Headings, paragraphs and notes that would not be shown as they were meant; signs nobody can see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coursewright.base.lookalikes import called, first_odd
from coursewright.base.wrong import slug
from coursewright.writing.sheet import BEGINS, Row, Sheet
from coursewright.writing.slip import Slip

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]"
)
_CONFLICT = re.compile(r"(?P<mark><{7}|>{7}|\|{7})(?: |$)|(?P<middle>={7})$")
_ODD_COMMENT = re.compile(r"<!(?:-(?!-)|[—–－]+)|(?:＜[!！]|<！)[-—–－]+")
_ADMONITION = re.compile(r"(?P<mark>!!!|\?\?\?\+?)")
_PLACES = frozenset(("inline", "end"))
"""Words behind the kind of a note that say where it stands (Material for MkDocs)."""
_SOUND_ADMONITION = re.compile(
    r"!!! ?[\w\-]+(?: +[\w\-]+)*(?: +\"[^\"]*\")? *$"
    r"|\?{3}\+? ?(?:(?:[\w\-]+(?: +[\w\-]+)*?)?(?: +\"[^\"]*\")|[\w\-]+(?: +[\w\-]+)*) *$"
)
_ID = re.compile(r"(?P<glued>[^\s\\])?\{:?[ ]*#(?P<id>[A-Za-z][A-Za-z0-9_-]*)(?P<rest>[^{}]*)\}\s*$")
_SOUND_ID = re.compile(r"[a-z][a-z0-9-]*")
_SOUND_REST = re.compile(r"(?: +(?:\.[\w-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"']+)))* *")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_PROSE = re.compile(
    r"[\u3400-\u9fff]|^\s*[A-Z][a-z']*,?(?: [\w',’-]+){3}|^\s*[A-Z][\w',’-]*(?: [\w',’-]+)+[.!?:]$"
    r"|(?: [a-z',]+){6}|^\s*(?:[-*+]|\d+\.) \S"
)
_STRUCTURE = re.compile(r"\s*(?:#{2,6} \S|\|.*\|\s*$)")
_LISTING = re.compile(
    r"\S {2,}\S|[{}<>;=\\$@]|\w\(|^\s*[\w.-]+:(?: |$)"
    r"|^\s*(?:#!|//|\$ |>>>|def |class |import |from |for |if |return |- name:)"
)


def _slip(rule: str, line: int, column: int, message: str, cure: str, *, mild: bool = False) -> Slip:
    return Slip(rule=rule, line=line, column=column, message=message, cure=cure, mild=mild)


def check_signs(sheet: Sheet) -> Iterator[Slip]:
    """Control characters, and what a file loses when it is saved in another encoding."""
    for index, row in enumerate(sheet.rows):
        if found := _UNSEEN.search(row.raw):
            message = f"the character U+{ord(found[0]):04X} cannot be shown."
            yield _slip("text/control-character", index, found.start(), message, "Delete it.")
        elif "\ufffd" in row.raw:
            message = "a character was lost here when the file was saved."
            cure = "Write it again, and save the file as UTF-8."
            yield _slip("text/control-character", index, row.raw.index("\ufffd"), message, cure)


def check_conflicts(sheet: Sheet) -> Iterator[Slip]:
    """Marks that git leaves where two edits met, but for those that a listing shows as a whole."""
    marks: list[tuple[int, str]] = []
    for index, row in enumerate(sheet.rows):
        match = _CONFLICT.match(row.raw)
        apart = index > 0 and row.kind == "text" and sheet.rows[index - 1].kind == "blank"
        if match and (match["mark"] or apart or any(mark[0] == "<" for _, mark in marks)):
            marks.append((index, match[0]))
    for fence in sheet.fences:
        inside = [mark for mark in marks if fence.first < mark[0] < fence.last]
        if inside and inside[0][1][0] == "<" and inside[-1][1][0] == ">":
            marks = [mark for mark in marks if mark not in inside]
    for index, mark in marks:
        if mark[0] != "=" or len(marks) == 1:
            cure = "Keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>."
            yield _slip("text/conflict", index, 0, "a conflict of two edits was left here.", cure)


def check_headings(sheet: Sheet) -> Iterator[Slip]:
    """Headings that are none, or more than they seem."""
    for index, row in enumerate(sheet.rows):
        if row.kind != "text" or not row.body.startswith("#"):
            continue
        signs = len(row.body) - len(row.body.lstrip("#"))
        rest = row.body[signs:]
        if not rest.strip():
            yield _slip(
                "text/heading",
                index,
                row.start,
                "this heading has no text.",
                "Write one, or delete the line.",
            )
        elif signs > 6:
            message = f"{signs} number signs make no heading; there are six levels."
            yield _slip("text/heading", index, row.start, message, "Take some away.")
        elif 0 < row.indent < 4 and rest[0] in " \t" and not row.quotes:
            message = "a heading begins at the beginning of its line; this would be shown as text."
            yield _slip("text/heading", index, row.start, message, f"Take the {row.indent} blanks away.")
        elif found := re.search(r"\{\s*#[\w-]*\s*$|[｛（(]\s*#[\w-]+\s*[｝）)]$|\{\s*:?[\w-]+\s*\}$", rest):
            column = row.start + signs + found.start()
            yield _slip(
                "text/heading", index, column, f"'{found[0]}' gives no id.", "Write it like '{#first-step}'."
            )


def check_ids(sheet: Sheet) -> Iterator[Slip]:
    """Ids of headings that are shown as text, hold other words, or other signs than ids have."""
    for index, row in enumerate(sheet.rows):
        found = _ID.search(row.body) if row.kind == "text" and row.body.startswith("#") else None
        if found is None or (found["glued"] is None and row.body[found.start() - 1] == "\\"):
            continue
        begin = row.body.index("{", found.start())
        message, named = "", row.body[begin:].strip("{}: #")
        odd = first_odd(named)
        if found["glued"]:
            message = "a blank is missing before this id."
        elif odd is not None:
            message = f"here stands {called(named[odd])}, and an id is one word of a-z, digits and hyphens."
            begin = row.body.index(named, begin) + odd
        elif not _SOUND_ID.fullmatch(found["id"]) or not _SOUND_REST.fullmatch(found["rest"]):
            message = "an id is one word of small letters a-z, digits and hyphens."
        if message:
            cure = f"Write ' {{#{slug(named.split(' .')[0])}}}'."
            yield _slip("text/heading", index, row.start + begin, message, cure)


def check_underlines(sheet: Sheet) -> Iterator[Slip]:
    """Dashes right below a line of text, which make a heading of it, where no heading is looked for."""
    block = False
    for index, row in enumerate(sheet.rows):
        if row.kind == "block":
            block = row.raw.strip() != "///"
        if row.kind != "text" or not _UNDERLINE.match(row.body) or index == 0:
            continue
        above = sheet.rows[index - 1]
        alone = index < 2 or sheet.rows[index - 2].kind != "text" or not sheet.rows[index - 2].body
        inside = (block or row.indent or row.quotes) and row.indent % 4 == 0
        if inside and alone and above.kind == "text" and above.body and above.body[0] not in "|#<":
            yield _slip(
                "text/underlined-heading", index, row.start, "this line makes a heading of the line above it.",
                "Put an empty line between the two.",
            )  # fmt: skip


def check_breaks(sheet: Sheet) -> Iterator[Slip]:
    """Backslashes at the end of a line, which stay as they are."""
    for index, row in enumerate(sheet.rows):
        text = row.text.rstrip()
        if row.kind == "text" and text.endswith("\\") and not text.endswith("\\\\"):
            yield _slip(
                "text/hard-break", index, len(text) - 1, "a backslash at the end of a line is shown as it is.",
                "End the line with two blanks, or write '<br>'.",
            )  # fmt: skip


def check_code_by_indent(sheet: Sheet) -> Iterator[Slip]:
    """Prose, lists and tables that four blanks make code of."""
    first: int | None = None
    for index in range(len(sheet.rows) + 1):
        inside = index < len(sheet.rows) and sheet.rows[index].kind == "code"
        if inside and first is None:
            first = index
        elif not inside and first is not None:
            rows = sheet.rows[first:index]
            listing = any(_LISTING.search(row.text) for row in rows)
            if _STRUCTURE.match(rows[0].text) or (_PROSE.search(rows[0].text) and not listing):
                yield _slip(
                    "text/code-by-indent", first, 0, f"{rows[0].indent} blanks before it make this text code.",
                    "Take the blanks away; code stands between two lines of three backticks.",
                )  # fmt: skip
            first = None


def check_admonitions(sheet: Sheet) -> Iterator[Slip]:
    """Notes whose head is not one, or whose text is not indented."""
    for index, row in enumerate(sheet.rows):
        match = _ADMONITION.match(row.body) if row.kind == "text" else None
        if match is None or not row.body[len(match[0]) :].strip():
            continue
        if not _SOUND_ADMONITION.match(row.body):
            if re.match(r" ?[A-Za-z\"“]", row.body[len(match[0]) :]):
                cure = f"Write it like '{match[0]} note \"Its title\"'."
                yield _slip(
                    "text/admonition",
                    index,
                    row.start,
                    "this begins no note; it would be shown as text.",
                    cure,
                )
            continue
        if bare := _bare_title(row.body):
            cure = f"Write '{row.body[: row.body.index(bare)]}\"{bare}\"'."
            message = f"'{bare}' is not shown: the title of a note stands in quotes."
            yield replace(_slip("text/admonition", index, row.start, message, cure), mild=True)
        below = next((at for at in range(index + 1, len(sheet.rows)) if sheet.rows[at].kind != "blank"), None)
        if below is None or _indent(sheet.rows[below]) < row.indent + 4:
            line = index if below is None or below > index + 1 else below
            yield _slip(
                "text/admonition",
                line,
                0,
                "the text of a note is indented by four.",
                "Indent it, each line of it.",
            )


def _bare_title(head: str) -> str:
    """Words behind the kind of a note that are no places of it: its title, without quotes; "" for none."""
    words = _ADMONITION.sub("", head).partition('"')[0].split()[1:]
    return "" if _PLACES.issuperset(words) else " ".join(words)


def _indent(row: Row) -> int:
    wide = row.raw.expandtabs(4)
    return row.indent if row.quotes else len(wide) - len(wide.lstrip(" "))


def check_comments(sheet: Sheet) -> Iterator[Slip]:
    """Comments that never end, and those that would be shown."""
    for line, column in sheet.open_comments:
        yield _slip("text/comment", line, column, "this comment is never closed.", "Close it with '-->'.")
    for index, row in enumerate(sheet.rows):
        if row.kind == "text" and (found := _ODD_COMMENT.search(row.text)):
            yield _slip(
                "text/comment",
                index,
                found.start(),
                f"'{found[0]}' begins no comment.",
                "Write '<!--' and '-->'.",
            )
    for line, column, last, _ in sheet.comments:
        before = sheet.rows[line].raw[:column]
        far_in = len(before.expandtabs(4)) > 3 and last > line
        if far_in or (
            before.strip() and any(BEGINS.match(sheet.rows[at].raw) for at in range(line + 1, last + 1))
        ):
            yield _slip(
                "text/comment", line, column, "this comment would be shown, since it does not begin its line.",
                "Begin a comment over several lines at the beginning of a line.",
            )  # fmt: skip
