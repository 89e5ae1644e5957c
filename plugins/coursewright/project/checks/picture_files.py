"""Picture files below content/ that nobody can see, or that are far larger than a page shows them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from coursewright.base.issues import IssueLog, Place
from coursewright.base.pictures import SUFFIXES, Picture, read_picture

MOST_BYTES = 2_000_000
MOST_PIXELS = 4000
AGAIN = "Save the picture again, or take it out."
_UNKNOWN = {
    "HEIC": "it is a photo of a phone (HEIC), which browsers do not show",
    "HTML": "it is a web page, not a picture",
    "Git LFS": "it only says where Git LFS keeps the picture",
}
_CURES = {
    "HTML": "Open the address where it comes from, and save the picture itself.",
    "Git LFS": "Run 'git lfs pull'.",
}


def check_picture(path: Path, name: str, issues: IssueLog) -> None:
    """Report a picture of a path and a name below the root that is empty, no picture, cut off, or too large."""
    picture = read_picture(path)
    if picture is None:
        return  # Told by whoever walked to it.
    place, wanted = Place(file=name), SUFFIXES[PurePosixPath(name).suffix.lower()]
    if not picture.size:
        issues.error("file/empty-picture", place, "this picture is empty: the file has no bytes.", AGAIN)
    elif picture.kind not in SUFFIXES.values():
        said = _UNKNOWN.get(picture.kind, f"it is no {wanted} file")
        cure = _CURES.get(picture.kind, f"Save it again as {wanted}.")
        issues.error("file/no-picture", place, f"this picture cannot be shown: {said}.", cure)
    elif picture.kind != wanted:
        endings = " or ".join(suffix for suffix, kind in SUFFIXES.items() if kind == picture.kind)
        issues.warning(
            "file/other-picture", place, f"this is a picture in {picture.kind}, and its name ends as one in {wanted}.",
            f"Let its name end in {endings}, also where it is shown.",
        )  # fmt: skip
    elif not picture.whole:
        issues.error(
            "file/no-picture",
            place,
            f"this picture breaks off: the end of a {wanted} file is missing.",
            AGAIN,
        )
    else:
        _check_size(picture, place, issues)


def _check_size(picture: Picture, place: Place, issues: IssueLog) -> None:
    if max(picture.width, picture.height) > MOST_PIXELS:
        issues.warning(
            "file/large-picture", place,
            f"this picture has {picture.width} × {picture.height} pixels; more than {MOST_PIXELS} are never seen.",
            f"Make it smaller: 1600 pixels in width fill a page, {MOST_PIXELS} are the most on either side.",
        )  # fmt: skip
    elif picture.size > MOST_BYTES:
        issues.warning(
            "file/heavy-picture", place,
            f"this picture has {picture.size / 1e6:.1f} MB; readers on a phone wait for more than 2 MB.",
            "Make it smaller, 1600 pixels in width, or save a photo as JPEG of quality 80.",
        )  # fmt: skip
