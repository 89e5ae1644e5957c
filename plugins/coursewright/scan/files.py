"""Files of scanners and cameras: images, and documents of many pages."""

from __future__ import annotations

from pathlib import Path

from coursewright.scan.picture import Pictures, read_images

PDF = ".pdf"


def read_pictures(path: Path) -> Pictures:
    """The pictures of a file in grey. BadPicture where there is none."""
    if path.suffix.lower() == PDF:
        from coursewright.scan.pdf import read_pdf  # late: what draws a PDF is needed by nobody else

        return read_pdf(path)
    return read_images(path)
