"""Setting labels: which size, in how many lines, so that a group of them looks alike and nothing is cut.

Geometry must not depend on the language shown, or a bilingual class would look at two drawings: a block's
height is that of the highest language's setting, and each language's lines are centred in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coursewright.base.label import Label
from coursewright.figures.scene import Anchor, Line
from coursewright.figures.wrap import break_lines
from coursewright.languages.words import FALLBACK, words

LEADING = 1.3
"""Height of a line, in sizes."""
ANY = 10_000.0
"""A room without an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How labels of one role are set: sizes to try from the best to the smallest, weight, most lines.

    `second` is the size of the second language below (0: it is never shown); it gives way before the label
    itself becomes smaller than `keep`.
    """

    sizes: tuple[float, ...]
    weight: int = 400
    second: float = 0
    lines: int = 3
    keep: float = 12


LABEL = Style(sizes=(15, 14, 13, 12, 11), weight=700, second=10.5)
"""A part's name: 15 bold, with the other language below."""
NAME = Style(sizes=(13, 12, 11), weight=700, second=10.5, keep=11)
"""A part's name where many share the room."""
TEXT = Style(sizes=(13, 12, 11), lines=5)
"""Words to read, in rows and cells."""
TIER = Style(sizes=(11,), lines=2)
"""The name of a tier, an axis, a line."""
TICK = Style(sizes=(12, 11), lines=2)
"""Numbers and words at a scale."""


@dataclass(frozen=True, slots=True)
class Row:
    """One set line: its text, language, size, weight and width."""

    text: str
    language: str
    size: float
    weight: int
    wide: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A set label: the rows of the language shown, and the width and height it takes in any language."""

    rows: tuple[Row, ...]
    width: float
    height: float

    def at(self, x: float, y: float, anchor: Anchor = "middle", ink: str = "ink") -> tuple[Line, ...]:
        """The lines around a middle height `y`; `x` is their left end, middle or right end."""
        top = y - sum(row.size * LEADING for row in self.rows) / 2
        lines: list[Line] = []
        for row in self.rows:
            middle = top + row.size * LEADING / 2
            top += row.size * LEADING
            lines.append(
                Line(
                    text=row.text, x=x, y=middle, size=row.size, wide=row.wide, weight=row.weight,
                    anchor=anchor, ink=ink, language=row.language,
                )
            )  # fmt: skip
        return tuple(lines)

    def below(self, x: float, top: float, anchor: Anchor = "middle", ink: str = "ink") -> tuple[Line, ...]:
        """The lines from a top downwards."""
        return self.at(x, top + sum(row.size * LEADING for row in self.rows) / 2, anchor, ink)


@dataclass(frozen=True, slots=True)
class Spot:
    """A label and the room it has, in units."""

    label: Label
    width: float
    height: float = ANY


@dataclass(slots=True, kw_only=True)
class Setter:
    """Sets labels for one drawing.

    `languages` are those of the figure, the first with the second below it; `shown` is drawn. `room` is how
    wide the page is: 360 units on screen, 480 on paper. Labels that do not fit are kept in `misfits`, each
    with its language.
    """

    languages: tuple[str, ...]
    shown: str
    room: float = 360
    misfits: list[tuple[Label, str]] = field(default_factory=list)

    def word(self, *keys: str, **values: object) -> Label:
        """UI texts of the figure part as a label in all languages of the figure."""
        return Label(
            tuple(
                (
                    name,
                    " · ".join(words(name or self.shown or FALLBACK)[f"figure.{key}"] for key in keys).format(
                        **values
                    ),
                )
                for name in self._all_languages()
            )
        )

    def fit(self, label: Label, style: Style, width: float, height: float = ANY) -> Block:
        """One label by itself."""
        return self.fit_all((Spot(label, width, height),), style)[0]

    def fit_all(self, spots: Sequence[Spot], style: Style) -> list[Block]:
        """Labels of one role, all in the largest size in which each fits its room."""
        if not spots:
            return []
        settings = {language: self._setting(spots, style, language) for language in self._all_languages()}
        shown = settings[self.shown if self.shown in settings else ""]
        blocks = []
        for index, rows in enumerate(shown):
            variants = [setting[index] for setting in settings.values()]
            blocks.append(
                Block(
                    rows=rows,
                    width=max(row.wide for variant in variants for row in variant),
                    height=max(sum(row.size * LEADING for row in variant) for variant in variants),
                )
            )
        return blocks

    def _all_languages(self) -> tuple[str, ...]:
        return self.languages or ("",)

    def _setting(self, spots: Sequence[Spot], style: Style, language: str) -> list[tuple[Row, ...]]:
        """The rows of each label in one language."""
        second = self._second(language) if style.second else ""
        plain = [(size, "") for size in style.sizes]
        paired = [(size, second) for size in style.sizes if second and size >= style.keep]
        for size, other in [*paired, *plain]:
            rows = [_rows(spot, style, size, (language, other)) for spot in spots]
            if all(row is not None for row in rows):
                return [row for row in rows if row is not None]
        smallest = style.sizes[-1]
        return [self._forced(spot, style, smallest, language) for spot in spots]

    def _second(self, language: str) -> str:
        """The language below the first one's labels."""
        return self.languages[1] if len(self.languages) > 1 and language == self.languages[0] else ""

    def _forced(self, spot: Spot, style: Style, size: float, language: str) -> tuple[Row, ...]:
        """The smallest setting, words cut where they must be; what is still too high is noted."""
        broken = break_lines(spot.label.text(language), spot.width / size, style.weight)
        high = len(broken.lines) * size * LEADING > spot.height + 0.01
        too_many = spot.height == ANY and len(broken.lines) > 2 * style.lines
        if high or too_many or broken.wide * size > spot.width + 0.01:
            self.misfits.append((spot.label, language))
        return _as_rows(broken.lines, language, size, style.weight)


def _rows(spot: Spot, style: Style, size: float, languages: tuple[str, str]) -> tuple[Row, ...] | None:
    """A label's rows at a size, or None where they do not fit."""
    rows: list[Row] = []
    for language, at, weight in ((languages[0], size, style.weight), (languages[1], style.second, 400)):
        if not language and rows:
            break
        text = spot.label.text(language)
        if rows and text == spot.label.text(languages[0]):
            break
        broken = break_lines(text, spot.width / at, weight)
        if broken.forced or len(broken.lines) > style.lines:
            return None
        rows.extend(_as_rows(broken.lines, language, at, weight))
    if sum(row.size * LEADING for row in rows) > spot.height + 0.01:
        return None
    return tuple(rows)


def _as_rows(lines: tuple[str, ...], language: str, size: float, weight: int) -> tuple[Row, ...]:
    return tuple(
        Row(text, language, size, weight, break_lines(text, ANY, weight).wide * size) for text in lines
    )
