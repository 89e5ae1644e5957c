"""Files that nothing here reads: one sentence says what each is and what to save it as; old encodings of text."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from coursewright.exchange.foreign import foreign
from coursewright.exchange.guess import guess
from coursewright.exchange.text import decoded

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def package(**parts: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("_", "/"), content)
    return target.getvalue()


def workbook() -> bytes:
    target = BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


FOREIGN = {
    "old.xls": (OLD + "Workbook".encode("utf-16-le"), "Excel 97–2003", ".xlsx"),
    "old.et": (OLD + "Workbook".encode("utf-16-le"), "Excel 97–2003", ".xlsx"),
    "old.doc": (OLD + "WordDocument".encode("utf-16-le"), "Word 97–2003", ".docx"),
    "locked.xlsx": (OLD + "EncryptedPackage".encode("utf-16-le"), "password", "take the password off"),
    "locked.docx": (OLD + "EncryptedPackage".encode("utf-16-le"), "password", "take the password off"),
    "bank.ods": (package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".ods", ".xlsx"),
    "bank.odt": (package(mimetype=b"application/vnd.oasis.opendocument.text"), ".odt", ".docx"),
    "bank.rtf": (b"{\\rtf1 {1. What = ~ this}}", ".rtf", ".docx"),
    "bank.pdf": (b"%PDF-1.4\n", "a PDF", ".docx"),
    "bank.jpg": (b"\xff\xd8\xff\xe0JFIF", "a picture", "table or a document"),
    "bank.zip": (b"Rar!\x1a\x07\x00", "packed", "Unpack"),
    "web.xls": (b"<html><table><tr><td>A</td></tr></table></html>", "web page", ".xlsx"),
    "half.xlsx": (workbook()[:2000], "damaged", "once more"),
    "noise.docx": (b"\x00\x01" * 40, "damaged", "once more"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_it_is_and_what_to_do_is_said(name: str) -> None:
    raw, said, cure = FOREIGN[name]
    told = foreign(name, raw)
    assert said in told[0]
    assert cure in told[1]


def test_what_can_be_read_is_not_foreign() -> None:
    for name, raw in (
        ("a.xlsx", workbook()),
        ("a.xml", b'<?xml version="1.0"?><quiz><question type="x"/></quiz>'),
        ("a.md", b"<quiz>\nWhat?\n</quiz>"),
        ("named.xlsx", "题干,A,B,答案\n谁,甲,乙,A\n".encode("gbk")),
    ):
        assert foreign(name, raw) == ("", "")


TABLE = "题干,选项A,选项B,答案\n客户投诉时先做什么？,倾听,辩解,A\n"
OTHER_TABLE = "題幹,選項A,選項B,答案\n客戶投訴時首先應該做什麼？,傾聽,辯解,A\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_a_table_is_known_whatever_its_name_and_its_encoding(encoding: str) -> None:
    raw = TABLE.encode(encoding)
    assert decoded(raw, "zh") == TABLE
    assert guess("bank.txt", raw, "zh") == guess("bank.xls", raw, "zh") == "csv"
    tabs = TABLE.replace(",", "\t")
    assert guess("unicode.txt", tabs.encode(encoding), "zh") == "csv"


def test_old_encodings_of_other_languages_are_told_from_that_of_china() -> None:
    assert decoded(OTHER_TABLE.encode("big5"), "zh") == OTHER_TABLE
    assert guess("bank.txt", OTHER_TABLE.encode("big5"), "zh") == "csv"
    assert decoded("Was heißt Käse?\nBrot".encode("cp1252"), "de") == "Was heißt Käse?\nBrot"
    assert decoded(TABLE.encode("gbk"), "en") == TABLE
    assert decoded(b"\xff\xfe\x00", "zh") is None
