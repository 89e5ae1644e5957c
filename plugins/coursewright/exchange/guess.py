"""What format a file has, by its name and by what it holds."""

from __future__ import annotations

import re

from coursewright.exchange.columns import DEEPEST
from coursewright.exchange.heads import role_of
from coursewright.exchange.packing import names_in
from coursewright.exchange.text import decoded

MOST_BYTES = 50_000_000
_BY_ENDING = {".gift": "gift", ".json": "json", ".csv": "csv", ".tsv": "csv", ".apkg": "anki"}
_HOLDS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("collection.anki2", "anki"),
    ("imsmanifest.xml", "qti3"),
)
_NUMBERED = re.compile(
    r"^\s*(?:[【\[（(][^】\])）\n]{2,12}[】\])）]\s*)?(?:\d+\s*[.、．)）]|（\d+）|第\s*\d+\s*题|题目?\s*\d|question\s+\d|Q\d)",
    re.MULTILINE | re.IGNORECASE,
)
"""The number of a question at the beginning of a line."""


def guess(name: str, raw: bytes, language: str = "") -> str:
    """The name of a format that can be read, or ""; `language` is that of the quiz it is for."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if raw.startswith(b"PK"):
        return _packed(raw)
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    text = decoded(raw, language) or raw[:100_000].decode("utf-8-sig", errors="replace")
    if text.lstrip().startswith("<"):
        return _markup(text)
    if ending == ".md":
        return _markdown(text)
    return _plain(text)


def _is_table(text: str) -> bool:
    """Whether one of the first lines holds heads of a table, parted as spreadsheets part cells."""
    for line in text[:20_000].splitlines()[:DEEPEST]:
        roles = {role_of(cell.strip(' "')) for cell in re.split(r"[\t,;]", line)}
        if "prompt" in roles and roles & {"answer", "tick", "options", "option A"}:
            return True
    return False


def _packed(raw: bytes) -> str:
    names = names_in(raw)
    # Others put a folder around a package of QTI.
    return next(
        (form for part, form in _HOLDS if any(name == part or name.endswith(f"/{part}") for name in names)),
        "",
    )


def _markup(text: str) -> str:
    if re.search(r"<quiz[\s>]", text) and not re.search(r"<question[\s>]", text):
        return "mkdocs-quiz"
    if "<question" in text:
        return "moodle-xml"
    if "qti-assessment-item" in text:
        return "qti3"
    return "qti21" if "assessmentItem" in text or "<questestinterop" in text else ""


def _markdown(text: str) -> str:
    if re.search(r"^\s*<(?:quiz|\?quiz\?)>", text, re.MULTILINE):
        return "mkdocs-quiz"
    if re.search(
        r"^\s*(?:!!!|\?\?\?\+?) (?:\w+\.)*(?:mcquiz|scquiz|blanks|order|match|flashcard)", text, re.MULTILINE
    ):
        return "superquiz"
    return "fullmark" if text.startswith("---") or re.search(r"^## ", text, re.MULTILINE) else _plain(text)


def _plain(text: str) -> str:
    if re.match(r"#(?:separator|html|tags|deck|notetype|columns|guid)\b", text):
        return "anki"
    if _is_table(text):
        return "csv"
    if re.search(r"^ANSWER:\s*[A-Z]", text, re.MULTILINE):
        return "aiken"
    if re.search(r"^\s*(?:::|\$CATEGORY)", text, re.MULTILINE) or re.search(r"\{[^{}]*[=~#TF][^{}]*\}", text):
        return "gift"
    return "text" if _NUMBERED.search(text) else ""
