"""How QTI scores: declarations with mappings, and rules that add to the score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from html import escape

from coursewright.exchange.qti_names import element, identifier
from coursewright.quiz.number import Bounds, plain_number

_PLACES = Decimal("0.001")
"""Players keep as many places of what they add up; so the last part is what the others leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An entry of a mapping: what is answered, and what it adds to the score."""

    key: str
    value: Decimal


def parts(points: int, count: int) -> tuple[Decimal, ...]:
    """Points in so many parts, which together are just the points."""
    part = (Decimal(points) / max(count, 1)).quantize(_PLACES, ROUND_DOWN)
    return (*(part for _ in range(count - 1)), Decimal(points) - part * max(count - 1, 0))


def shares(right: Sequence[str], wrong: Sequence[str], points: int) -> tuple[Pair, ...]:
    """Each right choice adds its part of the points, each wrong one takes as much; keys are identifiers or pairs."""
    gains = parts(points, len(right))
    loss = -gains[-1]
    return (
        *(Pair(key=name, value=gain) for name, gain in zip(right, gains, strict=False)),
        *(Pair(key=name, value=loss) for name in wrong),
    )


def response(
    right: Iterable[str], base: str, cardinality: str, entries: Iterable[Pair], name: str = "RESPONSE"
) -> str:
    """A declaration with what is right and what each answer adds; never less than nothing, nor more than all."""
    values = "".join(element("qti-value", _key(value, base)) for value in right)
    inner = element("qti-correct-response", values) if values else ""
    rows = tuple(entries)
    if rows:
        gains = [row.value for row in rows if row.value > 0]
        most = max(gains) if base == "string" else sum(gains, Decimal(0))
        mapping = "".join(_entry(row, base) for row in rows)
        bounds = {"lower_bound": "0", "upper_bound": number(most), "default_value": "0"}
        inner += element("qti-mapping", mapping, **bounds)
    return element(
        "qti-response-declaration", inner, identifier=name, cardinality=cardinality, base_type=base
    )


def _entry(row: Pair, base: str) -> str:
    same = {"case_sensitive": "false"} if base == "string" else {}
    key = _key(row.key, base, quoted=False)
    return element("qti-map-entry", map_key=key, mapped_value=number(row.value), **same)


def _key(value: str, base: str, *, quoted: bool = True) -> str:
    key = identifier(value) if base == "identifier" else value
    return escape(key) if quoted else key


def number(value: Decimal) -> str:
    """A number with at most three places."""
    return plain_number(value.quantize(_PLACES))


def mapped(name: str) -> str:
    """What an answer adds by its mapping."""
    return element("qti-map-response", identifier=name)


def set_value(outcome: str, value: str) -> str:
    """A rule that gives an outcome a value."""
    return element("qti-set-outcome-value", value, identifier=outcome)


def added(value: str) -> str:
    """A rule that adds to the score."""
    return set_value("SCORE", element("qti-sum", element("qti-variable", identifier="SCORE") + value))


def whole(name: str, points: int) -> str:
    """A rule that gives all points for what is just right."""
    same = element(
        "qti-match", element("qti-variable", identifier=name) + element("qti-correct", identifier=name)
    )
    return _if(same, Decimal(points))


def within(name: str, bounds: Bounds, points: Decimal) -> str:
    """A rule that adds points for a number between two ends, or beyond one."""
    ends = [("qti-gte", bounds.low), ("qti-lte", bounds.high)]
    tests = [
        element(test, element("qti-variable", identifier=name) + _float(end))
        for test, end in ends
        if end is not None
    ]
    return _if(tests[0] if len(tests) == 1 else element("qti-and", "".join(tests)), points)


def _float(value: Decimal) -> str:
    return element("qti-base-value", plain_number(value), base_type="float")


def _if(test: str, points: Decimal) -> str:
    then = added(element("qti-base-value", number(points), base_type="float"))
    return element("qti-response-condition", element("qti-response-if", test + then))


def processing(rules: Sequence[str]) -> str:
    """The rules of an item; nothing where there are none."""
    return element("qti-response-processing", "\n".join(rules)) if rules else ""
