"""A store of results by the digest of what they were made from, below a project's `.cache/`.

Entries are sealed with a secret of the person who builds, which lies outside of the project: what somebody else put
there, or a machine left half-written, is no entry. A cache can be deleted at any time, and a machine that refuses
to keep one loses time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

import platformdirs

from coursewright.base.frozen import freeze, thaw
from coursewright.base.sheets import Filed, Sheets, are_many, file_away, take_out

CACHE = ".cache"
"""The cache folder of a project."""
FOLDER = "store"
"""Where entries lie below the cache folder of a project."""
LIMIT = 512 * 1024 * 1024
"""Bytes that a store may hold after it was trimmed."""
_MAGIC = b"coursewright 1\n"
_SEAL = 32
_DAY = 86400.0


def digest(*parts: bytes | str) -> str:
    """The BLAKE2b digest (64 hexadecimal digits) of some parts; how they are divided counts."""
    hashed = hashlib.blake2b(digest_size=32)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(content).to_bytes(8, "big"))
        hashed.update(content)
    return hashed.hexdigest()


class Cache:
    """Bytes by kind and key; several processes may use one at once.

    `folder` is a project's cache folder, None keeps nothing. `kind` is a word, `key` a digest.
    """

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._secret = None if folder is None else user_secret()
        self._folder = None if folder is None or self._secret is None else folder / FOLDER
        self._limit = limit
        self._filed: dict[tuple[str, str], Filed] = {}

    def read(self, kind: str, key: str) -> bytes | None:
        """The content of an entry; None where there is none that was written here and is whole."""
        if self._folder is None:
            return None
        file = self._place(self._folder, kind, key)
        try:
            with file.open("rb") as stream:
                entry = stream.read()
                used = os.fstat(stream.fileno()).st_mtime
        except OSError:
            return None
        content = entry[len(_MAGIC) + _SEAL :]
        if not hmac.compare_digest(entry[: len(_MAGIC) + _SEAL], _MAGIC + self._seal(kind, key, content)):
            return None
        if time.time() - used > _DAY:
            with contextlib.suppress(OSError):
                os.utime(file)  # what is used stays when the store is trimmed
        return content

    def write(self, kind: str, key: str, content: bytes) -> None:
        """Keep an entry, whole or not at all; what the system refuses is not kept."""
        if self._folder is None:
            return
        file = self._place(self._folder, kind, key)
        draft = file.with_name(f"{file.name}.{os.getpid()}-{secrets.token_hex(4)}")
        try:
            try:
                entry = _MAGIC + self._seal(kind, key, content) + content
                try:
                    draft.write_bytes(entry)
                except FileNotFoundError:  # one folder for many entries: it is there most times
                    file.parent.mkdir(parents=True, exist_ok=True)
                    draft.write_bytes(entry)
                draft.replace(file)
            finally:
                draft.unlink(missing_ok=True)
        except OSError:
            return

    def read_value(self, kind: str, key: str) -> object | None:
        """The value of an entry (see `base.frozen`); None where there is none of this version."""
        content = self.read(kind, key)
        try:
            value = None if content is None else thaw(content)
            if not isinstance(value, Sheets):
                return value
            filed = self._filed[kind, key] = take_out(value)
        except ValueError:
            return None
        return filed.rows

    def write_value(self, kind: str, key: str, value: object) -> None:
        """Keep a value, which nobody changes afterwards; of many by name those that were read here stay frozen."""
        if self._folder is None:
            return
        if are_many(value):
            filed = file_away(cast("dict[str, object]", value), self._filed.get((kind, key)))
            self._filed[kind, key], value = filed, filed.sheets
        self.write(kind, key, freeze(value))

    def trim(self) -> None:
        """Remove the entries that were not used for longest, until the rest is no larger than the limit."""
        rows = sorted(self._entries(), reverse=True)
        kept = 0
        for _, size, path in rows:
            kept += size
            if kept > self._limit:
                with contextlib.suppress(OSError):
                    os.unlink(path)  # noqa: PTH108  # thousands of them, and no Path is needed

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """When each entry was last used, its size, and its path."""
        if self._folder is not None:
            yield from _entries_below(str(self._folder))

    def _place(self, folder: Path, kind: str, key: str) -> Path:
        return folder / kind / key[:2] / key[2:]

    def _seal(self, kind: str, key: str, content: bytes) -> bytes:
        hashed = hashlib.blake2b(key=self._secret or b"", digest_size=_SEAL)
        for part in (kind.encode(), key.encode(), content):
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
        return hashed.digest()


def _entries_below(folder: str) -> Iterator[tuple[float, int, str]]:
    try:
        found = list(os.scandir(folder))
    except OSError:
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _entries_below(entry.path)
            continue
        with contextlib.suppress(OSError):
            state = entry.stat(follow_symlinks=False)
            yield state.st_mtime, state.st_size, entry.path


class HoldingCache(Cache):
    """Holds the values of some kinds in memory, for a process that asks for them again and again.

    They are written when `settle` is called, which may be when nobody waits any more.
    """

    def __init__(self, folder: Path | None, kinds: frozenset[str]) -> None:
        super().__init__(folder)
        self._kinds = kinds
        self._held: dict[tuple[str, str], object] = {}
        self._unsettled: set[tuple[str, str]] = set()

    def read_value(self, kind: str, key: str) -> object | None:
        """The value that is held, else that of the entry."""
        if kind not in self._kinds:
            return super().read_value(kind, key)
        if (kind, key) not in self._held:
            found = super().read_value(kind, key)
            if found is None:
                return None
            self._hold(kind, key, found)
        return self._held[kind, key]

    def write_value(self, kind: str, key: str, value: object) -> None:
        """Hold a value, or keep it at once where it is of another kind."""
        if kind not in self._kinds:
            super().write_value(kind, key, value)
            return
        self._hold(kind, key, value)
        self._unsettled.add((kind, key))

    def settle(self) -> None:
        """Keep what is held alone."""
        for kind, key in sorted(self._unsettled):
            super().write_value(kind, key, self._held[kind, key])
        self._unsettled.clear()

    def _hold(self, kind: str, key: str, value: object) -> None:
        """The newest value of a kind; those under other keys are of an earlier state."""
        for row in [row for row in self._held if row[0] == kind]:
            del self._held[row]
            self._unsettled.discard(row)
        self._held[kind, key] = value


NO_CACHE = Cache(None)
"""Keeps nothing."""


@cache
def user_secret() -> bytes | None:
    """The secret (32 bytes) of the person who builds, made at its first use; None where none can be kept.

    It lies in the person's own cache folder (XDG_CACHE_HOME and the like), readable by nobody else.
    """
    try:
        file = _user_folder() / "secret"
        if not file.exists():
            _make_secret(file)
        return _read_secret(file)
    except (OSError, RuntimeError):  # a machine without a home
        return None


def user_cache() -> Cache:
    """What holds for all projects of the person who builds."""
    try:
        return Cache(_user_folder())
    except (OSError, RuntimeError):  # as above
        return NO_CACHE


def _user_folder() -> Path:
    return platformdirs.user_cache_path("coursewright", appauthor=False)


def _make_secret(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"secret.{os.getpid()}-{secrets.token_hex(4)}")
    number = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as stream:
        stream.write(secrets.token_bytes(32))
    try:
        with contextlib.suppress(FileExistsError):  # another build made one meanwhile
            os.link(draft, file)
    except OSError:  # a file system without links
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _read_secret(file: Path) -> bytes | None:
    """The secret in a file; None where somebody else could have put it there."""
    with file.open("rb") as stream:
        state, content = os.fstat(stream.fileno()), stream.read(33)
    if os.name == "posix" and (state.st_uid != os.geteuid() or stat.S_IMODE(state.st_mode) & 0o077):
        return None
    return content if len(content) == 32 else None
