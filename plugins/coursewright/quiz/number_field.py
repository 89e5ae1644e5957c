"""What numeric questions and blanks with a number share: rules, the field on screen, the answer in words."""

from __future__ import annotations

from decimal import Decimal

from coursewright.base.issues import IssueLog
from coursewright.base.markup import Element, el
from coursewright.base.shape import Number, SealedText, model
from coursewright.quiz.number import DIGITS_AT_MOST, Ranged, bounds_of, shown_number
from coursewright.quiz.sheet import Where

ENDS = ("answer", "tolerance", "min", "max")


@model
class NumberSlip:
    """A range of wrong numbers that deserves a word of its own."""

    why: SealedText
    answer: Number | None = None
    tolerance: Number | None = None
    min: Number | None = None
    max: Number | None = None


def check_number(row: Ranged, slips: tuple[Ranged, ...], where: Where, issues: IssueLog) -> None:
    """Report a number that says too little or too much, and slips that are also right."""
    sound = check_range(row, where, issues)
    for index, slip in enumerate(slips):
        place = where.below("slips", index)
        if check_range(slip, place, issues) and sound and bounds_of(row).meets(bounds_of(slip)):
            issues.error(
                "quiz/slip-in-range",
                place.value(),
                f"this slip ({range_in_digits(slip)}) is also right ({range_in_digits(row)}).",
                "Let the two ranges end before they meet.",
            )


def check_range(row: Ranged, where: Where, issues: IssueLog) -> bool:
    """Report what is wrong with one range; whether it can be compared."""
    ends = row.min is not None or row.max is not None
    if row.answer is None and not ends:
        issues.error(
            "quiz/no-number",
            where.value(),
            "there is no number to compare with.",
            "Write 'answer:' with 'tolerance:', or 'min:' and 'max:'.",
        )
        return False
    if ends and (row.answer is not None or row.tolerance is not None):
        issues.error(
            "quiz/number-and-range",
            where.key("min" if row.min is not None else "max"),
            "'min' and 'max' do not go with 'answer' and 'tolerance'.",
            "Keep one of the two pairs.",
        )
        return False
    return _check_sizes(row, where, issues)


def _check_sizes(row: Ranged, where: Where, issues: IssueLog) -> bool:
    if row.tolerance is not None and row.tolerance < 0:
        issues.error(
            "quiz/negative-tolerance",
            where.value("tolerance"),
            "a tolerance cannot be less than 0.",
            "Write how far from the answer still counts.",
        )
        return False
    bounds = bounds_of(row)
    if bounds.low is not None and bounds.high is not None and bounds.low > bounds.high:
        issues.error("quiz/empty-range", where.value("min"), "'min' is above 'max'.", "Swap the two.")
        return False
    for name in ENDS:
        number = getattr(row, name)
        if number is not None and len(shown_number(number).strip("−").replace(".", "")) > DIGITS_AT_MOST:
            issues.error(
                "quiz/too-many-digits",
                where.value(name),
                f"'{name}' has more than {DIGITS_AT_MOST} digits, so nobody could type it.",
                "Round it, or use a bigger unit.",
            )
            return False
    return True


def range_in_digits(row: Ranged) -> str:
    """A range for readers: `0.5`, `0.5 ± 0.01`, `0.55 … 0.6`, `≥ 3`."""
    if row.answer is not None:
        around = f" ± {shown_number(row.tolerance)}" if row.tolerance else ""
        return shown_number(row.answer) + around
    low, high = row.min, row.max
    if low is not None and high is not None:
        return f"{shown_number(low)} … {shown_number(high)}"
    return f"≥ {shown_number(low)}" if low is not None else f"≤ {shown_number(high or Decimal(0))}"


def shown_answer(row: Ranged) -> str:
    """What stands in a trainer's gap: the answer, or its range."""
    return shown_number(row.answer) if row.answer is not None else range_in_digits(row)


def number_field(name: str, unit: str, **attrs: object) -> Element:
    """A field for a number with its unit behind it; `name` is its token."""
    field = el("input", {
        "type": "text", "class": "cw-in cw-w8", "name": name, **attrs,
        "autocomplete": "off", "spellcheck": "false",
    })  # fmt: skip
    return el(
        "span", {"class": "cw-unit"}, field, el("span", {"class": "cw-unit__u"}, unit) if unit else None
    )


def number_gap(unit: str, filled: str) -> Element:
    """A rule to write a number on, with its unit behind it; the trainer's is filled."""
    gap = el("span", {"class": "bl on"}, filled) if filled else el("span", {"class": "bl"})
    return el("span", {"class": "nb"}, gap, f" {unit}" if unit else None)
