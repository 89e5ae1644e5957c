"""Files that a site serves beside its pages: style sheet, scripts, and what authors share between languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursewright.base.colour import recoloured
from coursewright.base.folder import is_inside, read_folder
from coursewright.base.issues import IssueLog
from coursewright.project.model import Project
from coursewright.prose.addresses import SHARED
from coursewright.quiz.kinds import KINDS, files_of_kinds
from coursewright.site.brand import brand_colours
from coursewright.site.pages.assessment import SCRIPT as EXAM_SCRIPT
from coursewright.site.pages.changes import SCRIPT as CHANGES_SCRIPT
from coursewright.site.pages.copy import PHOTO_SCRIPT
from coursewright.site.pages.copy import SCRIPT as COPY_SCRIPT
from coursewright.site.pages.home import SCRIPT as HOME_SCRIPT
from coursewright.site.pages.notebook import SCRIPT as NOTEBOOK_SCRIPT
from coursewright.site.pages.page import SitePage
from coursewright.site.pages.results import SCRIPT as RESULTS_SCRIPT
from coursewright.site.pages.review import SCRIPT as REVIEW_SCRIPT
from coursewright.site.stylesheet import (
    PAGES,
    Look,
    packed,
    read_kind_style,
    read_page_styles,
    read_stylesheet,
)

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
PLEDGE_SCRIPT = "assets/javascripts/cw-pledge.js"
"""What one means to do, at the end of a lesson's quiz; the first one loads it there."""
ALOUD_SCRIPT = "assets/javascripts/cw-aloud.js"
"""Reads lessons aloud; the first one loads it where there is a voice."""
GATE_SCRIPT = "assets/javascripts/cw-gate.js"
"""Keeps lessons closed until those before them were learned, where a course asks for it."""
KINDS_STYLES = {
    f"assets/stylesheets/cw-{name}.css": (name, file) for name, file in files_of_kinds("screen.css").items()
}
"""Styles of single kinds, for pages with questions of theirs."""
BAR_MARKS = ('class="cw-learn"',)
KINDS_SCRIPTS = {
    f"assets/javascripts/{script}": tuple(name for name, kind in KINDS.items() if kind.script == script)
    for script in sorted({kind.script for kind in KINDS.values() if kind.script})
}
"""For pages with questions of some kinds."""
MARKS = {
    CHANGES_SCRIPT: ('class="cw-changes"',),
    BAR_SCRIPT: BAR_MARKS,
    GATE_SCRIPT: ("data-gate=",),
    **{script: tuple(f'data-type="{kind}"' for kind in kinds) for script, kinds in KINDS_SCRIPTS.items()},
}
"""By the scripts of single pages: what stands in the pages that need them."""
STYLE = "assets/stylesheets/coursewright.css"
PAGE_STYLES = {sheet: f"assets/stylesheets/cw-{sheet}.css" for sheet in PAGES}
"""For pages that no author writes; lessons do without."""
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
    GATE_SCRIPT: BROWSER / "cw-gate.js",
    RAIL_SCRIPT: BROWSER / "cw-rail.js",
    ALOUD_SCRIPT: BROWSER / "cw-aloud.js",
    PLEDGE_SCRIPT: BROWSER / "cw-pledge.js",
    EXAM_SCRIPT: BROWSER / "coursewright-exam.js",
    COPY_SCRIPT: BROWSER / "cw-copy.js",
    PHOTO_SCRIPT: BROWSER / "cw-photo.js",
    NOTEBOOK_SCRIPT: BROWSER / "cw-notebook.js",
    RESULTS_SCRIPT: BROWSER / "cw-results.js",
    CHANGES_SCRIPT: BROWSER / "cw-changes.js",
    REVIEW_SCRIPT: BROWSER / "cw-review.js",
    HOME_SCRIPT: BROWSER / "cw-home.js",
    **{script: BROWSER / Path(script).name for script in KINDS_SCRIPTS},
}
"""The scripts by their path in a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedFile:
    """A file that the build adds to the site: its path below the language's root, and its text."""

    path: str
    text: str


def asset_files(
    look: Look, scripts: tuple[str, ...] = (), languages: Sequence[str] = (), colour: str = ""
) -> tuple[GeneratedFile, ...]:
    """The style sheet in one of its looks, the scripts of all pages, and those that some pages need.

    `languages` are those of a course, and `colour` is its own.
    """
    colours = brand_colours(colour)
    frame = (FRAME_SCRIPT, SEARCH_SCRIPT, PHOTO_SCRIPT) if look == "course" else ()
    sheets = PAGE_STYLES.items() if look == "course" else ()
    return (
        GeneratedFile(path=STYLE, text=recoloured(packed(read_stylesheet(look, languages)), colours)),
        *(
            GeneratedFile(path=path, text=recoloured(packed(read_page_styles(sheet, languages)), colours))
            for sheet, path in sheets
        ),
        *(
            GeneratedFile(path=path, text=recoloured(packed(read_kind_style(file, look, languages)), colours))
            for path, (_, file) in KINDS_STYLES.items()
        ),
        *(
            GeneratedFile(path=path, text=FILES[path].read_text(encoding="utf-8"))
            for path in dict.fromkeys(
                (
                    SCRIPT,
                    LATE_SCRIPT,
                    SHEETS_SCRIPT,
                    RAIL_SCRIPT,
                    ALOUD_SCRIPT,
                    PLEDGE_SCRIPT,
                    *MARKS,
                    *frame,
                    *scripts,
                )
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


def style_tag(page: SitePage | None, url: str) -> str:
    """A tag that loads the style sheet of a page that no author writes, which stands at `url`."""
    return f'<link rel="stylesheet" href="{up_from(url)}{PAGE_STYLES[page.sheet]}">\n' if page else ""


def with_late_tags(html: str, url: str) -> str:
    """The content of the page at `url` with tags, once, for what it needs beside what all pages load.

    Styles come first, so that nothing is seen without them. A course's plugin and that of quizzes alone both ask,
    where a site has both.
    """
    needed = (script for script, marks in MARKS.items() if any(mark in html for mark in marks))
    up = up_from(url)
    styles = "".join(
        f'<link rel="stylesheet" href="{up}{style}">\n'
        for style, (kind, _) in KINDS_STYLES.items()
        if f'data-type="{kind}"' in html and f'{style}">' not in html
    )
    scripts = script_tags(tuple(script for script in needed if f'{script}" defer>' not in html), url)
    return f"{styles}{html}{scripts}"


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
