"""`journey`: moments in time order on a curve of scores, with its peak, lowest point and end named."""

from __future__ import annotations

from coursewright.figures.kind import Kind
from coursewright.figures.kinds.journey.layout import layout_journey
from coursewright.figures.kinds.journey.model import Journey, check_journey, marks_of, mean_of
from coursewright.figures.reading import Entry, Reader, signed

__all__ = ["KIND", "Journey"]


def read_journey(figure: Journey, reader: Reader) -> tuple[Entry, ...]:
    """Moments in time order with their scores and marks; the mean after them."""
    scores = [point.score for point in figure.points]
    marks = marks_of(scores)
    entries = [
        reader.entry(
            point, says=" · ".join((signed(point.score), *(reader.word(key) for key in marks.get(index, ()))))
        )
        for index, point in enumerate(figure.points)
    ]
    if figure.mean:
        entries.append(Entry(text=f"{reader.word('mean')} · {signed(mean_of(scores))}"))
    return tuple(entries)


KIND = Kind(
    model=Journey,
    counts={"points": (2, 10)},
    layout=layout_journey,
    reading=read_journey,
    check=check_journey,
)
