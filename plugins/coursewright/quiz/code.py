"""The short code that a question has on page and paper, for whoever tells its author of it.

It stands for course, first name and language alone: it tells nothing of the key, and stays when a question is edited,
moved or renamed. The browser makes the same (browser/src/tell/told.ts); `build.py where` finds the question.
"""

from __future__ import annotations

import re
from hashlib import sha256

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: none of them looks like another one."""
LENGTH, HALF = 6, 3
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1", **dict.fromkeys("‐‑‒–—−", "-")})
_CODE = re.compile(rf"[{SIGNS}]{{{HALF}}}-?[{SIGNS}]{{{LENGTH - HALF}}}")


def report_code(course: str, name: str, language: str) -> str:
    """Such as `K7M-3QP`; `name` is the first that the question had, `quiz#question`."""
    digest = sha256(f"coursewright/code/1 {course} {name} {language}".encode()).digest()
    number = int.from_bytes(digest[:4], "big") >> 2
    signs = "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{signs[:HALF]}-{signs[HALF:]}"


def read_code(text: str) -> str:
    """A code as it is written, from one that was copied by hand; empty if it is none."""
    code = text.strip().upper().translate(_TAKEN_FOR)
    if _CODE.fullmatch(code) is None:
        return ""
    signs = code.replace("-", "")
    return f"{signs[:HALF]}-{signs[HALF:]}"
