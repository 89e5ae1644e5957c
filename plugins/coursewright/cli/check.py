"""`check`: every fault in one run, as text, JSON or annotations."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coursewright.base.cache import CACHE, Cache
from coursewright.base.issues import IssueLog, as_github, as_json, as_rows, as_text
from coursewright.base.refusal import refusal
from coursewright.cli.codes import FAULTS, GOOD, LACKS, USAGE
from coursewright.cli.messages import ENGLISH, in_language, language_of_author, said_in
from coursewright.cli.report import is_language, robot_table, summary
from coursewright.project.verdict import Verdict

if TYPE_CHECKING:
    from coursewright.project.model import Project

FORMS = {"text": as_text, "json": as_json, "github": as_github}


def run_check_command(
    root: Path,
    *,
    form: str,
    language: str,
    fix: bool,
    quiet: bool,
    robots: bool = False,
    coverage: bool = False,
    speak: str = "",
) -> int:
    """Check and print; exit 1 if anything would stop a build.

    `speak` is the language of the messages; without it text goes by the system's, and all else is in English.
    """
    if fix and not is_language(language, root):
        return USAGE
    if fix and not fix_ids(root):
        return LACKS
    speak = speak or (language_of_author() if form == "text" else ENGLISH)
    verdict = Verdict(root=root, language=language, cache=Cache(root / CACHE), width=os.cpu_count() or 1)
    issues = verdict.said()
    if issues is None:
        if not fix and not is_language(language, root):
            return USAGE
        issues = verdict.found()
    if coverage:
        print_coverage(root, language, form, issues)
    elif issues.found or form == "json":
        told = in_language(issues, speak)
        print(as_seen(told, root) if form == "text" else FORMS[form](told))
    if robots:
        print_robots(root, language)
    if form == "text" and (issues.found or not quiet):
        say_end(issues, speak)
    return FAULTS if issues.has_errors else GOOD


def say_end(issues: IssueLog, speak: str) -> None:
    """How many faults there are; at a terminal also how a rule is explained."""
    print(said_in(speak, summary(issues)), file=sys.stderr)
    if issues.found and sys.stdout.isatty() and sys.stderr.isatty():
        rule = issues.in_order()[0].rule
        print(said_in(speak, f"'check --explain {rule}' explains a rule."), file=sys.stderr)


def as_seen(issues: IssueLog, root: Path) -> str:
    """Faults as text; at a terminal each with its line and a caret."""
    if not sys.stdout.isatty():
        return as_text(issues)
    from coursewright.cli.excerpt import as_excerpts

    return as_excerpts(issues, root, shutil.get_terminal_size().columns)


def print_coverage(root: Path, language: str, form: str, issues: IssueLog) -> None:
    """Print the faults and what the course covers, as JSON in one object."""
    from coursewright.cli.coverage import coverage_lines, coverage_value
    from coursewright.project.coverage import coverage_of

    projects = projects_of(root, language)
    if form == "json":
        found = coverage_value(coverage_of(projects)) if projects else None
        print(json.dumps({"issues": as_rows(issues), "coverage": found}, ensure_ascii=False, indent=2))
        return
    if issues.found:
        print(FORMS[form](issues), end="\n\n")
    if projects:
        print("\n".join(coverage_lines(coverage_of(projects))))
    if issues.has_errors:
        print("What stands in a file at fault may not be counted.", file=sys.stderr)


def projects_of(root: Path, language: str) -> list[Project]:
    """The languages of a checked course, or the one that is wanted."""
    from coursewright.project.load import load_checked

    projects = load_checked(root, Cache(root / CACHE))
    return [project for name, project in projects.items() if language in ("", name)]


def print_robots(root: Path, language: str) -> None:
    """Print what robots get right, by language."""
    print("\n".join(robot_table(projects_of(root, language))), file=sys.stderr)


def fix_ids(root: Path) -> bool:
    """Write missing ids and say where; False where the system refused to write one of the files."""
    from coursewright.project.ids import write_missing_ids

    good = True
    for file, fault in write_missing_ids(root):
        said = "wrote the ids that were missing" if fault is None else f"not changed: {refusal(fault)}"
        print(f"{file}: {said}.", file=sys.stderr)
        good = good and fault is None
    return good
