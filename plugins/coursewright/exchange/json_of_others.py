"""Questions of other programs in JSON: objects whose keys are called as columns of tables are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from coursewright.base.issues import Place
from coursewright.exchange.entry import Entry, Line
from coursewright.exchange.heads import kind_named, role_of, truth_of

_RIGHT = ("correct", "iscorrect", "is_correct", "isright", "right", "isanswer", "is_answer", "answer")
_WORDS = ("text", "content", "label", "option", "value", "answer", "title")
_WHY = ("explanation", "feedback", "why", "rationale", "comment")
LISTS = ("questions", "results", "items", "data", "quiz", "题目")
"""The keys under which programs keep their questions."""


def entry_in(row: Mapping[str, Any], place: Place) -> Entry | None:
    """An object as a question in words; None where it asks nothing that is known."""
    roles = {_role(key): value for key, value in row.items()}
    prompt = _said(roles.get("prompt") or row.get("title"))
    options = tuple(_options(row, roles))
    if not prompt or not (options or roles.get("answer") or roles.get("kind")):
        return None
    return Entry(
        prompt=prompt,
        id=_said(roles.get("id")),
        kind=_kind(_said(roles.get("kind")), row),
        options=options,
        answer="" if any(line.ticked for line in options) else _answer(roles.get("answer"), options),
        explain=_said(roles.get("explain")),
        points=_said(roles.get("points")),
        place=place,
    )


def unread_in(row: Mapping[str, Any]) -> list[str]:
    """The keys of an object that say something and are not read."""
    known = {"prompt", "id", "kind", "answer", "explain", "points", "options", "number"}
    return [
        key
        for key, value in row.items()
        if value not in (None, "", [], {})
        and _role(key) not in known
        and not _role(key).startswith("option ")
        and key.lower() not in ("incorrect_answers", "incorrectanswers", "title")
    ]


def _role(key: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", key)
    return role_of(spaced)


def _kind(named: str, row: Mapping[str, Any]) -> str:
    # Of several wrong answers and a right one "multiple" tells how many there are to choose from.
    if any(key.lower() in ("incorrect_answers", "incorrectanswers") for key in row):
        return ""
    return "true-false" if named.lower() == "boolean" else kind_named(named)


def _options(row: Mapping[str, Any], roles: Mapping[str, Any]) -> Iterator[Line]:
    wrong = next((row[key] for key in row if key.lower() in ("incorrect_answers", "incorrectanswers")), None)
    listed = roles.get("options")
    if isinstance(wrong, list):
        listed = [
            {"text": roles.get("answer"), "correct": True},
            *({"text": text, "correct": False} for text in wrong),
        ]
    elif listed is None and isinstance(roles.get("answer"), list):
        listed = [one for one in roles["answer"] if isinstance(one, dict)]
    if isinstance(listed, dict):
        listed = list(listed.values())
    if listed is None:
        listed = [roles[role] for role in sorted(role for role in roles if role.startswith("option "))]
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            told = {str(key).lower(): value for key, value in one.items()}
            yield Line(
                text=_said(
                    next((told[key] for key in _WORDS if key in told and not isinstance(told[key], bool)), "")
                ),
                why=_said(next((told[key] for key in _WHY if key in told), "")),
                ticked=any(told.get(key) is True or _said(told.get(key)).lower() == "true" for key in _RIGHT),
            )
        else:
            yield Line(text=_said(one))


def _answer(value: Any, options: tuple[Line, ...]) -> str:
    """The answer as one writes it; a number may count from 0 or from 1, so that it is taken as words alone."""
    rows = value if isinstance(value, list) else [value]
    said = [_said(row) for row in rows if not isinstance(row, dict)]
    if options and any(isinstance(row, int) and not isinstance(row, bool) for row in rows):
        texts = {line.text for line in options}
        return "\n".join(said) if texts.issuperset(said) else f"#{', #'.join(said)}"
    if options and truth_of(said[0] if said else "") is not None and len(said) == 1:
        return said[0]
    return "\n".join(said)


def _said(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return unescape(("true" if value else "false") if isinstance(value, bool) else str(value)).strip()
