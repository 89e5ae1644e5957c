from __future__ import annotations

import pytest

from coursewright.writing.sheet import CODE, load_sheet


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a\n\nb", ["text", "blank", "text"]),
        ("```\na\n```\nb", ["fence", "fence", "fence", "text"]),
        ("> ```\n> a\n> ```", ["fence"] * 3),
        ("> ```\na\n```", ["fence", "text", "fence"]),
        ("a\n\n    b\n\nc", ["text", "blank", "code", "blank", "text"]),
        ("- a\n\n    b", ["text", "blank", "text"]),
        ("<!-- a\n```\n-->\nb", ["comment", "comment", "comment", "text"]),
        ("/// pairs\na: `b\n///", ["block", "data", "block"]),
        ("/// other\na\n///", ["block", "text", "block"]),
    ],
)
def test_what_each_line_is(text: str, kinds: list[str]) -> None:
    assert [row.kind for row in load_sheet(text, ("pairs",)).rows] == kinds


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a `b` c", "a ### c"),
        ("a ``b ` c`` d", "a ######### d"),
        ("`` a ` b", "###### b"),
        ("a \\`b`", "a \\`b`"),
        ("a `b\nc` d", "a ##\n## d"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
        ("a `b\n- c` d", "a `b\n- c` d"),
        ("a <!-- `b --> `c`", "a             ###"),
        ("<!--> a -->", "      a -->"),
    ],
)
def test_code_and_comments_are_blanked_in_place(text: str, plain: str) -> None:
    rows = load_sheet(text).rows
    assert "\n".join(row.text for row in rows).replace(CODE, "#") == plain
    assert [len(row.text) for row in rows] == [len(line) for line in text.split("\n")]


def test_a_long_text_is_read_in_no_time() -> None:
    for text in ("[" * 20_000, "](" * 10_000, "<b " * 3_000, "`" * 20_000, "- a\n" * 20_000, "**" * 20_000):
        assert load_sheet(text).rows
