"""Ids that nobody guesses and that tell nothing, for banks: pages show them before an exam is over."""

from __future__ import annotations

import secrets
from collections.abc import Collection

FIRST = "bcdfghjkmnpqrstvwxz"
OTHERS = f"{FIRST}23456789"
"""Signs of such ids: without vowels no words, without l, 1, 0 nothing to mistake."""
LENGTH = 5


def unguessable(used: Collection[str]) -> str:
    """An id that is not among those used; it begins with a letter."""
    while True:
        name = secrets.choice(FIRST) + "".join(secrets.choice(OTHERS) for _ in range(LENGTH - 1))
        if name not in used:
            return name
