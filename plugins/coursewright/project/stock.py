"""The files of a course as they are on the disk, each read once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.cache import digest
from coursewright.base.endings import as_it_ends, check_ending
from coursewright.base.folder import Folder, read_folder
from coursewright.base.issues import Issue, IssueLog
from coursewright.base.pictures import SUFFIXES, read_picture
from coursewright.base.places import Document
from coursewright.base.stamps import State, state_of
from coursewright.base.textfile import RawFile, name_below, read_raw

TEXTS = frozenset({".md", ".yml", ".yaml", ".svg"})
"""What is read; of pictures their beginnings and ends count, of other files their names alone."""
SETTINGS = "mkdocs.yml"
WORTH = 1_000_000
"""Bytes of texts that one more process is worth: about a second to read and to check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A folder with the issues that were found on the way through it."""

    folder: Folder
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A file as it was read, with its digest, while it was in a `state`."""

    state: State
    found: RawFile
    digest: str


def held_file(path: Path, root: Path, state: State, raw: bytes, mark: str) -> Held:
    """A file that was read with these bytes, which have a digest."""
    found = RawFile(file=name_below(path, root), raw=raw)
    return Held(state=state, found=found, digest=mark)


@dataclass(slots=True, kw_only=True)
class Stock:
    """Reads each file and each folder of a course when it is first asked for, and never again.

    One that is `lasting` will be renewed, so that it notes in which state its files are. `held` are files of the one
    that it renews, or that were read on another occasion.
    """

    root: Path
    lasting: bool = False
    held: Mapping[Path, Held] = field(default_factory=dict)
    _states: dict[Path, State] = field(default_factory=dict)
    _raw: dict[Path, RawFile] = field(default_factory=dict)
    _digests: dict[Path, str] = field(default_factory=dict)
    _walked: dict[Path, Walked] = field(default_factory=dict)
    _ordinary: set[Path] = field(default_factory=set)
    _settings: tuple[str | None] | None = None

    def walk(self, folder: Path, issues: IssueLog) -> Folder:
        """What lies below a folder, its issues told."""
        if folder not in self._walked:
            own = IssueLog()
            found = read_folder(folder, self.root, own)
            self._walked[folder] = Walked(folder=found, issues=tuple(own.found))
            self._ordinary.update(found.ordinary)
        issues.take(self._walked[folder].issues)
        return self._walked[folder].folder

    def read(self, path: Path) -> RawFile:
        """A file as it was read."""
        if path not in self._raw:
            ordinary = path in self._ordinary
            known = self.lasting or path in self.held
            if not (known and ordinary and self._is_as_it_was(path)):
                self._raw[path] = read_raw(path, self.root, ordinary=ordinary)
        return self._raw[path]

    def renewed(self) -> Stock:
        """A stock of the course as it is now; files that are as they were are not read again."""
        held = {
            path: Held(state=state, found=self._raw[path], digest=self.digest(path))
            for path, state in self._states.items()
            if self._raw[path].raw is not None
        }
        return Stock(root=self.root, lasting=True, held=held)

    def _is_as_it_was(self, path: Path) -> bool:
        """Whether a file is as it is held, which is taken over; its state is noted before it is read."""
        state = state_of(path, time.time_ns())
        if state is None:
            return False
        self._states[path] = state
        held = self.held.get(path)
        if held is None or held.state != state:
            return False
        self._raw[path], self._digests[path] = held.found, held.digest
        return True

    def yaml(self, path: Path, issues: IssueLog) -> Document | None:
        """A YAML file as a document, in whichever of its endings it is there."""
        path = as_it_ends(path)
        check_ending(path, self.root, issues)
        from coursewright.base.source import yaml_of  # late: a verdict that is known needs no YAML

        return yaml_of(self.read(path), issues)

    def digest(self, path: Path) -> str:
        """The digest of a file's bytes; "" where they could not be read."""
        if path not in self._digests:
            raw = self.read(path).raw
            self._digests[path] = "" if raw is None else digest(raw)
        return self._digests[path]

    def name_of(self, path: Path) -> str:
        """A file's path from the root."""
        return name_below(path, self.root)

    def key(self, path: Path) -> str:
        """The digest of an ordinary file, under which what it gave may be kept; "" for links and what is unread."""
        return self.digest(path) if path in self._ordinary else ""

    def is_ordinary(self, path: Path) -> bool:
        """Whether a path that was walked to is a file, with no link on the way."""
        return path in self._ordinary

    def digest_all(self) -> str:
        """The digest of everything that a check looks at; "" where something could not be read."""
        parts: list[str] = []
        for name in ("content", "quizzes"):
            issues = IssueLog()
            found = self.walk(self.root / name, issues)
            if issues.found or found.unread:
                return ""
            for path in found.files:
                read = path.suffix.lower() in TEXTS
                if path not in self._ordinary or (read and not self.digest(path)):
                    return ""  # A link, or something that is told: too rare to be worth a digest.
                parts += (self.name_of(path), self.digest(path) if read else _picture(path))
            parts.append(str((self.root / name).is_dir()))
        settings = self.settings()
        parts += ("none" if settings is None else digest(settings), *self._folders())
        return digest(*parts)

    def weight(self, path: Path) -> tuple[str, int]:
        """What a file is shared out by: its name, which a lesson's quiz and the same in other languages have, too."""
        return path.stem, len(self.read(path).raw or b"")

    def settings(self) -> str | None:
        """The text of the site's settings, None where there are none."""
        if self._settings is None:
            path = self.root / SETTINGS
            there = path.is_file()
            self._settings = (path.read_text(encoding="utf-8", errors="replace") if there else None,)
        return self._settings[0]

    def _folders(self) -> Iterator[str]:
        """The folders of languages, which may be empty."""
        content = self.root / "content"
        if content.is_dir():
            yield from sorted(path.name for path in content.iterdir() if path.is_dir())


def _picture(path: Path) -> str:
    """What a check sees of a picture; "" for other files."""
    return repr(read_picture(path)) if path.suffix.lower() in SUFFIXES else ""


def width_for(stock: Stock, width: int) -> int:
    """In how many processes a course is read for the first time: one more is worth its trouble from some size on."""
    if width == 1:
        return 1
    folders = [stock.walk(stock.root / name, IssueLog()) for name in ("content", "quizzes")]
    files = [path for folder in folders for path in folder.files if stock.key(path)]
    return min(width, 1 + sum(stock.weight(path)[1] for path in files) // WORTH)
