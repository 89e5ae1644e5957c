"""Files that were likely meant as quizzes, and are read as none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from coursewright.base.endings import ENDINGS
from coursewright.base.issues import IssueLog, Place
from coursewright.project.stock import Stock


def astray_quizzes(stock: Stock, languages: Collection[str], read: Collection[Path]) -> dict[str, str]:
    """Their paths by stem: files of quizzes/ in the folder of no language or not in YAML, and YAML beside lessons."""
    top, known = stock.root / "quizzes", frozenset(read)
    lost = [path for path in _files(stock, top) if path not in known and not _is_read(path, top, languages)]
    beside = [path for path in _files(stock, stock.root / "content") if _is_yaml(path)]
    found = [*lost, *(path for path in beside if "figures" not in path.parts)]
    return {path.stem: stock.name_of(path) for path in sorted(found, reverse=True)}


def check_longer_names(paths: Iterable[Path], root: Path, issues: IssueLog) -> dict[str, str]:
    """Report files of quizzes to whose name an editor has added an ending; their paths by the names that were meant."""
    found = {}
    for path in sorted(paths):
        name, _, ending = path.name.rpartition(".")
        if ending.lower() == "txt" and name.lower().endswith(ENDINGS):
            place = Place(file=path.relative_to(root).as_posix())
            found[name.rpartition(".")[0]] = place.file
            issues.error(
                "file/ending", place, f"'{path.name}' is no quiz: the name of one ends in .yml.",
                f"Rename it to '{name}'; let your system show the endings of files.",
            )  # fmt: skip
    return found


def _files(stock: Stock, folder: Path) -> tuple[Path, ...]:
    """All files below a folder; what is at fault with it is told by whoever reads them."""
    return tuple(stock.walk(folder, IssueLog()).files)


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def _is_read(path: Path, top: Path, languages: Collection[str]) -> bool:
    return _is_yaml(path) and path.relative_to(top).parts[0] in languages
