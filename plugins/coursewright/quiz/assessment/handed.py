"""A hand-in as it was read; hand_in.py reads and grades it, asked.py compares it with the bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class BadHandIn(ValueError):
    """A file that cannot be graded; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandIn:
    """A sound hand-in; answers by question with the language each was given in. Times in unix seconds.

    `asked` are the shapes of all questions of the form, None where an older page saved the file; `keys` the digests
    of their keys where the page knew them.
    """

    course: str
    version: str
    assessment: str
    form: str
    lang: str
    name: str
    handed: int
    seconds: int
    attempt: int
    check: str
    answers: Mapping[str, tuple[Any, str]]
    asked: Mapping[str, str] | None
    keys: Mapping[str, str]
