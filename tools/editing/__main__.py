"""`python -m tools.editing repeats [FILE]` and `python -m tools.editing grades`: what an editor counts in a course.

`repeats` names the runs of eight English words, or twelve han, that two lessons share, with the place of both; with a
FILE those that any text of the course shares with it. `grades` tells by lesson how hard its sentences are to read. Run
it in the project's folder with that folder and its plugins/ on PYTHONPATH.
"""

from __future__ import annotations

import sys
from pathlib import Path

from coursewright.cli.codes import FAULTS, GOOD, USAGE
from tools.editing.grades import grade_lines, grades_of
from tools.editing.repeats import Repeat, repeats_between_lessons, repeats_of
from tools.editing.texts import read_projects


def main(arguments: list[str], root: Path) -> int:
    """Print what is asked for; exit 1 where something is repeated."""
    if arguments == ["grades"]:
        print("\n".join(grade_lines(grades_of(read_projects(root)))))
        return GOOD
    if arguments[:1] != ["repeats"] or len(arguments) > 2:
        print(__doc__, file=sys.stderr)
        return USAGE
    found = 0
    for language, project in read_projects(root).items():
        if len(arguments) == 2:
            lines = Path(arguments[1]).read_text(encoding="utf-8").splitlines()
            rows = repeats_of(project, lines, arguments[1])
        else:
            rows = repeats_between_lessons(project)
        print(f"{language}: {len(rows)}")
        for row in rows:
            print(
                f"  {row.one.file}:{row.one.line}  {row.other.file}:{row.other.line}\n    {said(row, language)}"
            )
        found += len(rows)
    return FAULTS if found else GOOD


def said(repeat: Repeat, language: str) -> str:
    """The words of a run as they are written in a language."""
    return ("" if language.startswith("zh") else " ").join(repeat.words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
