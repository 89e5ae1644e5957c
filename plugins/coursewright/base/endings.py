"""Which files are an author's: YAML in either of its endings, and nothing that an editor or a system left there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from coursewright.base.folder import is_left_over
from coursewright.base.issues import IssueLog, Place

ENDINGS = (".yml", ".yaml")


def yaml_among(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Those of a folder's files that are YAML; of two that differ by ending alone the one in `.yml`."""
    found: dict[str, Path] = {}
    begin = len((folder / "x").as_posix()) - 1
    for path in sorted(paths, key=lambda path: path.suffix.lower() != ENDINGS[0]):
        name = path.as_posix()[begin:]
        if path.suffix.lower() in ENDINGS and not any(map(is_left_over, name.split("/"))):
            found.setdefault(name.removesuffix(path.suffix), path)
    return sorted(found.values(), key=Path.as_posix)


def as_it_ends(path: Path) -> Path:
    """The path of a YAML file as it is there: `course.yml`, or `course.yaml` if only that exists."""
    other = _twin(path)
    return other if _is_there(other) and not _is_there(path) else path


def check_ending(path: Path, root: Path, issues: IssueLog) -> None:
    """Report a file that is there in both endings, or in neither but with one that an editor added."""
    if _stands_alone(str(path)):
        return
    twin = _twin(path)
    longer = next(
        (row for name in (path, twin) if _is_there(row := name.with_name(f"{name.name}.txt"))), None
    )
    if longer is not None and not _is_there(path) and not _is_there(twin):
        issues.error(
            "file/ending",
            Place(file=longer.relative_to(root).as_posix()),
            f"'{longer.name}' is not read: its name must end in .yml.",
            f"Rename it to '{longer.stem}'; let your system show the endings of files.",
        )
    if _is_there(path) and _is_there(twin):
        issues.error(
            "file/two-endings",
            Place(file=twin.relative_to(root).as_posix()),
            f"'{path.name}' stands beside it, and both are one name.",
            "Keep one of the two.",
        )


def _stands_alone(path: str) -> bool:
    """Whether a file is there and nothing in the other ending, which is quickly seen of most."""
    stem, ending = os.path.splitext(path)  # noqa: PTH122  # thousands of them, and no Path is needed
    twin = f"{stem}{ENDINGS[ending == ENDINGS[0]]}"
    if ending not in ENDINGS or not os.path.exists(path):  # noqa: PTH110  # as above
        return False
    return not os.path.lexists(twin)


def is_absent(path: Path) -> bool:
    """Whether it is known that nothing is there: in a folder that may not be entered, nobody knows."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _twin(path: Path) -> Path:
    return path.with_suffix(ENDINGS[path.suffix == ENDINGS[0]])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder above it may not be entered, which whoever reads the file tells
        return False
