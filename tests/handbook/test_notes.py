"""Notes beside and below the learner's page: nothing is lost, a long one is parted where a block ends."""

from __future__ import annotations

from coursewright.base.markup import plain_text, to_html
from coursewright.handbook.notes import Note, note_rows, notes_fit, numbered, part_notes
from coursewright.prose import read_html

LONG = "长" * 180


def note(html: str) -> Note:
    return Note(anchor="a", nodes=read_html(html))


def said(notes: list[Note]) -> str:
    return "".join(plain_text(node) for row in notes for node in row.nodes)


def test_a_note_too_long_for_the_room_beside_goes_on_below_under_its_number():
    notes = numbered([note(f"<h4>错答</h4><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"), note("<p>短</p>")])
    beside, below = part_notes(notes)
    assert [row.number for row in beside] == [1]
    assert [row.number for row in below] == [1, 2]
    assert said(beside) + said(below) == said(notes)
    assert len(beside[0].nodes) == 3


def test_a_list_is_parted_between_items_and_counts_on():
    items = "".join(f"<li>{number}{LONG}</li>" for number in range(4))
    beside, below = part_notes([note(f'<ol class="list">{items}</ol>')])
    assert said(beside).startswith("0长")
    assert to_html(below[0].nodes[0]).startswith('<ol class="list" style="counter-reset:item 2"><li>2长')


def test_a_heading_goes_below_with_what_it_is_about_and_a_table_has_the_whole_width():
    notes = [note(f"<p>{LONG}</p><h4>表</h4><table><tr><td>一</td></tr></table>")]
    beside, below = part_notes(notes)
    assert said(beside) == LONG
    assert said(below) == "表一"
    assert not notes_fit(notes)


def test_a_line_or_two_are_not_parted_from_the_rest():
    beside, below = part_notes([note(f"<p>短</p><p>{LONG * 4}</p>")])
    assert beside == []
    assert len(below) == 1


def test_small_notes_stand_two_by_two():
    small, large = note("<p>短</p>"), note(f"<p>{LONG * 4}</p>")
    assert [len(row) for row in note_rows([small, small, large, small])] == [2, 1, 1]
