"""Tables of those whom books are made for: bad rows are named with their place and a cure, the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursewright.base.issues import IssueLog, as_text
from coursewright.course.recipients import RecipientRow, read_recipients

PNG = b"\x89PNG\r\n\x1a\n"


def read(root: Path, table: bytes | str) -> tuple[tuple[RecipientRow, ...], str]:
    raw = table.encode() if isinstance(table, str) else table
    (root / "halls.csv").write_bytes(raw)
    issues = IssueLog()
    rows = read_recipients(root / "halls.csv", root, ("zh", "en"), ("hall", "hotline"), issues)
    return rows, as_text(issues)


def test_a_row_has_values_by_language_and_a_logo(tmp_path: Path):
    (tmp_path / "east.png").write_bytes(PNG)
    table = (
        "\ufeffhall,hotline,logo,hall.en,id\r\n城东营业厅,10086,east.png,East hall,east\r\n城西,,,,west\r\n"
    )
    (east, west), said = read(tmp_path, table)
    assert said == ""
    assert east.values("zh") == {"hall": "城东营业厅", "hotline": "10086"}
    assert east.values("en") == {"hall": "East hall", "hotline": "10086"}
    assert (east.id, east.logo) == ("east", tmp_path / "east.png")
    assert (west.values("en"), west.logo) == ({"hall": "城西"}, None)


def test_without_a_column_id_the_first_names_the_row(tmp_path: Path):
    rows, said = read(tmp_path, 'hall,hotline\n"城北\n营业厅",1\n')
    assert [row.id for row in rows] == ["城北 营业厅"]
    assert said == ""


@pytest.mark.parametrize(
    ("table", "names", "told"),
    [
        ("hall,hotline\na,1\nA,2\n", ["a"], "halls.csv:3:1: error rows/id: 'A' stands twice; first in line 2."),
        ("hall,hotline\na,1\n,2\n", ["a"], "halls.csv:3:1: error rows/id: this row has no id."),
        ("hall,hotline\nCOM1.x,1\nb,2\n", ["b"], "halls.csv:2:1: error rows/id: no folder can be called 'COM1.x'"),
        ("hall,hotline\na/b,1\nb,2\n", ["b"], "on Windows, because of '/'."),
        ("hall,hotline\nend.,1\nb,2\n", ["b"], "no folder can be called 'end.' on Windows."),
        (f"hall,hotline\n{'x' * 81},1\nb,2\n", ["b"], "this id has 81 letters"),
        ("hall,hotline\na\nb,2\n", ["b"], "halls.csv:2:1: error rows/cells: this row has 1 cells, and the head 2."),
        ("hall,hotline\na,1,2\nb,2\n", ["b"], "this row has 3 cells, and the head 2."),
        ("hall,logo\na,no.png\nb,\n", ["b"], "halls.csv:2:3: error rows/logo: there is no picture 'no.png'."),
        ("hall,logo\na,halls.csv\nb,\n", ["b"], "'halls.csv' is no picture that can be printed."),
        ("hall,logo\na,false.png\nb,\n", ["b"], "'false.png' is not what its ending says."),
        ("hall,hotline\na,\u0639\nb,2\n", ["b"], "halls.csv:2:3: error rows/no-glyph: no face prints"),
        ('hall,hotline\na,"1\nb,2\n', ["b"], "halls.csv:2:3: error rows/quote"),
        ("hall;hotline\na;1\n", [], "halls.csv:1:1: error rows/comma: the columns are divided by ';'."),
        ("hall,hall\na,1\n", [], "halls.csv:1:6: error rows/column: 'hall' is two columns."),
        ("hall,\na,1\n", [], "halls.csv:1:6: error rows/column: this column has no name."),
        ("hall,hotlin\na,1\n", ["a"], "halls.csv:1:6: warning rows/column: no text names a variable 'hotlin'."),
        ("hall,hotline.fr\na,1\n", ["a"], "warning rows/column: no text names a variable 'hotline.fr'."),
        ('"hall\na,1\n', [], "halls.csv:1:1: error rows/quote"),
        ("hall,hotline\n", [], "halls.csv:1:1: error rows/empty: below the head there is no row."),
        ("", [], "halls.csv:1:1: error rows/empty: the table has no rows."),
        ("厅,电话\n东,1\n".encode("gbk"), [], "error file/not-utf-8: the file is not UTF-8; it reads as GBK."),
        ("hall\na\n".encode("utf-16"), [], "the file is not UTF-8; it is UTF-16."),
        (b"hall\n\xff\xff\xff\n", [], "which encoding it has cannot be told"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_and_the_rest_is_read(
    tmp_path: Path, table: str | bytes, names: list[str], told: str
):
    (tmp_path / "false.png").write_bytes(b"no picture")
    rows, said = read(tmp_path, table)
    assert told in said
    assert [row.id for row in rows] == names


def test_a_table_elsewhere_is_called_by_its_name(tmp_path: Path):
    table = tmp_path / "elsewhere.csv"
    table.write_text("hall\nnul\n", encoding="utf-8")
    issues = IssueLog()
    assert read_recipients(table, tmp_path / "course", ("zh",), ("hall",), issues) == ()
    assert as_text(issues).startswith("elsewhere.csv:2:1: error rows/id")
