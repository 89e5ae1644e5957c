"""Missing ids, written into all quiz files of a course."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from coursewright.base.endings import yaml_among
from coursewright.base.folder import read_folder
from coursewright.base.issues import IssueLog
from coursewright.base.source import Steps, Tree, load_yaml, read_text
from coursewright.quiz.fix import Hidden, missing_ids
from coursewright.quiz.hidden import unguessable

BANKS = "assessments"
"""The folder of quizzes that are banks: ids there stand in pages, and tell nobody anything."""
DRAFT = ".part"
"""How a file ends that is not whole yet."""


def write_missing_ids(root: Path) -> Iterator[tuple[str, OSError | None]]:
    """Write what is missing; yield each file that lacks ids, and why the system refused to write it, if it did.

    A file that cannot be read is left alone; one is written whole or stays as it was.
    """
    folder = root / "quizzes"
    files = list(yaml_among(read_folder(folder, root, IssueLog()).files, folder))
    hidden = HiddenIds()
    for path in files:
        hidden.note(path, root)
    for path in files:
        try:
            if write_ids_of(path, root, hidden):
                yield path.relative_to(root).as_posix(), None
        except OSError as fault:
            yield path.relative_to(root).as_posix(), fault


class HiddenIds:
    """Ids of banks by file's name and place in it: those that a language has already, else new ones."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Steps], str] = {}

    def note(self, path: Path, root: Path) -> None:
        """Note the ids that a bank has."""
        text = read_text(path, root, IssueLog()) if path.parent.name == BANKS else None
        document = None if text is None else load_yaml(text, path.name, IssueLog())
        for place, name in _ids_in(document.tree, ()) if document else ():
            self._known.setdefault((path.stem, place), name)

    def names_for(self, path: Path) -> Hidden | None:
        """What names the rows of a file; None for one that is no bank."""
        if path.parent.name != BANKS:
            return None
        return lambda place: self._known.setdefault((path.stem, place), unguessable(self._known.values()))


def _ids_in(tree: Tree, path: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(tree, dict):
        if path and isinstance(tree.get("id"), str):
            yield path, str(tree["id"])
        for key, value in tree.items():
            yield from _ids_in(value, (*path, key))
    elif isinstance(tree, list):
        for index, row in enumerate(tree):
            yield from _ids_in(row, (*path, index))


def write_ids_of(path: Path, root: Path, hidden: HiddenIds) -> bool:
    """Write the ids that one quiz file lacks; whether there were any."""
    found = IssueLog()
    text = read_text(path, root, found)
    document = None if text is None else load_yaml(text, path.relative_to(root).as_posix(), found)
    if found.found or text is None or document is None:
        return False
    better = missing_ids(text, document, hidden.names_for(path))
    if better == text:
        return False
    write_whole(path, better)
    return True


def write_whole(path: Path, text: str) -> None:
    """Write a file's new text beside it and swap the two; its rights, its line ends and a link to it stay."""
    place = path.resolve()
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "the file may not be written")
    raw = place.read_bytes()
    newline = "\r\n" if 0 < raw.count(b"\r\n") == raw.count(b"\n") else "\n"
    mark = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
    draft = place.with_name(f".{place.name}{DRAFT}")
    try:
        with draft.open("w", encoding=mark, newline=newline) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(place.stat().st_mode)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
