"""Capsules, tokens, orders and revisions.

Sealing keeps answers out of the page source as text, out of search and out of the learner PDF. It stops
glances, not a determined reader: whoever runs the page's own code can open a capsule.
The browser does the same in seal.ts; tests/cases/seal/*.json holds both to the same bytes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from coursewright.quiz.question import Stable

TAG_BYTES = 9
TOKEN_DIGITS = 6
REVISION_DIGITS = 8


def context(course: str, quiz: str, question: str, language: str) -> str:
    """The string that binds a capsule to its question; the last space is part of it."""
    return f"coursewright/1 {course} {quiz}#{question} {language} "


def plain_json(value: object) -> str:
    """JSON with sorted keys and no spaces, han as they are: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def capsule(value: object, bound_to: str) -> str:
    """The base64 of a value's sealed JSON; `bound_to` is the question's `context`."""
    plain = plain_json(value).encode("utf-8")
    tag = _tag(plain, bound_to)
    return b64encode(tag + _crossed(plain, tag, bound_to)).decode("ascii")


def open_capsule(sealed: str, bound_to: str) -> object:
    """The value in a capsule; ValueError if it was damaged or belongs to another question."""
    raw = b64decode(sealed, validate=True)
    tag, hidden = raw[:TAG_BYTES], raw[TAG_BYTES:]
    plain = _crossed(hidden, tag, bound_to)
    if _tag(plain, bound_to) != tag:
        raise ValueError("the capsule is damaged or belongs to another question")
    return json.loads(plain)


def _tag(plain: bytes, bound_to: str) -> bytes:
    return sha256(bound_to.encode("utf-8") + plain).digest()[:TAG_BYTES]


def _crossed(text: bytes, tag: bytes, bound_to: str) -> bytes:
    start = sha256(bound_to.encode("utf-8") + tag)
    stream = bytearray()
    for block in range(-(-len(text) // 32)):
        digest = start.copy()
        digest.update(block.to_bytes(4, "big"))
        stream += digest.digest()
    size = len(text)
    crossed = int.from_bytes(text, "big") ^ int.from_bytes(stream[:size], "big")
    return crossed.to_bytes(size, "big")


@lru_cache(maxsize=1024)
def token(course: str, quiz: str, question: str, side: str, thing: str) -> str:
    """The name that a choosable thing has in the page: six hex digits that tell nothing about it."""
    return sha256(f"{course} {quiz}#{question} {side} {thing}".encode()).hexdigest()[:TOKEN_DIGITS]


def shuffled(names: Iterable[str], seed: str, key_order: Sequence[str] = ()) -> tuple[str, ...]:
    """Names sorted by SHA-256 of `seed/name`, never in the order of the key where there is one.

    If they come out in key order, the seed becomes `seed/1`, `seed/2` …; one more name leaves the
    order of the others as it was.
    """
    rows = tuple(names)
    key = tuple(key_order)
    order = _sorted_by_digest(rows, seed)
    turn = 0
    while order == key and len(set(rows)) > 1:
        turn += 1
        order = _sorted_by_digest(rows, f"{seed}/{turn}")
    return order


def _sorted_by_digest(names: tuple[str, ...], seed: str) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: sha256(f"{seed}/{name}".encode()).hexdigest()))


def shuffled_around(names: Sequence[str], pinned: frozenset[str], seed: str) -> tuple[str, ...]:
    """Names shuffled, but for pinned ones, which keep their places."""
    loose = iter(shuffled((name for name in names if name not in pinned), seed))
    return tuple(name if name in pinned else next(loose) for name in names)


def is_revision(text: str) -> bool:
    """Whether a text can be a revision."""
    return len(text) == REVISION_DIGITS and set(text) <= set("0123456789abcdef")


def revision(kind: str, stable: Stable, number: int) -> str:
    """Eight hex digits that change with the key, the set of ids, numbers, credit or `revision:`."""
    parts = {
        "type": kind,
        "key": stable.key,
        "ids": sorted({thing for _, thing in stable.things}),
        "numbers": list(stable.numbers),
        "credit": stable.credit,
        "revision": number,
    }
    return sha256(plain_json(parts).encode("utf-8")).hexdigest()[:REVISION_DIGITS]
