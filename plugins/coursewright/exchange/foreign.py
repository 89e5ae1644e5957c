"""What a file is that nothing here reads, told from its first bytes, and what its owner can do about it."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import PurePath

from coursewright.exchange.packing import names_in

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TO_EXCEL, _TO_WORD = "Open it and save it as .xlsx.", "Open it and save it as .docx."
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PARTS = (
    ("xl/workbook.bin", "this is a binary workbook of Excel (.xlsb).", _TO_EXCEL),
    ("Index/Document.iwa", "this is a file of Pages or Numbers.", "Export it as .docx or .xlsx."),
)
_KINDS = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "this is a workbook of OpenDocument (.ods).", _TO_EXCEL),
    (b"application/vnd.oasis.opendocument.text", "this is a document of OpenDocument (.odt).", _TO_WORD),
)  # fmt: skip
_PACKAGES = (".xlsx", ".xlsm", ".docx", ".docm", ".apkg", ".zip")
_PAGE = re.compile(rb"(?:<\?[^>]*>\s*)*<(?:!doctype html|html|table|head|body)\b", re.IGNORECASE)
_OLD_XML = re.compile(rb"(?:<\?[^>]*>\s*)*<(?:\w+:)?Workbook\b")


def foreign(name: str, raw: bytes) -> tuple[str, str]:
    """What a file is that no reader takes, in a sentence, and the cure; two times "" for one that may be read."""
    ending = PurePath(name).suffix.lower()
    if raw.startswith(_OLD_OFFICE):
        return _old_office(ending, raw)
    if raw.startswith(b"PK"):
        return _package(raw)
    told = _other(raw)
    if not told[0] and ending in _PACKAGES and (b"\x00" in raw[:4000] or not raw.strip()):
        return _damaged()
    return told


def _old_office(ending: str, raw: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "the file is locked with a password.", "Open it, take the password off, and save it once more."
    if "WordDocument".encode("utf-16-le") in raw or ending in (".doc", ".wps"):
        return "this is a document of Word 97–2003 (.doc).", _TO_WORD
    if ending == ".ppt":
        return "this is a presentation.", "Write its questions into a table or a document."
    return "this is a workbook of Excel 97–2003 (.xls).", _TO_EXCEL


def _package(raw: bytes) -> tuple[str, str]:
    names = names_in(raw)
    if not names:
        return _damaged()
    parts = (row[1:] for row in _PARTS if row[0] in names)
    kinds = (row[1:] for row in _KINDS if row[0] in raw[:200])
    return next(chain(parts, kinds), ("", ""))


def _damaged() -> tuple[str, str]:
    return "the file is damaged: it cannot be opened.", "Fetch it or save it once more."


def _other(raw: bytes) -> tuple[str, str]:
    begin = raw[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"%PDF"):
        return (
            "this is a PDF, which is not read.",
            "Take the document that it was made from, or save it as .docx.",
        )
    if begin.startswith(_PICTURES) or (begin.startswith(b"RIFF") and begin[8:12] == b"WEBP"):
        return "this is a picture, which is not read.", "Write its questions into a table or a document."
    if begin.startswith(_PACKED):
        return "this is a packed file.", "Unpack it and import what is in it."
    if begin.startswith(b"{\\rtf"):
        return "this is a document in Rich Text Format (.rtf).", _TO_WORD
    if _PAGE.match(begin) or _OLD_XML.match(begin):
        return "this is a web page or a workbook of old Excel in XML.", _TO_EXCEL
    return "", ""
