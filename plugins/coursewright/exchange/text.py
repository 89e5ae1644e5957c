"""Files of others as text: UTF-8, or what spreadsheets and old systems still write."""

from __future__ import annotations

from coursewright.base.issues import IssueLog, Place
from coursewright.exchange.format import Source


def text_in(source: Source, issues: IssueLog) -> str | None:
    """The text of a file in UTF-8, UTF-16 with a mark, or GB 18030; None and an issue where it is none of these."""
    raw = source.raw
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    issues.error(
        "import/encoding", Place(file=source.file), "the file's encoding is not known.", "Save it as UTF-8."
    )
    return None
