"""Missing ids, written into all quiz files of a course."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.endings import yaml_files
from coursewright.base.issues import IssueLog
from coursewright.base.source import load_yaml, read_text
from coursewright.quiz.fix import missing_ids


def write_missing_ids(root: Path) -> list[str]:
    """Write what is missing and return the files that changed; a file that cannot be read is left alone."""
    return [
        path.relative_to(root).as_posix()
        for path in yaml_files(root / "quizzes", deep=True)
        if write_ids_of(path, root)
    ]


def write_ids_of(path: Path, root: Path) -> bool:
    """Write the ids that one quiz file lacks; whether there were any."""
    text = read_text(path, root, IssueLog())
    document = None if text is None else load_yaml(text, path.relative_to(root).as_posix(), IssueLog())
    if text is None or document is None or (better := missing_ids(text, document)) == text:
        return False
    path.write_text(better, encoding="utf-8", newline="\n")
    return True
