"""What course.yml says of looks: a colour that can be read, and pictures that are there."""

from __future__ import annotations

from coursewright.base.issues import IssueLog
from coursewright.base.shape import did_you_mean
from coursewright.base.source import Document
from coursewright.course.brand import ASSETS, PICTURES, colour_fault
from coursewright.course.model import Course
from coursewright.project.sources import Sources


def check_brand(course: Course, document: Document, source: Sources, issues: IssueLog) -> None:
    """Report a colour without contrast, and a logo or a cover that is no picture below content/assets."""
    message, cure = colour_fault(course.colour) if course.colour else ("", "")
    if message:
        issues.error("course/weak-colour", document.places.value(("colour",)), message, cure)
    for key, name in (("logo", course.logo), ("cover", course.cover)):
        if name:
            _check_picture(key, name, document, source, issues)


def _check_picture(key: str, name: str, document: Document, source: Sources, issues: IssueLog) -> None:
    place, folder = document.places.value((key,)), source.root / ASSETS
    suffix = name[name.rfind(".") :].lower()
    if suffix not in PICTURES:
        issues.error("course/bad-picture", place, f"'{name}' is no picture.", "Save it as SVG, PNG or JPEG.")
    elif not (folder / name).is_file() or ".." in name.split("/"):
        known = [file.name for file in folder.glob("*") if file.suffix.lower() in PICTURES]
        cure = did_you_mean(name, known)
        issues.error("course/missing-picture", place, f"there is no picture {ASSETS}/{name}.", cure)
