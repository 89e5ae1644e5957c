"""Worksheets with typed cells: one model, fields on screen, lines, circles and boxes on paper."""

from __future__ import annotations

import re

import pytest

from coursewright.base.issues import IssueLog, Place
from coursewright.course.outline import load_outline
from coursewright.course.tables import Cell
from coursewright.course.worksheet import Column, Worksheet, read_worksheet
from coursewright.paper.geometry import A4
from coursewright.prose import Screen
from coursewright.prose.curve_field import curve_field
from coursewright.prose.form_measures import HEAD, field_height, row_height, widths_of
from coursewright.prose.looks.paper import Paper

from .conftest import Render, html_of, page_of

BODY = """## Idea {#idea}

Nothing more.

/// worksheet | W07 Scores
Fill it in.

| Moment [w 30] | What happened [lines 2] | Score [score] | Done [tick] | Colour [choice red|amber] | Day [date] |
|---|---|---|---|---|---|
| Arrives | A nod | +1 | | red | |
| Waits | | | | | |
| | | | | | |
[total] [mean] [curve]

Hand it in.
///
"""


def read(text: str) -> tuple[Worksheet | None, IssueLog]:
    issues = IssueLog()
    block = load_outline(text, "one.md", 1, IssueLog()).blocks[0]
    return read_worksheet(block, issues), issues


def test_the_model_has_columns_example_rows_and_totals() -> None:
    sheet, issues = read(BODY)
    assert sheet is not None
    assert not issues.found
    assert [column.type for column in sheet.columns] == ["lines", "lines", "score", "tick", "choice", "date"]
    assert [column.title.text for column in sheet.columns][:2] == ["Moment", "What happened"]
    assert (sheet.columns[0].width, sheet.columns[1].lines, sheet.columns[4].choices) == (
        30,
        2,
        ("red", "amber"),
    )
    assert [cell.text for cell in sheet.example] == ["Arrives", "A nod", "+1", "", "red", ""]
    assert [row[0].text for row in sheet.rows] == ["Waits", ""]
    assert sheet.totals == ("total", "mean", "curve")
    assert sheet.counted == 2


@pytest.mark.parametrize(
    "head", ["| A | B |", "| [A](term:moment) | B |", "| A [1] | B |"], ids=["plain", "link", "number"]
)
def test_a_table_without_marks_is_markdowns_own(head: str) -> None:
    sheet, issues = read(f"/// worksheet | W01 X\n{head}\n|---|---|\n| | |\n///\n")
    assert sheet is None
    assert not issues.found


def test_each_row_that_is_filled_in_everywhere_is_no_example() -> None:
    sheet, _ = read("/// worksheet | W01 X\n| A | B [score] |\n|---|---|\n| 1 | |\n| 2 | |\n///\n")
    assert sheet is not None
    assert not sheet.example
    assert len(sheet.rows) == 2


def test_on_screen_every_empty_cell_is_a_field_with_a_name_and_a_label(project_with: Render) -> None:
    page = page_of(project_with(BODY, told=True), Screen())
    assert not page.issues.found
    html = page.html
    assert 'data-sheet="one#W07"' in html
    names = re.findall(r'<(?:input|select|textarea)[^>]* name="([\d.]+)"', html)
    assert names == ["1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]
    assert html.count('aria-label="Score 2"') == 1
    assert len(re.findall(r"data-counts", html)) == 2
    assert html.index("Fill it in.") < html.index("cw-grid") < html.index("Hand it in.")
    assert "[total]" not in html
    assert "[score]" not in html


def test_on_screen_the_example_names_its_columns(project_with: Render) -> None:
    html = page_of(project_with(BODY, told=True), Screen()).html
    example = html[html.index("<td", html.index('class="cw-eg"')) :]
    example = example[: example.index("</tr>")]
    assert re.findall(r'data-l="([^"]+)"', example) == ["Moment", "What happened", "Score", "Colour"]
    # As wide as the fields of the same columns; what is ticked has no field there.
    assert re.findall(r'class="cw-wide" data-l="([^"]+)"', example) == ["What happened", "Score"]
    assert "cw-tick" not in example
    assert len(re.findall(r'<td class="cw-tick" data-l="Done"><input[^>]+type="checkbox"', html)) == 2


@pytest.mark.parametrize("audience", ["learner", "trainer"])
def test_on_paper_there_are_circles_boxes_words_to_ring_and_lines(
    project_with: Render, audience: str
) -> None:
    page = page_of(project_with(BODY, told=True), Paper(audience=audience))
    assert not page.issues.found
    sheet = html_of(page.sheets[0].tree)
    assert sheet.count('class="o"') == 2 * 7
    assert sheet.count('class="bx"') == 2
    assert sheet.count('class="ring"') == 2 * 2
    assert sheet.count('class="dots"') == 2
    assert sheet.count('class="eg"') == 1
    assert (sheet.count('class="zero"'), sheet.count('class="goal"')) == (1, 1)
    assert sheet.count('class="sum') == 4  # three, and what is around them
    assert "[" not in re.sub(r"<[^>]*>", "", sheet)


def test_what_is_left_over_of_the_page_goes_to_written_lines() -> None:
    title = Cell(text="A", place=Place(file="a"))
    columns = (
        Column(title=title, type="tick"),
        Column(title=title, lines=2),
        Column(title=title, type="score"),
        Column(title=title, width=30),
    )
    widths = widths_of(Worksheet(columns=columns, rows=(), first=0, last=0), A4.form)
    assert sum(widths) == pytest.approx(A4.form)
    assert widths[1] == max(widths)
    assert widths[3] == pytest.approx(30)


def test_a_column_is_never_under_its_longest_word() -> None:
    body = "/// worksheet | W01 X\n| {} [w 22] | B [lines 2] |\n|---|---|\n| {} | |\n| C {} | |\n///\n"
    widths = []
    for word in ("Short", "Communication", "先看再听先看再听先看再听"):
        sheet, _ = read(body.format("A", "", word))
        assert sheet is not None
        widths.append(widths_of(sheet, A4.form)[0])
    assert widths[0] == widths[2] == pytest.approx(22)
    assert widths[1] == pytest.approx(13 * 0.55 * 3 + 3)


BY_HAND = """## Idea {#idea}

Nothing more.

/// worksheet | W08 Curve
Join the scores.

| Moment [w 30] | What is done instead [lines 2] |
|---|---|
| | |

[curve]
///
"""


def test_a_curve_of_scores_that_stand_elsewhere_has_a_field_on_paper_alone(project_with: Render) -> None:
    project = project_with(BY_HAND, told=True)
    page = page_of(project, Paper(audience="learner"))
    assert not page.issues.found
    sheet = html_of(page.sheets[0].tree)
    assert sheet.index("<svg") < sheet.index("<table")
    assert sheet.count("<circle") == 7 * 8
    assert 'class="sum' not in sheet
    assert "cw-sum" not in page_of(project, Screen()).html


def test_the_field_leaves_room_for_the_rows_below_it() -> None:
    sheet, issues = read(BY_HAND)
    assert sheet is not None
    assert not issues.found
    assert sheet.by_hand
    widths = widths_of(sheet, A4.form)
    rows = row_height(sheet, widths, A4.form_height) * len(sheet.rows)
    assert field_height(sheet, widths, A4.form_height) + rows < A4.form_height - HEAD
    heights = [
        re.search(r'height="([\d.]+)mm"', html_of((curve_field(A4.form, room, "en"),)))
        for room in (60.0, 500.0)
    ]
    assert [float(height[1]) for height in heights if height] == [60.0, 3 + 6 * 12.9 + 15]


@pytest.mark.parametrize("totals", ["[mean]", "[curve] [lowest]"])
def test_what_is_worked_out_needs_numbers(totals: str) -> None:
    _, issues = read(BY_HAND.replace("[curve]", totals))
    assert [issue.rule for issue in issues.found] == ["lesson/sheet-totals"]
