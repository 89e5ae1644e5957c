"""Author's files as text: UTF-8 with or without a mark, any line ends, of a size that can be read."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.issues import IssueLog, Place

MAX_BYTES = 2_000_000


def read_text(path: Path, root: Path, issues: IssueLog) -> str | None:
    r"""Text of a UTF-8 file with `\n` line ends, or None and an issue."""
    file = path.relative_to(root).as_posix()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        issues.error(
            "file/missing", Place(file=file), "there is no such file.", "Write it, or bring it back."
        )
        return None
    except OSError as error:
        issues.error(
            "file/unreadable", Place(file=file), f"the file cannot be read: {error.strerror}.",
            "Look at its rights, and whether it is a file at all.",
        )  # fmt: skip
        return None
    if len(raw) > MAX_BYTES:
        issues.error(
            "file/too-large", Place(file=file), f"the file has {len(raw)} bytes, more than {MAX_BYTES}.",
            "Split it.",
        )  # fmt: skip
        return None
    try:
        return _even_ends(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # Counted from `error.object`: the decoder has taken a byte order mark off.
        place = _place_of_byte(file, bytes(error.object), error.start)
        issues.error("file/not-utf-8", place, "the file is not UTF-8.", "Save it as UTF-8 in your editor.")
        return None


def salvaged_text(path: Path) -> str:
    """What can be read of a file at fault, so that what it names is still known; "" if nothing."""
    try:
        raw = path.read_bytes()[:MAX_BYTES]
    except OSError:
        return ""
    utf_16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return _even_ends(raw.decode("utf-16" if utf_16 else "utf-8-sig", errors="replace"))


def _even_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place_of_byte(file: str, raw: bytes, at: int) -> Place:
    """Where a byte stands, its column counted in characters."""
    before = _even_ends(raw[:at].decode("utf-8", errors="replace"))
    return Place(file=file, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
