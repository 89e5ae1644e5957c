"""How answer sheets are read from pictures, in numbers: the readers here (`scan`) and in browsers go by the same ones.

Lengths are in millimetres. Darkness is a share: 0 is the paper around, 1 the black of the marks in the corners.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from coursewright.quiz.assessment.answer_sheet import AnswerPage

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""
LINE_HIGH, LINE_OFF = 8.5, 0.6
"""From where above a writing line one writes, down to where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every number that a verdict hangs on.

    `scale`: pixels of a flat page a millimetre, about 200 to an inch.
    `empty`, `full`: below the first a circle is empty, from the second on it is filled; between them nobody can say.
    The first is low: a thin tick, a stroke or a dot darkens a circle by less than a tenth.
    `traced`: from here on somebody has drawn along the line of a circle that is not filled (`line_from` to `line_to`
    from its middle).
    `stray`: so many square millimetres of ink beside a circle are a stroke through it, a ring around it or a sign
    beside it; `ink` is how much darker than the paper around ink is. It is looked for from `near_line` millimetres off
    the middle, of a filled circle from `clear`, up to `wide` beside it and `high` above and below it, and up to
    `behind` at the right of the last one of a row. What is wider than a `stroke`, with an `edge` around it, is not
    looked for where it may have spilled over from a filled circle: beyond `own` at the side, as far as `off` from its
    middle.
    `around`: what is shown around a row in its picture.
    `ring`: how wide a circle's line is; `shift`: how far a circle may stand beside its place where paper bends;
    `near`: circles whose shifts are taken together, since one alone may be hidden by what is written.
    `few`: rows of a sign from which on its empty circles are known; `common`: how much darker than all they may be.
    `seen`: how much darker a circle's line is than what is around it, at least: less, and the page is not where it
    seems. `core`: the share of a circle's radius within which filling is measured: its line is left out.
    `nearest`, `further`: around where a mark should be, near the code, and further off, as cameras look from the side.
    `ink_shares`: ink is darker than such a share of the paper: shadows and what lies beside the page are between both.
    `least_marks`: marks that have to be seen; `most_off`: how far one may stand beside its place once all are fitted.
    `least_fine`: pixels of a picture a millimetre; of fewer the signs in circles look like something filled in.
    `inside`, `written_dark`, `written_share`: how far within its lines a field is looked at, and which share of it has
    to be how dark for something to be written there.
    """

    scale: int = 8
    empty: float = 0.035
    full: float = 0.40
    traced: float = 0.035
    line_from: float = 1.9
    line_to: float = 3.6
    stray: float = 0.2
    ink: float = 0.2
    near_line: float = 2.95
    clear: float = 3.8
    wide: float = 3.75
    high: float = 4.5
    behind: float = 9.0
    stroke: float = 1.0
    edge: float = 0.25
    own: float = 2.8
    off: float = 5.0
    around: float = 3.0
    ring: float = 0.3
    shift: float = 1.1
    near: int = 9
    few: int = 4
    common: float = 0.1
    seen: float = 0.12
    core: float = 0.78
    nearest: float = 12.0
    further: float = 24.0
    ink_shares: tuple[float, ...] = (0.55, 0.4, 0.7)
    least_marks: int = 3
    most_off: float = 1.2
    least_fine: float = 4.0
    inside: float = 1.3
    written_dark: float = 0.25
    written_share: float = 0.004


LIMITS = Limits()
NAME_FIELD: Area = (22, 46, 188, 76)
"""The head of a page, where a name is written."""


def limits_as_json() -> dict[str, Any]:
    """The numbers by the names that browser/src/scan/plan.ts has for them."""
    return {_camel(name): value for name, value in {**asdict(LIMITS), "name_field": NAME_FIELD}.items()}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


def written_areas(page: AnswerPage) -> dict[tuple[str, str], list[Area]]:
    """Where digits and words are written, by question and row; "" is no question's."""
    fields: dict[tuple[str, str], list[Area]] = {}
    for box in page.boxes:
        area = box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2, box.y + box.height / 2
        fields.setdefault((box.question, box.row), []).append(area)
    for line in page.lines:
        area = line.x, line.y - LINE_HIGH, line.x + line.width, line.y - LINE_OFF
        fields.setdefault((line.question, line.row), []).append(area)
    return fields
