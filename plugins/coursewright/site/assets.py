"""Files that a site serves beside its pages: style sheet, scripts, and what authors share between languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.folder import is_inside, read_folder
from coursewright.base.issues import IssueLog
from coursewright.project.model import Project
from coursewright.prose.addresses import SHARED
from coursewright.site.pages.assessment import SCRIPT as EXAM_SCRIPT
from coursewright.site.stylesheet import Look, packed, read_stylesheet

__all__ = ["Look", "asset_files", "linked", "script_tags", "shared_files"]

THEME = Path(__file__).parent / "theme"
BROWSER = Path(__file__).parent.parent / "browser"
SCRIPT_FILE = BROWSER / "coursewright.js"
SCRIPT = "assets/javascripts/coursewright.js"
LATE_SCRIPT = "assets/javascripts/cw-files.js"
"""Stands beside the first one, which loads it where it is wanted."""
SHEETS_SCRIPT = "assets/javascripts/cw-sheets.js"
"""Worksheets to fill in, and what comes back; the first one loads it when one of them comes near."""
BAR_SCRIPT = "assets/javascripts/cw-bar.js"
"""For lessons: what stays in view of their sections and of their quiz."""
RAIL_SCRIPT = "assets/javascripts/cw-rail.js"
"""The bar in wide windows, which alone load it."""
ALOUD_SCRIPT = "assets/javascripts/cw-aloud.js"
"""Reads lessons aloud; the first one loads it where there is a voice."""
BAR_MARKS = ('class="cw-learn"',)
KINDS_SCRIPTS = {
    "assets/javascripts/cw-rows.js": ("match", "categorise", "order", "scale"),
    "assets/javascripts/cw-typed.js": ("blanks", "numeric", "reflection", "transcript"),
    "assets/javascripts/cw-talk.js": ("dialogue",),
}
"""For pages with questions of some kinds; the same table as browser/src/kinds/index.ts's."""
MARKS = {
    BAR_SCRIPT: BAR_MARKS,
    **{script: tuple(f'data-type="{kind}"' for kind in kinds) for script, kinds in KINDS_SCRIPTS.items()},
}
"""By the scripts of single pages: what stands in the pages that need them."""
STYLE = "assets/stylesheets/coursewright.css"
SEARCH_SCRIPT = "assets/javascripts/cw-search.js"
"""Loaded by the search box when it is first used."""
FRAME_SCRIPT = "assets/javascripts/cw-frame.js"
"""What the pages of a course need of a theme's script."""
FILES = {
    SCRIPT: SCRIPT_FILE,
    LATE_SCRIPT: BROWSER / "cw-files.js",
    FRAME_SCRIPT: BROWSER / "cw-frame.js",
    SEARCH_SCRIPT: BROWSER / "cw-search.js",
    SHEETS_SCRIPT: BROWSER / "cw-sheets.js",
    BAR_SCRIPT: BROWSER / "cw-bar.js",
    RAIL_SCRIPT: BROWSER / "cw-rail.js",
    ALOUD_SCRIPT: BROWSER / "cw-aloud.js",
    EXAM_SCRIPT: BROWSER / "coursewright-exam.js",
    **{script: BROWSER / Path(script).name for script in KINDS_SCRIPTS},
}
"""The scripts by their path in a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedFile:
    """A file that the build adds to the site: its path below the language's root, and its text."""

    path: str
    text: str


def asset_files(look: Look, scripts: tuple[str, ...] = ()) -> tuple[GeneratedFile, ...]:
    """The style sheet in one of its looks, the scripts of all pages, and those that some pages need."""
    frame = (FRAME_SCRIPT, SEARCH_SCRIPT) if look == "course" else ()
    return (
        GeneratedFile(path=STYLE, text=packed(read_stylesheet(look))),
        *(
            GeneratedFile(path=path, text=FILES[path].read_text(encoding="utf-8"))
            for path in (
                SCRIPT,
                LATE_SCRIPT,
                SHEETS_SCRIPT,
                RAIL_SCRIPT,
                ALOUD_SCRIPT,
                *MARKS,
                *frame,
                *scripts,
            )
        ),
    )


def up_from(url: str) -> str:
    """The way from a page to the root of its site."""
    return "../" * url.count("/")


def script_tags(scripts: tuple[str, ...], url: str) -> str:
    """Tags that load scripts of the one page at `url`."""
    up = up_from(url)
    return "".join(f'<script src="{up}{script}" defer></script>\n' for script in scripts)


def late_tags(html: str, url: str) -> str:
    """Tags that load what the content of the page at `url` needs beside the script of all pages, once.

    A course's plugin and that of quizzes alone both ask, where a site has both.
    """
    needed = (script for script, marks in MARKS.items() if any(mark in html for mark in marks))
    return script_tags(tuple(script for script in needed if f'{script}" defer>' not in html), url)


def linked(output: str, url: str) -> str:
    """A finished page that names style sheet and script, also where its theme takes no such files from plugins."""
    up, missing = up_from(url), []
    if STYLE not in output:
        missing.append(f'<link rel="stylesheet" href="{up}{STYLE}">')
    if SCRIPT not in output:
        missing.append(f'<script src="{up}{SCRIPT}" defer></script>')
    if not missing:
        return output
    before, end, after = output.partition("</head>")
    return f"{before}{''.join(missing)}{end}{after}" if end else f"{''.join(missing)}\n{output}"


def shared_files(project: Project) -> Iterator[tuple[str, Path]]:
    """What the languages share (pictures, forms, tables): path in the site, and file."""
    folder = project.root / "content" / "assets"
    # What is at fault there was told when the course was read.
    for file in read_folder(folder, project.root, IssueLog()).files:
        keys = is_inside(file, project.root / "quizzes")
        if keys or not (file.is_file() and is_inside(file, project.root)):
            continue
        yield f"{SHARED}/{file.relative_to(folder).as_posix()}", file
