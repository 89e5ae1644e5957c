"""Authors' folders: which files lie below, and what there is no file of the project.

Whatever lies below content/ is published, and whoever changes it may be a stranger: a link that led out of the
project would carry away files of the machine that builds.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from coursewright.base.copies import copies_among
from coursewright.base.issues import IssueLog, Place

MOST_LINKS = 200
"""Linked folders that are followed; with more of them in one another a walk would never end."""
TEXTS = (".md", ".yml", ".yaml")
LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__macosx"})
_OUTSIDE = "Remove the link, and save the file itself here."


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """All files below a folder by path, faulty ones too, and the folders (POSIX paths) that could not be read.

    `ordinary` are those of them that are files, with no link on the way from the project's root.
    """

    files: tuple[Path, ...] = ()
    ordinary: frozenset[Path] = frozenset()
    unread: tuple[str, ...] = ()


def is_left_over(name: str) -> bool:
    """Whether a file or a folder of this name is an editor's or a system's own: `.DS_Store`, `._x`, `x~`, `#x#`."""
    return (
        name.startswith((".", "~"))
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
        or name.lower() in LEFT_BY_SYSTEMS
    )


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path, links followed, stays in the project; its hidden folders do not count (.git holds tokens)."""
    below = _below(path, root)
    return below is not None and not any(part.startswith(".") for part in below.parts)


def _below(path: Path, root: Path) -> Path | None:
    """Where a path leads to, from the root; None if that is elsewhere."""
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    return real.relative_to(top) if real.is_relative_to(top) else None


def read_folder(folder: Path, root: Path, issues: IssueLog) -> Folder:
    """What lies below a folder, nothing where it is missing; what is hidden or left over is left out.

    Links are followed where they stay in the project. Adds an issue for everything that is no file or folder of it.
    """
    walk = _Walk(root=root, issues=issues)
    walk.begin(folder)
    copies = _report_copies(walk.files, root, issues)
    return Folder(
        files=tuple(sorted((path for path in walk.files if path not in copies), key=Path.as_posix)),
        ordinary=frozenset(walk.ordinary),
        unread=tuple(walk.unread),
    )


def _report_copies(files: list[Path], root: Path, issues: IssueLog) -> frozenset[Path]:
    """Texts that are copies of others: told, and left out."""
    copies = dict(copies_among([path for path in files if path.suffix.lower() in TEXTS]))
    for path, first in copies.items():
        place = Place(file=path.relative_to(root).as_posix())
        issues.error(
            "file/copy", place, f"this looks like a copy of '{first}' beside it.",
            f"Keep what is right in '{first}', and delete this one.",
        )  # fmt: skip
    return frozenset(copies)


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as can be seen from here."""
    try:
        return path.is_dir()
    except OSError:
        return False


def check_file(path: Path, root: Path, issues: IssueLog) -> bool:
    """Whether a path is an ordinary file of the project; if not, say so."""
    place = Place(file=path.relative_to(root).as_posix())
    if not is_inside(path.parent, root):
        _report_outside(place, path.parent, root, issues)
        return False
    try:
        if path.is_symlink() and not _check_link(path, root, place, issues):
            return False
        mode = path.stat().st_mode
    except FileNotFoundError:
        issues.error("file/missing", place, "there is no such file.", "Write it, or bring it back.")
        return False
    except OSError as error:
        _report_unreadable(place, "file", error, issues)
        return False
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"
        issues.error(
            "file/unreadable",
            place,
            f"this is {what} and no file.",
            "Rename or remove it, or save a file here.",
        )
    return stat.S_ISREG(mode)


def _check_link(path: Path, root: Path, place: Place, issues: IssueLog) -> bool:
    """Whether a link leads to something in the project; if not, say so."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            issues.error("file/link-loop", place, "this link leads back to itself.", "Remove it.")
            return False
        if error.errno == errno.ENOENT and is_inside(path, root):
            issues.error(
                "file/broken-link", place, f"this link leads to '{path.readlink()}', and there is nothing.",
                "Bring back what it led to, or remove it.",
            )  # fmt: skip
            return False
    if not is_inside(path, root):
        _report_outside(place, path, root, issues)
        return False
    return True


def _report_outside(place: Place, path: Path, root: Path, issues: IssueLog) -> None:
    where = "out of the project" if _below(path, root) is None else "into a hidden folder"
    issues.error("file/link-outside", place, f"a link leads {where} here.", _OUTSIDE)


def _report_unreadable(place: Place, what: str, error: OSError, issues: IssueLog) -> None:
    message = f"the {what} cannot be read: {error.strerror}."
    issues.error("file/unreadable", place, message, "Look at its rights.")


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Goes through folders; `linked` counts the links to folders that were followed."""

    root: Path
    issues: IssueLog
    top: str = field(init=False)
    """The root, links followed."""
    files: list[Path] = field(default_factory=list)
    ordinary: list[Path] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    linked: int = 0

    def __post_init__(self) -> None:
        self.top = os.path.realpath(self.root)

    def begin(self, path: Path) -> None:
        """Go through a folder, if there is one."""
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self.skip(Place(file=path.relative_to(self.root).as_posix()), error)
            return
        self.folder(path, (), hidden=False)

    def skip(self, place: Place, error: OSError) -> None:
        """Note a folder that cannot be read."""
        _report_unreadable(place, "folder", error, self.issues)
        self.unread.append(place.file)

    def folder(self, path: Path, above: tuple[str, ...], *, hidden: bool) -> None:
        """Note all that lies below; `above` are the real paths of the folders on the way here."""
        place = Place(file=path.relative_to(self.root).as_posix())
        here = (*above, os.path.realpath(path))
        there = os.path.join(self.top, *place.file.split("/"))  # noqa: PTH118  # of texts
        straight = os.path.normcase(here[-1]) == os.path.normcase(there)
        inside = straight and not any(name.startswith(".") for name in place.file.split("/"))
        if not inside and not self._is_fine(path, place, above):
            self.unread.append(place.file)
            return
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            self.skip(place, error)
            return
        for entry in entries:
            known = inside and entry.is_file(follow_symlinks=False)
            if not known:
                self.entry(entry, here, hidden=hidden or is_left_over(entry.name))
            elif not (hidden or is_left_over(entry.name)):
                self.ordinary.append(Path(entry.path))
                self.files.append(self.ordinary[-1])

    def entry(self, entry: os.DirEntry[str], above: tuple[str, ...], *, hidden: bool) -> None:
        """Note one thing in a folder; of what is hidden only links out of the project matter."""
        path = Path(entry.path)
        if hidden and entry.is_symlink():
            if _below(path, self.root) is None:
                check_file(path, self.root, self.issues)
        elif is_folder(path) and path.suffix.lower() not in TEXTS:
            self.folder(path, above, hidden=hidden)
        elif not hidden:
            check_file(path, self.root, self.issues)
            self.files.append(path)

    def _is_fine(self, path: Path, place: Place, above: tuple[str, ...]) -> bool:
        """Whether a folder is one of the project that was not entered on the way to it."""
        if not is_inside(path, self.root) and (path.is_symlink() or not above):
            _report_outside(place, path, self.root, self.issues)
            return False
        if not path.is_symlink():
            return True
        self.linked += 1
        if os.path.realpath(path) in above or self.linked > MOST_LINKS:
            self.issues.error(
                "file/link-loop", place, "this link leads to a folder that holds it, or is one of too many.",
                "Remove it.",
            )  # fmt: skip
            return False
        return True
