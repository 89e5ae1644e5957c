"""`figures`: check them, then write all as SVG and PNG files with a contact sheet."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.base.source import read_yaml
from coursewright.cli.codes import GOOD, LACKS
from coursewright.cli.extras import how_to_install
from coursewright.cli.report import tell_hindrance
from coursewright.course.load import COURSE_FILE, load_course
from coursewright.figures.load import FOLDER, read_figures
from coursewright.figures.sheet import PAGE, write_figure_set
from coursewright.pipeline.order import FIGURE_SET
from coursewright.pipeline.stage import build_lock
from coursewright.project.checks.figures import check_figure_words
from coursewright.project.load import languages_of


def run_figures_command(root: Path, *, quiet: bool) -> int:
    """Write the figure set anew; the last one stays where a figure is at fault."""
    issues = IssueLog()
    spine = read_yaml(root / COURSE_FILE, root, issues)
    languages = languages_of(spine, root)
    figures = read_figures(root, languages, issues)
    course = load_course(spine, languages[0], issues) if spine and languages else None
    known = [framework.id for framework in course.frameworks] if course else None
    check_figure_words(figures.values(), known, languages, issues)
    hindered = tell_hindrance(root, issues, "No figure was written.")
    if hindered != GOOD:
        return hindered
    try:
        with build_lock(root, lambda: None) as cache:
            fresh = cache / "figures"
            shutil.rmtree(fresh, ignore_errors=True)
            written = write_figure_set(fresh, figures, languages)
            replace_folder(fresh, root / FIGURE_SET)
    except ImportError:
        print(how_to_install("resvg_py"), file=sys.stderr)
        return LACKS
    if not quiet:
        print(f"{len(figures)} figures of {FOLDER}: {len(written)} files. Open {FIGURE_SET}/{PAGE}.")
    return GOOD


def replace_folder(fresh: Path, place: Path) -> None:
    """Put a finished folder in the place of the last one."""
    last = fresh.with_name(f"{fresh.name}-last")
    shutil.rmtree(last, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(last)
    fresh.rename(place)
    shutil.rmtree(last, ignore_errors=True)
