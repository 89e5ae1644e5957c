"""The site's settings say nothing that its books could not follow."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.base.source import names_listed
from coursewright.course.extensions import EXTENSIONS, TAKEN_AS_OURS

SETTINGS = "mkdocs.yml"


def check_settings(root: Path, issues: IssueLog) -> None:
    """Report Markdown extensions beside those that site and books have in common."""
    path = root / SETTINGS
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    for name, place in names_listed(text, "markdown_extensions", SETTINGS):
        if name in EXTENSIONS or name in TAKEN_AS_OURS:
            continue
        issues.error(
            "site/unknown-extension",
            place,
            f"'{name}' would change the site alone: handbooks are set with the same Markdown as pages.",
            f"Delete the line. Both have {', '.join(EXTENSIONS)}.",
        )
