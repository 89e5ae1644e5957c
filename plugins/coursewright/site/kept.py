"""Files of a site that are made together: taken over from the last build where they would come out the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from coursewright.base.frozen import Packed, quickly_thawed
from coursewright.base.stamps import NO_FILE, Linking, Stamp, stamp_of

T = TypeVar("T")
Told = tuple[object, ...]
"""What is said of some files elsewhere: plain values."""
Files = Iterable[tuple[str, str]]
"""Files by their paths below a language's folder, with their texts."""


@quickly_thawed
@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Files that were made of what has the digest `key`, with their stamps, and what is said of them."""

    key: str
    told: Told
    files: Mapping[str, Stamp]


@dataclass(slots=True, kw_only=True)
class Keeper:
    """Brings files into a site: those of the folder `last` that are untouched are linked, the others written.

    `before` is what the last build knew of its files by the name of what they make up, `today` what this one does.
    Where there is a list for `later`, what nobody waits for is put there, for somebody to do it.
    """

    last: Path | None = None
    before: Mapping[str, Kept] = field(default_factory=dict)
    today: dict[str, Kept] = field(default_factory=dict)
    later: list[Callable[[], None]] | None = None
    _linking: Linking = field(default_factory=Linking)

    def leave(self, work: Callable[[], None]) -> None:
        """Leave some work for later, or do it."""
        if self.later is None:
            work()
        else:
            self.later.append(work)

    def bring(self, site: Path, name: str, key: str, make: Callable[[], tuple[Told, Files]]) -> Told:
        """Bring the files of a name, which are made of what has the digest `key`; gives what is said of them."""
        kept = self._taken_over(site, name, key)
        if kept is None:
            told, files = make()
            kept = Kept(key=key, told=told, files=dict(self._written(site, files)))
        self.today[name] = kept
        return kept.told

    def _taken_over(self, site: Path, name: str, key: str) -> Kept | None:
        was = self.before.get(name)
        if was is None or self.last is None or was.key != key:
            return None
        if any(
            stamp == NO_FILE or stamp_of(f"{self.last}/{path}") != stamp for path, stamp in was.files.items()
        ):
            return None
        for path in was.files:
            if not self._linking.link(f"{self.last}/{path}", f"{site}/{path}"):
                return None
        return was

    def _written(self, site: Path, files: Files) -> Iterable[tuple[str, Stamp]]:
        for path, text in files:
            file = f"{site}/{path}"
            self._linking.make_folder_of(file)
            if self.last is not None and os.path.lexists(file):
                os.unlink(file)  # noqa: PTH108  # thousands of them; it may be the last build's by another name
            with open(file, "wb") as stream:  # noqa: PTH123  # as above
                stream.write(text.encode("utf-8"))
            yield path, stamp_of(file)


def opened(page: Packed[T] | None, path: str) -> T:
    """What a packed page holds. Raises LookupError where nobody brought it."""
    if page is None:
        raise LookupError(f"what is known of {path} is not there")
    return page.get()
