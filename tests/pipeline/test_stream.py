"""Words and notes of a worker are told apart, however its output is cut into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from coursewright.pipeline.stream import LONGEST, OPEN, SHUT, Stream

TEXTS = st.text(st.characters(exclude_characters="\x1e\x1f", exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5), st.lists(st.integers(1, 9), min_size=1))
def test_pieces_do_not_matter(rows: list[tuple[str, str]], sizes: list[int]) -> None:
    output = b"".join(word.encode() + OPEN + note.encode() + SHUT for word, note in rows)
    stream, notes, at = Stream(), list[str](), 0
    for turn in range(len(output)):
        size = sizes[turn % len(sizes)]
        notes += stream.feed(output[at : at + size])
        at += size
    assert notes == [note for _, note in rows]
    assert stream.ended() == "".join(word for word, _ in rows)


def test_a_sign_that_opens_no_note_holds_nothing_back() -> None:
    stream = Stream()
    assert stream.feed(OPEN + b"x" * LONGEST * 2) == []
    assert stream.ended() == "\x1e" + "x" * LONGEST * 2


def test_a_half_character_at_the_end_loses_nothing_else() -> None:
    stream = Stream()
    stream.feed("好".encode()[:2])
    stream.feed("好".encode()[2:] + b" good \xff")
    assert stream.ended() == "好 good \ufffd"
