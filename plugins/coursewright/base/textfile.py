"""Author's files as text: UTF-8 with or without a mark, any line ends, of a size that can be read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coursewright.base.folder import check_file
from coursewright.base.issues import Issue, IssueLog, Place

MAX_BYTES = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file as it was read: its path from the root, its bytes, or None and the issues that say why."""

    file: str
    raw: bytes | None
    issues: tuple[Issue, ...] = ()


def name_below(path: Path, root: Path) -> str:
    """A path as it is told to authors: POSIX, from the project's root, which it begins with."""
    return path.as_posix()[_begin_of(root) :]


@cache
def _begin_of(root: Path) -> int:
    return len((root / "x").as_posix()) - 1


def read_raw(path: Path, root: Path, *, ordinary: bool = False) -> RawFile:
    """A file's bytes; `ordinary`: it is known to be a file of the project."""
    file = name_below(path, root)
    issues = IssueLog()
    raw = None
    if ordinary or check_file(path, root, issues):
        raw = _bytes_of(path, file, issues)
    return RawFile(file=file, raw=raw, issues=tuple(issues.found))


def _bytes_of(path: Path, file: str, issues: IssueLog) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  # thousands of them, read at once
            size = os.fstat(stream.fileno()).st_size
            raw = stream.read() if size <= MAX_BYTES else b""
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}."
        issues.error("file/unreadable", Place(file=file), message, "Look at its rights.")
        return None
    if size > MAX_BYTES:
        message = f"the file has {size} bytes, more than {MAX_BYTES}."
        issues.error("file/too-large", Place(file=file), message, "Split it.")
        return None
    return raw


def read_text(path: Path, root: Path, issues: IssueLog) -> str | None:
    """The text of a file, or None and an issue (see `text_of`)."""
    return text_of(read_raw(path, root), issues)


def text_of(found: RawFile, issues: IssueLog) -> str | None:
    r"""Text of a UTF-8 file with `\n` line ends, or None and an issue.

    Lines are those that end in `\n`, as editors count them; a `\r` by itself is told and reads as a space.
    """
    issues.take(found.issues)
    if found.raw is None:
        return None
    try:
        if found.raw[:2].count(0):  # UTF-16 without its mark; every other byte of Latin letters is 0
            raise UnicodeDecodeError("utf-8", found.raw, 0, 2, "UTF-16")
        text = found.raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        # Counted from `error.object`: the decoder has taken a byte order mark off.
        place = _place_of_byte(found.file, bytes(error.object), error.start)
        issues.error("file/not-utf-8", place, "the file is not UTF-8.", "Save it as UTF-8 in your editor.")
        return None
    return _without_returns(text, found.file, issues)


def salvaged_text(path: Path) -> str:
    """What can be read of a file at fault, so that what it names is still known; "" if nothing."""
    try:
        # Not a pipe, which would be waited for, nor what a link leads to, which may be anything.
        raw = path.read_bytes()[:MAX_BYTES] if path.is_file() and not path.is_symlink() else b""
    except OSError:
        return ""
    return salvage(raw)


def salvage(raw: bytes) -> str:
    """What can be read of some bytes, be they UTF-8 or not."""
    utf_16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return raw.decode("utf-16" if utf_16 else "utf-8-sig", errors="replace").replace("\r\n", "\n")


def _without_returns(text: str, file: str, issues: IssueLog) -> str:
    """Engines would begin a line at a carriage return by itself, and editors do not."""
    if "\r" in text:
        place = place_of(text, text.index("\r"), file)
        issues.error(
            "file/line-end", place, "a carriage return stands alone here.",
            "Delete it; lines end in a line feed, or in both.",
        )  # fmt: skip
    return text.replace("\r", " ")


def place_of(text: str, at: int, file: str, first_line: int = 1) -> Place:
    """Where a character stands, in a text whose first line is `first_line` of its file."""
    line = text.count("\n", 0, at) + first_line
    return Place(file=file, line=line, column=at - text.rfind("\n", 0, at))


def _place_of_byte(file: str, raw: bytes, at: int) -> Place:
    """Where a byte stands, its column counted in characters."""
    before = raw[:at].decode("utf-8", errors="replace").replace("\r\n", "\n")
    return place_of(before, len(before), file)
