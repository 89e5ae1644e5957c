"""What a cell of Excel shows: its value in the form that its author gave it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from coursewright.quiz.number import plain_number

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?|\.([0#?]+)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shown(value: Any, form: str) -> str:
    """A value in a form of Excel; dates with a year, and times, as ISO 8601 writes them; thousands are not parted."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, form)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def is_without_year(value: Any, form: str) -> bool:
    """Whether a value is a date that shows no year, as Excel makes one of 1-2."""
    return isinstance(value, date) and bool(re.search("[dm]", _bare(form))) and "y" not in _bare(form)


def _bare(form: str) -> str:
    """A form without what it shows as it stands."""
    return _LITERAL.sub("", form.partition(";")[0]).lower()


def _date(value: date, form: str) -> str:
    if not is_without_year(value, form) or re.search("[hs]", _bare(form)):
        if isinstance(value, datetime) and value.time() != time():
            return value.isoformat(" ", "minutes")
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    said = re.sub(r'"([^"]*)"|\\(.)', r"\1\2", re.sub(r"[_*].|\[[^\]]*\]|@", "", form.partition(";")[0]))
    names = {"mmm": _MONTHS[value.month - 1], "mm": f"{value.month:02}", "m": str(value.month)}
    names |= {"dd": f"{value.day:02}", "d": str(value.day)}
    return re.sub("mmm+|mm|m|dd|d", lambda match: names[match[0][:3]], said)


def _number(value: float, form: str) -> str:
    exact = Decimal(str(value))
    if "%" in form:
        return f"{plain_number(exact * 100)}%"
    plain = str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else str(value)
    first = form.partition(";")[0]
    found = _DIGITS.search(_LITERAL.sub(lambda match: "\x00" * len(match[0]), first))
    if first in ("", "General", "@") or found is None or re.search(r"[eEyYdDhHsS/?]", _bare(first)):
        return plain
    places = len(found[1] or found[2] or "")
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole = found[0].partition(".")[0].replace(",", "").count("0")
    sign, digits = ("-", -rounded) if rounded < 0 else ("", rounded)
    text = f"{digits:f}"
    head, dot, tail = text.partition(".")
    kept = (found[1] or found[2] or "").rstrip("#?").__len__()
    while len(tail) > kept and tail.endswith("0"):
        tail = tail[:-1]
    number = f"{sign}{head.rjust(whole, '0')}{dot if tail else ''}{tail}"
    before, behind = first[: found.start()], first[found.end() :]
    return f"{_literal(before)}{number}{_literal(behind)}".strip()


def _literal(form: str) -> str:
    """What a part of a form shows as it stands; a sign of money stands in brackets: [$€-407]."""
    said = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r"\1", form)
    return re.sub(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]', lambda m: m[1] or m[2] or "", said)
