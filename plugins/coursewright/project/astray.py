"""Files that were likely meant as quizzes, and are read as none."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from coursewright.base.endings import ENDINGS
from coursewright.base.issues import IssueLog
from coursewright.project.stock import Stock


def astray_quizzes(stock: Stock, languages: Collection[str], read: Collection[Path]) -> dict[str, str]:
    """Their paths by stem: files of quizzes/ in the folder of no language or not in YAML, and YAML beside lessons."""
    top, known = stock.root / "quizzes", frozenset(read)
    lost = [path for path in _files(stock, top) if path not in known and not _is_read(path, top, languages)]
    beside = [path for path in _files(stock, stock.root / "content") if _is_yaml(path)]
    found = [*lost, *(path for path in beside if "figures" not in path.parts)]
    return {path.stem: stock.name_of(path) for path in sorted(found, reverse=True)}


def _files(stock: Stock, folder: Path) -> tuple[Path, ...]:
    """All files below a folder; what is at fault with it is told by whoever reads them."""
    return tuple(stock.walk(folder, IssueLog()).files)


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def _is_read(path: Path, top: Path, languages: Collection[str]) -> bool:
    return _is_yaml(path) and path.relative_to(top).parts[0] in languages
