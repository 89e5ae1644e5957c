"""The printed grid of circles: numbered rows, a column for each thing to choose, as wide as its head wants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coursewright.base.markup import Element, Node, Prose, el
from coursewright.quiz.room import ems, longest_word

WIDTHS = ((3.5, 12.0), (8.0, 15.0), (float("inf"), 18.0))
"""Up to so many ems of a head, and the millimetres of its column."""
NOTED = 21.0
"""Of a head with a long word in brackets, which stands on a line of its own."""
SHORT_NOTE = 4.0
TOGETHER = 78.0
"""All columns at most, unless their words need more: the items need the rest."""
WORDS_AT_MOST = 96.0
"""Millimetres that the words of all heads may take."""
HEAD = 2.75
NUMBER = 6.0
ITEM_AT_MOST = 6.0
"""Ems of the items of which two tables stand side by side."""
ROWS_AT_MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column with its head, and what in brackets stands below it; `first` has a dotted line before it."""

    head: Node
    text: str
    note: Node | None = None
    width: float
    first: bool = False

    @property
    def word(self) -> float:
        """The millimetres that its longest word takes."""
        return _word_width(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item, its reason where it is told, and the number of the filled circle, if any."""

    text: Node
    why: Prose | None = None
    filled: int | None = None


def head_width(text: str, note: str = "") -> float:
    """The width in mm that a column's head wants, none of its words parted."""
    wanted = next(width for most, width in WIDTHS if ems(text) <= most)
    if ems(note) > SHORT_NOTE:
        wanted = NOTED
    return max(wanted, _word_width(text, note))


def _word_width(text: str, note: str = "") -> float:
    """The millimetres that the longest word of a head takes with the room around it."""
    return max(longest_word(text), longest_word(note)) * 1.1 * HEAD + 1.5


def _fitted(columns: Sequence[Column]) -> list[float]:
    """The columns' widths in mm: what they want if that leaves room for the items, else no word parted."""
    wanted = sum(column.width for column in columns)
    if wanted <= TOGETHER:
        return [column.width for column in columns]
    least = [min(column.width, column.word) for column in columns]
    room = min(max(TOGETHER, sum(least)), WORDS_AT_MOST)
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    share = (room - sum(least)) / (wanted - sum(least)) if wanted > sum(least) else 0.0
    return [low + (column.width - low) * share for low, column in zip(least, columns, strict=True)]


def parted_head(text: str) -> tuple[str, str]:
    """A head, and what stands in brackets at its end: `初级（底）` are two lines. Marks of Markdown keep it whole."""
    if not text or text[-1] not in "）)" or any(mark in text for mark in "*_`[]<>\\"):
        return text, ""
    begin = text.rfind("（" if text[-1] == "）" else "(")
    return (text[:begin].rstrip(), text[begin:]) if begin > 0 else (text, "")


def grid(
    columns: Sequence[Column], rows: Sequence[Row], *, shape: str = "", corner: tuple[Node, Node] = ("", "")
) -> Element:
    """Rows with a circle a column, of a `shape`; `corner` is what stands above numbers and items."""
    return _table(columns, rows, 1, shape, corner)


def halves(columns: Sequence[Column], rows: Sequence[Row]) -> Element:
    """Two grids side by side, the second one going on where the first one ends."""
    middle = (len(rows) + 1) // 2
    first = _table(columns, rows[:middle], 1, "half", ("", ""))
    return el("div", {"class": "halves"}, first, _table(columns, rows[middle:], middle + 1, "half", ("", "")))


def can_be_halved(texts: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether items and columns are so few and small that two tables have room beside each other."""
    together = sum(column.width for column in columns)
    return (
        4 <= len(texts) <= ROWS_AT_MOST
        and all("\n" not in text.strip() and ems(text) <= ITEM_AT_MOST for text in texts)
        and together <= TOGETHER / 2 + NUMBER
    )


def _table(
    columns: Sequence[Column], rows: Sequence[Row], first: int, shape: str, corner: tuple[Node, Node]
) -> Element:
    number, item = corner
    widths = (f"width:{width:g}mm" for width in _fitted(columns))
    cols = [el("col", {"class": "n"}), el("col"), *(el("col", {"style": width}) for width in widths)]
    heads = [el("th", {"scope": "col", "class": _classes(column)}, _head(column)) for column in columns]
    head = el(
        "tr", None, el("th", {"class": "n"}, number or None), el("th", {"class": "i"}, item or None), heads
    )
    body = [_row(row, turn, columns) for turn, row in enumerate(rows, start=first)]
    return el(
        "table",
        {"class": f"grid {shape}".rstrip()},
        el("colgroup", None, cols),
        el("thead", None, head),
        el("tbody", None, body),
    )


def _head(column: Column) -> Iterable[Node]:
    return (
        (column.head,) if column.note is None else (column.head, el("span", {"class": "note"}, column.note))
    )


def _classes(column: Column) -> str | None:
    return "mid" if column.first else None


def _row(row: Row, number: int, columns: Sequence[Column]) -> Element:
    why = el("span", {"class": "why"}, row.why) if row.why is not None else None
    circles = [
        el(
            "td",
            {"class": "c mid" if column.first else "c"},
            el("span", {"class": "o on" if place == row.filled else "o"}),
        )
        for place, column in enumerate(columns)
    ]
    return el("tr", None, el("td", {"class": "n"}, str(number)), el("td", None, row.text, why), circles)
