"""What pydantic says about a document, in an author's words and at the author's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from coursewright.base.fields import Spot, find_spot
from coursewright.base.issues import IssueLog
from coursewright.base.lookalikes import alike, cure_of, first_odd
from coursewright.base.places import Document, Steps
from coursewright.base.synonyms import right_elsewhere, synonym
from coursewright.base.traps import is_commented
from coursewright.base.wrong import Wrong, in_brackets, wrong_list, wrong_map

LISTED = 18
"""Names in a cure at most: as many as the longest list that authors choose from, the kinds of figures."""
_UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")
_A_LIST, _ITEMS = "a list is wanted here", "Write each thing in a line of its own that begins with '- '."
_A_MAP = "a map of keys is wanted here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is being loaded: a document, as a class, and how rules and texts call it."""

    document: Document
    cls: Any
    area: str
    noun: str


def report_faults(details: Sequence[Mapping[str, Any]], subject: Subject, issues: IssueLog) -> None:
    """Add an issue for each of pydantic's error details (type, loc, msg, input, ctx).

    A key that is missing because it is misspelt is told once, as the misspelt one.
    """
    lacks = any(detail["type"] == "missing" for detail in details)
    meant = {_meant(detail, subject) for detail in details if lacks and detail["type"] in _UNKNOWN_KEY}
    for detail in details:
        if detail["type"] != "missing" or tuple(detail["loc"]) not in meant:
            _report(detail, subject, issues)


def _meant(detail: Mapping[str, Any], subject: Subject) -> tuple[str | int, ...]:
    """The loc of the key that an author seems to have meant by an unknown one."""
    loc = tuple(detail["loc"])
    keys = find_spot(subject.cls, loc).keys
    close = synonym(str(loc[-1]), keys) or near(str(loc[-1]), keys)
    return (*loc[:-1], close)


def _report(detail: Mapping[str, Any], subject: Subject, issues: IssueLog) -> None:
    kind = str(detail["type"])
    spot = find_spot(subject.cls, tuple(detail["loc"]))
    if kind == "missing":
        _report_missing(str(detail["loc"][-1]), spot.path[:-1], subject, issues)
    elif kind == "union_tag_not_found":
        _report_missing("type", spot.path, subject, issues)
    elif kind in _UNKNOWN_KEY:
        _report_unknown_key(str(detail["loc"][-1]), spot, subject, issues)
    elif kind in ("union_tag_invalid", "literal_error"):
        _report_unknown_word(detail, kind, spot, subject, issues)
    else:
        wrong = _wanted(kind, detail, spot)
        hint = _comment_instead(spot.path, subject) or wrong.hint
        name = next((step for step in reversed(spot.path) if isinstance(step, str)), "")
        said = f"'{name}': {wrong.message}." if name else f"{wrong.message}."
        place = subject.document.places.inside(spot.path, wrong.at)
        issues.error(f"{subject.area}/wrong-value", place, said, hint)


def _report_missing(key: str, path: Steps, subject: Subject, issues: IssueLog) -> None:
    place = subject.document.places.value(path)
    issues.error(f"{subject.area}/missing-key", place, f"'{key}' is missing.", f"Add '{key}:'.")


def _report_unknown_key(key: str, spot: Spot, subject: Subject, issues: IssueLog) -> None:
    place = subject.document.places.key(spot.path)
    message = f"'{key}' is not a key of {spot.owner or subject.noun or 'this file'}."
    cure = did_you_mean(key, spot.keys)
    if meant := synonym(key, spot.keys):
        cure = f"Did you mean '{meant}'?"
    elif right_elsewhere(key, spot.keys):
        cure = "Write 'correct: true' on the right option."
    issues.error(f"{subject.area}/unknown-key", place, message, cure)


def _report_unknown_word(
    detail: Mapping[str, Any], kind: str, spot: Spot, subject: Subject, issues: IssueLog
) -> None:
    by_tag = kind == "union_tag_invalid"
    context = detail["ctx"]
    word = context["tag"] if by_tag else detail["input"]
    known = re.findall(r"'([^']+)'", str(context["expected_tags" if by_tag else "expected"]))
    path = (*spot.path, "type") if by_tag else spot.path
    said = f"'{word}' is not known here." if isinstance(word, str) else "a word is wanted here."
    message = f"'{word}' is not a kind." if by_tag else said
    rule = f"{subject.area}/{'unknown-kind' if by_tag else 'unknown-word'}"
    issues.error(rule, subject.document.places.value(path), message, did_you_mean(str(word), known))


def _wanted(kind: str, detail: Mapping[str, Any], spot: Spot) -> Wrong:
    """What is wanted in the place of a value, and where within it the fault is seen."""
    if kind == "author":
        context = detail.get("ctx") or {}
        return Wrong(str(detail["msg"]), str(context.get("hint", "")), context.get("at", 0))
    value = detail["input"]
    if kind == "tuple_type":
        listed = "" if spot.within else in_brackets(value)
        return wrong_list(value) or Wrong(_A_LIST, f"Write {listed}." if listed else _ITEMS)
    return wrong_list(value) or wrong_map(value) or Wrong(_A_MAP, _lines_of(spot.within))


def _lines_of(keys: Sequence[str]) -> str:
    """The cure where keys are wanted."""
    more = " …" if len(keys) > LISTED else "."
    known = f" Known: {', '.join(keys[:LISTED])}{more}" if keys else ""
    return f"Write lines of 'key: value'.{known}"


def _comment_instead(path: Steps, subject: Subject) -> str:
    """A cure where a text is wanted and a comment stands."""
    places = subject.document.places
    scalar = places.scalars.get(path)
    if scalar is None or not is_commented(scalar, places.source):
        return ""
    return "A # after a space begins a comment: put a text that begins with # in quotes."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure: the nearest known word, or all of them; a sign that only looks like the right one is named."""
    names = sorted(set(known))
    close = near(word, names)
    if close and first_odd(word) is not None and first_odd(close) is None:
        return cure_of(word)
    if close:
        return f"Did you mean '{close}'?"
    more = " …" if len(names) > LISTED else "."
    return f"Known: {', '.join(names[:LISTED])}{more}" if names else "None is known yet."


def near(word: str, known: Iterable[str]) -> str:
    """The known word that a word was likely meant for, "" for none."""
    by_form = {alike(name): name for name in sorted(known, reverse=True)}
    form = alike(word)
    close = [form] if form in by_form else get_close_matches(form, by_form, n=1, cutoff=0.6)
    return by_form[close[0]] if close else next(iter(get_close_matches(word, sorted(known), n=1)), "")
