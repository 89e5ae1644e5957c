"""The site's settings say nothing that its books could not follow."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.source import names_listed
from coursewright.course.extensions import EXTENSIONS, TAKEN_AS_OURS
from coursewright.project.stock import SETTINGS


def check_settings(text: str, issues: IssueLog) -> None:
    """Report Markdown extensions in the text of mkdocs.yml beside those that site and books have in common."""
    for name, place in names_listed(text, "markdown_extensions", SETTINGS):
        if name in EXTENSIONS or name in TAKEN_AS_OURS:
            continue
        issues.error(
            "site/unknown-extension",
            place,
            f"'{name}' would change the site alone: handbooks are set with the same Markdown as pages.",
            f"Delete the line. Both have {', '.join(EXTENSIONS)}.",
        )
