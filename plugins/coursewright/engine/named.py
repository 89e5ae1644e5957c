"""Which languages the course of a preview names: a preview shows those that were named when it began."""

from __future__ import annotations

from pathlib import Path

from coursewright.base.issues import IssueLog
from coursewright.base.stamps import Stamp, stamp_of
from coursewright.course.load import COURSE_FILE
from coursewright.project.load import course_languages

AGAIN = "The course names other languages now: end this with Ctrl+C and begin it again to see them."


class Named:
    """The languages that the course of a folder names."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamp = self.stamp_now()
        self.languages = course_languages(root, IssueLog())

    def stamp_now(self) -> Stamp:
        """What course.yml is known by."""
        return stamp_of(self.root / COURSE_FILE)

    def have_changed(self) -> bool:
        """Whether others are named than when this was asked last; not while course.yml cannot be read."""
        stamp = self.stamp_now()
        if stamp == self.stamp:
            return False
        self.stamp = stamp
        before, now = self.languages, course_languages(self.root, IssueLog())
        self.languages = now or before
        return self.languages != before
