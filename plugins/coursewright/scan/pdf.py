"""Scans that came as a PDF, drawn page by page: this room alone knows PDFium (extra `scan`)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2

from coursewright.scan.picture import BadPicture, Grey, Pictures

FINE = 200
"""Dots an inch that pages are drawn with: enough for their codes and circles."""
LARGEST = 3600
"""Pixels of a page's longer side, at most: a page may say that it is as large as a wall."""
INCH = 72
LOCKED = 4
"""What PDFium says of a file that asks for a password (FPDF_ERR_PASSWORD)."""


def read_pdf(path: Path) -> Pictures:
    """The pages of a PDF, each of which is drawn when it is asked for. BadPicture where there is none."""
    try:
        pdf = pypdfium2.PdfDocument(path.read_bytes())
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == LOCKED:
            raise BadPicture("this PDF asks for a password; save it without one.") from fault
        raise BadPicture("this PDF is damaged, or none at all; scan the sheets again.") from fault
    if not len(pdf):
        raise BadPicture("this PDF has no pages.")

    def page(number: int) -> Grey:
        try:
            own = pdf[number]
            longest = max(own.get_size())
            scale = min(FINE / INCH, LARGEST / longest) if longest > 0 else 1.0
            drawn = own.render(scale=scale, grayscale=True).to_numpy()
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as fault:
            raise BadPicture("this page of the PDF cannot be drawn; scan it again.") from fault
        return np.array(drawn.reshape(drawn.shape[:2]), dtype=np.uint8)  # a copy: pdfium takes its own back

    return Pictures(count=len(pdf), picture=page)
