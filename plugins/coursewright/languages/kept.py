"""What the files of languages say, kept for the person who builds: to read one takes as long as to write ten pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from coursewright.base.cache import digest, user_cache
from coursewright.base.versions import tool_digest

T = TypeVar("T")
KIND = "languages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a file said; `mark` is the digest of its bytes and of the tool that read it."""

    mark: str
    value: object


def kept_of(file: Path, read: Callable[[Path], T | None]) -> T | None:
    """What `read` makes of a file; None, which is not kept, where it makes nothing of it."""
    try:
        mark = digest(tool_digest(), file.read_bytes())
    except OSError:
        return read(file)
    store, key = user_cache(), digest(str(file))
    known = store.read_value(KIND, key)
    if isinstance(known, Kept) and known.mark == mark:
        return cast("T", known.value)
    found = read(file)
    if found is not None:
        store.write_value(KIND, key, Kept(mark=mark, value=found))
    return found
